/* "Keep nothing on this device": a switch for all worksheets of this site. */

import { ROOT } from "./device.js";

const KEY = `keep-nothing:${ROOT}`;

export function keepsNothing() {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false; // forbidden: nothing can be kept in any case
  }
}

export function keepNothing(nothing) {
  try {
    if (nothing) localStorage.setItem(KEY, "yes");
    else localStorage.removeItem(KEY);
  } catch { /* see above */ }
}

/** Calls `changed` when another tab turns the switch. */
export function onTurned(changed) {
  addEventListener("storage", ({ key }) => key === KEY && changed());
}
