/* What this device keeps of worksheets: an IndexedDB of this site alone (its name holds the path of the site's first page),
   written durably, so that it is on disk when a phone ends the browser a moment later.

   answers   [sheet, filling, name] → {label, value, at}   one answer; `at` says when it was written, and is never twice the same
   current   sheet → filling                               which filling a sheet shows; "" is one that has no words yet
   about     "mark" → a number                             born with the database: another mark, and the browser has cleared it

   A filling is one time of filling in a sheet, and is called by when it began, as in Date.toISOString(). Any call may fail. */

export const ROOT = new URL(document.documentElement.dataset.base ?? "/", document.baseURI).pathname;
const NAME = `sheets:${ROOT}`;
const STORES = ["answers", "current", "about"];
const DURABLE = { durability: "strict" };

export const got = (request) => new Promise((done, failed) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});
export const of = (...parts) => IDBKeyRange.bound(parts, [...parts, []]); // every key that begins so
export const stamp = () => Date.now() + Math.random();

/** Is there anything of the time before this database? See legacy.js. */
export function hasLegacy() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith("sheet:"));
  } catch {
    return false; // forbidden: nothing was kept
  }
}

let opening;
let whenClosed = () => {};

/** Calls `told` when the browser takes the database away from an open page, as it does when it clears it. */
export function onClosed(told) {
  whenClosed = told;
}

function open() {
  opening ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const store of STORES) request.result.createObjectStore(store);
      request.transaction.objectStore("about").put(stamp(), "mark");
    };
    request.onerror = () => failed(request.error);
    request.onsuccess = () => {
      const database = request.result;
      const away = () => { opening = undefined; };
      database.onversionchange = () => { database.close(); away(); };
      database.onclose = () => { away(); whenClosed(); };
      done(database);
    };
  });
  opening.catch(() => { opening = undefined; });
  return opening;
}

/** The database, whether or not it was open. */
const opened = () => open().catch((error) => { throw Object.assign(error, { closed: true }); });

function end(transaction) {
  const ended = new Promise((done, failed) => {
    transaction.oncomplete = done;
    transaction.onabort = () => failed(transaction.error ?? new DOMException("", "AbortError"));
  });
  ended.catch(() => {}); // what is done in it may fail first
  return ended;
}

/** Does `work` with the three stores as one: all of it is on disk when this resolves, or none. */
export async function together(mode, work, again = true) {
  const database = await opened();
  let transaction;
  try {
    transaction = database.transaction(STORES, mode, DURABLE);
  } catch (error) {
    /* the connection was lost, as Safari's is in the background */
    opening = undefined;
    if (again) return together(mode, work, false);
    throw error;
  }
  const ended = end(transaction);
  try {
    const result = await work(...STORES.map((store) => transaction.objectStore(store)));
    await ended;
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      /* it has ended by itself */
    }
    throw transaction.error ?? error;
  }
}

export async function pairs(store, range) {
  const [keys, values] = await Promise.all([got(store.getAllKeys(range)), got(store.getAll(range))]);
  return keys.map((key, index) => [key, values[index]]);
}

/** The fillings of one sheet, or of all: sheet → filling → name → entry, in order of their beginning. */
function sorted(records) {
  const sheets = new Map();
  for (const [[sheet, filling, name], entry] of records) {
    if (!sheets.has(sheet)) sheets.set(sheet, new Map());
    if (!sheets.get(sheet).has(filling)) sheets.get(sheet).set(filling, new Map());
    sheets.get(sheet).get(filling).set(name, entry);
  }
  return sheets;
}

/** Is there anything to read? Who only looks at a sheet leaves no empty database behind. */
export async function exists() {
  if (opening || !indexedDB.databases) return true;
  try {
    return (await indexedDB.databases()).some(({ name }) => name === NAME);
  } catch (error) {
    throw Object.assign(error, { closed: true });
  }
}

/** The same, when what was to be erased is gone. */
async function left() {
  const found = await exists();
  const { sheet, filling, at } = JSON.parse(found && noted(ERASING)) ?? {};
  if (at) await erase(sheet, filling, at);
  return found;
}

/** One sheet as it is kept: {mark, current, fillings}; `current` is undefined when there is nothing. */
export const read = async (sheet) => await left() ? together("readonly", async (answers, current, about) => {
  const [records, now, mark] = await Promise.all([pairs(answers, of(sheet)), got(current.get(sheet)), got(about.get("mark"))]);
  const fillings = sorted(records).get(sheet) ?? new Map();
  return { mark, fillings, current: now ?? [...fillings.keys()].at(-1) };
}) : { fillings: new Map() };

/** All that is kept: sheet → filling → name → entry. */
export const everything = async () => await left() ? together("readonly", async (answers) => sorted(await pairs(answers))) : new Map();

/** Does one answer hold all of the other, as when somebody types on? Only words of the same few minutes are taken for that. */
function holds(one, other) {
  if (one.value === other.value) return true;
  return typeof one.value === "string" && typeof other.value === "string" && one.value.startsWith(other.value) && Math.abs(one.at - other.at) < 600000;
}

/** Keeps `changes`, a list of {name, entry, seen}, in a filling. All of it is asked of the browser at once, so that it is done even
    if the page ends now. What another tab had written since (its `at` is not `seen`) is then set aside under a name that no field has.
    A filling that is `first` for this page joins one that another tab has begun meanwhile; resolves to {mark, filling, aside}. */
export async function write(sheet, filling, changes, at, first) {
  const database = await opened();
  const transaction = database.transaction(STORES, "readwrite", DURABLE);
  const [answers, current, about] = STORES.map((store) => transaction.objectStore(store));
  const ended = end(transaction);
  const mark = got(about.get("mark"));
  const shown = got(current.get(sheet));
  const before = changes.map(({ name }) => got(answers.get([sheet, filling, name])));
  /* If they fail, what `ended` waits for does. */
  Promise.allSettled([mark, shown, ...before]);
  current.put(filling, sheet);
  for (const { name, entry } of changes) {
    if (entry) answers.put({ ...entry, at }, [sheet, filling, name]);
    else answers.delete([sheet, filling, name]);
  }
  transaction.commit?.();
  await ended;
  const begun = await shown;
  if (first && begun && begun !== filling) {
    await together("readwrite", (...stores) => join(...stores, sheet, filling, begun));
    return { mark: await mark, filling: begun, aside: true };
  }
  const olds = await Promise.all(before);
  const lost = changes.map(({ name, entry, seen }, index) => ({ name, seen, old: olds[index], entry: { value: "", ...entry, at } }))
    .filter(({ entry, old, seen }) => old && old.at !== seen && !holds(entry, old));
  if (lost.length) await together("readwrite", async (store) => {
    for (const { name, entry, old } of lost) await setAside(store, [sheet, filling, name], old, entry);
  });
  return { mark: await mark, filling, aside: lost.length > 0 };
}

async function join(answers, current, _, sheet, filling, begun) {
  for (const [key, entry] of await pairs(answers, of(sheet, filling))) {
    const place = [sheet, begun, key[2]];
    const old = await got(answers.get(place));
    if (old && !holds(entry, old)) await setAside(answers, place, old, entry);
    answers.put(entry, place);
    answers.delete(key);
  }
  current.put(begun, sheet);
}

/** Keeps an answer beside the one that has its place, and forgets there what either of them holds. */
export async function setAside(answers, [sheet, filling, name], entry, instead) {
  const base = name.replace(/~\d+$/, "");
  let place;
  for (let number = 1; ; number += 1) {
    const key = [sheet, filling, `${base}~${number}`];
    const there = await got(answers.get(key));
    if (there && holds(there, entry)) return;
    if (there && (holds(entry, there) || (instead && holds(instead, there)))) {
      if (place) answers.delete(key);
      place ??= key;
    }
    if (!there) return void answers.put(entry, place ?? key);
  }
}

export const show = (sheet, filling) => together("readwrite", async (_, current) => void current.put(filling, sheet));

/* What is to be erased, as {sheet, filling, at}: put where it is kept at once, because a page that ends now ends its work, too.
   Whoever reads next brings it to its end; what was written later stays. */
const ERASING = "erasing";

/** Forgets a filling, a sheet, or everything, and hands over what it was: for a moment, to undo it. */
export async function erase(sheet, filling, at = stamp()) {
  turn(ERASING, JSON.stringify({ sheet, filling, at }));
  try {
    if (await exists()) return await together("readwrite", async (answers, current) => {
      const range = sheet === undefined ? sheet : filling === undefined ? of(sheet) : of(sheet, filling);
      const all = await pairs(answers, range);
      const records = all.filter(([, entry]) => !(entry.at > at));
      const shown = (await pairs(current, sheet)).filter(([, now]) => all.length === records.length && (filling === undefined || now === filling));
      for (const [key] of records) answers.delete(key);
      for (const [key] of shown) current.delete(key);
      return { records, shown };
    });
  } catch (error) {
    if (!error.closed) throw error; // forbidden: nothing was kept
  } finally {
    turn(ERASING);
  }
  return { records: [], shown: [] };
}

/** Brings back what `erase` has handed over. */
export async function restore({ records, shown }) {
  if (records.length + shown.length) await together("readwrite", async (answers, current) => {
    for (const [key, entry] of records) answers.put(entry, key);
    for (const [sheet, filling] of shown) current.put(filling, sheet);
  });
}

/* ---- Switches, for all pages of this site ---- */

const keyOf = (name) => `${name}:${ROOT}`;

function noted(name) {
  try {
    return localStorage.getItem(keyOf(name));
  } catch {
    return null; // forbidden: nothing is kept
  }
}

export const isOn = (name) => noted(name) !== null;

/** `on` is what is noted: text, or true; with nothing it is off. */
export function turn(name, on) {
  try {
    if (on) localStorage.setItem(keyOf(name), on);
    else localStorage.removeItem(keyOf(name));
  } catch {
    /* see above */
  }
}

const NOTHING = "keep-nothing";
export const keepsNothing = () => isOn(NOTHING);
export const keepNothing = (nothing) => turn(NOTHING, nothing);

/** Calls `changed` when another tab turns that switch. */
export const onTurned = (changed) => addEventListener("storage", ({ key }) => key === keyOf(NOTHING) && changed());

/* "Erase what I wrote when I leave this way": see leave.js. */
const LEAVING = "erase-when-leaving";
const leaving = document.querySelector(`[data-do=${LEAVING}]`);
export const erasesWhenLeaving = () => leaving?.checked;
if (leaving) {
  leaving.checked = isOn(LEAVING);
  leaving.addEventListener("change", () => turn(LEAVING, leaving.checked));
}
