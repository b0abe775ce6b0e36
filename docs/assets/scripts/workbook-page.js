/* The page of a workbook that carries itself. What it holds is in three elements: #sheets, the forms, packed (workbook.js); #answers, a text
   of everything-file.js, locked or not, or nothing; #modules, these scripts. A browser keeps nothing of it: a saved workbook is this page
   as it came, with other answers in it. */

import { hand, today } from "./copies.js";
import { days } from "./days.js";
import { element, holdBack, listen, speaker } from "./dialogs.js";
import { askPassphrase, opened, written } from "./everything-file.js";
import * as fields from "./fields.js";

const pristine = document.documentElement.cloneNode(true);
const book = document.querySelector(".workbook");
const place = book.querySelector(".workbook-sheets");
const say = speaker();
const textOf = (id) => document.getElementById(id).textContent;

let passphrase = "";
let changed = false;
/** What is on the page, in its order: {sheet, title, begun, section, controls: name → controls, spare: name → entry without a field}. */
const fillings = [];

async function unpacked(base64) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text());
}

/* ---- Showing ---- */

const cloneOf = (name) => book.querySelector(`template[data-part=${name}]`).content.firstElementChild.cloneNode(true);

/** One id may stand but once in a page, and a sheet stands in it several times. */
function renumber(form, prefix) {
  for (const name of ["id", "for", "aria-labelledby", "aria-describedby"]) {
    for (const element of form.querySelectorAll(`[${name}]`)) element.setAttribute(name, element.getAttribute(name).split(" ").map((id) => prefix + id).join(" "));
  }
  for (const link of form.querySelectorAll("[href^='#']")) link.setAttribute("href", `#${prefix}${link.getAttribute("href").slice(1)}`);
}

/** Shows a filling of a sheet before `before`. */
function show(page, { begun, entries = [] }, date, before) {
  const section = cloneOf("filling");
  section.querySelector("time").textContent = date ?? "";
  section.querySelector(".sheet-begun").hidden = !date;
  const holder = section.querySelector("form");
  holder.outerHTML = page.form;
  renumber(section.querySelector("form"), `s${fillings.length}-`);
  before.before(section);
  const controls = fields.byName(section);
  const spare = new Map();
  for (const [name, entry] of entries) {
    if (controls.has(name) && fields.fits(controls.get(name), entry.value)) fields.write(controls.get(name), entry.value);
    else spare.set(name, entry);
  }
  for (const { label, value, text } of spare.values()) {
    section.querySelector("dl").append(element("dt", label), element("dd", value === true ? "✓" : text ?? value, { dir: "auto" }));
  }
  fields.makeReady(section);
  fields.showRows(section);
  fillings.push({ ...page, begun, section, controls, spare });
  return section;
}

function showSheet(page, kept) {
  const part = cloneOf("sheet");
  part.id = `sheet-${page.sheet}`;
  part.querySelector("h2").textContent = page.title;
  part.querySelector(".lede").textContent = page.purpose;
  place.append(part);
  const more = part.querySelector(":scope > .sheet-buttons");
  const dates = days(kept.map(({ begun }) => begun));
  for (const filling of kept.length ? kept : [{}]) show(page, filling, dates.get(filling.begun), more);
  more.querySelector("button").addEventListener("click", () => {
    show(page, {}, undefined, more).querySelector("form :is(input, textarea)")?.focus();
  });
  const line = element("li", "");
  line.append(element("a", page.title, { href: `#${part.id}` }));
  book.querySelector("nav ul").append(line);
}

async function open() {
  const text = textOf("answers");
  const found = text && await opened(text);
  if (text && !found) return;
  const kept = found ? found.sheets : new Map();
  ({ passphrase } = found || { passphrase: "" });
  for (const page of await unpacked(textOf("sheets"))) showSheet(page, kept.get(page.sheet) ?? []);
  book.querySelector(".workbook-locked").hidden = true;
  book.querySelector(".workbook-open").hidden = false;
}

/* ---- Saving ---- */

/** Each answer of a filling, as [name, entry]. */
const entriesOf = ({ controls, spare }) => [
  ...[...controls].map(([name, field]) => [name, fields.entryOf(field)]).filter(([, entry]) => entry),
  ...spare,
];

async function save() {
  const phrase = await askPassphrase(true, passphrase);
  if (phrase === undefined) return;
  const sheets = [...new Set(fillings.map(({ sheet }) => sheet))].map((sheet) => {
    const own = fillings.filter((filling) => filling.sheet === sheet);
    return { sheet, title: own[0].title, fillings: own.map((filling) => [filling.begun, entriesOf(filling)]).filter(([, entries]) => entries.length) };
  });
  pristine.querySelector("#answers").textContent = (await written(sheets, phrase)).replaceAll("<", "\\u003c");
  hand(`<!doctype html>\n${pristine.outerHTML}`, "text/html", `${book.dataset.file}-${today()}.html`);
  passphrase = phrase;
  changed = false;
  say("saved");
}

/* ---- What the reader does ---- */

listen({
  save,
  unlock: attempt,
  print: () => print(),
  "add-row": fields.addRow,
  async calendar(button) {
    const { saveDay } = await import("./calendar.js");
    saveDay(button);
  },
}, document.createElement("input"), undefined, say);

book.addEventListener("input", ({ target }) => {
  const filling = fillings.find(({ section }) => section.contains(target));
  if (!filling || !fields.nameOf(target)) return;
  filling.begun ??= new Date().toISOString();
  changed = true;
  fields.settle(target);
});
addEventListener("beforeunload", (event) => changed && holdBack(event));

/** Opens the book; what is wrong with it, or with the passphrase, is said. */
async function attempt() {
  try {
    await open();
  } catch (error) {
    say(error.key ?? "failed");
  }
}

book.querySelector(".workbook-locked").hidden = false;
await attempt();
