/* Validates the content of saved copies. Anything unexpected throws a FileError, whose key is that of the message to show, or its text. */

import { KIND, VERSION } from "./copies.js";

/* A hostile file must not be able to stop the browser, but what readers save, they can open again: a daily log of many years, and an answer
   of any length. Whoever reads a file limits its bytes. */
const MAX_ANSWERS = 2000;
const MAX_FILLINGS = 5000;

export class FileError extends Error {
  constructor(key) {
    super(key);
    this.key = key;
  }
}

export const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** Does a file begin as a PDF does? In a copy, somebody may have written that. */
export const isPdf = async (file) => /^[^{]*%PDF-/.test(new TextDecoder("latin1").decode(await file.slice(0, 1024).arrayBuffer()));

/** The name of a sheet. */
export const isName = (value) => typeof value === "string" && value !== "";

/** A day, by the reader's calendar, or a time as this site writes it, in ISO format; undefined for anything else. */
export function parseTime(text) {
  const [day, time = "T12:00"] = /^(\d{4}-\d\d-\d\d)(T[\d:.]+Z)?$/.exec(text)?.slice(1) ?? [];
  return Date.parse(day + time) ? new Date(day + time).toISOString() : undefined;
}

/** The entries in "answers", as a list of [name, entry]. */
function parseAnswers(answers) {
  if (!isObject(answers)) throw new FileError("damaged");
  const entries = Object.entries(answers);
  if (entries.length > MAX_ANSWERS) throw new FileError("damaged");
  return entries.map(([name, entry]) => {
    const { label, value, text } = isObject(entry) ? entry : {};
    const valid = typeof label === "string" && (value === true || typeof value === "string") && ["string", "undefined"].includes(typeof text);
    if (!valid) throw new FileError("damaged");
    return [name, { label, value, ...(text && { text }) }];
  }).filter(([, { value }]) => value !== "");
}

/** Fillings, {begun, saved, entries}, from a list of {begun, answers}, without those that have no answers. */
export function parseFillings(list, saved) {
  if (!Array.isArray(list) || list.length > MAX_FILLINGS || !list.every(isObject)) throw new FileError("damaged");
  return list.map(({ begun, answers }) => ({ begun: parseTime(begun), saved: parseTime(saved), entries: parseAnswers(answers) })).filter(({ entries }) => entries.length);
}

/** A copy of one sheet, as {sheet, title, fillings}; the filling that was in the form comes first. */
export function parseCopy(copy) {
  if (!isObject(copy) || copy.kind !== KIND) throw new FileError("notCopy");
  if (copy.version !== VERSION) throw new FileError("otherVersion");
  const { sheet, title, begun, answers, earlier = [], saved } = copy;
  if (!isName(sheet) || !Array.isArray(earlier)) throw new FileError("damaged");
  return { sheet, title: (typeof title === "string" ? title : sheet).slice(0, 80), fillings: parseFillings([{ begun, answers }, ...earlier], saved) };
}
