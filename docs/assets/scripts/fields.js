/* The fields of a sheet. A field is the list of controls that share a name: eleven for a scale, otherwise one.
   form.elements and the like are not used: a field may be named "elements" or "dataset", and would shadow the form's own property.
   Here are also the buttons of fields, the rows of a log, and for printing a copy of each answer that may break across pages, where a text box would be cut. */

/** The name under which a control's answer is stored; its `name` may differ to avoid properties of the form. */
export const nameOf = (control) => control.dataset.answer;

/** All fields of a sheet by name. */
export function byName(sheet) {
  const fields = new Map();
  for (const control of sheet.querySelectorAll("form.sheet [data-answer]")) {
    control.setAttribute("autocomplete", "off"); // or a browser that restarts fills erased answers in again
    fields.set(nameOf(control), [...(fields.get(nameOf(control)) ?? []), control]);
  }
  return fields;
}

/** A string, true for a checked box, "" for nothing. */
export function read(field) {
  const [first] = field;
  if (first.type === "radio") return field.find((radio) => radio.checked)?.value ?? "";
  if (first.type === "checkbox") return first.checked || "";
  return first.value;
}

/** Can a field show this value? */
export function fits(field, value) {
  const [first] = field;
  if (first.type === "radio") return field.some((radio) => radio.value === value);
  if (first.type === "checkbox") return value === true;
  if (typeof value !== "string") return false;
  if (first.type === "date") return Object.assign(first.cloneNode(), { value }).value === value;
  return !isOneLine(first) || !/[\r\n]/.test(value);
}

const isOneLine = (control) => control.matches("[type=text], [data-one-line]");

/** Sets a field's value; the selection stays where it is. */
export function write(field, value) {
  if (read(field) === value) return;
  for (const control of field) {
    if (control.type === "radio") control.checked = control.value === value;
    else if (control.type === "checkbox") control.checked = value === true;
    else {
      const { selectionStart, selectionEnd } = control;
      control.value = value;
      if (control === document.activeElement && selectionStart !== null) control.setSelectionRange(selectionStart, selectionEnd);
    }
  }
  updateControl(field[0]);
}

export const textOf = (element) => element?.textContent.trim() ?? "";

/** "Which of these? – Racing heart": identifies an answer even if its field no longer exists. */
export function fullLabel([control]) {
  const group = control.closest(".field").querySelector("legend, caption span");
  const ids = control.getAttribute("aria-labelledby")?.split(" ") ?? [];
  const label = ids.length ? ids.map((id) => textOf(control.ownerDocument.getElementById(id))).join(", ") : textOf(control.labels[0]);
  return [textOf(group), control.type === "radio" ? "" : label].filter(Boolean).join(" – ");
}

/** The label of a chosen radio button, if it differs from its value; else "". */
export function choiceText(field, value) {
  const radio = field.find((control) => control.type === "radio" && control.value === value);
  const text = textOf(radio?.labels[0]);
  return text === value ? "" : text;
}

/** A field's answer as it is stored, {label, value, text}; undefined for nothing. */
export function entryOf(field) {
  const value = read(field);
  const text = choiceText(field, value);
  return value === "" ? undefined : { label: fullLabel(field), value, ...(text && { text }) };
}

/** Updates what depends on a control's value: line breaks in a single line, height, the buttons to clear a choice or save a calendar file. */
export function updateControl(control) {
  const field = control.closest(".field");
  if (isOneLine(control) && control.value.includes("\n")) {
    const { selectionEnd } = control;
    control.value = control.value.replace(/\s*\n\s*/g, " ");
    control.setSelectionRange(selectionEnd, selectionEnd);
  }
  /* In spite of autocomplete="off", Firefox restores what differs from the default; because of it, WebKit resets inputs to that after Back. */
  for (const input of field.querySelectorAll("input")) input.defaultChecked = input.checked;
  if (control.localName === "input") control.defaultValue = control.value;
  const tool = field.querySelector(".clear, .calendar-file");
  if (tool) tool.hidden = !read([...field.querySelectorAll("[data-answer]")]);
  if (control.nextElementSibling?.className === "written") control.nextElementSibling.remove();
  if (control.localName === "textarea" && !CSS.supports("field-sizing", "content")) {
    control.style.height = "auto";
    control.style.height = `${control.scrollHeight + control.offsetHeight - control.clientHeight}px`;
  }
}

/** Sets up a sheet once: heights of its text boxes, no line breaks in single lines, no submission, printing. */
export function setUp(sheet) {
  for (const box of sheet.querySelectorAll("textarea")) box.style.setProperty("--rows", box.rows);
  sheet.addEventListener("beforeinput", (event) => event.inputType === "insertLineBreak" && isOneLine(event.target) && event.preventDefault());
  sheet.addEventListener("submit", (event) => event.target.matches("form.sheet") && event.preventDefault());
  addEventListener("beforeprint", () => copyForPrint(sheet));
}

/** Unchecks the radio buttons of a field, which its reader can't. */
export function clearChoice(button) {
  const radios = [...button.closest(".field").querySelectorAll("[type=radio]")];
  write(radios, "");
  radios[0].dispatchEvent(new Event("input", { bubbles: true }));
  radios[0].focus();
}

/* ---- Rows of a log ---- */

const rowsOf = (grid) => [...grid.querySelectorAll("tbody tr:not(.example)")];

/** Shows at least two rows of each log, those down to the last one with an answer, and those that were added. */
export function updateRows(sheet) {
  for (const grid of sheet.querySelectorAll(".field[data-add]")) {
    const rows = rowsOf(grid);
    const last = rows.map((row) => [...row.querySelectorAll("textarea")].some((box) => box.value)).lastIndexOf(true);
    const visible = Math.max(2, last + 1, grid.dataset.rows ?? 0);
    for (const row of rows) row.hidden = rows.indexOf(row) >= visible;
    grid.querySelector(".add-row").hidden = visible >= rows.length;
  }
}

export function addRow(button) {
  const grid = button.closest(".field");
  const next = rowsOf(grid).findIndex((row) => row.hidden);
  grid.dataset.rows = next + 1;
  updateRows(grid.parentNode);
  rowsOf(grid)[next].querySelector("textarea").focus();
}

/* ---- Printing ---- */

function copyForPrint(sheet) {
  for (const control of sheet.querySelectorAll("form.sheet :is(textarea, input[type=text], input[type=date])")) {
    if (control.nextElementSibling?.className === "written") control.nextElementSibling.remove();
    const textContent = control.valueAsDate?.toLocaleDateString(document.documentElement.lang, { dateStyle: "long", timeZone: "UTC" }) ?? control.value;
    const copy = Object.assign(document.createElement("div"), { className: "written", dir: "auto", translate: false, textContent });
    copy.style.setProperty("--rows", control.rows ?? 1);
    control.after(copy);
  }
  sheet.querySelector("form.sheet").classList.add("mirrored");
}
