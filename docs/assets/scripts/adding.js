/* Putting whole fillings onto the device, those of a file, of pages from before, of a sheet that had another name; and taking a single answer away. */

import { got, of, pairs, setAside, stamp, together } from "./device.js";

/** Where fillings of a file, {begun, saved, entries}, have their place beside `kept`, filling → name → entry: {ids, added}, the name of
    each, and those that are not here yet, as `add` takes them. None takes the place of another. */
export function besides(sheet, kept, fillings) {
  const added = [];
  const isTaken = (id) => kept.has(id) || added.some(([, other]) => other === id);
  const ids = fillings.map(({ begun, saved, entries }) => {
    const same = [...kept].find(([, old]) => old.size === entries.length && entries.every(([name, { value }]) => old.get(name)?.value === value));
    if (same) return same[0];
    let time = Date.parse(begun ?? saved ?? new Date().toISOString());
    while (isTaken(new Date(time).toISOString())) time += 1; // as little later as can be
    added.push([sheet, new Date(time).toISOString(), entries]);
    return added.at(-1)[1];
  });
  return { ids, added };
}

/** Adds fillings, a list of [sheet, filling, entries]. What stands in a place already stays there; what comes is set aside. */
export const add = (fillings) => together("readwrite", async (answers) => {
  for (const [sheet, filling, entries] of fillings) {
    for (const [name, entry] of entries) {
      const key = [sheet, filling, name];
      const old = await got(answers.get(key));
      if (old || entry.foreign) {
        if (old?.value !== entry.value) await setAside(answers, key, entry);
      } else answers.put({ at: stamp(), ...entry }, key);
    }
  }
});

/** A renamed sheet brings the answers of its old names along. */
export const rename = (was, sheet) => together("readwrite", async (answers, current) => {
  for (const old of was) {
    for (const [[, filling, name], entry] of await pairs(answers, of(old))) {
      const taken = await got(answers.get([sheet, filling, name]));
      if (taken) await setAside(answers, [sheet, filling, name], entry);
      else answers.put(entry, [sheet, filling, name]);
    }
    answers.delete(of(old));
    const shown = await got(current.get(sheet)) ?? await got(current.get(old));
    if (shown !== undefined) current.put(shown, sheet);
    current.delete(old);
  }
});

export const drop = (...key) => together("readwrite", async (answers) => void answers.delete(key));
