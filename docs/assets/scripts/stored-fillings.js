/* Whole fillings: reads and erases those of all sheets; adds those of a file, of legacy storage, and of a sheet's former name.
   Deletes single answers. */

import { erase, finishErasing, getRecords, inTransaction, keyRange, now, requestResult, setAside } from "./storage.js";

const SLOW_MS = 12000; // as answers.js waits for the database

const within = (map, key) => map.get(key) ?? map.set(key, new Map()).get(key);

/** All stored answers: sheet → filling → name → entry, fillings in order of time. */
export const readAll = async () => await finishErasing() ? inTransaction("readonly", async (answers) => {
  const sheets = new Map();
  for (const [[sheet, filling, name], entry] of await getRecords(answers)) within(within(sheets, sheet), filling).set(name, entry);
  return sheets;
}) : new Map();

/** Erases a sheet, or everything, and says so if that takes long; resolves as erase() does. */
export function eraseSlowly(say, sheet) {
  const timer = setTimeout(() => say("unerased"), SLOW_MS);
  return erase(sheet).finally(() => clearTimeout(timer));
}

/** Finds ids for fillings of a file, {begun, saved, entries}, beside those `stored`, filling → name → entry, without replacing any. Returns
    {ids, added}: the id of each, and as addFillings() takes them those that are not stored yet. */
export function placeFillings(sheet, stored, fillings) {
  const added = [];
  const taken = new Set(stored.keys());
  const ids = fillings.map(({ begun, saved, entries }) => {
    const same = [...stored].find(([, old]) => old.size === entries.length && entries.every(([name, { value }]) => old.get(name)?.value === value));
    if (same) return same[0];
    let time = Date.parse(begun ?? saved ?? new Date().toISOString());
    while (taken.has(new Date(time).toISOString())) time += 1;
    const id = new Date(time).toISOString();
    taken.add(id);
    added.push([sheet, id, entries]);
    return id;
  });
  return { ids, added };
}

/** Adds fillings, a list of [sheet, filling, entries]. Where an answer is stored already, it stays, and the new one is set aside. */
export const addFillings = (fillings) => inTransaction("readwrite", async (answers) => {
  for (const [sheet, filling, entries] of fillings) {
    for (const [name, entry] of entries) {
      const key = [sheet, filling, name];
      const old = await requestResult(answers.get(key));
      if (old || entry.foreign) {
        await setAside(answers, key, entry, old);
      } else answers.put({ at: now(), ...entry }, key);
    }
  }
});

/** Deletes the answers of such a list that have not changed since. */
export const removeFillings = (fillings) => inTransaction("readwrite", async (answers) => {
  for (const [sheet, filling, entries] of fillings) {
    for (const [name, { value }] of entries) {
      const key = [sheet, filling, name];
      if ((await requestResult(answers.get(key)))?.value === value) answers.delete(key);
    }
  }
});

/** Stores an answer. Where another is stored already, the later one is shown, and the earlier one set aside. */
async function merge(answers, key, entry) {
  const old = await requestResult(answers.get(key));
  const [shown, other] = old?.at > entry.at ? [old, entry] : [entry, old];
  answers.put(shown, key);
  if (other) await setAside(answers, key, other, shown);
}

/** Moves the answers stored under a sheet's former names. */
export const renameSheet = (oldNames, sheet) => inTransaction("readwrite", async (answers, current) => {
  for (const oldName of oldNames) {
    for (const [[, filling, name], entry] of await getRecords(answers, keyRange(oldName))) await merge(answers, [sheet, filling, name], entry);
    answers.delete(keyRange(oldName));
    const [filling, old] = await Promise.all([sheet, oldName].map((name) => requestResult(current.get(name))));
    if (old !== undefined) current.put(filling ?? old, sheet);
    current.delete(oldName);
  }
});

/** Deletes an answer, unless another tab has put another in its place. */
export const deleteAnswer = (key, at) => inTransaction("readwrite", async (answers) => {
  if ((await requestResult(answers.get(key)))?.at === at) answers.delete(key);
});
