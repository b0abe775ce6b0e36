/* What a sheet's page shows beside its fields: the other fillings and answers that no field can show, rendered only when they have changed,
   and a comparison of all. */

import { formatDates } from "./dates.js";
import { ask, formatDate } from "./dialogs.js";
import { createAnswer, createElement, renderList } from "./elements.js";
import { deleteAnswer } from "./stored-fillings.js";

let sheet;
let answers;
let say;
let lastState;

export function showFillings(...context) {
  const isFirst = !sheet;
  [sheet, answers, say] = context;
  if (isFirst) {
    sheet.addEventListener("input", showTables);
    sheet.querySelector(".sheet-beside").addEventListener("toggle", showTables);
  }
  const state = JSON.stringify([answers.filling, [...answers.unplaced], [...answers.others].map(([filling, entries]) => [filling, [...entries]])]);
  showTables();
  if (state === lastState) return;
  lastState = state;
  showUnplaced();
  showOthers();
}

const onClick = (element, name, action) => element.querySelector(`[data-do=${name}]`).addEventListener("click", () => action().catch((error) => say(error.key ?? "failed")));

/** Renders what is left, and moves the focus to the first button of a section: the one that was pressed has gone with its item. */
function focusNear(section) {
  showFillings(sheet, answers, say);
  (document.querySelector(`${section} button`) ?? document.querySelector(".sheet-tools button")).focus();
}

/* ---- Answers without a field ---- */

function showUnplaced() {
  const section = sheet.querySelector(".sheet-earlier");
  section.hidden = !answers.unplaced.size;
  renderList(section, [...answers.unplaced].sort(([one], [other]) => (one < other ? -1 : 1)), (item, [name, { label, value, text, at }]) => {
    const textElement = item.querySelector(".earlier-text");
    item.querySelector(".earlier-label").textContent = label;
    if (value !== true) textElement.textContent = text ?? value;
    onClick(item, "copy", () => copyText(textElement));
    onClick(item, "delete", async () => {
      if (!await ask("delete")) return;
      if (answers.unstored.delete(name)) answers.markPending(name); // it may just be written
      else await deleteAnswer([answers.sheet, answers.filling, name], at);
      await answers.refresh();
      focusNear(".sheet-earlier");
    });
  });
}

async function copyText(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    say("copied");
  } catch {
    getSelection().selectAllChildren(element);
    say("selected");
  }
}

/* ---- Other fillings ---- */

const labels = () => document.querySelector(".sheet-status").dataset;

function formatAnswer(name, { value, text }) {
  const isDay = answers.fits(name, value) && answers.fields.get(name)[0].type === "date";
  return value === true ? labels().ticked : isDay ? formatDate(`${value}T12:00`) : text ?? value;
}

/** The names of all fields in their order, then those of answers without a field. */
function orderedNames(fillings) {
  return [...new Set([...answers.fields.keys(), ...fillings.flatMap(([, entries]) => [...entries.keys()])])];
}

function showOthers() {
  const others = [...answers.others].reverse();
  const dates = formatDates([...answers.fillings.keys()]);
  const section = sheet.querySelector(".sheet-fillings");
  section.hidden = !others.length;
  renderList(section, others, (item, [filling, entries]) => {
    item.dataset.filling = filling;
    item.querySelector("summary").textContent = dates.get(filling);
    item.querySelector("dl").append(...orderedNames([[filling, entries]]).filter((name) => entries.has(name)).flatMap((name) => [
      createElement("dt", entries.get(name).label), createAnswer("dd", formatAnswer(name, entries.get(name))),
    ]));
    onClick(item, "resume", async () => {
      await answers.showFilling(filling);
      sheet.querySelector("[data-answer]").focus();
      say("resumed");
      sheet.querySelector("form.sheet").scrollIntoView();
    });
    onClick(item, "erase-one", async () => {
      if (!await ask("erase-one")) return;
      const undo = await answers.erase(filling);
      focusNear(".sheet-fillings");
      say("erasedOne", undo && (async () => {
        await undo();
        focusNear(".sheet-fillings");
      }));
    });
  });
}

/** All fillings in order of time, as [id, entries]; the current one as it is in the form. */
function allFillings() {
  return [...answers.others, [answers.filling ?? "", new Map(answers.entries())]].filter(([, entries]) => entries.size).sort(([one], [other]) => (!other || one < other ? -1 : 1));
}

/** Renders a row for each name that `isIncluded` and a column for each filling, or the other way around; returns the number of names. */
function renderTable(table, isIncluded, areFillingsRows) {
  const fillings = answers.others.size ? allFillings() : [];
  const dates = formatDates(fillings.map(([filling]) => filling));
  const names = orderedNames(fillings).filter((name) => isIncluded(name) && fillings.some(([, entries]) => entries.has(name)));
  const header = [createElement("td", ""), ...fillings.map(([filling]) => createElement("th", dates.get(filling) || labels().now))];
  const rows = [header, ...names.map((name) => {
    const label = fillings.map(([, entries]) => entries.get(name)?.label).filter(Boolean).pop();
    return [createElement("th", label), ...fillings.map(([, entries]) => createAnswer("td", entries.has(name) ? formatAnswer(name, entries.get(name)) : ""))];
  })];
  const shownRows = areFillingsRows ? header.map((_, index) => rows.map((row) => row[index])) : rows;
  table.replaceChildren(...shownRows.map((cells, index) => {
    for (const cell of cells) if (cell.localName === "th") cell.scope = index ? "row" : "col";
    const row = createElement("tr", "");
    row.append(...cells);
    return row;
  }));
  return names.length;
}

const isScale = (name) => answers.fields.get(name)?.[0].matches("[data-block=rate] *");

function showTables() {
  const section = sheet.querySelector(".sheet-numbers");
  section.hidden = !renderTable(section.querySelector("table"), isScale, true); // on a phone there is room for few dates side by side
  const details = sheet.querySelector(".sheet-beside");
  renderTable(details.querySelector("table"), (name) => details.open && !isScale(name)); // a closed one holds nothing
}
