/* A worksheet that keeps its answers on this device and nowhere else.
 *
 * One answer is one entry of localStorage, `sheet:SLUG:NAME` → {"label", "value"}, so two tabs never
 * overwrite each other's fields. What is on the screen is never thrown away because storage is full or
 * forbidden. Every word that is shown comes from the page (partials/sheet-tools.html); every text of the
 * reader's goes in as text, never as HTML.
 */
(() => {
"use strict";

const LARGEST_COPY = 16 * 1024 * 1024;
const MOST_ANSWERS = 2000;
const find = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];

/* ---- Storage. Any line of it may throw: forbidden (private windows) or full. ---- */

function storedKeys(prefix) {
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index));
  return keys.filter((key) => key.startsWith(prefix));
}

/** An entry as it was written, or the raw text when something else wrote it. */
function parse(raw, name) {
  try {
    const entry = JSON.parse(raw);
    if (isEntry(entry)) return { label: entry.label, value: entry.value };
  } catch { /* not ours, but the reader may want it */ }
  return { label: name, value: raw, foreign: true };
}

function isEntry(entry) {
  return entry !== null && typeof entry === "object" && typeof entry.label === "string" &&
    (typeof entry.value === "string" || entry.value === true);
}

/** True when storage itself refuses, not only this entry. */
function isForbidden() {
  try {
    return localStorage.length < 0;
  } catch {
    return true;
  }
}

/* ---- Asking and saying. ---- */

function ask(kind) {
  const dialog = find(`dialog[data-ask="${kind}"]`);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

function speaker(tools) {
  const bar = find(".sheet-status");
  return (key, title = "") => {
    const words = key ? tools.dataset[key].replace("{title}", () => title) : "";
    if (find("p", bar).textContent !== words) find("p", bar).textContent = words;
    bar.hidden = !words;
    bar.classList.toggle("warn", key === "full" || key === "forbidden");
  };
}

function download(sheet, title, answers) {
  const now = new Date();
  const saved = new Date(now - now.getTimezoneOffset() * 60000).toISOString().slice(0, 10);
  const copy = { kind: "worksheet answers", version: 1, sheet, title, saved, answers };
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(copy, null, 1)], { type: "application/json" }));
  link.download = `${sheet}-${saved}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** The answers of a saved copy, or why it cannot be opened (a word of the page's, and a title). */
async function readCopy(file, sheet) {
  if (file.size > LARGEST_COPY) return { fault: "tooLarge" };
  let copy;
  try {
    copy = JSON.parse(await file.text());
  } catch {
    return { fault: "notCopy" };
  }
  if (copy === null || typeof copy !== "object" || copy.kind !== "worksheet answers") return { fault: "notCopy" };
  if (copy.version !== 1) return { fault: "otherVersion" };
  if (copy.sheet !== sheet) return { fault: "otherSheet", title: String(copy.title ?? copy.sheet).slice(0, 80) };
  if (copy.answers === null || typeof copy.answers !== "object" || Array.isArray(copy.answers)) return { fault: "damaged" };
  const answers = Object.entries(copy.answers);
  if (answers.length > MOST_ANSWERS || !answers.every(([, entry]) => isEntry(entry))) return { fault: "damaged" };
  return { answers };
}

/* ---- The controls of a form, by name. ---- */

function readControl([first, ...more]) {
  if (first.type === "radio") return [first, ...more].find((radio) => radio.checked)?.value ?? "";
  if (first.type === "checkbox") return first.checked || "";
  return first.value;
}

function fits([first, ...more], value) {
  if (first.type === "radio") return [first, ...more].some((radio) => radio.value === value);
  if (first.type === "checkbox") return value === true;
  if (first.type === "text") return typeof value === "string" && !/[\r\n]/.test(value);
  return typeof value === "string";
}

function writeControl(controls, value) {
  if (readControl(controls) === value) return;
  for (const control of controls) {
    if (control.type === "radio") control.checked = control.value === value;
    else if (control.type === "checkbox") control.checked = value === true;
    else control.value = value;
  }
  afterChange(controls[0]);
}

/** "Which of these? – Racing heart": enough to know an answer by when its field is gone. */
function labelOf([control]) {
  const group = control.closest(".field").querySelector("legend, caption")?.textContent;
  const own = control.type === "radio" ? "" : control.labels[0]?.textContent;
  return [group, own].filter(Boolean).map((text) => text.trim()).join(" – ");
}

/* What follows from a change on the screen: room for the text, and a way to take a choice back. */
function afterChange(control) {
  if (control.type === "radio") {
    const button = find(".clear", control.closest(".field"));
    if (button) button.hidden = !find("input:checked", control.closest(".field"));
  } else if (control.localName === "textarea" && !CSS.supports("field-sizing", "content")) {
    control.style.height = "auto";
    control.style.height = `${control.scrollHeight + control.offsetHeight - control.clientHeight}px`;
  }
}

function addClearButtons(form, words) {
  for (const scale of all("[data-block=rate] .scale", form)) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "clear", textContent: words, hidden: true });
    button.addEventListener("click", () => {
      for (const radio of all("input", scale)) radio.checked = false;
      const first = find("input", scale);
      first.dispatchEvent(new Event("input", { bubbles: true }));
      first.focus();
    });
    scale.after(button);
  }
}

/** Paper shows all of a long answer, over as many pages as it needs; a text box cannot do that. */
function mirrorForPrint(form) {
  for (const control of all("textarea, input[type=text]", form)) {
    let mirror = control.nextElementSibling;
    if (!mirror?.classList.contains("written")) {
      mirror = Object.assign(document.createElement("div"), { className: "written", dir: "auto" });
      mirror.style.setProperty("--rows", control.rows ?? 1);
      control.after(mirror);
    }
    mirror.textContent = control.value;
  }
}

/* ---- One sheet. ---- */

function runSheet(form) {
  const sheet = form.dataset.sheet;
  const prefix = `sheet:${sheet}:`;
  const tools = find(".sheet-tools");
  const earlier = find(".sheet-earlier");
  const say = speaker(tools);
  const title = find("h1").textContent.trim();
  const controls = new Map();
  const spare = new Map(); // answers without a field on this sheet
  const unsaved = new Set(); // names whose answer storage refused
  for (const control of form.elements) {
    if (control.name) controls.set(control.name, [...(controls.get(control.name) ?? []), control]);
  }

  /** Brings storage up to the screen for one name, and then for those that it refused before. */
  function keep(name) {
    unsaved.add(name);
    for (const waiting of [...unsaved].reverse()) {
      const entry = current(waiting);
      try {
        if (entry) localStorage.setItem(prefix + waiting, JSON.stringify(entry));
        else localStorage.removeItem(prefix + waiting);
        unsaved.delete(waiting);
      } catch { /* said below */ }
    }
    warn();
  }

  function warn() {
    if (unsaved.size) {
      addEventListener("beforeunload", holdBack);
      say(isForbidden() ? "forbidden" : "full");
    } else {
      removeEventListener("beforeunload", holdBack);
      if (find(".sheet-status").classList.contains("warn")) say(isForbidden() ? "forbidden" : "");
    }
  }

  function holdBack(event) {
    event.preventDefault();
  }

  function current(name) {
    if (!controls.has(name)) return spare.get(name);
    const value = readControl(controls.get(name));
    return value === "" ? undefined : { label: labelOf(controls.get(name)), value };
  }

  /** Keeps an answer that has no place on the sheet, under a name that no field can have. */
  function setAside(name, { label, value }) {
    const base = name.replace(/~\d+$/, "");
    if ([...spare].some(([key, old]) => key.replace(/~\d+$/, "") === base && old.value === value)) return;
    let free = name;
    for (let number = 1; controls.has(free) || spare.has(free); number += 1) free = `${base}~${number}`;
    spare.set(free, { label, value });
    keep(free);
  }

  /** Shows what storage holds for one name. */
  function take(name, raw) {
    if (unsaved.has(name)) return;
    const entry = raw === null ? undefined : parse(raw, name);
    if (!controls.has(name)) {
      if (entry) spare.set(name, entry);
      else spare.delete(name);
    } else if (!entry) {
      writeControl(controls.get(name), "");
    } else if (!entry.foreign && fits(controls.get(name), entry.value)) {
      writeControl(controls.get(name), entry.value);
    } else {
      setAside(name, entry);
      if (!unsaved.size) keep(name); // its entry is free again for a new answer
    }
  }

  function load() {
    try {
      const names = storedKeys(prefix).map((key) => key.slice(prefix.length));
      for (const name of new Set([...controls.keys(), ...spare.keys(), ...names])) {
        take(name, localStorage.getItem(prefix + name));
      }
    } catch {
      say("forbidden");
    }
    showEarlier();
  }

  /** What somebody typed before this script arrived is theirs, too. */
  function takeEarlyTyping() {
    for (const [name, group] of controls) {
      const value = readControl(group);
      if (value === "") continue;
      let stored = null;
      try {
        stored = localStorage.getItem(prefix + name);
      } catch { /* load() says so */ }
      if (stored === null) keep(name);
      else if (typeof value === "string" && group[0].type !== "radio" && parse(stored, name).value !== value) {
        setAside(name, { label: labelOf(group), value });
      }
    }
  }

  function showEarlier() {
    const row = find("template", earlier).content.firstElementChild;
    const sorted = [...spare].sort(([one], [other]) => (one < other ? -1 : 1));
    find("ul", earlier).replaceChildren(...sorted.map(([name, { label, value }]) => {
      const item = row.cloneNode(true);
      const text = find(".earlier-text", item);
      find(".earlier-label", item).textContent = label;
      if (value !== true) text.textContent = value;
      find("[data-do=copy]", item).addEventListener("click", () => copy(text));
      find("[data-do=delete]", item).addEventListener("click", () => remove(name));
      return item;
    }));
    earlier.hidden = spare.size === 0;
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text.textContent);
      say("copied");
    } catch {
      getSelection().selectAllChildren(text);
      say("selected");
    }
  }

  async function remove(name) {
    if (!await ask("delete")) return;
    spare.delete(name);
    keep(name);
    showEarlier();
    (find("button", earlier.hidden ? tools : earlier)).focus();
  }

  async function open(file) {
    const { fault, title: other, answers } = await readCopy(file, sheet);
    if (fault) return say(fault, other);
    const placed = answers.filter(([name, { value }]) => controls.has(name) && fits(controls.get(name), value));
    const differs = placed.some(([name, { value }]) => ![value, ""].includes(readControl(controls.get(name))));
    if (differs && !await ask("replace")) return undefined;
    for (const [name, entry] of answers) {
      if (entry.value === "") continue;
      if (placed.some(([other]) => other === name)) {
        writeControl(controls.get(name), entry.value);
        keep(name);
      } else setAside(name, entry);
    }
    showEarlier();
    if (!unsaved.size) say("opened");
    return undefined;
  }

  async function erase() {
    if (!await ask("erase")) return;
    spare.clear();
    unsaved.clear();
    for (const group of controls.values()) writeControl(group, "");
    try {
      for (const key of storedKeys(prefix)) localStorage.removeItem(key);
    } catch { /* forbidden: nothing was kept */ }
    warn();
    showEarlier();
    say("erased");
  }

  function save() {
    const answers = Object.create(null); // a name may be "__proto__"
    for (const name of [...controls.keys(), ...spare.keys()]) {
      const entry = current(name);
      if (entry) answers[name] = { label: entry.label, value: entry.value };
    }
    download(sheet, title, answers);
    if (!unsaved.size) say("saved");
  }

  const input = find("input[type=file]", tools);
  const actions = { print: () => print(), save, open: () => input.click(), erase };
  for (const button of all(".sheet-tools [data-do], .sheet-status [data-do]")) {
    button.addEventListener("click", actions[button.dataset.do]);
  }
  input.addEventListener("change", async () => {
    const [file] = input.files;
    if (file) await open(file);
    input.value = ""; // the same file may be opened again
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    afterChange(target);
    keep(target.name);
  });
  addEventListener("storage", ({ key, newValue }) => {
    if (key === null) load();
    else if (key.startsWith(prefix)) {
      take(key.slice(prefix.length), newValue);
      showEarlier();
    }
  });
  addEventListener("pageshow", ({ persisted }) => persisted && load());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && load());
  addEventListener("beforeprint", () => mirrorForPrint(form));
  matchMedia("print").addEventListener("change", ({ matches }) => matches && mirrorForPrint(form));

  form.classList.add("live");
  for (const box of all("textarea", form)) box.style.setProperty("--rows", box.rows);
  addClearButtons(form, tools.dataset.clear);
  for (const part of all(".sheet-tools, .sheet-kept")) part.hidden = false;
  takeEarlyTyping();
  load();
}

/* ---- The page of all sheets: which have answers on this device, and a way to erase them all. ---- */

function runSheets(kept) {
  const say = speaker(kept);
  const gone = find("template", kept).content.firstElementChild;

  function bySheet() {
    const sheets = new Map();
    for (const key of storedKeys("sheet:")) {
      const [, sheet] = key.split(":", 2);
      const name = key.slice(`sheet:${sheet}:`.length);
      sheets.set(sheet, [...(sheets.get(sheet) ?? []), [name, parse(localStorage.getItem(key), name)]]);
    }
    return sheets;
  }

  function show() {
    let sheets = new Map();
    try {
      sheets = bySheet();
    } catch { /* forbidden: nothing is kept, so there is nothing to list */ }
    for (const old of all("li.gone", kept)) old.remove();
    const known = all("li[data-sheet]", kept);
    for (const item of known) item.hidden = !sheets.delete(item.dataset.sheet);
    for (const [sheet, entries] of sheets) { // a sheet that has left the site keeps its answers
      const item = gone.cloneNode(true);
      find(".gone-name", item).textContent = sheet;
      find("button", item).addEventListener("click", () => {
        const answers = Object.create(null);
        for (const [name, { label, value }] of entries) answers[name] = { label, value };
        download(sheet, sheet, answers);
      });
      find("ul", kept).append(item);
    }
    find(".kept-some", kept).hidden = !find("li:not([hidden])", kept);
  }

  find("[data-do=erase-all]", kept).addEventListener("click", async () => {
    if (!await ask("erase-all")) return;
    try {
      for (const key of storedKeys("sheet:")) localStorage.removeItem(key);
    } catch { /* forbidden: nothing was kept */ }
    show();
    say("erased");
  });
  addEventListener("storage", show);
  addEventListener("pageshow", ({ persisted }) => persisted && show());
  show();
}

const form = find("form.sheet");
if (form) runSheet(form);
const kept = find(".sheets-kept");
if (kept) runSheets(kept);
})();
