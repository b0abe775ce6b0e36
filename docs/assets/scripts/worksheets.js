/* The page of all sheets: lists those with answers on this device, also those that are no longer on this site, and saves, opens or erases all
   of them together. */

import { saveCopy } from "./copies.js";
import { ask, createStatusBar, formatDate, handleActions } from "./dialogs.js";
import * as legacy from "./legacy.js";
import { allNames, titleOf } from "./sheet-list.js";
import * as storage from "./storage.js";
import { eraseSlowly, readAll } from "./stored-fillings.js";

const section = document.querySelector(".sheets-kept");
const list = section.querySelector("ul");
const fileInput = section.querySelector(".sheet-file");
const say = createStatusBar();

/** Everything on this device: sheet → filling → name → entry. */
let sheets = new Map();

/** Writes what pages have logged, and migrates answers to this site's sheets from localStorage and from former names. Those of unknown sheets in
    localStorage may belong to another site of this host, and are only listed, unless this site is at the root. */
async function migrate() {
  const names = allNames(section);
  const own = new Set(names.flat());
  await legacy.migrate([...legacy.read().keys()].filter((sheet) => storage.ROOT === "/" || own.has(sheet)));
  for (const sheetNames of names) if (sheetNames[1]) await legacy.migrate(sheetNames, true);
}

/** Reads and lists what is stored now: nobody may have told this page of what another one has written. Fails if it can't be read. */
async function readSheets() {
  try {
    if (!storage.keepsNothing()) await migrate();
  } catch {
    /* full or forbidden: they are listed from where they are */
  }
  let found = new Map();
  try {
    found = await readAll();
  } catch (error) {
    if (!error.forbidden) throw error; // forbidden: nothing is stored
  } finally {
    for (const [sheet, entries] of legacy.read()) if (!found.has(sheet)) found.set(sheet, new Map([["", entries]]));
    sheets = found;
    show();
  }
  return sheets;
}

const load = () => readSheets().catch(() => say("failed"));

function show() {
  const rest = new Map(sheets);
  for (const item of list.querySelectorAll("li.gone")) item.remove();
  for (const item of list.querySelectorAll("li[data-sheet]")) {
    const fillings = rest.get(item.dataset.sheet);
    item.hidden = !rest.delete(item.dataset.sheet);
    if (fillings) item.querySelector(".kept-when").textContent = formatDays(fillings);
  }
  for (const [sheet, fillings] of rest) list.append(removedSheet(sheet, fillings));
  section.querySelector(".kept-some").hidden = !sheets.size;
  for (const button of section.querySelectorAll(".kept-only")) button.hidden = !sheets.size;
  storage.showSettings();
  if (document.documentElement.classList.contains("shows-document")) import("./answers-document.js").then(({ updateDocument }) => updateDocument(section, sheets));
}

const formatDays = (fillings) => [...new Set([...fillings.keys()].filter(Boolean).map(formatDate))].join(" · ");

/** A list item for answers to a sheet that is no longer on this site, with buttons to save and to erase them. */
function removedSheet(sheet, fillings) {
  const item = section.querySelector("template").content.firstElementChild.cloneNode(true);
  item.dataset.gone = sheet;
  item.querySelector(".gone-name").textContent = titleOf(section, sheet);
  item.querySelector(".kept-when").textContent = formatDays(fillings);
  return item;
}

const removedName = (button) => button.closest("li").dataset.gone;

/** Erases a sheet, or everything; resolves to a function that undoes it. */
async function erase(sheet) {
  const erased = await eraseSlowly(say, sheet);
  await load();
  return async () => {
    await storage.restore(erased);
    await refresh();
  };
}

/** The button that was pressed is gone then, and the focus moves to one that is there. */
async function eraseAndSay(message, sheet) {
  const undo = await erase(sheet);
  section.querySelector("[data-do=open-all]").focus();
  say(message, undo);
}

async function refresh() {
  storage.broadcast();
  await load();
}

const actions = {
  "save-one"(button) {
    const sheet = removedName(button);
    const [[filling, entries], ...others] = [...sheets.get(sheet)].reverse();
    saveCopy({ sheet, title: titleOf(section, sheet), filling, entries, others });
    say("saved");
  },
  async "erase-one"(button) {
    if (await ask("erase-one")) await eraseAndSay("erasedOne", removedName(button));
  },
  "open-all": () => fileInput.click(),
  async "save-all"() {
    if (await (await import("./backup.js")).saveBackup(section, readSheets)) say("allSaved");
  },
  async workbook() {
    if (await (await import("./workbook.js")).saveWorkbook(section, readSheets)) say("allSaved");
  },
  document: async () => (await import("./answers-document.js")).showDocument(section, readSheets),
  "show-passphrase": async (button) => (await import("./passphrase.js")).togglePassphrase(button),
  "print-document": () => print(),
  async "save-document"() {
    (await import("./answers-document.js")).saveDocument();
    say("allSaved");
  },
  "close-document": async () => (await import("./answers-document.js")).closeDocument(),
  async "erase-all"() {
    if (!await ask("erase-all")) return;
    await eraseAndSay("allErased");
    storage.broadcast(undefined, true);
  },
  "keep-nothing": ({ checked }) => import("./keep-nothing.js").then(({ keepNothingOnList }) => keepNothingOnList(checked, say, erase)).finally(storage.showSettings),
};

handleActions(actions, say, fileInput, async (file) => (await import("./backup.js")).openBackup(file, section, await readSheets(), say, refresh));

for (const onErased of [storage.onErasedByLeaving, storage.onKeepNothing]) onErased(() => {
  say(""); // and with it what Undo holds
  load();
});
storage.openChannel(load);
let kept;
addEventListener("pageshow", async ({ persisted }) => {
  if (!persisted) return;
  if (kept !== storage.keepsNothing()) say(""); // and with it what Undo holds
  const { style } = document.querySelector(".sheet-document");
  style.opacity = 0; // what it shows may have been erased elsewhere
  await load();
  style.opacity = "";
});
addEventListener("pagehide", () => {
  document.querySelector("dialog[open]")?.close(); // Back must not show a passphrase
  kept = storage.keepsNothing();
});
load().then(() => {
  if (!sheets.size) {
    [...document.querySelectorAll(".sheets")].pop()?.after(section);
    document.querySelector("[href='#sheets-kept']")?.removeAttribute("hidden");
  }
  section.hidden = false;
  document.querySelector(":target")?.scrollIntoView(); // which was hidden until now
});
