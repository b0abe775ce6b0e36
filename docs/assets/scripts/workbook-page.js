/* The page of a workbook in one file. Its data is in three elements: #sheets, the forms, gzipped or not (workbook.js); #answers, empty or the text of
   a backup (backup-file.js), encrypted or not; #modules, these scripts. Nothing is stored in the browser: saving downloads this page as it
   was loaded, with other answers. */

import { askPassphrase, readBackup, writeBackup } from "./backup-file.js";
import { download, today } from "./copies.js";
import { formatDates } from "./dates.js";
import { createStatusBar, handleActions, preventUnload } from "./dialogs.js";
import { cloneTemplate, createAnswer, createElement } from "./elements.js";
import * as fields from "./fields.js";
import { togglePassphrase } from "./passphrase.js";

const originalPage = document.documentElement.cloneNode(true);
const book = document.querySelector(".workbook");
const say = createStatusBar();
const textOf = (id) => document.getElementById(id).textContent;

let passphrase = "";
/** The number of changes, and how many of them are in a file. */
let changes = 0;
let saved = 0;
/** All fillings on the page, in its order: {sheet, title, begun, section, controls: name → controls, unplaced: name → entry without a field}. */
const fillings = [];

async function parseForms(text) {
  if (text.startsWith("[")) return JSON.parse(text);
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  return JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text());
}

/* ---- Showing ---- */

/** Prefixes all ids of a form: a sheet may be on the page several times. */
function renumber(form, prefix) {
  for (const name of ["id", "for", "aria-labelledby", "aria-describedby"]) {
    for (const element of form.querySelectorAll(`[${name}]`)) element.setAttribute(name, element.getAttribute(name).split(" ").map((id) => prefix + id).join(" "));
  }
  for (const link of form.querySelectorAll("[href^='#']")) link.setAttribute("href", `#${prefix}${link.getAttribute("href").slice(1)}`);
}

/** Inserts a filling of a sheet before the element `next`. */
function showFilling(sheet, { begun, entries = [] }, date, next) {
  const section = cloneTemplate(book, "[data-part=filling]");
  section.querySelector("span").textContent = date ?? "";
  section.querySelector(".sheet-begun").hidden = !date;
  section.querySelector("form").outerHTML = sheet.form;
  renumber(section.querySelector("form"), `s${fillings.length}-`);
  next.before(section);
  const controls = fields.byName(section);
  const unplaced = new Map();
  for (const [name, entry] of entries) {
    if (controls.has(name) && fields.fits(controls.get(name), entry.value)) fields.write(controls.get(name), entry.value);
    else unplaced.set(name, entry);
  }
  for (const { label, value, text } of unplaced.values()) {
    section.querySelector("dl").append(createElement("dt", label), createAnswer("dd", value === true ? "✓" : text ?? value));
  }
  fields.setUp(section);
  fields.updateRows(section);
  fillings.push({ ...sheet, begun, section, controls, unplaced });
  return section;
}

function showSheet(sheet, kept) {
  const section = cloneTemplate(book, "[data-part=sheet]");
  section.id = `sheet-${sheet.sheet}`;
  section.querySelector("h2").textContent = sheet.title;
  section.querySelector(".lede").textContent = sheet.purpose;
  book.querySelector(".workbook-sheets").append(section);
  const buttons = section.querySelector(":scope > .sheet-buttons");
  const dates = formatDates(kept.map(({ begun }) => begun));
  for (const filling of kept.length ? kept : [{}]) showFilling(sheet, filling, dates.get(filling.begun), buttons);
  buttons.querySelector("button").addEventListener("click", () => {
    showFilling(sheet, {}, undefined, buttons).querySelector("form :is(input, textarea)")?.focus();
  });
  const item = createElement("li", "");
  item.append(createElement("a", sheet.title, { href: `#${section.id}` }));
  book.querySelector("nav ul").append(item);
}

async function open() {
  const text = textOf("answers");
  const backup = text ? await readBackup(text) : { sheets: new Map(), passphrase: "" };
  if (!backup) return; // the reader has canceled
  ({ passphrase } = backup);
  for (const sheet of await parseForms(textOf("sheets"))) showSheet(sheet, backup.sheets.get(sheet.sheet) ?? []);
  book.querySelector(".workbook-locked").hidden = true;
  book.querySelector(".workbook-open").hidden = false;
}

/* ---- Saving ---- */

/** All answers of a filling, as [name, entry]. One that its field can't show gives way to what was written there, as "name~1", "name~2" …; see
    setAside() of storage.js. */
function entriesOf({ controls, unplaced }) {
  const entries = new Map([...controls].map(([name, field]) => [name, fields.entryOf(field)]).filter(([, entry]) => entry));
  for (const [name, entry] of unplaced) {
    let free = name;
    for (let number = 1; entries.has(free) || (free !== name && unplaced.has(free)); number += 1) free = `${name}~${number}`;
    entries.set(free, entry);
  }
  return [...entries];
}

async function save() {
  const newPassphrase = await askPassphrase(true, passphrase);
  if (newPassphrase === undefined) return;
  const number = changes;
  const sheets = [...new Set(fillings.map(({ sheet }) => sheet))].map((sheet) => {
    const own = fillings.filter((filling) => filling.sheet === sheet);
    return { sheet, title: own[0].title, fillings: own.map((filling) => [filling.begun, entriesOf(filling)]).filter(([, entries]) => entries.length) };
  });
  originalPage.querySelector("#answers").textContent = (await writeBackup(sheets, newPassphrase)).replaceAll("<", "\\u003c");
  download(`<!doctype html>\n${originalPage.outerHTML}`, "text/html", `${book.dataset.file}-${today()}.html`);
  passphrase = newPassphrase;
  saved = number; // not what was written while it was locked
  say("saved");
}

/* ---- Buttons and fields ---- */

handleActions({
  save,
  unlock: tryOpen,
  "show-passphrase": togglePassphrase,
  print: () => print(),
  "add-row": fields.addRow,
  clear: fields.clearChoice,
  calendar: async (button) => (await import("./calendar.js")).saveCalendarFile(button),
}, say);

book.addEventListener("input", ({ target }) => {
  const filling = fillings.find(({ section }) => section.contains(target));
  if (!filling || !fields.nameOf(target)) return;
  filling.begun ??= new Date().toISOString();
  changes += 1;
  fields.updateControl(target);
});
addEventListener("beforeunload", (event) => changes > saved && preventUnload(event));

let opening;

/** Opens the workbook, once, even if that takes a slow device so long that its reader asks again; shows a message if it is damaged or the
    passphrase is wrong. */
async function tryOpen() {
  try {
    await (opening ??= open());
  } catch (error) {
    say(error.key ?? "failed");
  } finally {
    opening = undefined;
  }
}

book.querySelector(".workbook-locked").hidden = false;
tryOpen();
