/* Opens a file on the page of a sheet: a saved copy, a filled-in PDF, or anything else. None of it is run, and no answer on the page is
   replaced without asking. */

import { isForAll } from "./backup-file.js";
import { FileError, isObject, isPdf, parseCopy } from "./copy-parser.js";
import { ask } from "./dialogs.js";
import { importAnswers, importFillings, wouldReplace } from "./import-answers.js";

const MAX_BYTES = 16 * 1024 * 1024;

async function parseJson(file) {
  const text = await file.text();
  if (isForAll(text)) throw new FileError("many");
  try {
    return JSON.parse(text);
  } catch {
    throw new FileError("notCopy");
  }
}

const messages = () => document.querySelector(".sheet-status").dataset;

/** The fillings in a file, and whether it has answers to other sheets, too. */
async function readFillings(file, answers) {
  if (file.size > MAX_BYTES) throw new FileError("tooLarge");
  if (await isPdf(file)) {
    const { filling, hasOthers } = await (await import("./pdf-answers.js")).readPdfOfSheet(file, answers);
    return { fillings: filling.entries.length ? [filling] : [], hasOthers };
  }
  const copy = await parseJson(file);
  if (isObject(copy) && Array.isArray(copy.sheets)) throw new FileError("many");
  const { sheet, title, fillings } = parseCopy(copy);
  if (sheet !== answers.sheet && !answers.oldNames.includes(sheet)) throw new FileError(messages().otherSheet.replace("{title}", () => title));
  return { fillings };
}

/** What to say of a file that is open: all of it that is not in the form is told. */
function describe(isPart, hasOthers, isUnplaced) {
  const { opened, openedPart, openedOthers, openedEarlier } = messages();
  return [isPart ? openedPart : opened, hasOthers && openedOthers, isUnplaced && openedEarlier].filter(Boolean).join(" ");
}

export async function openFile(file, answers, say) {
  const { fillings, hasOthers } = await readFillings(file, answers);
  if (!fillings.length) return say(hasOthers ? "otherPdf" : "emptyCopy");
  const [{ begun, entries }] = fillings;
  const isBlank = !answers.entries().length;
  const isOther = begun !== undefined && answers.filling !== undefined && begun !== answers.filling;
  const replaces = wouldReplace(answers, entries);
  if (!isBlank && (replaces || isOther) && !await ask("replace")) return;
  const isBeside = !isBlank && !replaces && !isOther && fillings.length === 1;
  const { undo, isPart } = isBeside ? { undo: await importAnswers(answers, entries) } : await importFillings(answers, fillings);
  const isUnplaced = entries.some(([name, { value }]) => !answers.fits(name, value));
  if (isPart || !say.isWarning()) say(describe(isPart, hasOthers, isUnplaced), undo, 60000);
}
