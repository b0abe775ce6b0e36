/* One quiet line on the cover, when worksheets have been begun on this device. Nothing is made where nothing is. */

import * as device from "./device.js";

const line = document.querySelector(".begun");
if (line && (device.hasLegacy() || (await device.everything()).size)) line.hidden = false;
