/* The switch "Erase what I wrote when I leave this way" (leave.js): off by default, for all pages of this site. */

import { ROOT } from "./device.js";

const KEY = `erase-when-leaving:${ROOT}`;
const box = document.querySelector("[data-do=erase-when-leaving]");

/** Is what was written to be erased when its reader leaves in a hurry? */
export const erases = () => Boolean(box?.checked);

if (box) {
  try {
    box.checked = localStorage.getItem(KEY) !== null;
  } catch { /* forbidden: nothing is kept in any case */ }
  box.addEventListener("change", () => {
    try {
      if (box.checked) localStorage.setItem(KEY, "yes");
      else localStorage.removeItem(KEY);
    } catch { /* see above */ }
  });
}
