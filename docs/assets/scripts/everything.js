/* One file for all that is on this device, and the way back. What is opened stands beside what is here; nothing gives way to it. */

import { add, besides } from "./adding.js";
import { hand, today } from "./copies.js";
import { erase } from "./device.js";
import { ask } from "./dialogs.js";
import { askPassphrase, opened, written } from "./everything-file.js";
import { Fault } from "./parsing.js";

const LARGEST = 64 * 1024 * 1024; // bytes

/** Hands the browser the file; false when the reader goes back. */
export async function save(part, sheets) {
  const passphrase = await askPassphrase(true);
  if (passphrase === undefined) return false;
  const titleOf = (sheet) => part.querySelector(`[data-sheet="${CSS.escape(sheet)}"] a`)?.textContent ?? sheet;
  const all = [...sheets].map(([sheet, fillings]) => ({ sheet, title: titleOf(sheet), fillings: [...fillings] }));
  hand(await written(all, passphrase), "application/json", `worksheets-${today()}.json`);
  return true;
}

/** Opens a file. `sheets` is what the device keeps; `after` is called when it keeps more. */
export async function open(file, sheets, say, after) {
  if (file.size > LARGEST) throw new Fault("tooLarge");
  const found = (await opened(await file.text()))?.sheets;
  if (!found) return;
  const added = [...found].flatMap(([sheet, fillings]) => besides(sheet, sheets.get(sheet) ?? new Map(), fillings).added);
  if (![...found.values()].some((fillings) => fillings.length)) return say("emptyCopy");
  if (added.length && !await ask("open-all")) return;
  await add(added);
  await after();
  say("allOpened", {
    time: 60000,
    undo: async () => {
      for (const [sheet, filling] of added) await erase(sheet, filling);
      await after();
    },
  });
}
