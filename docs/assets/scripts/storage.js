/* What this device stores of worksheets, in an IndexedDB database named after the path of the site's first page. Transactions have strict
   durability: their data is on disk even if a phone ends the browser a moment later.

   answers   [sheet, filling, name] → {label, value, at}   one answer; `at`, the time it was written, is unique
   current   sheet → filling                               the filling that a sheet shows; "" is one without answers yet
   about     "mark" → number                               made with the database: a different mark means that the browser cleared it

   An answer that two pages changed independently of each other is kept twice: the later one under its name, the other as "name~1".

   A filling is one time of filling in a sheet; its id is when it began, as in Date.toISOString(). Any call may fail;
   `error.forbidden` tells that the database can't be opened. */

export const ROOT = new URL(document.documentElement.dataset.base ?? "/", document.baseURI).pathname;
const NAME = `sheets:${ROOT}`;
const STORES = ["answers", "current", "about"];

export const requestResult = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
export const keyRange = (...prefix) => IDBKeyRange.bound(prefix, [...prefix, []]); // all keys with this prefix
/** A unique timestamp: milliseconds and a random fraction. */
export const now = () => Date.now() + Math.random();

let opening;
const reset = () => { opening = undefined; };

function openDatabase() {
  opening ??= (async () => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      for (const store of STORES) request.result.createObjectStore(store);
      request.transaction.objectStore("about").put(now(), "mark");
    };
    const database = await requestResult(request);
    database.onversionchange = () => { database.close(); reset(); };
    database.onclose = () => { reset(); dispatchEvent(new Event("closed")); }; // the browser does so before clearing it
    return database;
  })();
  return opening.catch(fail);
}

/** Throws an error of opening, which is `forbidden` if this page may store nothing. After any other, as with a database of a later edition or
    on a damaged disk, there may be answers. */
function fail(error) {
  try {
    error.forbidden = error.name === "SecurityError" || !indexedDB || !localStorage;
  } catch {
    error.forbidden = true;
  }
  throw error;
}

/* In a page that WebKit keeps for Back, a transaction would never end, and all other pages would wait for it. It is aborted: what was to be
   written is logged, or noted as to be erased. */
const running = new Set();
let isAway;
onpagehide = onpageshow = ({ type, persisted }) => {
  isAway = persisted && type === "pagehide";
  if (isAway) for (const transaction of running) transaction.abort();
};

/** Calls `work` with the three object stores in one transaction; resolves to its result once all of it is on disk. */
export async function inTransaction(mode, work) {
  const begin = async () => (await openDatabase()).transaction(STORES, mode, { durability: "strict" });
  const transaction = await begin().catch(() => {
    reset(); // it failed, or Safari has lost the connection in the background
    return begin();
  });
  const completed = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new Error());
  });
  completed.catch(() => {}); // one of its requests may be reported first
  running.add(transaction);
  if (isAway) transaction.abort();
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
  } finally {
    running.delete(transaction);
  }
}

/** The records of an object store, as [key, value]. */
export async function getRecords(store, range) {
  const keys = await requestResult(store.getAllKeys(range));
  const values = await requestResult(store.getAll(range));
  return keys.map((key, index) => [key, values[index]]);
}

/** Does the database exist? Only looking at a sheet must not create it. */
export async function exists() {
  try {
    return opening !== undefined || !indexedDB.databases || (await indexedDB.databases()).some(({ name }) => name === NAME);
  } catch (error) {
    fail(error);
  }
}

/** Finishes interrupted calls of erase(); resolves to whether the database exists. */
export async function finishErasing() {
  const found = await exists();
  for (const key of keysOf("erasing")) {
    const scope = JSON.parse(localStorage.getItem(key));
    if (!scope) continue; // its page has finished it meanwhile
    eraseKeys(scope);
    if (found) await eraseRecords(scope);
    localStorage.removeItem(key);
  }
  return found;
}

/** The stored state of a sheet, {mark, current, fillings: filling → name → entry}, fillings in order of time; `current` is undefined if
    there is nothing. */
export const read = async (sheet) => await finishErasing() ? inTransaction("readonly", async (answers, current, about) => {
  const records = await getRecords(answers, keyRange(sheet));
  const id = await requestResult(current.get(sheet));
  const mark = await requestResult(about.get("mark"));
  const fillings = new Map();
  for (const [[, filling, name], entry] of records) fillings.set(filling, (fillings.get(filling) ?? new Map()).set(name, entry));
  return { mark, fillings, current: id ?? [...fillings.keys()].pop() };
}) : { fillings: new Map() };

/** Does an answer contain all of another, as when somebody types on? Only answers of the same ten minutes count, and a number that was
    chosen, such as 1, is not contained in 10. */
const contains = (one, { value, at }) => one?.value === value || (value[2] && one?.value.startsWith?.(value) && Math.abs(one.at - at) < 600000);

/** Writes `changes`, a list of {name, entry, parents}, to a filling. `parents` lists the `at` of what the change was made from: of the entry
    shown, null for none, and of what the page has written since. Any other answer is another page's, and is set aside. If the filling
    is new for this page, `known` lists the fillings that it knows: one that another tab has begun meanwhile takes the changes instead.
    If the page has ended since (`isReplay`), an answer stored or deleted later stays so, and the change is set aside. What pages have
    logged that was made from a deleted answer goes with it. Resolves to {mark, filling, aside}; `aside` says whether the filling has
    answers that the page does not know. */
export const write = (sheet, begun, changes, at, known, isReplay) => inTransaction("readwrite", async (answers, current, about) => {
  const mark = await requestResult(about.get("mark"));
  const existing = await requestResult(current.get(sheet));
  const filling = known && existing && !known.includes(existing) ? existing : begun;
  let aside = filling !== begun;
  if (!isReplay || existing === undefined) current.put(filling, sheet);
  for (const { name, entry, parents } of changes) {
    const key = [sheet, filling, name];
    const old = await requestResult(answers.get(key));
    const written = entry && { ...entry, at };
    const isKnown = parents.includes(old?.at ?? null);
    const stays = isReplay && !isKnown && !(old?.at < at);
    const [shown, other] = stays ? [old, written] : [written, old];
    if (!entry) unlogEdits(key, parents);
    if (!shown) answers.delete(key);
    else if (!stays) answers.put(shown, key);
    if (other && !isKnown && other.at !== shown?.at) {
      await setAside(answers, key, other, shown, parents);
      aside = true;
    }
  }
  return { mark, filling, aside };
});

/** Stores an answer as "name~1", "name~2" …, names that no field has, unless `shown`, the answer under its own name, or one there contains
    it. Removes those there that `shown` or this one contains, and those written at `parents`, from which `shown` was edited: an answer
    that two tabs change by turns leaves one behind, not one for each letter. */
export async function setAside(answers, [sheet, filling, name], entry, shown, parents = []) {
  const base = name.split("~")[0];
  const names = new Set();
  let isKept = contains(shown, entry);
  for (const [key, other] of await getRecords(answers, keyRange(sheet, filling))) {
    if (key[2] === base || key[2].split("~")[0] !== base) continue;
    const isOld = parents.includes(other.at) || contains(shown, other) || (contains(entry, other) && !contains(other, entry));
    if (isOld && key[2] !== name) answers.delete(key);
    else {
      names.add(key[2]);
      isKept ||= contains(other, entry);
    }
  }
  let number = 1;
  while (names.has(`${base}~${number}`)) number += 1;
  if (!isKept) answers.put({ at: now(), ...entry }, [sheet, filling, `${base}~${number}`]);
}

export const setCurrent = (sheet, filling) => inTransaction("readwrite", async (_, current) => void current.put(filling, sheet));

/* What is to be erased, as {sheet, filling, at}, in localStorage, which is written at once: a page that ends now ends its transaction, too.
   The next read finishes it; what was written after `at` stays. Pages that erase different things at once don't share a note. */

/** Erases a filling, a sheet, or everything, if that is undefined (not ""); resolves to what restore() needs to undo it. */
export async function erase(sheet, filling) {
  const scope = { sheet, filling, at: now() };
  const note = ["erasing", sheet, filling].join(":");
  const keys = eraseKeys(scope);
  setSetting(note, JSON.stringify(scope));
  try {
    if (await exists()) return { keys, ...await eraseRecords(scope) };
  } catch (error) {
    if (!error.forbidden) throw error; // forbidden: nothing is stored
  } finally {
    setSetting(note);
    broadcast(); // not of this sheet alone: a page may be open under a former name of it
  }
  return { keys, records: [] };
}

/** Undoes erase(), given its result. What was written since stays, and the erased answer is set aside. */
export async function restore({ keys, records, currents }) {
  for (const [key, value] of keys) localStorage.setItem(key, value);
  return records[0] && inTransaction("readwrite", async (answers, current) => {
    for (const [key, entry] of records) {
      const old = await requestResult(answers.get(key));
      if (old) await setAside(answers, key, entry, old);
      else answers.put(entry, key);
    }
    for (const [sheet, filling] of currents) current.put(filling, sheet);
  });
}

/** Was something written after `at`? A time to come is from before the clock was set back. */
const isLater = (time, at) => time > at && time < Date.now() + 1;

/** Removes from localStorage what was logged until then, and legacy answers; returns them as [key, value]. */
function eraseKeys({ sheet, filling, at }) {
  return keysToMove(sheet, filling).filter((key) => !isLater(key.split(":")[5], at)).map((key) => {
    const value = localStorage.getItem(key);
    localStorage.removeItem(key);
    return [key, value];
  });
}

const eraseRecords = ({ sheet, filling, at }) => inTransaction("readwrite", async (answers, current) => {
  const all = await getRecords(answers, keyRange(...[sheet, filling].flatMap((name) => name ?? [])));
  const records = all.filter(([, entry]) => !isLater(entry.at, at));
  const currents = (await getRecords(current, sheet)).filter(([, id]) => all.length === records.length && (filling === undefined || id === filling));
  for (const [key] of records) answers.delete(key);
  for (const [key] of currents) current.delete(key);
  return { records, currents };
});

/* ---- Writes of a page that may never run again, in localStorage ---- */

/** The keys in localStorage of what is logged ("write"), of notes of what is to be erased ("erasing") or of legacy answers ("sheet":
    `sheet:SLUG:NAME`, which no site's path follows), of a sheet, a filling, or all. */
export function keysOf(kind, ...scope) {
  const begin = [kind, ...scope.flatMap((name) => name ?? []), ""].join(":");
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(begin) && (kind === "sheet" ? key.indexOf(":", 6) > 6 : key.endsWith(settingKey(""))));
  } catch {
    return []; // forbidden: nothing is stored
  }
}

/** Of all that legacy.js is to move into the database. Legacy answers have no filling. */
export const keysToMove = (...scope) => ["sheet", "write"].flatMap((kind) => keysOf(kind, ...scope));

/** Logs the arguments of write(), for legacy.js to write them if this page does not; returns a name for unlog() if there was room. */
export function log(args) {
  const [sheet, filling, , at] = args;
  const name = ["write", sheet, filling, at].join(":"); // a filling has two colons, and the path of a folder on Windows has one
  return setSetting(name, JSON.stringify(args)) && name;
}

/** Removes them; returns whether they were still there. */
export const unlog = (name) => getSetting(name) && setSetting(name);

/** Empties in what pages have logged each answer that was made from one of these, which are deleted. */
function unlogEdits([sheet, filling, name], parents) {
  for (const key of keysOf("write", sheet, filling)) {
    const args = JSON.parse(localStorage.getItem(key));
    for (const change of args[2]) if (change.name === name && change.parents.some((at) => at && parents.includes(at))) delete change.entry;
    localStorage.setItem(key, JSON.stringify(args));
  }
}

/* ---- Other tabs ---- */

const PAGE = now();

/** Calls `callback` with a sheet that another page has changed, or with undefined when it has changed all, and whether its reader has erased
    it. To be closed before the page is cached for Back; undefined where nothing may be stored. */
export function openChannel(callback) {
  try {
    return Object.assign(new BroadcastChannel(NAME), { onmessage: ({ data }) => data.page !== PAGE && callback(data.sheet, data.isErased) });
  } catch {
    /* as in Firefox without cookies */
  }
}

/** Tells other pages that a sheet, or all, has changed, or has been erased by the reader. */
export function broadcast(sheet, isErased) {
  const channel = openChannel();
  channel?.postMessage({ sheet, page: PAGE, isErased });
  channel?.close();
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

/** Stores `value`, text or true; removes the setting if it is falsy. Returns whether that is done. */
function setSetting(name, value) {
  try {
    if (value) localStorage.setItem(settingKey(name), value);
    else localStorage.removeItem(settingKey(name));
    return true;
  } catch {
    return false; // full, or see above
  }
}

const NOTHING = "keep-nothing";
export const keepsNothing = () => getSetting(NOTHING);
export const setKeepNothing = (on) => setSetting(NOTHING, on);

/** Calls `callback` when another tab changes that setting. */
export const onKeepNothing = (callback) => addEventListener("storage", ({ key }) => key === settingKey(NOTHING) && callback());

/* "Erase what I wrote when I leave this way": see leave.js, which sets it to the time of leaving. Before, it is a negative number: one more
   digit, so that there is room for that time. */
const LEAVING = "erase-when-leaving";
/** Calls `callback` when this page or another one is left in that way, and everything is to be erased; for a page in the cache, once it is
    shown again. */
export function onErasedByLeaving(callback) {
  let last = getSetting(LEAVING);
  document.addEventListener("leave", callback);
  for (const type of ["storage", "pageshow"]) addEventListener(type, () => last !== (last = getSetting(LEAVING)) && last > 0 && callback());
}

/** Shows in the page's switches what is set, whichever page has set it. */
export function showSettings() {
  for (const box of document.querySelectorAll("[role=switch]")) box.checked = getSetting(box.dataset.do);
}

addEventListener("storage", showSettings);
document.addEventListener("change", ({ target: { dataset, checked } }) => {
  if (dataset.do !== LEAVING) return;
  setSetting(LEAVING, checked && -Date.now());
  showSettings(); // it may be impossible
});
