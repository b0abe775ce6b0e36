/* Moves answers from localStorage to the database: what a page wrote just before it ended (see log() of storage.js), and what earlier versions
   of these pages stored there, `sheet:SLUG:NAME` → {"label", "value"}. They are removed from localStorage only once they are on disk
   in the database. */

import * as storage from "./storage.js";
import { addFillings, renameSheet } from "./stored-fillings.js";

const legacyKeys = (sheet) => storage.keysOf("sheet", sheet);

/** Writes what pages have logged, the latest first: what it emptied takes earlier words with it. */
async function replay() {
  for (const key of storage.keysOf("write").sort((one, other) => other.split(":")[5] - one.split(":")[5])) {
    const args = JSON.parse(localStorage.getItem(key));
    if (args) await storage.write(...args, true); // otherwise another tab has written it meanwhile
    localStorage.removeItem(key);
  }
}

/** The legacy answers of one sheet, or of all: sheet → name → entry. */
export function read(sheet) {
  const sheets = new Map();
  for (const key of legacyKeys(sheet)) {
    const [, slug] = key.split(":", 2);
    const name = key.slice(`sheet:${slug}:`.length);
    if (!sheets.has(slug)) sheets.set(slug, new Map());
    sheets.get(slug).set(name, parseEntry(localStorage.getItem(key), name));
  }
  return sheets;
}

/** A stored entry, or one with the raw text if something else wrote it: the reader may want it. */
function parseEntry(raw, name) {
  try {
    const { label, value, text } = JSON.parse(raw);
    if (typeof label === "string" && (typeof value === "string" || value === true)) return { label, value, ...(typeof text === "string" && { text }) };
  } catch { /* not JSON */ }
  return { label: name, value: raw, foreign: true };
}

/** Writes what is logged; moves the legacy answers of `sheets`, a list, to the filling that each shows, or to a new one; if `areNames`, all
    but the first of them are former names of that, and what is stored under them moves, too. */
export async function migrate(sheets, areNames) {
  await storage.finishErasing(); // before anything erased is written
  await replay();
  const now = new Date().toISOString();
  for (const sheet of sheets) {
    const entries = read(sheet).get(sheet);
    if (!entries) continue;
    await addFillings([[sheet, (await storage.read(sheet)).current || now, entries]]);
    remove(sheet, entries);
  }
  const [sheet, ...oldNames] = sheets;
  if (areNames && oldNames.length && await storage.exists()) await renameSheet(oldNames, sheet);
}

/** Removes legacy answers that have not changed since. */
function remove(sheet, entries) {
  for (const key of legacyKeys(sheet)) {
    const name = key.slice(`sheet:${sheet}:`.length);
    if (parseEntry(localStorage.getItem(key), name).value === entries.get(name)?.value) localStorage.removeItem(key);
  }
}
