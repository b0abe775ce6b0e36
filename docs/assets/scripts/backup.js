/* Saves all answers on this device to one file, and opens such files. What is opened is added; nothing stored is replaced. */

import { askPassphrase, readBackup, writeBackup } from "./backup-file.js";
import { FileError, isPdf } from "./copy-parser.js";
import { download, today } from "./copies.js";
import { ask } from "./dialogs.js";
import { presentName, titleOf } from "./sheet-list.js";
import { keepsNothing } from "./storage.js";
import { addFillings, placeFillings, removeFillings } from "./stored-fillings.js";

const MAX_BYTES = 64 * 1024 * 1024;

/** Downloads the file; resolves to false if the reader cancels. `read` resolves to what is stored. */
export async function saveBackup(section, read) {
  const passphrase = await askPassphrase(true);
  if (passphrase === undefined) return false;
  const all = [...await read()].map(([sheet, fillings]) => ({ sheet, title: titleOf(section, sheet), fillings: [...fillings] }));
  download(await writeBackup(all, passphrase), "application/json", `worksheets-${today()}.json`);
  return true;
}

/** The fillings in a file, by sheet; resolves to undefined if the reader cancels. */
async function readFillings(file, section) {
  if (await isPdf(file)) return (await import("./pdf-answers.js")).readPdfOfAny(file, section);
  return (await readBackup(await file.text()))?.sheets;
}

/** Opens a file. `sheets` is what is stored already; `refresh` is called after each change. */
export async function openBackup(file, section, sheets, say, refresh) {
  if (keepsNothing()) throw new FileError("notKept");
  if (file.size > MAX_BYTES) throw new FileError("tooLarge");
  const read = await readFillings(file, section);
  if (!read) return;
  const opened = new Map();
  for (const [name, fillings] of read) {
    const sheet = presentName(section, name);
    opened.set(sheet, [...opened.get(sheet) ?? [], ...fillings]);
  }
  const added = [...opened].flatMap(([sheet, fillings]) => placeFillings(sheet, sheets.get(sheet) ?? new Map(), fillings).added);
  if (![...opened.values()].some((fillings) => fillings.length)) return say("emptyCopy");
  if (added.length && !await ask("open-all")) return;
  await addFillings(added);
  await refresh();
  say("allOpened", async () => {
    await removeFillings(added);
    await refresh();
  }, 60000);
}
