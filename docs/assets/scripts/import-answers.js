/* Imports answers of a file into the page of a sheet, or those that were erased there. Each import can be undone, except where the reader
   has gone on writing. */

import * as fields from "./fields.js";
import { addFillings, placeFillings, removeFillings } from "./stored-fillings.js";

/** Would these entries replace an answer in the form? */
export function wouldReplace(answers, entries) {
  return entries.some(([name, { value }]) => answers.fits(name, value) && ![value, ""].includes(fields.read(answers.fields.get(name))));
}

/** Imports entries, a list of [name, entry], into the filling in the form; resolves to a function that undoes it. */
export async function importAnswers(answers, entries) {
  const before = new Map();
  const unplaced = [];
  for (const [name, entry] of entries) {
    if (!answers.fits(name, entry.value)) unplaced.push([name, entry]);
    else if (fields.read(answers.fields.get(name)) !== entry.value) {
      before.set(name, [fields.read(answers.fields.get(name)), entry.value]);
      setAnswer(answers, name, entry.value);
    }
  }
  await answers.flush();
  const removeUnplaced = unplaced.length && await addUnplaced(answers, unplaced);
  await answers.refresh();
  return async () => {
    for (const [name, [value, imported]] of before) if (fields.read(answers.fields.get(name)) === imported) setAnswer(answers, name, value);
    await answers.flush();
    if (!removeUnplaced) return;
    await removeUnplaced();
    await answers.refresh();
  };
}

function setAnswer(answers, name, value) {
  fields.write(answers.fields.get(name), value);
  answers.markPending(name);
}

const baseOf = (name) => name.split("~")[0]; // see setAside() of storage.js
/** Of an answer, wherever it is. */
const idOf = ([name, { value }]) => JSON.stringify([baseOf(name), value]);

/** Imports entries, but sets aside those in whose place the reader has written something else: all, or those that `isNewer` tells by name. */
const importBeside = (answers, entries, isNewer = () => true) => importAnswers(answers, entries.map(([name, entry]) => {
  const isReplaced = ![undefined, entry.value].includes(answers.entry(name)?.value) && isNewer(name);
  return [isReplaced ? `${baseOf(name)}~1` : name, entry];
}));

/** Brings back the entries that were only in the form of a filling, `shown`, as it was erased. What was written since stays. */
export async function bringBack(answers, shown, entries) {
  if ((answers.filling ?? shown) === shown) return importBeside(answers, entries, (name) => answers.pending.has(name));
  await addFillings([[answers.sheet, shown ?? new Date().toISOString(), entries]]);
  return answers.refresh();
}

/** A name that nothing on the page has: that of an answer, or "name~1", "name~2" … A field shows only what it can. */
function freeName(answers, name) {
  let free = name;
  for (let number = 1; answers.fields.has(free) || answers.unplaced.has(free); number += 1) free = `${baseOf(name)}~${number}`;
  return free;
}

/** Resolves to a function that undoes it. */
async function addUnplaced(answers, entries) {
  const known = new Set([...answers.unplaced].map(idOf));
  let added = entries.filter((entry) => !known.has(idOf(entry)));
  const filling = answers.filling ?? new Date().toISOString();
  try {
    if (!answers.keeping) throw new Error();
    await addFillings([[answers.sheet, filling, added]]);
    answers.filling = filling;
  } catch { // they wait to be stored, as what is written
    added = added.map(([name, entry]) => {
      const free = freeName(answers, name);
      answers.unstored.set(free, entry);
      answers.markPending(free);
      return [free, entry];
    });
  }
  return async () => {
    for (const [name] of added) if (answers.unstored.delete(name)) answers.markPending(name); // it may just be written
    if (answers.keeping && answers.filling) await removeFillings([[answers.sheet, answers.filling, added]]);
  };
}

/** Imports fillings, a list of {begun, entries}, beside those of the sheet, and shows the first. Resolves to {undo, isPart}: the others are only
    in their file if nothing can be stored. */
export async function importFillings(answers, fillings) {
  const entries = answers.entries();
  await answers.flushAll();
  const shown = answers.filling;
  const { added, ids } = placeFillings(answers.sheet, answers.fillings, fillings);
  let isPart = fillings.length > 1;
  try {
    if (!answers.keeping) throw new Error();
    await addFillings(added);
    isPart = false;
    await answers.showFilling(ids[0]);
  } catch { // nothing can be stored: the first is shown all the same
    answers.resetForm();
    answers.filling = undefined; // they begin another one, when there is room
    await importAnswers(answers, fillings[0].entries);
    const imported = new Set(fillings[0].entries.map(idOf));
    const undo = async () => {
      const since = answers.entries().filter((entry) => !imported.has(idOf(entry)));
      await importFillings(answers, [{ entries }]);
      await importBeside(answers, since);
    };
    return { undo, isPart };
  }
  const undo = async () => {
    await answers.flushAll();
    await removeFillings(added);
    await answers.refresh();
    if (!answers.fillings.has(answers.filling)) await answers.showFilling(shown);
  };
  return { undo };
}
