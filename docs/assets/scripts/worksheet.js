/* A worksheet that keeps its answers on this device and nowhere else. Here its page's buttons are joined to what they do:
   answers.js keeps and shows, fields.js reads and writes the form, storage.js is the device; copies.js, earlier.js, paper.js and
   dialogs.js are what they are called. Every text of the reader's goes in as text, never as HTML. */

import { Answers } from "./answers.js";
import * as copies from "./copies.js";
import { ask, speaker } from "./dialogs.js";
import { showEarlier } from "./earlier.js";
import { addClearButtons } from "./fields.js";
import { readyForPaper } from "./paper.js";

const form = document.querySelector("form.sheet");
const tools = document.querySelector(".sheet-tools");
const file = tools.querySelector("input[type=file]");
const earlier = document.querySelector(".sheet-earlier");
const say = speaker(tools);
const answers = new Answers(form, say, () => showEarlier(earlier, answers));

function save() {
  copies.save(answers.sheet, document.querySelector("h1").textContent.trim(), answers.entries());
  if (!answers.unsaved.size) say("saved");
}

async function open() {
  const { fault, title, entries } = await copies.read(file.files[0], answers.sheet);
  if (fault) return say(fault, title);
  if (answers.wouldReplace(entries) && !await ask("replace")) return;
  answers.adopt(entries);
  if (!answers.unsaved.size) say("opened");
}

async function erase() {
  if (!await ask("erase")) return;
  answers.erase();
  say("erased");
}

const actions = { print: () => print(), save, open: () => file.click(), erase };
for (const button of document.querySelectorAll(".sheet-tools [data-do], .sheet-status [data-do]")) {
  button.addEventListener("click", actions[button.dataset.do]);
}
file.addEventListener("change", async () => {
  if (file.files.length) await open();
  file.value = ""; // the same file may be opened again
});
form.addEventListener("click", async ({ target }) => {
  if (!target.matches("[data-do=calendar]")) return;
  const { saveDay } = await import("./calendar.js");
  saveDay(target);
});
for (const offer of form.querySelectorAll(".calendar-file")) offer.hidden = false;
form.addEventListener("submit", (event) => event.preventDefault());

form.classList.add("live");
for (const box of form.querySelectorAll("textarea")) box.style.setProperty("--rows", box.rows);
addClearButtons(form, tools.dataset.clear);
readyForPaper(form);
for (const part of document.querySelectorAll(".sheet-tools, .sheet-kept")) part.hidden = false;
answers.start();
