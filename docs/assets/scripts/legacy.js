/* What pages of before kept in localStorage, `sheet:SLUG:NAME` → {"label", "value"}, moves to the device's database. It is taken
   out of its old place only when it is on disk in the new one. */

import { add } from "./adding.js";
import { read } from "./device.js";

function keysOf(sheet) {
  try {
    const prefix = `sheet:${sheet === undefined ? "" : `${sheet}:`}`;
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return []; // forbidden: nothing was kept
  }
}

/** The old answers of one sheet, or of all: sheet → name → entry. */
export function found(sheet) {
  const sheets = new Map();
  for (const key of keysOf(sheet)) {
    const [, slug] = key.split(":", 2);
    const name = key.slice(`sheet:${slug}:`.length);
    if (!sheets.has(slug)) sheets.set(slug, new Map());
    sheets.get(slug).set(name, parsed(localStorage.getItem(key), name));
  }
  return sheets;
}

/** An entry as it was written, or the raw text when something else wrote it: the reader may want it. */
function parsed(raw, name) {
  try {
    const { label, value } = JSON.parse(raw);
    if (typeof label === "string" && (typeof value === "string" || value === true)) return { label, value };
  } catch { /* not ours */ }
  return { label: name, value: raw, foreign: true };
}

/** Moves the old answers of `sheets`, a list, into the filling that each shows, or into a new one. */
export async function move(sheets) {
  const now = new Date().toISOString();
  for (const sheet of sheets) {
    const entries = found(sheet).get(sheet);
    if (!entries) continue;
    await add([[sheet, (await read(sheet)).current || now, entries]]);
    erase(sheet, entries);
  }
}

/** Takes old answers away; with `entries` only those, and only if nobody has changed them meanwhile. */
export function erase(sheet, entries) {
  for (const key of keysOf(sheet)) {
    const name = key.slice(`sheet:${sheet}:`.length);
    if (!entries || parsed(localStorage.getItem(key), name).value === entries.get(name)?.value) localStorage.removeItem(key);
  }
}
