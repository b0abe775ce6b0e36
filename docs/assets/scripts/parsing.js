/* What a file of answers may hold: whatever else stands in it is a fault, whose key says what the reader is told. */

import { KIND, VERSION } from "./copies.js";

const LONGEST = 500000; // letters of one answer: several books' worth would only stop the browser
const MOST_ANSWERS = 2000;
const MOST_FILLINGS = 1000;

export class Fault extends Error {
  constructor(key, title) {
    super(key);
    Object.assign(this, { key, title });
  }
}

export const isObject = (thing) => thing !== null && typeof thing === "object" && !Array.isArray(thing);

/** A day or a moment as this site writes it; undefined for anything else. */
const moment = (text) => (typeof text === "string" && /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(text) && Date.parse(text) ? new Date(text).toISOString() : undefined);

/** The entries under "answers", as a list of [name, entry]. */
function entriesOf(answers) {
  if (!isObject(answers)) throw new Fault("damaged");
  const entries = Object.entries(answers);
  if (entries.length > MOST_ANSWERS) throw new Fault("damaged");
  return entries.map(([name, entry]) => {
    const { label, value, text } = isObject(entry) ? entry : {};
    const fine = typeof label === "string" && (value === true || (typeof value === "string" && value.length <= LONGEST)) && ["string", "undefined"].includes(typeof text);
    if (!fine) throw new Fault("damaged");
    return [name, { label, value, ...(text && { text }) }];
  }).filter(([, { value }]) => value !== "");
}

/** A list of {begun, answers} as fillings, {begun, saved, entries}; those without an answer are left out. */
export function fillingsOf(list, saved) {
  if (!Array.isArray(list) || list.length > MOST_FILLINGS || !list.every(isObject)) throw new Fault("damaged");
  return list.map(({ begun, answers }) => ({ begun: moment(begun), saved: moment(saved), entries: entriesOf(answers) })).filter(({ entries }) => entries.length);
}

/** The fillings of a copy of one sheet, {sheet, title, fillings}, the one that was on the screen first. */
export function fromCopy(copy) {
  if (!isObject(copy) || copy.kind !== KIND) throw new Fault("notCopy");
  if (copy.version !== VERSION) throw new Fault("otherVersion");
  const { sheet, title, begun, answers, earlier = [], saved } = copy;
  if (typeof sheet !== "string" || !Array.isArray(earlier)) throw new Fault("damaged");
  return { sheet, title: (typeof title === "string" ? title : sheet).slice(0, 80), fillings: fillingsOf([{ begun, answers }, ...earlier], saved) };
}
