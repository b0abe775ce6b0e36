/* A worksheet, whose answers are stored on this device and nowhere else. This module connects the page's buttons: answers.js stores and shows
   answers, fields.js reads and writes the form, storage.js is the database. What few readers need is imported when it is used. The reader's
   texts are always inserted as text, never as HTML. */

import { Answers } from "./answers.js";
import { saveCopy } from "./copies.js";
import { ask, createStatusBar, formatDate, handleActions } from "./dialogs.js";
import { addRow, clearChoice, setUp, updateRows } from "./fields.js";
import * as storage from "./storage.js";

const sheet = document.querySelector("[data-sheet]");
const fileInput = document.querySelector(".sheet-file");
const say = createStatusBar();
const answers = new Answers(sheet, say, updatePage);

/** Updates what depends on more than one field. */
function updatePage() {
  storage.showSettings();
  sheet.classList.toggle("keeps-nothing", !answers.keeping);
  updateRows(sheet);
  const begun = sheet.querySelector(".sheet-begun");
  begun.hidden = !(new Date(answers.filling) < performance.timeOrigin); // not at the first letter, which it would push down
  begun.querySelector("span").textContent = formatDate(answers.filling);
  if (answers.others.size || answers.unplaced.size || sheet.querySelector("[data-filling], .earlier-text")) {
    import("./fillings.js").then(({ showFillings }) => showFillings(sheet, answers, say), () => sheet.querySelector(".sheet-status").hidden && say("failed"));
  }
}

const copyContent = () => ({ ...answers, title: sheet.querySelector("h1").textContent, entries: answers.entries(), others: answers.others });

const actions = {
  print: () => print(),
  open: () => fileInput.click(),
  keep: () => answers.storeAll(),
  calendar: async (button) => (await import("./calendar.js")).saveCalendarFile(button),
  save() {
    saveCopy(copyContent());
    if (!say.isWarning()) say("saved");
  },
  async pdf() {
    say("making");
    say(await (await import("./pdf.js")).savePdf(sheet, copyContent()));
  },
  async fresh() {
    if (!answers.keeping) return actions.erase(); // nothing can be set aside
    if (answers.entries()[0]) await answers.showFilling();
    sheet.querySelector("[data-answer]")?.focus();
    say("fresh");
  },
  async erase() {
    if (!await ask("erase")) return;
    await answers.eraseAndSay();
    storage.broadcast(answers.sheet, true);
  },
  "keep-nothing": ({ checked }) => import("./keep-nothing.js").then(({ keepNothingOnSheet }) => keepNothingOnSheet(checked, say, answers)).finally(storage.showSettings),
  "add-row": addRow,
  clear: clearChoice,
};

handleActions(actions, say, fileInput, async (file) => (await import("./open-file.js")).openFile(file, answers, say));

storage.onErasedByLeaving(() => {
  say(""); // and with it what Undo holds
  answers.resetForm(); // what is only in the form, too, and must not be stored again
  answers.load();
});
storage.onKeepNothing(() => answers.followSetting());

sheet.classList.add("live");
setUp(sheet);
answers.start().then(() => {
  document.querySelector(".sheet-unkept").remove(); // from here on, messages are shown by this script
  for (const element of document.querySelectorAll(".needs-script")) element.hidden = false;
});
