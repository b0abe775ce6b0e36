/* The answers of one sheet: brings together what is on the screen and what the device keeps, whichever of them changed: here,
   in another tab, in a file. What is on the screen is never thrown away because the device does not keep it. */

import * as device from "./device.js";
import { holdBack } from "./dialogs.js";
import * as fields from "./fields.js";

/* Milliseconds after a key in which no other tab's words come into the field */
const BUSY = 1000;
const SOON = 300; // ms that a browser has to clear its storage
const AGAIN = 3000; // ms until a refused write is tried again
const CHANNEL = `sheets:${device.ROOT}`;

export class Answers {
  /** `sheet` is the element around the form; `say` tells the reader something; `changed` is called when more than a field's own
      answer may have: another filling, answers without a field. */
  constructor(sheet, say, changed) {
    Object.assign(this, { element: sheet, say, changed });
    this.sheet = sheet.dataset.sheet;
    this.fields = fields.byName(sheet);
    this.ready = false; // until what is kept has been read
    this.keeping = true; // false while the reader wants nothing kept
    this.filling = undefined; // the one on the screen; undefined until its first words are kept
    this.fillings = new Map(); // all that are kept: filling → name → entry
    this.loose = new Map(); // name → entry: answers without a field that the device has refused
    this.seen = new Map(); // name → when what is on the screen was written
    this.typed = new Map(); // name → when the last key was pressed in it
    this.waiting = new Map(); // name → a new mark for each change: answers that are on no disk yet
  }

  async start() {
    for (const [name, field] of this.fields) if (fields.read(field) !== "") this.touch(name); // typed before this script arrived
    this.element.addEventListener("input", ({ target }) => {
      const name = fields.nameOf(target);
      if (!this.fields.has(name)) return;
      fields.settle(target);
      this.typed.set(name, Date.now());
      this.touch(name);
    });
    device.onClosed(() => setTimeout(() => this.load(), SOON)); // it may be about to be cleared
    addEventListener("pagehide", () => this.leave());
    addEventListener("pageshow", ({ persisted }) => persisted && this.load());
    document.addEventListener("freeze", () => this.leave());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" ? this.load() : this.rescue());
    try {
      if (this.keeping && device.hasLegacy()) await (await import("./legacy.js")).move([this.sheet, ...this.was]);
      if (this.keeping && this.was.length && await device.exists()) await (await import("./adding.js")).rename(this.was, this.sheet);
    } catch {
      /* load() says so */
    }
    await this.load();
    this.ready = true;
    this.flush();
  }

  get was() {
    return (this.element.dataset.was ?? "").split(" ").filter(Boolean);
  }

  /** The entry to be kept under a name; undefined when there is none. */
  entry(name) {
    const field = this.fields.get(name);
    return (field && fields.entryOf(field)) ?? (field && this.waiting.has(name) ? undefined : this.spare.get(name));
  }

  /** Each answer that there is, as [name, entry]. */
  entries() {
    return [...new Set([...this.fields.keys(), ...this.spare.keys()])].map((name) => [name, this.entry(name)]).filter(([, entry]) => entry);
  }

  /** Kept answers that have no place on this sheet: its field has gone or changed, or another tab's words took their place. */
  get spare() {
    return new Map([...[...this.fillings.get(this.filling) ?? []].filter(([name, { value }]) => !this.fits(name, value)), ...this.loose]);
  }

  /** The other fillings: filling → name → entry. */
  get others() {
    return new Map([...this.fillings].filter(([filling]) => filling !== this.filling));
  }

  fits(name, value) {
    return this.fields.has(name) && fields.fits(this.fields.get(name), value);
  }

  /* ---- From the screen to the device ---- */

  touch(name) {
    this.waiting.set(name, device.stamp());
    this.element.classList.add("waiting");
    this.flush();
  }

  /** A kept answer that does not fit its field moves beside it before the first word takes its place: both are written as one. */
  makeRoom(name) {
    const kept = this.fillings.get(this.filling);
    if (!this.fields.has(name) || !this.spare.has(name) || !kept?.has(name)) return;
    let number = 1;
    while (kept.has(`${name}~${number}`)) number += 1;
    kept.set(`${name}~${number}`, kept.get(name));
    this.seen.set(name, kept.get(name).at);
    kept.delete(name);
    this.waiting.set(`${name}~${number}`, device.stamp());
  }

  /** What is to be written: names, entries, and when what they replace was written. */
  changes(at) {
    for (const name of [...this.waiting.keys()]) this.makeRoom(name);
    const changes = [...this.waiting.keys()].map((name) => ({ name, entry: this.entry(name), seen: this.seen.get(name) }))
      .filter(({ name, entry }) => entry || this.fields.has(name));
    for (const { name } of changes) this.seen.set(name, at);
    return changes;
  }

  written(sent) {
    for (const [name, change] of sent) if (this.waiting.get(name) === change) this.waiting.delete(name);
    this.element.classList.toggle("waiting", this.waiting.size > 0);
  }

  /** Writes what waits, at once; while somebody types, what came meanwhile follows when that is on disk. */
  async flush() {
    while (this.writing) await this.writing;
    if (!this.waiting.size || !this.keeping || !this.ready) return;
    clearTimeout(this.later);
    this.later = undefined;
    this.writing = this.write();
    await this.writing;
  }

  async write() {
    const at = device.stamp();
    const changes = this.changes(at);
    const sent = new Map(this.waiting);
    const first = this.filling === undefined;
    try {
      this.filling ??= new Date().toISOString();
      const { mark, filling, aside } = await device.write(this.sheet, this.filling, changes, at, first);
      this.filling = filling;
      this.written(sent);
      if (this.mark && this.mark !== mark && !this.cleared) this.lost(filling);
      this.mark = mark;
      this.tell();
      if (first || aside) await this.load();
      if (first && this.fillings.size < 2) navigator.storage?.persist?.().catch(() => {});
      this.warn();
      return true;
    } catch (error) {
      for (const { name, seen } of changes) if (this.seen.get(name) === at) this.seen.set(name, seen);
      if (first) this.filling = undefined;
      this.later ??= setTimeout(() => this.flush(), AGAIN);
      this.warn(error);
      return false;
    } finally {
      this.writing = undefined;
    }
  }

  tell() {
    if (!globalThis.BroadcastChannel) return;
    const channel = this.channel ?? new BroadcastChannel(CHANNEL);
    channel.postMessage({ sheet: this.sheet });
    if (channel !== this.channel) channel.close();
  }

  /** The page may never run again, and what is asked of a database may then come to nothing. So what waits is also put where it is
      kept at once, and taken away from there when it is on disk; if not, it moves at the next visit, as of old (legacy.js). */
  async rescue() {
    if (!this.waiting.size || !this.keeping) return;
    const keys = [];
    try {
      for (const name of this.waiting.keys()) {
        if (this.entry(name) === undefined) continue;
        keys.push(`sheet:${this.sheet}:${name}`);
        localStorage.setItem(keys.at(-1), JSON.stringify(this.entry(name)));
      }
    } catch {
      /* full or forbidden, which is said in any case */
    }
    if (await this.write()) for (const key of keys) localStorage.removeItem(key);
  }

  leave() {
    this.rescue();
    this.channel?.close(); // an open one keeps some browsers from coming back to the page as it was
    this.channel = undefined;
  }

  /** Says what is wrong for as long as it is. */
  warn(error) {
    if (error) {
      addEventListener("beforeunload", holdBack);
      this.say(error.closed ? "forbidden" : error.name === "QuotaExceededError" ? "full" : "unkept");
    } else if (!this.cleared) {
      removeEventListener("beforeunload", holdBack);
      if (this.say.warns()) this.say("");
    }
  }

  /* ---- From the device to the screen ---- */

  listen() {
    if (this.channel || !globalThis.BroadcastChannel) return;
    this.channel = new BroadcastChannel(CHANNEL);
    this.channel.onmessage = ({ data }) => [this.sheet, undefined].includes(data.sheet) && this.load();
  }

  async load() {
    this.listen();
    if (!this.keeping) return this.changed();
    try {
      const { mark, current, fillings } = await device.read(this.sheet);
      if (this.mark && this.mark !== mark) { // the browser has cleared its storage: what is on the screen stays
        this.mark = mark;
        if (this.entries().length) return this.lost();
      }
      this.mark = mark;
      const gone = this.fillings.has(this.filling) && !fillings.has(this.filling) && current !== this.filling; // erased in another tab
      if (gone) this.renew();
      if (gone || this.filling === undefined) this.filling = current || undefined;
      this.fillings = fillings;
      this.display();
      if (!this.waiting.size) this.warn();
    } catch (error) {
      this.warn(error);
      clearTimeout(this.look);
      if (this.mark) this.look = setTimeout(() => this.load(), AGAIN);
    }
    this.changed();
  }

  /** Shows the filling as it is kept, but for what is being typed. */
  display() {
    const kept = this.fillings.get(this.filling) ?? new Map();
    let busy = false;
    for (const [name, field] of this.fields) {
      const entry = kept.get(name);
      if (this.waiting.has(name) || this.seen.get(name) === entry?.at || this.cleared) continue;
      if (this.typed.get(name) > Date.now() - BUSY) {
        busy = true;
        continue;
      }
      const fits = entry && this.fits(name, entry.value);
      if (fits || !entry) this.seen.set(name, entry?.at); // what does not fit is set aside when somebody writes here
      fields.write(field, fits ? entry.value : "");
    }
    clearTimeout(this.look);
    if (busy) this.look = setTimeout(() => this.load(), BUSY);
  }

  /** The browser has taken everything away while the page was open. */
  lost(filling) {
    this.cleared = true;
    this.seen.clear();
    this.filling = filling;
    this.fillings = new Map();
    addEventListener("beforeunload", holdBack);
    this.say("cleared");
    this.changed();
  }

  /** New fields in the place of the old: with those goes what the browser remembers for its "Undo". */
  renew() {
    for (const [, field] of this.fields) fields.write(field, "");
    this.waiting.clear();
    this.seen.clear();
    this.loose.clear();
    const form = this.element.querySelector("form.sheet");
    form.replaceWith(form.cloneNode(true));
    this.fields = fields.byName(this.element);
  }

  /* ---- What the reader asks for ---- */

  /** Keeps again what is on the screen. */
  async keepAll() {
    this.cleared = false;
    for (const [name, field] of this.fields) if (fields.read(field) !== "") this.touch(name);
    await this.flush();
  }

  /** Shows another filling; without one, a fresh one. */
  async turnTo(filling) {
    await this.flush();
    if (this.keeping) await device.show(this.sheet, filling ?? "");
    this.renew();
    this.filling = filling;
    await this.load();
  }

  /** Forgets one filling, or with none the whole sheet; resolves to a function that undoes it. */
  async erase(filling) {
    const { filling: shown, cleared } = this;
    const typed = this.entries();
    clearTimeout(this.later);
    this.later = undefined;
    const erased = await device.erase(this.sheet, filling);
    if (device.hasLegacy()) (await import("./legacy.js")).erase(this.sheet);
    if (filling === undefined || filling === shown) {
      this.renew();
      this.filling = undefined;
      this.cleared = false;
    }
    await this.after();
    return async () => {
      await device.restore(erased);
      await this.after();
      if (this.filling === shown && !cleared) await (await import("./taking.js")).adopt(this, typed);
    };
  }

  /** From now on nothing is kept, or everything on the screen again. */
  async keep(keeping) {
    this.keeping = keeping;
    if (keeping) return this.keepAll();
    clearTimeout(this.later);
    Object.assign(this, { later: undefined, filling: undefined, fillings: new Map(), cleared: false });
    this.seen.clear();
    this.waiting.clear();
    this.warn();
    this.changed();
  }

  async after() {
    this.tell();
    await this.load();
  }
}
