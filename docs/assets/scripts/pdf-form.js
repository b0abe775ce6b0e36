/* Reads the form fields of a PDF. Nothing in it is run; scripts, actions and attachments are ignored.
   A field is {name, label, kind: "text" | "button", value, dict, widgets}; value is a string, or the name of a button's state. */

import { PDFArray, PDFDict, PDFHexString, PDFName, PDFParser, PDFRawStream, PDFString, decodePDFRawStream } from "../vendor/pdf-lib.js";

const MAX_FIELDS = 5000;
const MAX_DEPTH = 16;
const UNICODE = [["utf-16be", [0xfe, 0xff]], ["utf-16le", [0xff, 0xfe]], ["utf-8", [0xef, 0xbb, 0xbf]]];
const PART = 4096; // bytes that the library decodes at once: it passes each letter as an argument, and browsers limit their number

/** The name of a PDF field for that of an answer: there, a period separates levels of a hierarchy. */
export const toPdfName = (name) => name.replaceAll(".", ":");

/** Parses a PDF into the context of its objects. Throws an error with `fault` "locked" if it is encrypted. */
export async function parsePdf(bytes) {
  let context;
  try {
    context = await new PDFParser(bytes, 500).parseDocument();
  } catch (error) {
    throw Object.assign(error, { fault: new TextDecoder("latin1").decode(bytes.slice(-4096)).includes("/Encrypt") ? "locked" : undefined });
  }
  if (context.trailerInfo.Encrypt) throw Object.assign(new Error("encrypted"), { fault: "locked" });
  return context;
}

const pdfName = (text) => PDFName.of(text);

/** A dictionary's value, if it is of this type. */
const lookupTyped = (dict, key, type) => {
  const value = dict.lookup(pdfName(key));
  return value instanceof type ? value : undefined;
};

/** The text of a string's bytes: in Unicode after a byte order mark, otherwise in PDFDocEncoding (PDF 2.0, 7.9.2.2). */
function decodeBytes(bytes) {
  const unicode = UNICODE.find(([, mark]) => mark.every((byte, index) => byte === bytes[index]));
  if (unicode) return new TextDecoder(unicode[0]).decode(bytes);
  let text = "";
  for (let start = 0; start < bytes.length; start += PART) text += PDFHexString.of(toHex(bytes.subarray(start, start + PART))).decodeText();
  return text;
}

const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The text of a string, or of a stream, which some programs write instead. */
function decodeText(object) {
  if (object instanceof PDFString || object instanceof PDFHexString) return decodeBytes(object.asBytes());
  return object instanceof PDFRawStream ? decodeBytes(decodePDFRawStream(object).decode()) : "";
}

/** The text of a name object: its bytes are UTF-8. */
export const decodeName = (object) => (object instanceof PDFName ? new TextDecoder().decode(object.asBytes()) : "");

/** The names of the appearance states of a button's widget, without "Off". */
export function onStates(widget) {
  const normal = lookupTyped(widget, "AP", PDFDict) && lookupTyped(lookupTyped(widget, "AP", PDFDict), "N", PDFDict);
  return normal ? normal.keys().filter((key) => decodeName(key) !== "Off") : [];
}

/** All terminal fields of the form, in its order, and its dictionary: {fields, form}. */
export function formFields(context) {
  const root = context.lookup(context.trailerInfo.Root, PDFDict);
  const form = lookupTyped(root, "AcroForm", PDFDict);
  const fields = [];
  const visited = new Set();

  function visit(dict, parent, depth) {
    if (!(dict instanceof PDFDict) || visited.has(dict) || depth > MAX_DEPTH || fields.length >= MAX_FIELDS) return;
    visited.add(dict);
    const hasName = dict.has(pdfName("T"));
    const node = {
      name: [parent.name, hasName ? decodeText(dict.lookup(pdfName("T"))) : ""].filter(Boolean).join("."),
      label: decodeText(dict.lookup(pdfName("TU"))) || parent.label,
      type: decodeName(dict.lookup(pdfName("FT"))) || parent.type,
      value: dict.lookup(pdfName("V")) ?? parent.value,
    };
    const kids = lookupTyped(dict, "Kids", PDFArray)?.asArray().map((kid) => context.lookup(kid)).filter((kid) => kid instanceof PDFDict) ?? [];
    const children = kids.filter((kid) => kid.has(pdfName("T")));
    if (children.length) for (const child of children) visit(child, node, depth + 1);
    else if (node.name) fields.push(toField(dict, kids.length ? kids : [dict], node));
  }

  for (const reference of form ? lookupTyped(form, "Fields", PDFArray)?.asArray() ?? [] : []) visit(context.lookup(reference), { name: "", label: "", type: "" }, 0);
  return { fields, form };
}

function toField(dict, widgets, { name, label, type, value }) {
  const text = decodeText(value) || decodeName(value); // some programs write a name for a text, or a text for the name of a state, with its slash (pypdf)
  if (type !== "Btn") return { name, label, kind: "text", value: text.replace(/\r\n?/g, "\n"), dict, widgets };
  const shownState = widgets.map((widget) => decodeName(widget.lookup(pdfName("AS")))).find((state) => state && state !== "Off");
  return { name, label, kind: "button", value: text && text !== "Off" ? text.replace(/^\//, "") : shownState ?? "", dict, widgets };
}

/** The content of a PDF's form, {begun, title, fields}, as plain objects that a worker can post; {fault} if it has none to read. */
export async function readForm(buffer) {
  try {
    const context = await parsePdf(new Uint8Array(buffer));
    const info = context.trailerInfo.Info && context.lookup(context.trailerInfo.Info);
    const read = (name) => info?.entries?.().find(([key]) => key.asString() === name)?.[1].decodeText?.();
    return { begun: read("/FillingBegun"), title: read("/Title"), fields: formFields(context).fields.map(({ name, label, kind, value }) => ({ name, label, kind, value })) };
  } catch ({ fault }) {
    return { fault: fault ?? "noAnswers" };
  }
}
