/* The checkbox "Keep nothing on this device". Checking it erases what is stored; the form keeps its answers. */

import { ask } from "./dialogs.js";
import * as storage from "./storage.js";
import { restore } from "./stored-fillings.js";

/** Applies the state of the checkbox. `apply(on)` erases or stores again; it resolves to a function that undoes it, or to nothing.
    `erasedMessage` is the key of the message after erasing. */
export async function applyKeepNothing(checkbox, say, erasedMessage, apply) {
  const on = checkbox.checked;
  if (on && !await ask("nothing")) return void (checkbox.checked = false);
  storage.setKeepNothing(on);
  const undo = await apply(on).catch((error) => {
    storage.setKeepNothing(!on);
    checkbox.checked = !on;
    throw error;
  });
  say(on ? erasedMessage : "keeping", undo ? {
    undo: async () => {
      storage.setKeepNothing(false);
      checkbox.checked = false;
      await undo();
    },
  } : {});
}

/** Applies it on the page of a sheet. */
export const keepNothingOnSheet = (checkbox, say, answers) => applyKeepNothing(checkbox, say, "nothing", async (on) => {
  let erased;
  if (on) {
    erased = await storage.erase();
    if (storage.hasLegacy()) (await import("./legacy.js")).erase();
  }
  await answers.setKeeping(!on);
  answers.broadcast();
  return erased?.records.length ? async () => {
    await restore(erased);
    answers.keeping = true;
    await answers.refresh();
  } : undefined;
});
