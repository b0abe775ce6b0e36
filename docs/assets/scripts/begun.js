/* One quiet line on the cover, when worksheets have been begun on this device. Nothing is made where nothing is. */

import * as device from "./device.js";

const line = document.querySelector(".begun");
const there = !indexedDB.databases || (await indexedDB.databases()).some(({ name }) => name === `sheets:${device.ROOT}`);
if (line && there && (await device.everything()).size) line.hidden = false;
