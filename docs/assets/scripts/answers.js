/* The answers of one sheet: keeps the form and the stored answers in agreement, whichever of them changes: here, in another tab, from a
   file. What is in the form stays there even if it can't be stored. */

import { preventUnload } from "./dialogs.js";
import * as fields from "./fields.js";
import * as storage from "./storage.js";

const TYPING_MS = 1000; // after a key, in which a field takes no text from another tab
const RETRY_MS = 3000;
const CHANNEL = `sheets:${storage.ROOT}`;

export class Answers {
  /** `sheet` is the element around the form; `say` shows a message; `onChange` is called when more than a field's own answer may have
      changed: another filling, answers without a field. */
  constructor(sheet, say, onChange) {
    Object.assign(this, { element: sheet, say, onChange });
    this.sheet = sheet.dataset.sheet;
    this.fields = fields.byName(sheet);
    this.ready = false; // until stored answers have been read
    this.keeping = true; // false while the reader wants nothing stored
    this.filling = undefined; // the one in the form; undefined until its first answer is stored
    this.fillings = new Map(); // all stored ones: filling → name → entry
    this.unstored = new Map(); // name → entry: answers without a field that could not be stored
    this.shownAt = new Map(); // name → when the stored entry that the form shows was written
    this.typedAt = new Map(); // name → time of the last key
    this.pending = new Map(); // name → a unique number for each change: answers that are not on disk yet
  }

  async start() {
    for (const [name, field] of this.fields) if (fields.read(field) !== "") this.markPending(name); // typed before this script loaded
    this.element.addEventListener("input", ({ target }) => {
      const name = fields.nameOf(target);
      if (!this.fields.has(name)) return;
      fields.updateControl(target);
      this.typedAt.set(name, Date.now());
      this.markPending(name);
    });
    storage.onClosed(() => setTimeout(() => this.load(), 300)); // by then it may have been cleared
    addEventListener("pagehide", () => this.suspend());
    addEventListener("pageshow", ({ persisted }) => persisted && this.load());
    document.addEventListener("freeze", () => this.suspend());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" ? this.load() : this.writeTwice());
    try {
      if (this.keeping && storage.hasLegacy()) await (await import("./legacy.js")).migrate([this.sheet, ...this.oldNames]);
      if (this.keeping && this.oldNames.length && await storage.exists()) await (await import("./stored-fillings.js")).renameSheet(this.oldNames, this.sheet);
    } catch {
      /* load() reports it */
    }
    await this.load();
    this.ready = true;
    this.flush();
  }

  get oldNames() {
    return (this.element.dataset.was ?? "").split(" ").filter(Boolean);
  }

  /** The entry to be stored under a name, if there is one. */
  entry(name) {
    const field = this.fields.get(name);
    return (field && fields.entryOf(field)) ?? (field && this.pending.has(name) ? undefined : this.unplaced.get(name));
  }

  /** All answers, as [name, entry]. */
  entries() {
    return [...new Set([...this.fields.keys(), ...this.unplaced.keys()])].map((name) => [name, this.entry(name)]).filter(([, entry]) => entry);
  }

  /** Entries that no field can show: it was removed or changed, or another tab's answer replaced theirs. */
  get unplaced() {
    return new Map([...[...this.fillings.get(this.filling) ?? []].filter(([name, { value }]) => !this.fits(name, value)), ...this.unstored]);
  }

  /** The other fillings: filling → name → entry. */
  get others() {
    return new Map([...this.fillings].filter(([filling]) => filling !== this.filling));
  }

  fits(name, value) {
    return this.fields.has(name) && fields.fits(this.fields.get(name), value);
  }

  /* ---- From the form to the database ---- */

  markPending(name) {
    this.pending.set(name, storage.now());
    this.element.classList.add("waiting");
    this.flush();
  }

  /** Moves a stored answer that its field can't show aside, in the same transaction as the answer that replaces it. */
  moveUnplaced(name) {
    const stored = this.fillings.get(this.filling);
    if (!this.fields.has(name) || !this.unplaced.has(name) || !stored?.has(name)) return;
    let number = 1;
    while (stored.has(`${name}~${number}`)) number += 1;
    stored.set(`${name}~${number}`, stored.get(name));
    this.shownAt.set(name, stored.get(name).at);
    stored.delete(name);
    this.pending.set(`${name}~${number}`, storage.now());
  }

  /** What is to be written at the time `at`: a list of {name, entry, shownAt}. */
  takeChanges(at) {
    for (const name of [...this.pending.keys()]) this.moveUnplaced(name);
    const changes = [...this.pending.keys()].map((name) => ({ name, entry: this.entry(name), shownAt: this.shownAt.get(name) }))
      .filter(({ name, entry }) => entry || this.fields.has(name));
    for (const { name } of changes) this.shownAt.set(name, at);
    return changes;
  }

  clearPending(written) {
    for (const [name, change] of written) if (this.pending.get(name) === change) this.pending.delete(name);
    this.element.classList.toggle("waiting", this.pending.size > 0);
  }

  /** Writes what is pending at once, or, while a write is running, after it. */
  async flush() {
    while (this.writing) await this.writing;
    if (!this.pending.size || !this.keeping || !this.ready) return;
    clearTimeout(this.retryTimer);
    this.retryTimer = undefined;
    this.writing = this.write();
    await this.writing;
  }

  async write() {
    const at = storage.now();
    const changes = this.takeChanges(at);
    const pending = new Map(this.pending);
    const isNew = this.filling === undefined;
    try {
      this.filling ??= new Date().toISOString();
      const { mark, filling, aside } = await storage.write(this.sheet, this.filling, changes, at, isNew);
      this.filling = filling;
      this.clearPending(pending);
      if (this.mark && this.mark !== mark && !this.cleared) this.setCleared(filling);
      this.mark = mark;
      this.broadcast();
      if (isNew || aside) await this.load();
      if (isNew && this.fillings.size < 2) navigator.storage?.persist?.().catch(() => {});
      this.showError();
      return true;
    } catch (error) {
      for (const { name, shownAt } of changes) if (this.shownAt.get(name) === at) this.shownAt.set(name, shownAt);
      if (isNew) this.filling = undefined;
      this.retryTimer ??= setTimeout(() => this.flush(), RETRY_MS);
      this.showError(error);
      return false;
    } finally {
      this.writing = undefined;
    }
  }

  broadcast() {
    if (!globalThis.BroadcastChannel) return;
    const channel = this.channel ?? new BroadcastChannel(CHANNEL);
    channel.postMessage({ sheet: this.sheet });
    if (channel !== this.channel) channel.close();
  }

  /** Writes what is pending to localStorage, too, which is synchronous: if the page never runs again, the transaction may be dropped. It is
      removed from there once it is on disk; otherwise the next visit migrates it (legacy.js). */
  async writeTwice() {
    if (!this.pending.size || !this.keeping) return;
    const keys = [];
    try {
      for (const name of this.pending.keys()) {
        if (this.entry(name) === undefined) continue;
        keys.push(`sheet:${this.sheet}:${name}`);
        localStorage.setItem(keys.at(-1), JSON.stringify(this.entry(name)));
      }
    } catch {
      /* full or forbidden: write() reports it */
    }
    if (await this.write()) for (const key of keys) localStorage.removeItem(key);
  }

  suspend() {
    this.writeTwice();
    this.channel?.close(); // an open one keeps the page out of the back/forward cache
    this.channel = undefined;
  }

  /** Shows why answers can't be stored; without an error, takes that message away. */
  showError(error) {
    if (error) {
      addEventListener("beforeunload", preventUnload);
      this.say(error.forbidden ? "forbidden" : error.name === "QuotaExceededError" ? "full" : "unkept");
    } else if (!this.cleared) {
      removeEventListener("beforeunload", preventUnload);
      if (this.say.isWarning()) this.say("");
    }
  }

  /* ---- From the database to the form ---- */

  openChannel() {
    if (this.channel || !globalThis.BroadcastChannel) return;
    this.channel = new BroadcastChannel(CHANNEL);
    this.channel.onmessage = ({ data }) => [this.sheet, undefined].includes(data.sheet) && this.load();
  }

  async load() {
    this.openChannel();
    if (!this.keeping) return this.onChange();
    try {
      const { mark, current, fillings } = await storage.read(this.sheet);
      if (this.mark && this.mark !== mark) { // the browser has cleared its storage: the form keeps its answers
        this.mark = mark;
        if (this.entries().length) return this.setCleared();
      }
      this.mark = mark;
      const erased = this.fillings.has(this.filling) && !fillings.has(this.filling) && current !== this.filling; // in another tab
      if (erased) this.resetForm();
      if (erased || this.filling === undefined) this.filling = current || undefined;
      this.fillings = fillings;
      this.updateForm();
      if (!this.pending.size) this.showError();
    } catch (error) {
      this.showError(error);
      clearTimeout(this.loadTimer);
      if (this.mark) this.loadTimer = setTimeout(() => this.load(), RETRY_MS);
    }
    this.onChange();
  }

  /** Shows the stored filling, except in fields that are being typed in. */
  updateForm() {
    const stored = this.fillings.get(this.filling) ?? new Map();
    let typing = false;
    for (const [name, field] of this.fields) {
      const entry = stored.get(name);
      if (this.pending.has(name) || this.shownAt.get(name) === entry?.at || this.cleared) continue;
      if (this.typedAt.get(name) > Date.now() - TYPING_MS) {
        typing = true;
        continue;
      }
      const fits = entry && this.fits(name, entry.value);
      if (fits || !entry) this.shownAt.set(name, entry?.at); // any other is set aside when this field is written to
      fields.write(field, fits ? entry.value : "");
    }
    clearTimeout(this.loadTimer);
    if (typing) this.loadTimer = setTimeout(() => this.load(), TYPING_MS);
  }

  /** The browser has cleared its storage while the page was open. */
  setCleared(filling) {
    this.cleared = true;
    this.shownAt.clear();
    this.filling = filling;
    this.fillings = new Map();
    addEventListener("beforeunload", preventUnload);
    this.say("cleared");
    this.onChange();
  }

  /** Replaces the form, and with it the browser's undo history of its fields. */
  resetForm() {
    for (const [, field] of this.fields) fields.write(field, "");
    this.pending.clear();
    this.shownAt.clear();
    this.unstored.clear();
    const form = this.element.querySelector("form.sheet");
    form.replaceWith(form.cloneNode(true));
    this.fields = fields.byName(this.element);
  }

  /* ---- The reader's commands ---- */

  /** Stores all answers in the form again. */
  async storeAll() {
    this.cleared = false;
    for (const [name, field] of this.fields) if (fields.read(field) !== "") this.markPending(name);
    await this.flush();
  }

  /** Shows another filling, or a new one. */
  async showFilling(filling) {
    await this.flush();
    if (this.keeping) await storage.setCurrent(this.sheet, filling ?? "");
    this.resetForm();
    this.filling = filling;
    await this.load();
  }

  /** Erases one filling, or the whole sheet; resolves to a function that undoes it. */
  async erase(filling) {
    const { filling: shown, cleared } = this;
    const entries = this.entries();
    clearTimeout(this.retryTimer);
    this.retryTimer = undefined;
    const erased = await storage.erase(this.sheet, filling);
    if (storage.hasLegacy()) (await import("./legacy.js")).erase(this.sheet);
    if (filling === undefined || filling === shown) {
      this.resetForm();
      this.filling = undefined;
      this.cleared = false;
    }
    await this.refresh();
    return async () => {
      await storage.restore(erased);
      await this.refresh();
      if (this.filling === shown && !cleared) await (await import("./import-answers.js")).importAnswers(this, entries);
    };
  }

  /** Stops storing, or stores all answers in the form again. */
  async setKeeping(keeping) {
    this.keeping = keeping;
    if (keeping) return this.storeAll();
    clearTimeout(this.retryTimer);
    Object.assign(this, { retryTimer: undefined, filling: undefined, fillings: new Map(), cleared: false });
    this.shownAt.clear();
    this.pending.clear();
    this.showError();
    this.onChange();
  }

  /** Makes all tabs load what is stored now. */
  async refresh() {
    this.broadcast();
    await this.load();
  }
}
