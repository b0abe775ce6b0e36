/* The answers of one sheet: keeps the form and the stored answers in agreement, whichever of them changes: here, in another tab, from a
   file. What is in the form stays there even if it can't be stored. */

import { preventUnload } from "./dialogs.js";
import * as fields from "./fields.js";
import * as storage from "./storage.js";

const TYPING_MS = 1000; // after a key, in which a field takes no text from another tab
const RETRY_MS = 3000;

/** `filling` is the one in the form; undefined until its first answer is stored. */
export class Answers {
  /** `element` is around the form; `say` shows a message; `onChange` is called when more than a field's own answer may have changed: another
      filling, answers without a field. */
  constructor(element, say, onChange) {
    Object.assign(this, { element, say, onChange });
    this.sheet = element.dataset.sheet;
    this.oldNames = element.dataset.was?.split(" ") ?? [];
    this.fields = fields.byName(element);
    this.fillings = new Map(); // all stored ones: filling → name → entry
    this.unstored = new Map(); // name → entry: answers without a field that could not be stored
    this.parents = new Map(); // name → see storage.write()
    this.pending = new Map(); // name → a unique number for each change: answers that are not on disk yet
  }

  async start() {
    this.emptyForm = this.form.cloneNode(true);
    this.emptyForm.reset();
    this.storeAll(); // what was typed before this script loaded
    this.element.addEventListener("input", ({ target }) => {
      const name = fields.nameOf(target);
      const field = this.fields.get(name);
      if (!field) return;
      fields.updateControl(target);
      field.typedAt = performance.now();
      this.markPending(name);
    });
    addEventListener("closed", () => this.loadLater(300)); // the database, which may have been cleared by then
    addEventListener("pagehide", () => this.suspend());
    addEventListener("pageshow", ({ persisted }) => persisted && this.comeBack());
    document.addEventListener("freeze", () => this.suspend());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" ? this.load() : this.store(true));
    await this.load();
    this.ready = true; // stored answers have been read
    this.flush();
  }

  /** After Back, loads what is stored. Until then the reader sees nothing, since it may have been erased elsewhere, unless the database does
      not answer. */
  async comeBack() {
    const { style } = this.element;
    style.opacity = 0;
    setTimeout(() => style.opacity = "", 2 * RETRY_MS);
    if (this.kept !== this.keeping) await this.followSetting(); // another page has changed it
    await this.load();
    style.opacity = "";
    this.flush();
  }

  /** false while the reader wants nothing stored */
  get keeping() {
    return !storage.keepsNothing();
  }

  /** Moves answers from localStorage to the database, also those of a page that has ended while this one was open, and those of the sheet's
      former names. */
  async migrate() {
    try {
      if (storage.keysToMove()[0] || (this.oldNames[0] && await storage.exists())) await (await import("./legacy.js")).migrate([this.sheet, ...this.oldNames], true);
    } catch {
      /* full or forbidden: they stay there */
    }
  }

  /** The entry to be stored under a name, if there is one. */
  entry(name) {
    const field = this.fields.get(name);
    return (field && fields.entryOf(field)) ?? (field && this.pending.has(name) ? undefined : this.unplaced.get(name));
  }

  /** All answers, as [name, entry]. */
  entries() {
    return [...new Map([...this.fields, ...this.unplaced]).keys()].map((name) => [name, this.entry(name)]).filter(([, entry]) => entry);
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

  parentsOf(name) {
    return this.parents.get(name) ?? [null];
  }

  clearPending(written) {
    for (const [name, change] of written) {
      if (this.pending.get(name) !== change) continue;
      this.pending.delete(name);
      if (this.unstored.delete(name)) this.loadLater(0);
    }
    this.element.classList.toggle("waiting", this.pending.size);
  }

  /** Writes what is pending at once, or, while a write is running, after it. */
  async flush() {
    while (this.writing) await this.writing;
    if (this.ready) this.writing = this.store(document.visibilityState !== "visible");
    await this.writing;
  }

  /** Writes what is pending, unless another page has done so, or it is being erased. */
  store(isLast) {
    this.endLog();
    if (this.pending.size && this.keeping && !this.erasing) return this.write(isLast);
  }

  /** Writes what is pending. If the page may never run again (`isLast`), its transaction may be dropped, so the write is logged, too. */
  async write(isLast) {
    const at = storage.now();
    const pending = new Map(this.pending);
    const changes = [...pending.keys()].map((name) => ({ name, entry: this.entry(name), parents: this.parentsOf(name) }));
    for (const { name, entry, parents } of changes) this.parents.set(name, [parents[0], ...parents.slice(this.error ? 1 : -9), entry ? at : null]);
    const isNew = !this.filling;
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.showError({}), 2 * RETRY_MS); // the database does not answer
    try {
      this.filling ??= new Date().toISOString();
      const args = [this.sheet, this.filling, changes, at, isNew && [...this.fillings.keys()]];
      const name = isLast && this.error !== "forbidden" && storage.log(args);
      if (name) this.logged = { name, at, pending };
      const { mark, filling, aside } = await storage.write(...args);
      clearTimeout(this.retryTimer);
      this.endLog(at);
      if (this.filling) this.filling = filling; // unless it has been erased meanwhile
      this.clearPending(pending);
      if (this.mark && this.mark !== mark && !this.cleared) this.forgetStored(filling, true);
      this.mark = mark;
      storage.broadcast(this.sheet);
      if (isNew || aside) await this.load();
      if (isNew && this.fillings.size < 2) navigator.storage?.persist?.().catch(() => {});
      this.showError();
    } catch (error) {
      if (isNew) this.filling = undefined;
      clearTimeout(this.retryTimer);
      this.retryTimer = setTimeout(() => this.flush(), RETRY_MS);
      this.showError(error);
    } finally {
      this.writing = undefined;
    }
  }

  /** Takes away what this page has logged, unless that was after `at`. If it is gone, another page has written it. */
  endLog(at) {
    if (this.logged?.at > at) return;
    if (this.logged && !storage.unlog(this.logged.name)) this.clearPending(this.logged.pending);
    this.logged = undefined;
  }

  suspend() {
    this.store(true);
    this.kept = this.keeping;
    this.channel?.close(); // an open one keeps the page out of the back/forward cache
    this.channel = undefined;
  }

  /** Shows why answers can't be stored; without an error, takes that message away. */
  showError(error) {
    this.error = error && (error.forbidden ? "forbidden" : error.name === "QuotaExceededError" ? "full" : "unkept");
    if (error || this.cleared) {
      addEventListener("beforeunload", preventUnload);
      this.say(this.error ?? "cleared");
    } else {
      removeEventListener("beforeunload", preventUnload);
      if (this.say.isWarning()) this.say("");
    }
  }

  /* ---- From the database to the form ---- */

  /** `isErased` tells that the reader has erased the sheet on another page. */
  async load(isErased) {
    this.channel ??= storage.openChannel((sheet, isErased) => (sheet ?? this.sheet) === this.sheet && this.load(isErased));
    if (!this.keeping) {
      storage.finishErasing().catch(() => {}); // the page on which it began may have ended
      return isErased && this.unkept[0] ? this.eraseAndSay() : this.onChange();
    }
    try {
      if (document.visibilityState === "visible") this.endLog(); // in the background the page may still end
      await this.migrate();
      const { mark, current, fillings } = await storage.read(this.sheet);
      if (this.mark && this.mark !== mark) { // the browser has cleared its storage: the form keeps its answers
        this.mark = mark;
        if (this.entries()[0]) return this.forgetStored(undefined, true);
      }
      this.mark = mark;
      const erased = this.fillings.has(this.filling) && !fillings.has(this.filling) && current !== this.filling; // in another tab
      if (this.erasing) return; // it loads when it is done, or has failed
      if ((erased || isErased) && this.unkept[0]) return await this.eraseAndSay(this.filling); // with what only this page has
      if (erased) this.resetForm();
      if (erased || (!this.filling && !this.fillings.has(current))) this.filling = current || undefined; // not one that was put by
      this.fillings = fillings;
      this.updateForm();
      if (!this.pending.size) this.showError();
    } catch (error) {
      this.showError(error);
      if (!error.forbidden) this.loadLater(RETRY_MS);
    }
    this.onChange();
  }

  loadLater(ms) {
    clearTimeout(this.loadTimer);
    this.loadTimer = setTimeout(() => this.load(), ms);
  }

  /** Shows the stored filling, except in fields that are being typed in. */
  updateForm() {
    const stored = this.fillings.get(this.filling) ?? new Map();
    for (const [name, field] of this.fields) {
      const entry = stored.get(name);
      const at = entry?.at ?? null;
      if (this.pending.has(name) || this.parentsOf(name).slice(-1)[0] === at || this.cleared) continue;
      if (field.typedAt > performance.now() - TYPING_MS) {
        this.loadLater(TYPING_MS);
        continue;
      }
      const fits = entry && this.fits(name, entry.value);
      if (fits || !entry) this.parents.set(name, [at]); // any other is set aside when this field is written to
      fields.write(field, fits ? entry.value : "");
    }
  }

  /** What was stored is gone. If `cleared`, the browser has cleared its storage while the page was open, and the form keeps its answers. */
  forgetStored(filling, cleared) {
    Object.assign(this, { filling, fillings: new Map(), cleared });
    this.parents.clear();
    this.showError();
    this.onChange();
  }

  get form() {
    return this.element.querySelector("form.sheet");
  }

  /** Replaces the form, and with it what is no answer, as the title of a calendar file or the number of rows, and the browser's undo history
      of its fields. */
  resetForm() {
    for (const map of [this.pending, this.parents, this.unstored]) map.clear();
    this.form.replaceWith(this.emptyForm.cloneNode(true));
    this.fields = fields.byName(this.element);
  }

  /* ---- The reader's commands ---- */

  /** Stores all answers on the page again. */
  async storeAll() {
    this.cleared = false;
    for (const [name] of this.entries()) this.markPending(name);
    await this.flush();
  }

  /** Runs `work`, which empties the form, while nothing can be written there; fails if the database does not answer. */
  locked(work) {
    this.form.inert = true;
    return Promise.race([work(), new Promise((_, reject) => setTimeout(reject, 4 * RETRY_MS, {}))]).finally(() => this.form.inert = false);
  }

  /** Writes what is in the form; fails if it can't be stored. */
  async flushAll() {
    await (this.cleared ? this.storeAll() : this.flush());
    if (this.pending.size && this.keeping) throw Object.assign(new Error(), { key: this.error });
  }

  /** Shows another filling, or a new one. */
  async showFilling(filling) {
    await this.locked(async () => {
      await this.flushAll();
      if (this.keeping) await storage.setCurrent(this.sheet, filling ?? "");
      if (!this.form.inert) return; // it took too long, and somebody may have gone on writing
      this.resetForm();
      this.filling = filling;
    });
    await this.load();
  }

  /** Entries that are only on the page. */
  get unkept() {
    return this.entries().filter(([name]) => this.cleared || !this.keeping || this.pending.has(name));
  }

  /** Erases one filling, or the whole sheet; resolves to a function that undoes it, or to undefined if there was nothing. If the database
      does not answer in time, the reader is told, and can write on the emptied form meanwhile. */
  async erase(filling) {
    const { filling: shown, unkept } = this;
    const undo = async (erased) => {
      if (erased) await storage.restore(erased);
      await this.refresh();
      if (unkept[0]) await (await import("./import-answers.js")).bringBack(this, shown, unkept);
    };
    clearTimeout(this.retryTimer);
    this.retryTimer = setTimeout(() => this.flush(), 4 * RETRY_MS); // a warning would take the place of Undo
    this.erasing = !filling || filling === shown;
    const work = storage.erase(this.sheet, filling);
    await this.locked(() => work).catch((error) => {
      this.erasing &&= !error.name;
      if (error.name) throw error; // it has failed
      this.say("unerased");
    });
    if (this.erasing) {
      this.resetForm();
      this.fillings.delete(shown); // if it fails yet, load() shows it again
      Object.assign(this, { filling: undefined, cleared: false, erasing: false });
    }
    const erased = await work.catch(async (error) => {
      await undo();
      throw error;
    });
    await this.load();
    if (erased.keys[0] || erased.records[0] || unkept[0]) return () => undo(erased);
  }

  async eraseAndSay(filling) {
    this.say("erased", await this.erase(filling));
  }

  /** Stops storing, or stores all answers on the page again. */
  async followSetting() {
    if (this.keeping) {
      await this.storeAll();
      return this.onChange();
    }
    clearTimeout(this.retryTimer);
    this.pending.clear();
    this.say(""); // and with it what Undo holds
    this.forgetStored();
  }

  /** Makes all tabs load what is stored now. */
  async refresh() {
    storage.broadcast(this.sheet);
    await this.load();
  }
}
