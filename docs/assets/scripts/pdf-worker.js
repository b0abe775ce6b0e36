/* Reads a PDF in a worker: a PDF made to stop the browser stops only the worker, which is then terminated. */

import { readForm } from "./pdf-form.js";

onmessage = async ({ data }) => postMessage(await readForm(data));
