/* The fields of a sheet. One field is the list of controls that share a name: eleven for a scale, otherwise one.
   A form's own properties are not asked: a field may be called "elements" or "dataset", and would answer in their place.
   What shows more or less of a field stands here as well: the rows of a log, and for paper all of a long answer, over as many
   pages as it needs, where a text box would be cut. */

import { day } from "./dialogs.js";

/** What the answer of a control is kept under: not its `name`, which may differ where a form has a property of that name. */
export const nameOf = (control) => control.dataset.answer;

/** All fields of a sheet by name. */
export function byName(sheet) {
  const fields = new Map();
  for (const control of sheet.querySelectorAll("form.sheet [data-answer]")) {
    control.setAttribute("autocomplete", "off"); // on each field, or a browser that is started again gives erased words back
    fields.set(nameOf(control), [...(fields.get(nameOf(control)) ?? []), control]);
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
  if (typeof value !== "string") return false;
  if (first.type === "date") return value === "" || /^\d{4}-\d\d-\d\d$/.test(value);
  return !isOneLine(first) || !/[\r\n]/.test(value);
}

const isOneLine = (control) => control.type === "text" || control.dataset.oneLine !== undefined;

/** Whether a control is a number of a scale: those are set in a row, and its ends have words. */
export const isScale = (control) => Boolean(control?.closest("[data-block=rate]"));

/** Shows a value; the caret stays where it is. */
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
  settle(field[0]);
}

const wordsOf = (element) => element?.textContent.trim() ?? "";

/** "Which of these? – Racing heart": enough to know an answer by when its field is gone. */
export function labelOf([control]) {
  const group = control.closest(".field").querySelector("legend, caption");
  const ids = control.getAttribute("aria-labelledby")?.split(" ") ?? [];
  const own = ids.length ? ids.map((id) => wordsOf(control.ownerDocument.getElementById(id))).join(", ") : wordsOf(control.labels[0]);
  return [wordsOf(group), control.type === "radio" ? "" : own].filter(Boolean).join(" – ");
}

/** What an answer says where it is not what it is kept as: the words of a choice. */
export function textOf(field, value) {
  const chosen = field.find((control) => control.type === "radio" && control.value === value);
  const words = chosen && wordsOf(chosen.labels[0]);
  return words && words !== value ? words : undefined;
}

/** What is on the screen as it is kept, {label, value, text}; undefined for nothing. */
export function entryOf(field) {
  const value = read(field);
  const text = textOf(field, value);
  return value === "" ? undefined : { label: labelOf(field), value, ...(text && { text }) };
}

/** What follows from a change on the screen: one line stays one, room for the text, a way to take a number back, a file for the
    calendar. */
export function settle(control) {
  const field = control.closest(".field");
  if (isOneLine(control) && /[\r\n]/.test(control.value)) {
    const { selectionEnd } = control;
    control.value = control.value.replace(/\s*[\r\n]+\s*/g, " ");
    control.setSelectionRange(selectionEnd, selectionEnd);
  }
  /* Firefox keeps for its restored sessions what differs from how the page came, in spite of autocomplete="off". */
  for (const one of field.querySelectorAll("[type=radio], [type=checkbox]")) one.defaultChecked = one.checked;
  if (control.type === "radio") {
    const button = field.querySelector(".clear");
    if (button) button.hidden = !field.querySelector("input:checked");
  } else if (control.type === "date") {
    const offer = field.querySelector(".calendar-file");
    if (offer) offer.hidden = !control.value;
  } else if (control.localName === "textarea" && !CSS.supports("field-sizing", "content")) {
    control.style.height = "auto";
    control.style.height = `${control.scrollHeight + control.offsetHeight - control.clientHeight}px`;
  }
}

/** Once for a sheet: its boxes know how tall they came, one line stays one, Enter sends nothing, a choice can be taken back, and all
    of it goes onto paper. */
export function makeReady(sheet) {
  for (const box of sheet.querySelectorAll("textarea")) box.style.setProperty("--rows", box.rows);
  sheet.addEventListener("beforeinput", (event) => event.inputType === "insertLineBreak" && isOneLine(event.target) && event.preventDefault());
  sheet.addEventListener("submit", (event) => event.target === sheet.querySelector("form.sheet") && event.preventDefault());
  addClearButtons(sheet);
  addEventListener("beforeprint", () => mirror(sheet));
  matchMedia("print").addEventListener("change", ({ matches }) => matches && mirror(sheet));
}

/** A choice that was touched by mistake can be empty again. */
function addClearButtons(sheet) {
  for (const field of sheet.querySelectorAll(".field[data-clear]")) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "clear", textContent: field.dataset.clear, hidden: true });
    field.append(button);
  }
  sheet.addEventListener("click", ({ target }) => {
    if (!target.matches(".clear")) return;
    const radios = [...target.closest(".field").querySelectorAll("[type=radio]")];
    for (const radio of radios) radio.checked = false;
    radios[0].dispatchEvent(new Event("input", { bubbles: true }));
    radios[0].focus();
  });
}

/* ---- Rows of a log ---- */

const FIRST = 2;
const rowsOf = (grid) => [...grid.querySelectorAll("tbody tr:not(.example)")];

export function showRows(sheet) {
  for (const grid of sheet.querySelectorAll(".field[data-add]")) {
    const rows = rowsOf(grid);
    const written = rows.findLastIndex((row) => [...row.querySelectorAll("textarea")].some((box) => box.value));
    const shown = Math.max(FIRST, written + 1, Number(grid.dataset.rows ?? 0));
    rows.forEach((row, index) => { row.hidden = index >= shown; });
    grid.querySelector(".add-row").hidden = shown >= rows.length;
  }
}

export function addRow(button) {
  const grid = button.closest(".field");
  const next = rowsOf(grid).findIndex((row) => row.hidden);
  grid.dataset.rows = next + 1;
  showRows(grid.parentNode);
  rowsOf(grid)[next].querySelector("textarea").focus();
}

/* ---- On paper ---- */

function mirror(sheet) {
  for (const control of sheet.querySelectorAll("form.sheet :is(textarea, input[type=text], input[type=date])")) {
    let written = control.nextElementSibling;
    if (!written?.classList.contains("written")) {
      written = Object.assign(document.createElement("div"), { className: "written", dir: "auto" });
      written.style.setProperty("--rows", control.rows ?? 1);
      control.after(written);
    }
    written.textContent = control.type === "date" && control.value ? day(`${control.value}T12:00`) : control.value;
  }
  sheet.querySelector("form.sheet").classList.add("mirrored");
}
