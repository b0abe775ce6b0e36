/* Saved copies: a file that holds the answers of one sheet, and whatever somebody hands us instead of one. */

import { isEntry } from "./storage.js";

const KIND = "worksheet answers";
const VERSION = 1;
const LARGEST = 16 * 1024 * 1024;
const MOST_ANSWERS = 2000;

/** Hands the browser a file of `entries`, a list of [name, entry]. */
export function save(sheet, title, entries) {
  const answers = Object.create(null); // a name may be "__proto__"
  for (const [name, { label, value }] of entries) answers[name] = { label, value };
  const now = new Date();
  const saved = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const copy = { kind: KIND, version: VERSION, sheet, title, saved, answers };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(copy, null, 1)], { type: "application/json" }));
  link.download = `${sheet}-${saved}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** The entries of a saved copy, or why it cannot be opened (a word of the page's, and a title). */
export async function read(file, sheet) {
  if (file.size > LARGEST) return { fault: "tooLarge" };
  let copy;
  try {
    copy = JSON.parse(await file.text());
  } catch {
    return { fault: "notCopy" };
  }
  if (copy === null || typeof copy !== "object" || copy.kind !== KIND) return { fault: "notCopy" };
  if (copy.version !== VERSION) return { fault: "otherVersion" };
  if (copy.sheet !== sheet) return { fault: "otherSheet", title: String(copy.title ?? copy.sheet).slice(0, 80) };
  if (copy.answers === null || typeof copy.answers !== "object" || Array.isArray(copy.answers)) return { fault: "damaged" };
  const entries = Object.entries(copy.answers);
  if (entries.length > MOST_ANSWERS || !entries.every(([, entry]) => isEntry(entry))) return { fault: "damaged" };
  return { entries };
}
