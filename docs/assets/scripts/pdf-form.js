/* The fields of a PDF's form, whoever filled it in. Nothing in it is run: scripts, actions and attachments are not looked at.
   A field is {name, label, kind: "text" | "button", value, dict, widgets}; value is a string, or the name of a button's state. */

import { PDFArray, PDFDict, PDFHexString, PDFName, PDFParser, PDFRawStream, PDFString, decodePDFRawStream } from "../vendor/pdf-lib.js";

const MOST_FIELDS = 5000;
const DEEPEST = 16;

/** A PDF as its objects. Throws an error whose `fault` is "locked" for an encrypted one. */
export async function parse(bytes) {
  let context;
  try {
    context = await new PDFParser(bytes, 500).parseDocument();
  } catch (error) {
    throw Object.assign(error, { fault: new TextDecoder("latin1").decode(bytes.slice(-4096)).includes("/Encrypt") ? "locked" : undefined });
  }
  if (context.trailerInfo.Encrypt) throw Object.assign(new Error("encrypted"), { fault: "locked" });
  return context;
}

const named = (text) => PDFName.of(text);
const inside = (dict, key, kind) => {
  const found = dict.lookup(named(key));
  return found instanceof kind ? found : undefined;
};

/** The words of a PDF's string, or of the stream that some programs write instead. */
function textOf(object) {
  if (object instanceof PDFString || object instanceof PDFHexString) return object.decodeText();
  if (object instanceof PDFRawStream) return PDFHexString.of([...decodePDFRawStream(object).decode()].map((byte) => byte.toString(16).padStart(2, "0")).join("")).decodeText();
  return "";
}

/** A name as text: its bytes are UTF-8. */
export const nameOf = (object) => (object instanceof PDFName ? new TextDecoder().decode(object.asBytes()) : "");

/** The states that a button's widget can show, but for "Off". */
export function statesOf(widget) {
  const normal = inside(widget, "AP", PDFDict) && inside(inside(widget, "AP", PDFDict), "N", PDFDict);
  return normal ? normal.keys().filter((key) => nameOf(key) !== "Off") : [];
}

/** All fields of a form, in its order. */
export function fieldsOf(context) {
  const root = context.lookup(context.trailerInfo.Root, PDFDict);
  const form = inside(root, "AcroForm", PDFDict);
  const found = [];
  const seen = new Set();

  function walk(dict, above, depth) {
    if (!(dict instanceof PDFDict) || seen.has(dict) || depth > DEEPEST || found.length >= MOST_FIELDS) return;
    seen.add(dict);
    const own = dict.has(named("T"));
    const here = {
      name: [above.name, own ? textOf(dict.lookup(named("T"))) : ""].filter(Boolean).join("."),
      label: textOf(dict.lookup(named("TU"))) || above.label,
      type: nameOf(dict.lookup(named("FT"))) || above.type,
      value: dict.lookup(named("V")) ?? above.value,
    };
    const kids = inside(dict, "Kids", PDFArray)?.asArray().map((kid) => context.lookup(kid)).filter((kid) => kid instanceof PDFDict) ?? [];
    const fields = kids.filter((kid) => kid.has(named("T")));
    if (fields.length) for (const kid of fields) walk(kid, here, depth + 1);
    else if (here.name) found.push(field(dict, kids.length ? kids : [dict], here));
  }

  for (const reference of form ? inside(form, "Fields", PDFArray)?.asArray() ?? [] : []) walk(context.lookup(reference), { name: "", label: "", type: "" }, 0);
  return { fields: found, form };
}

function field(dict, widgets, { name, label, type, value }) {
  if (type !== "Btn") return { name, label, kind: "text", value: textOf(value).replace(/\r\n?/g, "\n"), dict, widgets };
  const shown = widgets.map((widget) => nameOf(widget.lookup(named("AS")))).find((state) => state && state !== "Off");
  const chosen = nameOf(value);
  return { name, label, kind: "button", value: chosen && chosen !== "Off" ? chosen : shown ?? "", dict, widgets };
}

/** What a PDF holds, {begun, fields}, as plain things that a worker can hand over; {fault} when it has no answers to read. */
export async function contentsOf(buffer) {
  try {
    const context = await parse(new Uint8Array(buffer));
    const info = context.trailerInfo.Info && context.lookup(context.trailerInfo.Info);
    const begun = info?.entries?.().find(([key]) => key.asString() === "/FillingBegun")?.[1].decodeText?.();
    return { begun, fields: fieldsOf(context).fields.map(({ name, label, kind, value }) => ({ name, label, kind, value })) };
  } catch ({ fault }) {
    return { fault: fault ?? "noAnswers" };
  }
}
