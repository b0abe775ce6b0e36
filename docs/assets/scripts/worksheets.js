/* The page of all sheets: which have answers on this device, and a way to erase them all. */

import * as copies from "./copies.js";
import { ask, speaker } from "./dialogs.js";
import * as storage from "./storage.js";

const kept = document.querySelector(".sheets-kept");
const list = kept.querySelector("ul");
const say = speaker(kept);

function show() {
  let sheets = new Map();
  try {
    sheets = storage.everything();
  } catch { /* forbidden: nothing is kept, so there is nothing to list */ }
  for (const old of list.querySelectorAll("li.gone")) old.remove();
  for (const item of list.querySelectorAll("li[data-sheet]")) item.hidden = !sheets.delete(item.dataset.sheet);
  for (const [sheet, entries] of sheets) list.append(gone(sheet, entries));
  kept.querySelector(".kept-some").hidden = !list.querySelector("li:not([hidden])");
}

/** A sheet that has left the site keeps its answers. */
function gone(sheet, entries) {
  const item = kept.querySelector("template").content.firstElementChild.cloneNode(true);
  item.querySelector(".gone-name").textContent = sheet;
  item.querySelector("button").addEventListener("click", () => copies.save(sheet, sheet, entries));
  return item;
}

kept.querySelector("[data-do=erase-all]").addEventListener("click", async () => {
  if (!await ask("erase-all")) return;
  try {
    storage.erase();
  } catch { /* forbidden: nothing was kept */ }
  show();
  say("erased");
});
addEventListener("storage", show);
addEventListener("pageshow", ({ persisted }) => persisted && show());
show();
