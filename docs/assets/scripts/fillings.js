/* What a sheet's page shows beside its fields: the fillings that were put by, one beside the other, and answers that have no place
   on the sheet. It is made anew only when it has changed. */

import { drop } from "./adding.js";
import { days } from "./days.js";
import { ask, day, element } from "./dialogs.js";
import * as fields from "./fields.js";

let sheet;
let answers;
let say;
let last;

export function show(...given) {
  const first = !sheet;
  [sheet, answers, say] = given;
  if (first) {
    sheet.addEventListener("input", ({ target }) => target.type === "radio" && showNumbers());
    sheet.querySelector(".sheet-beside").addEventListener("toggle", showBeside);
  }
  const now = JSON.stringify([answers.filling, [...answers.spare], [...answers.others].map(([filling, entries]) => [filling, [...entries]])]);
  if (now === last) return;
  last = now;
  showSpare();
  showList();
  showNumbers();
  showBeside();
}

/** Puts a copy of the section's template into its list for each of `things`. */
function list(section, things, fill) {
  const row = section.querySelector("template").content.firstElementChild;
  section.querySelector("ul").replaceChildren(...things.map((thing) => {
    const item = row.cloneNode(true);
    fill(item, thing);
    return item;
  }));
  section.hidden = !things.length;
}

const on = (item, does, action) => item.querySelector(`[data-do=${does}]`).addEventListener("click", action);

/* ---- Answers without a field ---- */

function showSpare() {
  const section = sheet.querySelector(".sheet-earlier");
  list(section, [...answers.spare].sort(([one], [other]) => (one < other ? -1 : 1)), (item, [name, { label, value, text }]) => {
    const place = item.querySelector(".earlier-text");
    item.querySelector(".earlier-label").textContent = label;
    if (value !== true) place.textContent = text ?? value;
    on(item, "copy", () => copy(place));
    on(item, "delete", async () => {
      if (!await ask("delete")) return;
      if (!answers.loose.delete(name)) await drop(answers.sheet, answers.filling, name);
      await answers.after();
      (section.querySelector("button") ?? document.querySelector(".sheet-tools button")).focus();
    });
  });
}

async function copy(place) {
  try {
    await navigator.clipboard.writeText(place.textContent);
    say("copied");
  } catch {
    getSelection().selectAllChildren(place);
    say("selected");
  }
}

/* ---- Other fillings ---- */

const words = () => document.querySelector(".sheet-status").dataset;

/** How an answer reads in a list. */
function said(name, { value, text }) {
  const type = answers.fields.get(name)?.[0].type;
  return value === true ? words().ticked : type === "date" ? day(`${value}T12:00`) : text ?? value;
}

/** The names of all fields in their order, and behind them those of answers without one. */
function inOrder(fillings) {
  return [...new Set([...answers.fields.keys(), ...fillings.flatMap(([, entries]) => [...entries.keys()])])];
}

function showList() {
  const others = [...answers.others].reverse();
  const dates = days([...answers.fillings.keys()]);
  list(sheet.querySelector(".sheet-fillings"), others, (item, [filling, entries]) => {
    item.dataset.filling = filling;
    item.querySelector("summary").textContent = dates.get(filling);
    item.querySelector("dl").append(...inOrder([[filling, entries]]).filter((name) => entries.has(name)).flatMap((name) => [
      element("dt", entries.get(name).label), element("dd", said(name, entries.get(name)), { dir: "auto" }),
    ]));
    on(item, "resume", async () => {
      await answers.turnTo(filling);
      say("resumed");
      sheet.querySelector("form.sheet").scrollIntoView();
    });
    on(item, "erase-one", async () => {
      if (await ask("erase-one")) say("erasedOne", { undo: await answers.erase(filling) });
    });
  });
}

/** All fillings in order of time, the one on the screen as it stands there. */
function all() {
  return [...answers.others, [answers.filling ?? "", new Map(answers.entries())]].filter(([, entries]) => entries.size).sort(([one], [other]) => (!other || one < other ? -1 : 1));
}

/** A row for each name that `use` takes, a column for each filling. */
function fill(table, use) {
  const fillings = all();
  const dates = days(fillings.map(([filling]) => filling));
  const names = inOrder(fillings).filter((name) => use(name) && fillings.some(([, entries]) => entries.has(name)));
  const head = element("tr", "");
  head.append(element("td", ""), ...fillings.map(([filling]) => element("th", dates.get(filling) || words().now, { scope: "col" })));
  table.replaceChildren(head, ...names.map((name) => {
    const row = element("tr", "");
    const label = fillings.map(([, entries]) => entries.get(name)?.label).findLast(Boolean);
    row.append(element("th", label, { scope: "row" }), ...fillings.map(([, entries]) => element("td", entries.has(name) ? said(name, entries.get(name)) : "", { dir: "auto" })));
    return row;
  }));
  return names.length;
}

const isScale = (name) => fields.isScale(answers.fields.get(name)?.[0]);

function showNumbers() {
  const section = sheet.querySelector(".sheet-numbers");
  section.hidden = !fill(section.querySelector("table"), isScale);
}

function showBeside() {
  const beside = sheet.querySelector(".sheet-beside");
  if (beside.open) fill(beside.querySelector("table"), (name) => !isScale(name));
}
