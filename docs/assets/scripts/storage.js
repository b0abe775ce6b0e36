/* What this device stores of worksheets, in an IndexedDB database named after the path of the site's first page. Transactions have strict
   durability: their data is on disk even if a phone ends the browser a moment later.

   answers   [sheet, filling, name] → {label, value, at}   one answer; `at`, the time it was written, is unique
   current   sheet → filling                               the filling that a sheet shows; "" is one without answers yet
   about     "mark" → number                               made with the database: a different mark means that the browser cleared it

   A filling is one time of filling in a sheet; its id is when it began, as in Date.toISOString(). Any call may fail;
   `error.forbidden` tells that the database can't be opened. */

export const ROOT = new URL(document.documentElement.dataset.base ?? "/", document.baseURI).pathname;
const NAME = `sheets:${ROOT}`;
const STORES = ["answers", "current", "about"];
const DURABLE = { durability: "strict" };

export const requestResult = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
export const keyRange = (...prefix) => IDBKeyRange.bound(prefix, [...prefix, []]); // all keys with this prefix
/** A unique timestamp: milliseconds and a random fraction. */
export const now = () => Date.now() + Math.random();

/** Are there answers from before this database? See legacy.js. */
export function hasLegacy() {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith("sheet:"));
  } catch {
    return false; // forbidden: nothing is stored
  }
}

let opening;
let handleClosed = () => {};
const reset = () => { opening = undefined; };

/** Sets what is called when the browser closes the open database, as it does before clearing it. */
export const onClosed = (callback) => { handleClosed = callback; };

function openDatabase() {
  opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const store of STORES) request.result.createObjectStore(store);
      request.transaction.objectStore("about").put(now(), "mark");
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => { database.close(); reset(); };
      database.onclose = () => { reset(); handleClosed(); };
      resolve(database);
    };
  });
  opening.catch(reset);
  return opening.catch((error) => { throw Object.assign(error, { forbidden: true }); });
}

/** Resolves when the transaction completes; rejects when it is aborted. */
function completion(transaction) {
  const completed = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new DOMException("", "AbortError"));
  });
  completed.catch(() => {}); // one of its requests may be reported first
  return completed;
}

/** Calls `work` with the three object stores in one transaction; resolves to its result once all of it is on disk. */
export async function inTransaction(mode, work, retry = true) {
  const database = await openDatabase();
  let transaction;
  try {
    transaction = database.transaction(STORES, mode, DURABLE);
  } catch (error) {
    /* Safari loses the connection in the background */
    reset();
    if (retry) return inTransaction(mode, work, false);
    throw error;
  }
  const completed = completion(transaction);
  try {
    const result = await work(...STORES.map((store) => transaction.objectStore(store)));
    await completed;
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      /* already finished */
    }
    throw transaction.error ?? error;
  }
}

/** The records of an object store, as [key, value]. */
export async function getRecords(store, range) {
  const [keys, values] = await Promise.all([requestResult(store.getAllKeys(range)), requestResult(store.getAll(range))]);
  return keys.map((key, index) => [key, values[index]]);
}

/** Records of answers as sheet → filling → name → entry, fillings in order of time. */
function groupBySheet(records) {
  const sheets = new Map();
  for (const [[sheet, filling, name], entry] of records) {
    if (!sheets.has(sheet)) sheets.set(sheet, new Map());
    if (!sheets.get(sheet).has(filling)) sheets.get(sheet).set(filling, new Map());
    sheets.get(sheet).get(filling).set(name, entry);
  }
  return sheets;
}

/** Does the database exist? Only looking at a sheet must not create it. */
export async function exists() {
  if (opening || !indexedDB.databases) return true;
  try {
    return (await indexedDB.databases()).some(({ name }) => name === NAME);
  } catch (error) {
    throw Object.assign(error, { forbidden: true });
  }
}

/** Finishes an interrupted erase(); resolves to whether the database exists. */
async function finishErasing() {
  const found = await exists();
  const { sheet, filling, at } = JSON.parse(found && getSetting(ERASING)) ?? {};
  if (at) await erase(sheet, filling, at);
  return found;
}

/** The stored state of a sheet, {mark, current, fillings}; `current` is undefined if there is nothing. */
export const read = async (sheet) => await finishErasing() ? inTransaction("readonly", async (answers, current, about) => {
  const [records, id, mark] = await Promise.all([getRecords(answers, keyRange(sheet)), requestResult(current.get(sheet)), requestResult(about.get("mark"))]);
  const fillings = groupBySheet(records).get(sheet) ?? new Map();
  return { mark, fillings, current: id ?? [...fillings.keys()].at(-1) };
}) : { fillings: new Map() };

/** All stored answers: sheet → filling → name → entry. */
export const readAll = async () => await finishErasing() ? inTransaction("readonly", async (answers) => groupBySheet(await getRecords(answers))) : new Map();

/** Does an answer contain all of another, as when somebody types on? Only answers of the same ten minutes count. */
function contains(one, other) {
  if (one.value === other.value) return true;
  return typeof one.value === "string" && typeof other.value === "string" && one.value.startsWith(other.value) && Math.abs(one.at - other.at) < 600000;
}

/** Writes `changes`, a list of {name, entry, shownAt}, to a filling. All requests are made at once, so that they are done even if the page
    ends now. An answer that another tab has written since (its `at` is not `shownAt`) is then set aside under a name that no field has.
    If the filling `isNew` for this page and another tab has begun one meanwhile, they are merged. Resolves to
    {mark, filling, aside}; `aside` says whether an answer was set aside. */
export async function write(sheet, filling, changes, at, isNew) {
  const database = await openDatabase();
  const transaction = database.transaction(STORES, "readwrite", DURABLE);
  const [answers, current, about] = STORES.map((store) => transaction.objectStore(store));
  const completed = completion(transaction);
  const mark = requestResult(about.get("mark"));
  const currentBefore = requestResult(current.get(sheet));
  const entriesBefore = changes.map(({ name }) => requestResult(answers.get([sheet, filling, name])));
  /* If one of them fails, `completed` fails too. */
  Promise.allSettled([mark, currentBefore, ...entriesBefore]);
  current.put(filling, sheet);
  for (const { name, entry } of changes) {
    if (entry) answers.put({ ...entry, at }, [sheet, filling, name]);
    else answers.delete([sheet, filling, name]);
  }
  transaction.commit?.();
  await completed;
  const existing = await currentBefore;
  if (isNew && existing && existing !== filling) {
    await inTransaction("readwrite", (...stores) => mergeFilling(...stores, sheet, filling, existing));
    return { mark: await mark, filling: existing, aside: true };
  }
  const olds = await Promise.all(entriesBefore);
  const replaced = changes.map(({ name, entry, shownAt }, index) => ({ name, shownAt, old: olds[index], entry: { value: "", ...entry, at } }))
    .filter(({ entry, old, shownAt }) => old && old.at !== shownAt && !contains(entry, old));
  if (replaced.length) await inTransaction("readwrite", async (store) => {
    for (const { name, entry, old } of replaced) await setAside(store, [sheet, filling, name], old, entry);
  });
  return { mark: await mark, filling, aside: replaced.length > 0 };
}

async function mergeFilling(answers, current, _, sheet, filling, existing) {
  for (const [key, entry] of await getRecords(answers, keyRange(sheet, filling))) {
    const newKey = [sheet, existing, key[2]];
    const old = await requestResult(answers.get(newKey));
    if (old && !contains(entry, old)) await setAside(answers, newKey, old, entry);
    answers.put(entry, newKey);
    answers.delete(key);
  }
  current.put(existing, sheet);
}

/** Stores an answer as "name~1", "name~2" …, and removes those there that it or `replacement`, the answer under its own name, contains. */
export async function setAside(answers, [sheet, filling, name], entry, replacement) {
  const base = name.replace(/~\d+$/, "");
  let freeKey;
  for (let number = 1; ; number += 1) {
    const key = [sheet, filling, `${base}~${number}`];
    const other = await requestResult(answers.get(key));
    if (other && contains(other, entry)) return;
    if (other && (contains(entry, other) || (replacement && contains(replacement, other)))) {
      if (freeKey) answers.delete(key);
      freeKey ??= key;
    }
    if (!other) return void answers.put(entry, freeKey ?? key);
  }
}

export const setCurrent = (sheet, filling) => inTransaction("readwrite", async (_, current) => void current.put(filling, sheet));

/* What is to be erased, as {sheet, filling, at}, in localStorage, which is written at once: a page that ends now ends its transaction, too.
   The next read finishes it; what was written after `at` stays. */
const ERASING = "erasing";

/** Erases a filling, a sheet, or everything; resolves to what restore() needs to undo it. */
export async function erase(sheet, filling, at = now()) {
  setSetting(ERASING, JSON.stringify({ sheet, filling, at }));
  try {
    if (await exists()) return await inTransaction("readwrite", async (answers, current) => {
      const all = await getRecords(answers, keyRange(...[sheet, filling].filter((part) => part !== undefined)));
      const records = all.filter(([, entry]) => !(entry.at > at));
      const currents = (await getRecords(current, sheet)).filter(([, id]) => all.length === records.length && (filling === undefined || id === filling));
      for (const [key] of records) answers.delete(key);
      for (const [key] of currents) current.delete(key);
      return { records, currents };
    });
  } catch (error) {
    if (!error.forbidden) throw error; // forbidden: nothing is stored
  } finally {
    setSetting(ERASING);
  }
  return { records: [], currents: [] };
}

/** Undoes an erase(), given its result. */
export async function restore({ records, currents }) {
  if (records.length + currents.length) await inTransaction("readwrite", async (answers, current) => {
    for (const [key, entry] of records) answers.put(entry, key);
    for (const [sheet, filling] of currents) current.put(filling, sheet);
  });
}

/* ---- Settings, for all pages of this site ---- */

const settingKey = (name) => `${name}:${ROOT}`;

function getSetting(name) {
  try {
    return localStorage.getItem(settingKey(name));
  } catch {
    return null; // forbidden: nothing is stored
  }
}

/** Stores `value`, text or true; removes the setting if it is falsy. */
function setSetting(name, value) {
  try {
    if (value) localStorage.setItem(settingKey(name), value);
    else localStorage.removeItem(settingKey(name));
  } catch {
    /* see above */
  }
}

const NOTHING = "keep-nothing";
export const keepsNothing = () => getSetting(NOTHING) !== null;
export const setKeepNothing = (on) => setSetting(NOTHING, on);

/** Calls `callback` when another tab changes that setting. */
export const onKeepNothing = (callback) => addEventListener("storage", ({ key }) => key === settingKey(NOTHING) && callback());

/* "Erase what I wrote when I leave this way": see leave.js. */
const LEAVING = "erase-when-leaving";
const checkbox = document.querySelector(`[data-do=${LEAVING}]`);
export const erasesWhenLeaving = () => checkbox?.checked;
if (checkbox) {
  checkbox.checked = getSetting(LEAVING) !== null;
  checkbox.addEventListener("change", () => setSetting(LEAVING, checkbox.checked));
}
