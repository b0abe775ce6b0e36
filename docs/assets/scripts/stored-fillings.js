/* Adds whole fillings to the database: those of a file, of legacy storage, of a sheet's former name. Deletes single answers. */

import { getRecords, inTransaction, keyRange, now, requestResult, setAside } from "./storage.js";

/** Finds ids for fillings of a file, {begun, saved, entries}, beside those `stored`, filling → name → entry, without replacing any. Returns
    {ids, added}: the id of each, and as addFillings() takes them those that are not stored yet. */
export function placeFillings(sheet, stored, fillings) {
  const added = [];
  const isTaken = (id) => stored.has(id) || added.some(([, other]) => other === id);
  const ids = fillings.map(({ begun, saved, entries }) => {
    const same = [...stored].find(([, old]) => old.size === entries.length && entries.every(([name, { value }]) => old.get(name)?.value === value));
    if (same) return same[0];
    let time = Date.parse(begun ?? saved ?? new Date().toISOString());
    while (isTaken(new Date(time).toISOString())) time += 1;
    added.push([sheet, new Date(time).toISOString(), entries]);
    return added.at(-1)[1];
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
        if (old?.value !== entry.value) await setAside(answers, key, entry);
      } else answers.put({ at: now(), ...entry }, key);
    }
  }
});

/** Moves the answers stored under a sheet's former names. */
export const renameSheet = (oldNames, sheet) => inTransaction("readwrite", async (answers, current) => {
  for (const oldName of oldNames) {
    for (const [[, filling, name], entry] of await getRecords(answers, keyRange(oldName))) {
      const existing = await requestResult(answers.get([sheet, filling, name]));
      if (existing) await setAside(answers, [sheet, filling, name], entry);
      else answers.put(entry, [sheet, filling, name]);
    }
    answers.delete(keyRange(oldName));
    const filling = await requestResult(current.get(sheet)) ?? await requestResult(current.get(oldName));
    if (filling !== undefined) current.put(filling, sheet);
    current.delete(oldName);
  }
});

export const deleteAnswer = (...key) => inTransaction("readwrite", async (answers) => void answers.delete(key));
