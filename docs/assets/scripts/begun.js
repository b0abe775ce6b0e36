/* A line on the first page, and where a page is missing that may have been a worksheet, shown if worksheets have been begun on this device.
   No database is created, and no module is loaded if this host stores nothing: for most readers this is the first page they see. */

const line = document.querySelector(".begun");

/** Does this host store anything? True if the browser can't tell. */
async function hasStorage() {
  try {
    return localStorage.length || !indexedDB.databases || (await indexedDB.databases()).length;
  } catch {
    return true;
  }
}

async function showIfBegun() {
  line.hidden = true;
  if (!(await hasStorage())) return;
  const [{ keysToMove }, { readAll }] = await Promise.all([import("./storage.js"), import("./stored-fillings.js")]);
  line.hidden = !(await readAll()).size && !keysToMove().length; // in this order: reading finishes an erasing
}

if (line) {
  showIfBegun().catch(() => {}); // forbidden: nothing is stored
  addEventListener("pageshow", ({ persisted }) => persisted && showIfBegun().catch(() => {}));
}
