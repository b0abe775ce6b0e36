/* The switch "Keep nothing on this device". What is on the screen stays there. */

import * as device from "./device.js";
import { ask } from "./dialogs.js";

/** Does what `box` says now. `keep(on)` takes away what is kept, or keeps again; it resolves to a function that undoes it, or to nothing.
    `said` is what the reader is told when nothing is kept any more. */
export async function turn(box, say, said, keep) {
  const on = box.checked;
  if (on && !await ask("nothing")) return void (box.checked = false);
  device.keepNothing(on);
  const undo = await keep(on).catch((error) => {
    device.keepNothing(!on);
    box.checked = !on;
    throw error;
  });
  say(on ? said : "keeping", undo ? {
    undo: async () => {
      device.keepNothing(false);
      box.checked = false;
      await undo();
    },
  } : {});
}

/** `keep` for the page of a sheet. */
export const onSheet = (answers) => async (on) => {
  let erased;
  if (on) {
    erased = await device.erase();
    if (device.hasLegacy()) (await import("./legacy.js")).erase();
  }
  await answers.keep(!on);
  answers.tell();
  return erased?.records.length ? async () => {
    await device.restore(erased);
    answers.keeping = true;
    await answers.after();
  } : undefined;
};
