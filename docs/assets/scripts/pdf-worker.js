/* Reads a PDF aside from the page, so that one that was made to stop a browser stops only this, and is given up. */

import { contentsOf } from "./pdf-form.js";

onmessage = async ({ data }) => postMessage(await contentsOf(data));
