/* One file for all that is on this device, locked with a passphrase if the reader wants it, and the way back. What is opened stands
   beside what is here; nothing gives way to it. */

import { add, besides } from "./adding.js";
import { KIND as ONE_SHEET, byName, hand, today } from "./copies.js";
import { erase } from "./device.js";
import { ask } from "./dialogs.js";
import { Fault, fillingsOf, fromCopy, isObject } from "./files.js";
import { isLocked, lock, unlock } from "./lock.js";

const KIND = "worksheets on this device";
const VERSION = 1;
const LARGEST = 64 * 1024 * 1024; // bytes
const MOST_SHEETS = 1000;

/** Resolves to what the reader has typed; undefined when she goes back. */
async function askPassphrase(part, isNew) {
  const dialog = document.querySelector("dialog[data-ask=passphrase]");
  const box = dialog.querySelector("input");
  box.value = "";
  for (const only of dialog.querySelectorAll("[data-for]")) only.hidden = only.dataset.for !== (isNew ? "new" : "old");
  const yes = await ask("passphrase");
  const { value } = box;
  box.value = "";
  return yes ? value : undefined;
}

/* ---- Saving ---- */

/** Hands the browser the file; false when the reader goes back. */
export async function save(part, sheets) {
  const passphrase = await askPassphrase(part, true);
  if (passphrase === undefined) return false;
  const titleOf = (sheet) => part.querySelector(`[data-sheet="${CSS.escape(sheet)}"] a`)?.textContent ?? sheet;
  const all = [...sheets].map(([sheet, fillings]) => ({
    sheet, title: titleOf(sheet),
    fillings: [...fillings].map(([begun, entries]) => ({ ...(begun && { begun }), answers: byName(entries) })),
  }));
  const text = JSON.stringify({ kind: KIND, version: VERSION, saved: today(), sheets: all }, null, passphrase ? 0 : 1);
  hand(passphrase ? await lock(text, passphrase) : text, "application/json", `worksheets-${today()}.json`);
  return true;
}

/* ---- Opening ---- */

/** The fillings in a file of everything, or of one sheet, by sheet. */
function sheetsOf(text) {
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

async function read(part, file) {
  if (file.size > LARGEST) throw new Fault("tooLarge");
  const text = await file.text();
  if (!isLocked(text)) return sheetsOf(text);
  const passphrase = await askPassphrase(part, false);
  if (passphrase === undefined) return undefined;
  let opened;
  try {
    opened = await unlock(text, passphrase);
  } catch {
    throw new Fault("wrong");
  }
  return sheetsOf(opened);
}

/** Opens a file. `sheets` is what the device keeps; `after` is called when it keeps more. */
export async function open(part, file, sheets, say, after) {
  let found;
  try {
    found = await read(part, file);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return say(error.key, error);
  }
  if (!found) return;
  const added = [...found].flatMap(([sheet, fillings]) => besides(sheet, sheets.get(sheet) ?? new Map(), fillings).added);
  if (![...found.values()].some((fillings) => fillings.length)) return say("emptyCopy");
  if (added.length && !await ask("open-all")) return;
  await add(added);
  await after();
  say("allOpened", {
    time: 60000,
    undo: async () => {
      for (const [sheet, filling] of added) await erase(sheet, filling);
      await after();
    },
  });
}
