/* The switch "Keep nothing on this device", turned on the page of a sheet. What is on the screen stays there. */

import * as device from "./device.js";
import { ask } from "./dialogs.js";

export async function turn(box, answers, say) {
  const on = box.checked;
  if (on && !await ask("nothing")) return void (box.checked = false);
  device.keepNothing(on);
  let erased;
  if (on) {
    erased = await device.erase().catch(() => undefined); // forbidden: nothing was kept
    if (device.hasLegacy()) (await import("./legacy.js")).erase();
  }
  await answers.keep(!on);
  answers.tell();
  const undo = async () => {
    device.keepNothing(false);
    box.checked = false;
    await device.restore(erased);
    answers.keeping = true;
    await answers.after();
  };
  say(on ? "nothing" : "keeping", erased?.records.length ? { undo } : {});
}
