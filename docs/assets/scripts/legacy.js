/* Migrates answers from localStorage, where earlier versions of these pages stored them, `sheet:SLUG:NAME` → {"label", "value"}, to the
   database. They are removed from localStorage only once they are on disk in the database. */

import * as storage from "./storage.js";
import { addFillings } from "./stored-fillings.js";

function keysOf(sheet) {
  try {
    const prefix = `sheet:${sheet === undefined ? "" : `${sheet}:`}`;
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return []; // forbidden: nothing is stored
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
    const { label, value } = JSON.parse(raw);
    if (typeof label === "string" && (typeof value === "string" || value === true)) return { label, value };
  } catch { /* not JSON */ }
  return { label: name, value: raw, foreign: true };
}

/** Moves the legacy answers of `sheets`, a list, to the filling that each shows, or to a new one. */
export async function migrate(sheets) {
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
