/* Opening what somebody hands us: a saved copy, a filled-in PDF, or anything else. Nothing of it is run, and nothing on the page gives
   way to it unasked. */

import { ask } from "./dialogs.js";
import { Fault, fromCopy, isObject } from "./parsing.js";
import { adopt, bring, wouldReplace } from "./taking.js";

const LARGEST = 16 * 1024 * 1024; // bytes of a file

/** What a file of JSON says. */
async function parsed(file) {
  try {
    return JSON.parse(await file.text());
  } catch {
    throw new Fault("notCopy");
  }
}

async function read(file, answers) {
  if (file.size > LARGEST) throw new Fault("tooLarge");
  if (new TextDecoder("latin1").decode(await file.slice(0, 1024).arrayBuffer()).includes("%PDF-")) {
    const { read: readPdf } = await import("./pdf.js");
    const { fault, filling } = await readPdf(file, answers);
    if (fault) throw new Fault(fault);
    return filling.entries.length ? [filling] : [];
  }
  const copy = await parsed(file);
  if (isObject(copy) && Array.isArray(copy.sheets)) throw new Fault("many");
  const { sheet, title, fillings } = fromCopy(copy);
  if (sheet !== answers.sheet && !answers.was.includes(sheet)) throw new Fault("otherSheet", title);
  return fillings;
}

/** Opens a file on the page of a sheet. */
export async function open(file, answers, say) {
  const fillings = await read(file, answers);
  if (!fillings.length) return say("emptyCopy");
  const [{ begun, entries }] = fillings;
  const blank = !answers.entries().length;
  const other = begun !== undefined && answers.filling !== undefined && begun !== answers.filling;
  const replaces = wouldReplace(answers, entries);
  if (!blank && (replaces || other) && !await ask("replace")) return;
  const undo = !blank && !replaces && !other && fillings.length === 1 ? await adopt(answers, entries) : await bring(answers, fillings);
  if (!say.warns()) say("opened", { undo, time: 60000 });
}
