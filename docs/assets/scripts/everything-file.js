/* The text of a file that holds the answers to many sheets, locked with a passphrase if the reader wants it, and the way back. A workbook
   that carries itself (workbook.js) has such a text in it. */

import { KIND as ONE_SHEET, byName, today } from "./copies.js";
import { ask } from "./dialogs.js";
import { isLocked, lock, unlock } from "./lock.js";
import { Fault, fillingsOf, fromCopy, isObject } from "./parsing.js";

const KIND = "worksheets on this device";
const VERSION = 1;
const MOST_SHEETS = 1000;
const IN_WORKBOOK = /<script type="application\/json" id="answers">([^<]*)<\/script>/;

/** Resolves to what the reader has typed, beginning with `known`; undefined when she goes back. */
export async function askPassphrase(isNew, known = "") {
  const dialog = document.querySelector("dialog[data-ask=passphrase]");
  const box = dialog.querySelector("input");
  box.value = known;
  for (const only of dialog.querySelectorAll("[data-for]")) only.hidden = only.dataset.for !== (isNew ? "new" : "old");
  const yes = await ask("passphrase");
  const { value } = box;
  box.value = "";
  return yes ? value : undefined;
}

/** The text for `sheets`, a list of {sheet, title, fillings: [[begun, [name, entry] …] …]}; with an empty passphrase it is not locked. */
export async function written(sheets, passphrase) {
  const all = sheets.map(({ sheet, title, fillings }) => ({
    sheet, title, fillings: fillings.map(([begun, entries]) => ({ ...(begun && { begun }), answers: byName(entries) })),
  }));
  const text = JSON.stringify({ kind: KIND, version: VERSION, saved: today(), sheets: all }, null, passphrase ? 0 : 1);
  return passphrase ? lock(text, passphrase) : text;
}

/** The fillings in such a text, or in the copy of one sheet, by sheet. */
export function sheetsOf(text) {
  let all;
  try {
    all = JSON.parse(text);
  } catch {
    throw new Fault("notCopy");
  }
  if (isObject(all) && all.kind === ONE_SHEET) {
    const { sheet, fillings } = fromCopy(all);
    return new Map([[sheet, fillings]]);
  }
  if (!isObject(all) || all.kind !== KIND) throw new Fault("notCopy");
  if (all.version !== VERSION) throw new Fault("otherVersion");
  if (!Array.isArray(all.sheets) || all.sheets.length > MOST_SHEETS) throw new Fault("damaged");
  return new Map(all.sheets.map((one) => {
    if (!isObject(one) || typeof one.sheet !== "string") throw new Fault("damaged");
    return [one.sheet, fillingsOf(one.fillings, all.saved)];
  }));
}

/** What a file holds, {sheets, passphrase}, asking for a passphrase where it is locked; undefined when the reader goes back. */
export async function opened(text) {
  const inside = IN_WORKBOOK.exec(text)?.[1] ?? text;
  if (!isLocked(inside)) return { sheets: sheetsOf(inside), passphrase: "" };
  const passphrase = await askPassphrase(false);
  if (passphrase === undefined) return undefined;
  let unlocked;
  try {
    unlocked = await unlock(inside, passphrase);
  } catch {
    throw new Fault("wrong");
  }
  return { sheets: sheetsOf(unlocked), passphrase };
}
