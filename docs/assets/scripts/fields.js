/* The fields of a sheet. One field is the list of controls that share a name: eleven for a scale, otherwise one. */

/** All fields of a form by name. */
export function byName(form) {
  const fields = new Map();
  for (const control of form.elements) {
    const name = control.dataset.answer; // not its `name`, which may differ where a form has a property of that name
    if (name) fields.set(name, [...(fields.get(name) ?? []), control]);
  }
  return fields;
}

/** A string, true for a tick, "" for nothing. */
export function read([first, ...more]) {
  if (first.type === "radio") return [first, ...more].find((radio) => radio.checked)?.value ?? "";
  if (first.type === "checkbox") return first.checked || "";
  return first.value;
}

export function fits([first, ...more], value) {
  if (first.type === "radio") return [first, ...more].some((radio) => radio.value === value);
  if (first.type === "checkbox") return value === true;
  if (first.type === "text") return typeof value === "string" && !/[\r\n]/.test(value);
  return typeof value === "string";
}

export function write(field, value) {
  if (read(field) === value) return;
  for (const control of field) {
    if (control.type === "radio") control.checked = control.value === value;
    else if (control.type === "checkbox") control.checked = value === true;
    else control.value = value;
  }
  settle(field[0]);
}

/** "Which of these? – Racing heart": enough to know an answer by when its field is gone. */
export function labelOf([control]) {
  const group = control.closest(".field").querySelector("legend, caption")?.textContent;
  const own = control.type === "radio" ? "" : control.labels[0]?.textContent;
  return [group, own].filter(Boolean).map((text) => text.trim()).join(" – ");
}

/** What follows from a change on the screen: room for the text, and a way to take a number back. */
export function settle(control) {
  if (control.type === "radio") {
    const field = control.closest(".field");
    const button = field.querySelector(".clear");
    if (button) button.hidden = !field.querySelector("input:checked");
  } else if (control.localName === "textarea" && !CSS.supports("field-sizing", "content")) {
    control.style.height = "auto";
    control.style.height = `${control.scrollHeight + control.offsetHeight - control.clientHeight}px`;
  }
}

/** A scale that was touched by mistake can be empty again. */
export function addClearButtons(form, words) {
  for (const scale of form.querySelectorAll("[data-block=rate] .scale")) {
    const radios = [...scale.querySelectorAll("input")];
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "clear", textContent: words, hidden: true });
    button.addEventListener("click", () => {
      for (const radio of radios) radio.checked = false;
      radios[0].dispatchEvent(new Event("input", { bubbles: true }));
      radios[0].focus();
    });
    scale.after(button);
  }
}
