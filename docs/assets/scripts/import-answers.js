/* Imports answers of a file into the page of a sheet. Each import resolves to a function that undoes it, except where the reader has gone on
   writing. */

import * as fields from "./fields.js";
import { addFillings, placeFillings, removeFillings } from "./stored-fillings.js";

/** Would these entries replace an answer in the form? */
export function wouldReplace(answers, entries) {
  return entries.some(([name, { value }]) => answers.fits(name, value) && ![value, ""].includes(fields.read(answers.fields.get(name))));
}

/** Imports entries, a list of [name, entry], into the filling in the form. */
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

/** Resolves to a function that undoes it. */
async function addUnplaced(answers, entries) {
  const id = ([name, { value }]) => JSON.stringify([name.replace(/~\d+$/, ""), value]);
  const known = new Set([...answers.unplaced].map(id));
  const added = entries.filter((entry) => !known.has(id(entry)));
  const filling = answers.filling ?? new Date().toISOString();
  const fillings = [[answers.sheet, filling, added]];
  try {
    if (!answers.keeping) throw new Error();
    await addFillings(fillings);
    answers.filling = filling;
    return () => removeFillings(fillings);
  } catch {
    for (const [name, entry] of added) answers.unstored.set(name, entry);
    return () => added.forEach(([name]) => answers.unstored.delete(name));
  }
}

/** Imports fillings, a list of {begun, entries}, beside those of the sheet, and shows the first. */
export async function importFillings(answers, fillings) {
  const entries = answers.entries();
  await answers.flushAll();
  const shown = answers.filling;
  const { added, ids } = placeFillings(answers.sheet, answers.fillings, fillings);
  try {
    if (!answers.keeping) throw new Error();
    await addFillings(added);
    await answers.showFilling(ids[0]);
  } catch { // nothing can be stored: the first is shown all the same
    answers.resetForm();
    answers.filling = undefined; // they begin another one, when there is room
    await importAnswers(answers, fillings[0].entries);
    return () => importFillings(answers, [{ entries }]);
  }
  return async () => {
    await answers.flushAll();
    await removeFillings(added);
    await answers.refresh();
    if (!answers.fillings.has(answers.filling)) await answers.showFilling(shown);
  };
}
