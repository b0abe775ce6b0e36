/* The checkbox "Keep nothing on this device". Checking it erases what is stored; the form keeps its answers. */

import { ask } from "./dialogs.js";
import * as storage from "./storage.js";
import { eraseSlowly } from "./stored-fillings.js";

/** Applies what the reader has chosen: whether this is on. `apply(on)` erases or stores again; it resolves to a function that undoes it, or to
    nothing. `erasedMessage` is the key of the message after erasing. */
async function applyKeepNothing(on, say, erasedMessage, apply) {
  if (on && !await ask("nothing")) return;
  if (!storage.setKeepNothing(on)) throw new Error("localStorage is full or forbidden");
  const undo = await apply(on).catch((error) => {
    storage.setKeepNothing(!on);
    throw error;
  });
  if (on || !say.isWarning()) say(on ? erasedMessage : "keeping", undo && (async () => {
    storage.setKeepNothing(false);
    await undo();
  }));
}

/** Applies it on the page of all sheets; `erase` resolves to a function that undoes it. */
export const keepNothingOnList = (isOn, say, erase) => applyKeepNothing(isOn, say, "allErased", async (on) => (on ? erase() : undefined));

/** Applies it on the page of a sheet. */
export const keepNothingOnSheet = (isOn, say, answers) => applyKeepNothing(isOn, say, "nothing", async (on) => {
  const erased = on && await eraseSlowly(say);
  await answers.followSetting();
  return erased && (erased.keys[0] || erased.records[0]) ? async () => {
    await storage.restore(erased);
    await answers.refresh();
    await answers.storeAll(); // also what was not kept yet
  } : undefined;
});
