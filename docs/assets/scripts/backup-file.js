/* Writes and reads the text of a file with the answers of many sheets, encrypted if the reader enters a passphrase. A workbook in one file
   (workbook.js) contains such a text. */

import { FileError, isName, isObject, parseCopy, parseFillings } from "./copy-parser.js";
import { KIND as COPY_KIND, answersByName, today } from "./copies.js";
import { ask } from "./dialogs.js";
import { decrypt, encrypt, isEncrypted } from "./encryption.js";
import { preparePassphrase } from "./passphrase.js";

const KIND = "worksheets on this device";
const VERSION = 1;
const MAX_SHEETS = 1000;
const IN_WORKBOOK = /<script type="application\/json" id="answers">([^<]*)<\/script>/;

/** Is a text encrypted, or that of a workbook? Then it is for the page of all sheets. */
export const isForAll = (text) => isEncrypted(text) || IN_WORKBOOK.test(text);

/** Asks for a passphrase, with `initial` already entered; resolves to undefined if the reader cancels. */
export async function askPassphrase(isNew, initial = "") {
  const dialog = document.querySelector("dialog[data-ask=passphrase]");
  const kind = isNew ? "new" : "old";
  if (!dialog.showModal) return prompt(dialog.querySelector(`[data-for=${kind}]`).textContent, initial) ?? undefined; // browsers before 2022
  const input = preparePassphrase(dialog, initial);
  for (const element of dialog.querySelectorAll("[data-for]")) element.hidden = element.dataset.for !== kind;
  const confirmed = await ask("passphrase");
  const { value } = input;
  preparePassphrase(dialog);
  return confirmed ? value : undefined;
}

/** The text for `sheets`, a list of {sheet, title, fillings: [[begun, [name, entry] …] …]}; not encrypted if the passphrase is empty. */
export async function writeBackup(sheets, passphrase) {
  const all = sheets.map(({ sheet, title, fillings }) => ({
    sheet, title, fillings: fillings.map(([begun, entries]) => ({ ...(begun && { begun }), answers: answersByName(entries) })),
  }));
  const text = JSON.stringify({ kind: KIND, version: VERSION, saved: today(), sheets: all }, null, passphrase ? 0 : 1);
  return passphrase ? encrypt(text, passphrase) : text;
}

/** The fillings in such a text, or in the copy of one sheet, by sheet. */
function parseSheets(text) {
  let backup;
  try {
    backup = JSON.parse(text);
  } catch {
    throw new FileError("notCopy");
  }
  if (isObject(backup) && backup.kind === COPY_KIND) {
    const { sheet, fillings } = parseCopy(backup);
    return new Map([[sheet, fillings]]);
  }
  if (!isObject(backup) || backup.kind !== KIND) throw new FileError("notCopy");
  if (backup.version !== VERSION) throw new FileError("otherVersion");
  if (!Array.isArray(backup.sheets) || backup.sheets.length > MAX_SHEETS) throw new FileError("damaged");
  const sheets = new Map();
  for (const item of backup.sheets) {
    if (!isObject(item) || !isName(item.sheet)) throw new FileError("damaged");
    sheets.set(item.sheet, [...sheets.get(item.sheet) ?? [], ...parseFillings(item.fillings, backup.saved)]);
  }
  return sheets;
}

/** The content of a file, {sheets, passphrase}; asks for the passphrase if it is encrypted, and resolves to undefined if the reader cancels. */
export async function readBackup(text) {
  const backup = IN_WORKBOOK.exec(text)?.[1] ?? text;
  if (!isEncrypted(backup)) return { sheets: parseSheets(backup), passphrase: "" };
  const passphrase = await askPassphrase(false);
  if (passphrase === undefined) return undefined;
  let decrypted;
  try {
    decrypted = await decrypt(backup, passphrase);
  } catch {
    throw new FileError("wrong");
  }
  return { sheets: parseSheets(decrypted), passphrase };
}
