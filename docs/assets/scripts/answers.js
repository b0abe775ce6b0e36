/* The answers of one sheet: brings together what is on the screen and what the device keeps, whichever of them changed: here,
   in another tab, in a saved copy. What is on the screen is never thrown away because storage is full or forbidden. */

import * as fields from "./fields.js";
import * as storage from "./storage.js";

const holdBack = (event) => {
  event.preventDefault();
  event.returnValue = true; // for browsers from before 2023
};

export class Answers {
  /** `say` tells the reader something; `spareChanged` is called when answers without a field may have come or gone. */
  constructor(form, say, spareChanged) {
    Object.assign(this, { form, say, spareChanged });
    this.sheet = form.dataset.sheet;
    this.fields = fields.byName(form);
    this.spare = new Map(); // name → entry: answers without a field on this sheet
    this.unsaved = new Set(); // names whose answer storage refused
  }

  start() {
    this.takeEarlyTyping();
    this.load();
    this.form.addEventListener("input", ({ target }) => {
      fields.settle(target);
      if (target.dataset.answer) this.keep(target.dataset.answer);
    });
    addEventListener("storage", ({ key, newValue }) => this.hear(key, newValue));
    addEventListener("pageshow", ({ persisted }) => persisted && this.load());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.load());
    // WebKit empties a form with autocomplete="off" when it takes the page out of its back/forward cache, after `pageshow`.
    addEventListener("pagehide", ({ persisted }) => persisted && this.form.removeAttribute("autocomplete"));
  }

  /** The answer to be kept under a name; undefined when there is none. */
  entry(name) {
    if (!this.fields.has(name)) return this.spare.get(name);
    const value = fields.read(this.fields.get(name));
    return value === "" ? undefined : { label: fields.labelOf(this.fields.get(name)), value };
  }

  /** Each answer that there is, as [name, entry]. */
  entries() {
    return [...this.fields.keys(), ...this.spare.keys()].map((name) => [name, this.entry(name)]).filter(([, entry]) => entry);
  }

  fits(name, value) {
    return this.fields.has(name) && fields.fits(this.fields.get(name), value);
  }

  /* ---- From the screen to storage ---- */

  /** Brings storage up to the screen for one name, and then for those that it refused before. */
  keep(name) {
    this.unsaved.add(name);
    for (const waiting of [...this.unsaved].reverse()) {
      try {
        storage.write(this.sheet, waiting, this.entry(waiting));
        this.unsaved.delete(waiting);
      } catch { /* said below */ }
    }
    this.warn();
  }

  warn() {
    if (this.unsaved.size) {
      addEventListener("beforeunload", holdBack);
      this.say(storage.isForbidden() ? "forbidden" : "full");
    } else {
      removeEventListener("beforeunload", holdBack);
      if (this.say.warns()) this.say(storage.isForbidden() ? "forbidden" : "");
    }
  }

  /** Keeps an answer that has no place on the sheet, under a name that no field can have. */
  setAside(name, { label, value }) {
    const base = name.replace(/~\d+$/, "");
    if ([...this.spare].some(([key, old]) => key.replace(/~\d+$/, "") === base && old.value === value)) return;
    let free = name;
    for (let number = 1; this.fields.has(free) || this.spare.has(free); number += 1) free = `${base}~${number}`;
    this.spare.set(free, { label, value });
    this.keep(free);
  }

  /* ---- From storage to the screen ---- */

  load() {
    try {
      for (const name of new Set([...this.fields.keys(), ...this.spare.keys(), ...storage.names(this.sheet)])) {
        this.take(name, storage.read(this.sheet, name));
      }
    } catch {
      this.say("forbidden");
    }
    this.spareChanged();
  }

  /** Another tab wrote, or erased everything (no key). */
  hear(key, raw) {
    if (key === null) return this.load();
    const name = storage.nameIn(this.sheet, key);
    if (name === undefined) return;
    this.take(name, raw);
    this.spareChanged();
  }

  /** Shows what storage holds for one name. */
  take(name, raw) {
    if (this.unsaved.has(name)) return;
    const entry = raw === null ? undefined : storage.parse(raw, name);
    if (!this.fields.has(name)) {
      if (entry) this.spare.set(name, entry);
      else this.spare.delete(name);
    } else if (!entry) {
      fields.write(this.fields.get(name), "");
    } else if (!entry.foreign && this.fits(name, entry.value)) {
      fields.write(this.fields.get(name), entry.value);
    } else {
      this.setAside(name, entry);
      if (!this.unsaved.size) this.keep(name); // its entry is free again for a new answer
    }
  }

  /** What somebody typed before this script arrived is theirs, too. */
  takeEarlyTyping() {
    for (const [name, field] of this.fields) {
      const value = fields.read(field);
      if (value === "") continue;
      let stored = null;
      try {
        stored = storage.read(this.sheet, name);
      } catch { /* load() says so */ }
      if (stored === null) this.keep(name);
      else if (typeof value === "string" && field[0].type !== "radio" && storage.parse(stored, name).value !== value) {
        this.setAside(name, { label: fields.labelOf(field), value });
      }
    }
  }

  /* ---- What the reader asks for ---- */

  /** Would these entries change an answer that is on the screen? */
  wouldReplace(entries) {
    return entries.some(([name, { value }]) =>
      this.fits(name, value) && ![value, ""].includes(fields.read(this.fields.get(name))));
  }

  /** Takes over the entries of a copy. */
  adopt(entries) {
    for (const [name, entry] of entries) {
      if (entry.value === "") continue;
      if (this.fits(name, entry.value)) {
        fields.write(this.fields.get(name), entry.value);
        this.keep(name);
      } else this.setAside(name, entry);
    }
    this.spareChanged();
  }

  drop(name) {
    this.spare.delete(name);
    this.keep(name);
    this.spareChanged();
  }

  erase() {
    this.spare.clear();
    this.unsaved.clear();
    for (const field of this.fields.values()) fields.write(field, "");
    try {
      storage.erase(this.sheet);
    } catch { /* forbidden: nothing was kept */ }
    this.warn();
    this.spareChanged();
  }
}
