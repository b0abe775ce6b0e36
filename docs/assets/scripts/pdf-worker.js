/* Reads a PDF aside from the page, so that one that was made to stop a browser stops only this, and is given up. */

import { fieldsOf, parse } from "./pdf-form.js";

onmessage = async ({ data }) => {
  try {
    const context = await parse(new Uint8Array(data));
    const info = context.trailerInfo.Info && context.lookup(context.trailerInfo.Info);
    const begun = info?.entries?.().find(([key]) => key.asString() === "/FillingBegun")?.[1].decodeText?.();
    postMessage({ begun, fields: fieldsOf(context).fields.map(({ name, label, kind, value }) => ({ name, label, kind, value })) });
  } catch ({ fault }) {
    postMessage({ fault: fault ?? "noAnswers" });
  }
};
