/* Moves answers from localStorage to the database: what a page wrote just before it ended (see log() of storage.js), and what earlier versions
   of these pages stored there, `sheet:SLUG:NAME` → {"label", "value"}. They are removed from localStorage only once they are on disk
   in the database. */

import * as storage from "./storage.js";
import { addFillings } from "./stored-fillings.js";

const keysOf = (sheet) => storage.keysOf(`sheet:${sheet === undefined ? "" : `${sheet}:`}`);

/** Writes what pages have logged. */
async function replay() {
  for (const key of storage.loggedKeys()) {
    const args = JSON.parse(localStorage.getItem(key));
    if (args) await storage.write(...args, true); // otherwise another tab has written it meanwhile
    localStorage.removeItem(key);
  }
}

/** The legacy answers of one sheet, or of all: sheet → name → entry. */
export function read(sheet) {
  const sheets = new Map();
  for (const key of keysOf(sheet)) {
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

/** Writes what is logged, and moves the legacy answers of `sheets`, a list, to the filling that each shows, or to a new one. */
export async function migrate(sheets) {
  await replay();
  const now = new Date().toISOString();
  for (const sheet of sheets) {
    const entries = read(sheet).get(sheet);
    if (!entries) continue;
    await addFillings([[sheet, (await storage.read(sheet)).current || now, entries]]);
    erase(sheet, entries);
  }
}

/** Erases legacy answers; with `entries`, only these, and only if they have not changed since. */
export function erase(sheet, entries) {
  for (const key of keysOf(sheet)) {
    const name = key.slice(`sheet:${sheet}:`.length);
    if (!entries || parseEntry(localStorage.getItem(key), name).value === entries.get(name)?.value) localStorage.removeItem(key);
  }
}
