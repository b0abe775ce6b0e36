/* Taking answers of a file onto the page of a sheet. Each way resolves to a function that undoes it. */

import { add, besides } from "./adding.js";
import { erase } from "./device.js";
import * as fields from "./fields.js";

/** Would these entries change an answer that is on the screen? */
export function wouldReplace(answers, entries) {
  return entries.some(([name, { value }]) => answers.fits(name, value) && ![value, ""].includes(fields.read(answers.fields.get(name))));
}

/** Puts entries, a list of [name, entry], into the filling on the screen; resolves to a function that undoes it. */
export async function adopt(answers, entries) {
  const before = new Map();
  const spare = [];
  for (const [name, entry] of entries) {
    if (!answers.fits(name, entry.value)) spare.push([name, entry]);
    else if (fields.read(answers.fields.get(name)) !== entry.value) {
      before.set(name, fields.read(answers.fields.get(name)));
      put(answers, name, entry.value);
    }
  }
  await answers.flush();
  if (spare.length) await addSpare(answers, spare);
  await answers.after();
  return async () => {
    for (const [name, value] of before) put(answers, name, value);
    await answers.flush();
  };
}

function put(answers, name, value) {
  fields.write(answers.fields.get(name), value);
  answers.touch(name);
}

async function addSpare(answers, entries) {
  const known = new Set([...answers.spare].map(([name, { value }]) => JSON.stringify([name.replace(/~\d+$/, ""), value])));
  const fresh = entries.filter(([name, { value }]) => !known.has(JSON.stringify([name.replace(/~\d+$/, ""), value])));
  try {
    if (!answers.keeping) throw new Error();
    const filling = answers.filling ?? new Date().toISOString();
    await add([[answers.sheet, filling, fresh]]);
    answers.filling = filling;
  } catch {
    for (const [name, entry] of fresh) answers.loose.set(name, entry);
  }
}

/** Takes fillings of a file in, a list of {begun, entries}, and shows the first; resolves to a function that undoes it. */
export async function bring(answers, fillings) {
  const shown = answers.filling;
  const typed = answers.entries();
  await answers.flush();
  const { added, ids } = besides(answers.sheet, answers.fillings, fillings);
  try {
    if (!answers.keeping) throw new Error();
    await add(added);
    await answers.turnTo(ids[0]);
  } catch { // nothing can be kept: the first is shown all the same
    answers.renew();
    await adopt(answers, fillings[0].entries);
    return () => bring(answers, [{ entries: typed }]);
  }
  return async () => {
    for (const [, id] of added) await erase(answers.sheet, id);
    await answers.turnTo(shown);
  };
}
