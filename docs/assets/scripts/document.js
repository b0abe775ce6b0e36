/* One readable page of what was written, to print or to take to somebody: dates, questions and answers, and nothing that was left
   empty. Made on this device; the file of it has no script and asks for nothing. */

import { hand, today } from "./copies.js";
import { days } from "./days.js";
import { ask, day, element } from "./dialogs.js";
import { byName, isScale, labelOf, nameOf, textOf } from "./fields.js";

const STYLE = "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.55 Georgia,serif;overflow-wrap:anywhere}h1,h2,h3{line-height:1.25}h2{margin-top:2.5rem;border-top:1px solid}h4{margin:1.2rem 0 .2rem;font-size:1rem}p{margin:.2rem 0;white-space:pre-wrap}";

const wordsOf = (found) => found?.textContent.trim() ?? "";

/** Lets the reader choose, and shows the page. `sheets`: sheet → filling → name → entry. */
export async function make(part, sheets) {
  const chosen = await choose(part, sheets);
  if (!chosen) return;
  const section = document.querySelector(".sheet-document");
  const place = section.querySelector(":scope > div");
  place.replaceChildren(element("h2", section.dataset.title));
  for (const [sheet, fillings] of chosen) {
    const page = await pageOf(part, sheet);
    place.append(element("h3", wordsOf(page?.querySelector("h1")) || titleOf(part, sheet)));
    const dates = days(fillings.map(([filling]) => filling));
    for (const [filling, entries] of fillings) {
      if (filling) place.append(element("p", dates.get(filling), { className: "facts" }));
      for (const [question, lines] of answersOf(page, entries)) place.append(element("h4", question), ...lines.map((line) => element("p", line, { dir: "auto" })));
    }
  }
  section.hidden = false;
  document.documentElement.classList.add("shows-document");
  section.querySelector("h2").setAttribute("tabindex", "-1");
  section.querySelector("h2").focus();
}

export function close() {
  document.querySelector(".sheet-document").hidden = true;
  document.querySelector(".sheet-document > div").replaceChildren();
  document.documentElement.classList.remove("shows-document");
}

/** Hands the browser the page as a file. */
export function save() {
  const section = document.querySelector(".sheet-document");
  const made = document.implementation.createHTMLDocument(section.dataset.title);
  made.documentElement.lang = document.documentElement.lang;
  made.head.prepend(
    Object.assign(made.createElement("meta"), { content: "text/html; charset=utf-8", httpEquiv: "Content-Type" }),
    Object.assign(made.createElement("meta"), { httpEquiv: "Content-Security-Policy", content: "default-src 'none'; style-src 'unsafe-inline'" }),
    Object.assign(made.createElement("meta"), { name: "viewport", content: "width=device-width" }),
  );
  made.body.append(...[...section.querySelector(":scope > div").cloneNode(true).childNodes]);
  const text = made.documentElement.outerHTML.replace("</head>", `<style>${STYLE}</style></head>`); // this page's policy lets no script add a style
  hand(`<!doctype html>\n${text}`, "text/html", `${section.dataset.file}-${today()}.html`);
}

const titleOf = (part, sheet) => part.querySelector(`[data-sheet="${CSS.escape(sheet)}"] a`)?.textContent ?? sheet;

async function choose(part, sheets) {
  const dialog = document.querySelector("dialog[data-ask=document]");
  const all = [...sheets].flatMap(([sheet, fillings]) => [...fillings].map(([filling, entries]) => ({ sheet, filling, entries, date: days([...fillings.keys()]).get(filling) })));
  dialog.querySelector("ul").replaceChildren(...all.map(({ sheet, date }, index) => {
    const item = document.createElement("li");
    const label = document.createElement("label");
    const box = Object.assign(document.createElement("input"), { type: "checkbox", checked: true, value: index, autocomplete: "off" });
    label.append(box, element("span", [titleOf(part, sheet), date].filter(Boolean).join(" · ")));
    item.append(label);
    return item;
  }));
  if (!await ask("document")) return undefined;
  const chosen = new Map();
  for (const box of dialog.querySelectorAll("input:checked")) {
    const { sheet, filling, entries } = all[box.value];
    chosen.set(sheet, [...(chosen.get(sheet) ?? []), [filling, entries]]);
  }
  return chosen.size ? chosen : undefined;
}

/** The sheet as it is on this site, for the order and the words of its questions; undefined when it can't be had. */
async function pageOf(part, sheet) {
  const link = part.querySelector(`[data-sheet="${CSS.escape(sheet)}"] a`);
  try {
    const answer = link && await fetch(link.href);
    return answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : undefined;
  } catch {
    return undefined; // no network
  }
}

/** Questions with their answers, each a list of lines, in the order of the sheet. */
function answersOf(page, entries) {
  const rest = new Map(entries);
  const found = [];
  const controls = page ? byName(page) : new Map();
  for (const field of page?.querySelectorAll("form.sheet .field") ?? []) {
    const lines = [];
    for (const name of new Set([...field.querySelectorAll("[data-answer]")].map(nameOf))) {
      if (!rest.has(name)) continue;
      lines.push(lineOf(field, controls.get(name), rest.get(name)));
      rest.delete(name);
    }
    if (lines.length) found.push([wordsOf(field.querySelector("legend, caption, label")), lines]);
  }
  for (const { label, value, text } of rest.values()) found.push([label, [value === true ? "✓" : text ?? value]]);
  return found;
}

function lineOf(field, [control, ...more], { value, text }) {
  if (value === true) return `✓ ${wordsOf(control.labels[0])}`;
  if (control.type === "date" && /^\d{4}-\d\d-\d\d$/.test(value)) return day(`${value}T12:00`);
  if (field.dataset.block === "grid") return `${labelOf([control]).split(" – ").at(-1)}: ${value}`;
  const ends = [["0", ".low"], ["10", ".high"]].map(([number, place]) => [number, wordsOf(field.querySelector(place))]).filter(([, words]) => words);
  if (isScale(control) && ends.length) return `${value} (${ends.map((end) => end.join(": ")).join(", ")})`;
  return textOf([control, ...more], value) ?? text ?? value;
}
