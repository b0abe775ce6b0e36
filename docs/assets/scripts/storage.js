/* What this device keeps of worksheets. One answer is one entry of localStorage, `sheet:SLUG:NAME` → {"label", "value"}, so
   that two tabs never overwrite each other's fields. Any call may throw: storage is forbidden (private windows) or full. */

const keyOf = (sheet, name) => `sheet:${sheet}:${name}`;

function keys(prefix) {
  const found = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
  return found.filter((key) => key.startsWith(prefix));
}

/** The name that a key of localStorage holds for this sheet; undefined when it is none of this sheet's. */
export function nameIn(sheet, key) {
  const prefix = keyOf(sheet, "");
  return key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
}

export function names(sheet) {
  return keys(keyOf(sheet, "")).map((key) => nameIn(sheet, key));
}

/** All that is kept, as a Map of sheets to lists of [name, entry]. */
export function everything() {
  const sheets = new Map();
  for (const key of keys("sheet:")) {
    const [, sheet] = key.split(":", 2);
    const name = nameIn(sheet, key);
    sheets.set(sheet, [...(sheets.get(sheet) ?? []), [name, parse(localStorage.getItem(key), name)]]);
  }
  return sheets;
}

/** As it was written, for `parse`; null when there is none. */
export const read = (sheet, name) => localStorage.getItem(keyOf(sheet, name));

export function write(sheet, name, entry) {
  if (entry) localStorage.setItem(keyOf(sheet, name), JSON.stringify(entry));
  else localStorage.removeItem(keyOf(sheet, name));
}

/** Forgets one sheet, or without a name all of them. */
export function erase(sheet) {
  for (const key of keys(sheet === undefined ? "sheet:" : keyOf(sheet, ""))) localStorage.removeItem(key);
}

/** An entry as it was written, or the raw text when something else wrote it. */
export function parse(raw, name) {
  try {
    const entry = JSON.parse(raw);
    if (isEntry(entry)) return { label: entry.label, value: entry.value };
  } catch { /* not ours, but the reader may want it */ }
  return { label: name, value: raw, foreign: true };
}

export function isEntry(entry) {
  return entry !== null && typeof entry === "object" && typeof entry.label === "string" &&
    (typeof entry.value === "string" || entry.value === true);
}

/** True when storage itself refuses, not only this entry. */
export function isForbidden() {
  try {
    return localStorage.length < 0;
  } catch {
    return true;
  }
}
