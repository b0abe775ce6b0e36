/* The switch "Erase what I wrote when I leave this way" (leave.js): off by default, for all pages of this site. */

import { isOn, turn } from "./device.js";

const NAME = "erase-when-leaving";
const box = document.querySelector(`[data-do=${NAME}]`);

/** Is what was written to be erased when its reader leaves in a hurry? */
export const erases = () => Boolean(box?.checked);

if (box) {
  box.checked = isOn(NAME);
  box.addEventListener("change", () => turn(NAME, box.checked));
}
