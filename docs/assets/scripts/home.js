/* A line on the first page, shown if worksheets have been begun on this device. No database is created, and storage.js is not loaded
   if this host stores nothing: for most readers this is the first page they see. */

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
  if (!(await hasStorage())) return;
  const storage = await import("./storage.js");
  line.hidden = !storage.hasLegacy() && !(await storage.readAll()).size;
}

if (line) showIfBegun();
