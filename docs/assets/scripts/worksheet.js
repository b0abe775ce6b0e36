/* A worksheet that keeps its answers on this device and nowhere else. Here its page's buttons are joined to what they do:
   answers.js keeps and shows, fields.js reads and writes the form, device.js is the device. What few readers need is fetched when
   they ask for it. Every text of the reader's goes in as text, never as HTML. */

import { Answers } from "./answers.js";
import { save } from "./copies.js";
import * as device from "./device.js";
import { ask, day, listen, speaker } from "./dialogs.js";
import { addRow, makeReady, showRows } from "./fields.js";

const sheet = document.querySelector("article[data-sheet]");
const file = document.querySelector(".sheet-file");
const nothing = document.querySelector("[data-do=keep-nothing]");
const say = speaker();
const answers = new Answers(sheet, say, changed);

/** The parts of the page that follow from more than one field. */
async function changed() {
  sheet.classList.toggle("keeps-nothing", !answers.keeping);
  showRows(sheet);
  const begun = sheet.querySelector(".sheet-begun");
  begun.hidden = !answers.filling;
  if (answers.filling) begun.querySelector("span").textContent = day(answers.filling);
  if (answers.others.size || answers.spare.size || sheet.querySelector("[data-filling], .earlier-text")) {
    const { show } = await import("./fillings.js");
    show(sheet, answers, say);
  }
}

const kept = () => ({ sheet: answers.sheet, title: sheet.querySelector("h1").textContent.trim(), filling: answers.filling, entries: answers.entries(), others: answers.others });

const actions = {
  print: () => print(),
  open: () => file.click(),
  keep: () => answers.keepAll(),
  async calendar(button) {
    const { saveDay } = await import("./calendar.js");
    saveDay(button);
  },
  async save() {
    await answers.flush();
    save(kept());
    if (!say.warns()) say("saved");
  },
  async pdf() {
    say("making");
    const { save } = await import("./pdf.js");
    const { unseen, cut } = await save(sheet, kept());
    say(unseen ? "pdfUnseen" : cut ? "pdfCut" : "pdfSaved");
  },
  async fresh() {
    if (answers.entries().length) await answers.turnTo();
    say(answers.keeping ? "fresh" : "erased");
    sheet.querySelector("form.sheet :is(input, textarea)")?.focus();
  },
  async erase() {
    if (await ask("erase")) say("erased", { undo: await answers.erase() });
  },
  async "keep-nothing"() {
    const { onSheet, turn } = await import("./nothing.js");
    await turn(nothing, say, "nothing", onSheet(answers));
  },
  "add-row": addRow,
};

listen(actions, file, async (chosen) => (await import("./files.js")).open(chosen, answers, say), say);

/* What is on the screen must not be kept once more after it was erased. */
document.addEventListener("leave", () => { if (device.erasesWhenLeaving()) answers.keeping = false; });
device.onTurned(() => {
  nothing.checked = device.keepsNothing();
  answers.keep(!nothing.checked);
});

sheet.classList.add("live");
makeReady(sheet);
nothing.checked = device.keepsNothing();
answers.keeping = !nothing.checked;
await answers.start();
document.querySelector(".sheet-unkept").remove(); // from here on this script says it
for (const part of document.querySelectorAll(".needs-script")) part.hidden = false;
