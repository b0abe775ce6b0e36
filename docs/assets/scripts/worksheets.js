/* The page of all sheets: which have answers on this device, and what can be done with all of them together. */

import { add } from "./adding.js";
import * as copies from "./copies.js";
import * as device from "./device.js";
import { ask, day, listen, speaker } from "./dialogs.js";
import * as legacy from "./legacy.js";

const part = document.querySelector(".sheets-kept");
const list = part.querySelector("ul");
const file = part.querySelector(".sheet-file");
const nothing = part.querySelector("[data-do=keep-nothing]");
const say = speaker();
const channel = globalThis.BroadcastChannel && new BroadcastChannel(`sheets:${device.ROOT}`);

/** Everything on this device: sheet → filling → name → entry. */
let sheets = new Map();

/** Old answers of this site's sheets move. Those of sheets that it does not have may be another site's on this host, unless this
    site has the host to itself; there they are only shown. */
async function move() {
  const ours = new Set([...list.querySelectorAll("[data-sheet]")].map((item) => item.dataset.sheet));
  await legacy.move([...legacy.found().keys()].filter((sheet) => device.ROOT === "/" || ours.has(sheet)));
}

async function load() {
  try {
    if (!device.keepsNothing()) await move();
  } catch {
    /* no room, or forbidden: they stay where they are, and are listed from there */
  }
  sheets = await device.everything().catch((error) => {
    if (!error.closed) say("failed");
    return new Map(); // forbidden: nothing is kept, so there is nothing to list
  });
  for (const [sheet, entries] of legacy.found()) if (!sheets.has(sheet)) sheets.set(sheet, new Map([["", entries]]));
  show();
}

function show() {
  const rest = new Map(sheets);
  for (const old of list.querySelectorAll("li.gone")) old.remove();
  for (const item of list.querySelectorAll("li[data-sheet]")) {
    const fillings = rest.get(item.dataset.sheet);
    item.hidden = !rest.delete(item.dataset.sheet);
    if (fillings) item.querySelector(".kept-when").textContent = days(fillings);
  }
  for (const [sheet, fillings] of rest) list.append(gone(sheet, fillings));
  part.querySelector(".kept-some").hidden = !sheets.size;
  for (const button of part.querySelectorAll(".kept-only")) button.hidden = !sheets.size;
}

const days = (fillings) => [...new Set([...fillings.keys()].filter(Boolean).map(day))].join(" · ");

/** A sheet that has left the site keeps its answers. */
function gone(sheet, fillings) {
  const item = part.querySelector("template").content.firstElementChild.cloneNode(true);
  item.querySelector(".gone-name").textContent = sheet;
  item.querySelector(".kept-when").textContent = days(fillings);
  const [[filling, entries], ...others] = [...fillings].reverse();
  item.querySelector("button").addEventListener("click", () => copies.save({ sheet, title: sheet, filling, entries, others }));
  return item;
}

/** Erases everything; resolves to a function that undoes it. */
async function erase() {
  const old = legacy.found();
  const erasing = device.erase();
  legacy.erase();
  const erased = await erasing;
  await after();
  return async () => {
    await device.restore(erased);
    await add([...old].map(([sheet, entries]) => [sheet, new Date().toISOString(), entries]));
    await after();
  };
}

async function after() {
  channel?.postMessage({});
  await load();
}

const actions = {
  "open-all": () => file.click(),
  async "save-all"() {
    const { save } = await import("./everything.js");
    if (await save(part, sheets)) say("allSaved");
  },
  async workbook() {
    const { make } = await import("./workbook.js");
    if (await make(part, sheets)) say("allSaved");
  },
  async document() {
    const { make } = await import("./document.js");
    await make(part, sheets);
  },
  "print-document": () => print(),
  async "save-document"() {
    const { save } = await import("./document.js");
    save();
    say("allSaved");
  },
  async "close-document"() {
    const { close } = await import("./document.js");
    close();
  },
  async "erase-all"() {
    if (await ask("erase-all")) say("allErased", { undo: await erase() });
  },
  async "keep-nothing"() {
    const { turn } = await import("./nothing.js");
    await turn(nothing, say, "allErased", async (on) => (on ? erase() : undefined));
  },
};

listen(actions, file, async (chosen) => (await import("./everything.js")).open(chosen, sheets, say, after), say);

device.onTurned(() => { nothing.checked = device.keepsNothing(); });
if (channel) channel.onmessage = load;
addEventListener("pageshow", ({ persisted }) => persisted && load());
nothing.checked = device.keepsNothing();
await load();
part.hidden = false;
