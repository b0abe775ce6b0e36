/* All answers as one readable page, to print or to save: dates, questions and answers, without what was left empty. Made on this device;
   the saved file has no script and loads nothing. */

import { download, today } from "./copies.js";
import { formatDates } from "./dates.js";
import { ask, formatDate } from "./dialogs.js";
import { createAnswer, createElement, renderList } from "./elements.js";
import { byName, choiceText, fits, fullLabel, nameOf, textOf } from "./fields.js";
import { fetchPage, linkTo, titleOf } from "./sheet-list.js";

const STYLE = "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.55 Georgia,serif;overflow-wrap:anywhere}h1,h2,h3{line-height:1.25}h2{margin-top:2.5rem;border-top:1px solid}h4{margin:1.2rem 0 .2rem;font-size:1rem}p{margin:.2rem 0;white-space:pre-wrap}";
const HEAD = `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><meta name="viewport" content="width=device-width"><style>${STYLE}</style>`;

const section = document.querySelector(".sheet-document");
/** What the document shows: the keys of fillings, as [sheet, filling]. */
let selection = [];
/** The sheets' pages, by sheet, if they can be loaded, for the order and the text of their questions. They are loaded first, so that nothing is
    waited for while the document shows what may have been erased. */
const pages = new Map();

/** Lets the reader choose, and shows the document. `read` resolves to what is stored, sheet → filling → name → entry. */
export async function showDocument(list, read) {
  selection = await select(list, await read());
  const names = new Set(selection.map(([sheet]) => sheet));
  await Promise.all(Array.from(names, async (sheet) => pages.set(sheet, pages.get(sheet) ?? await fetchPage(linkTo(list, sheet)).catch(() => undefined))));
  updateDocument(list, await read());
  if (!selection.length) return;
  section.hidden = false;
  document.documentElement.classList.add("shows-document");
  section.querySelector("h2").setAttribute("tabindex", "-1");
  section.querySelector("h2").focus();
}

/** Shows what is stored now of what was chosen, since another page may have changed or erased it. */
export function updateDocument(list, sheets) {
  selection = selection.filter(([sheet, filling]) => sheets.get(sheet)?.has(filling));
  if (selection.length) render(list, sheets);
  else closeDocument();
}

function render(list, sheets) {
  const parts = [createElement("h2", section.dataset.title)];
  for (const sheet of new Set(selection.map(([name]) => name))) {
    const page = pages.get(sheet);
    parts.push(createElement("h3", textOf(page?.querySelector("h1")) || titleOf(list, sheet)));
    const fillings = selection.filter(([name]) => name === sheet).map(([, filling]) => filling);
    const dates = formatDates(fillings);
    for (const filling of fillings) {
      if (filling) parts.push(createElement("p", dates.get(filling), { className: "facts" }));
      for (const [question, lines] of listAnswers(page, sheets.get(sheet).get(filling))) parts.push(createElement("h4", question), ...lines.map((line) => createAnswer("p", line)));
    }
  }
  section.querySelector(":scope > div").replaceChildren(...parts);
}

export function closeDocument() {
  section.hidden = true;
  section.querySelector(":scope > div").replaceChildren();
  document.documentElement.classList.remove("shows-document");
  document.querySelector("[data-do=document]").focus();
}

/** Downloads the document as an HTML file. It is put together as text, because the policy of this page lets no script add a style. */
export function saveDocument() {
  const title = createElement("title", section.dataset.title).outerHTML;
  const body = section.querySelector(":scope > div").innerHTML;
  const html = `<!doctype html>\n<html lang="${document.documentElement.lang}"><head>${HEAD}${title}</head><body>${body}</body></html>`;
  download(html, "text/html", `${section.dataset.file}-${today()}.html`);
}

/** Asks which fillings to show; resolves to their keys. */
async function select(list, sheets) {
  const dialog = document.querySelector("dialog[data-ask=document]");
  const options = [...sheets].flatMap(([sheet, fillings]) => [...formatDates([...fillings.keys()])].map(([filling, date]) => ({ sheet, filling, date })));
  renderList(dialog, options, (item, { sheet, date }, index) => {
    Object.assign(item.querySelector("input"), { checked: true, value: index });
    item.querySelector("span").textContent = [titleOf(list, sheet), date].filter(Boolean).join("\n");
  });
  if (!await ask("document")) return [];
  return [...dialog.querySelectorAll("input:checked")].map(({ value }) => [options[value].sheet, options[value].filling]);
}

/** [question, lines of its answers], in the order of the sheet. */
function listAnswers(page, entries) {
  const rest = new Map(entries);
  const answers = [];
  const controls = page ? byName(page) : new Map();
  for (const field of page?.querySelectorAll("form.sheet .field") ?? []) {
    const lines = [];
    for (const name of new Set([...field.querySelectorAll("[data-answer]")].map(nameOf))) {
      if (!rest.has(name)) continue;
      lines.push(formatAnswer(field, controls.get(name), rest.get(name)));
      rest.delete(name);
    }
    if (lines.length) answers.push([textOf(field.querySelector("legend, caption span, label")), lines]);
  }
  for (const { label, value, text } of rest.values()) answers.push([label, [value === true ? "✓" : text ?? value]]);
  return answers;
}

function formatAnswer(field, [control, ...more], { value, text }) {
  if (value === true) return `✓ ${textOf(control.labels[0])}`;
  if (control.type === "date" && fits([control], value)) return formatDate(`${value}T12:00`);
  if (field.dataset.block === "grid") return `${fullLabel([control]).split(" – ").pop()}: ${value}`;
  const ends = [["0", ".low"], ["10", ".high"]].map(([number, selector]) => [number, textOf(field.querySelector(selector))]).filter(([, label]) => label);
  if (field.dataset.block === "rate" && ends.length) return `${value} (${ends.map((end) => end.join(": ")).join(", ")})`;
  return choiceText([control, ...more], value) || (text ?? value);
}
