/* One quiet line on the cover, when worksheets have been begun on this device. Nothing is made where nothing is, and what
   would look for it does not come where nothing was ever kept: to most readers this is the first page they see. */

const line = document.querySelector(".begun");

/** Whether this host keeps anything at all; a browser that can't say may. */
async function anything() {
  try {
    return localStorage.length || !indexedDB.databases || (await indexedDB.databases()).length;
  } catch {
    return true;
  }
}

async function look() {
  if (!(await anything())) return;
  const device = await import("./device.js");
  line.hidden = !device.hasLegacy() && !(await device.everything()).size;
}

if (line) look();
