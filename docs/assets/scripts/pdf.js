/* Saves the sheet's own PDF with the reader's answers, filled in on this device. */

import { PDFDict, PDFHexString, PDFName, PDFNumber, PDFStreamWriter } from "../vendor/pdf-lib.js";
import { download, today } from "./copies.js";
import { FileError } from "./copy-parser.js";
import { decodeName, formFields, onStates, parsePdf, toPdfName } from "./pdf-form.js";
import { drawText, typesetText, winAnsiCode } from "./pdf-text.js";

const MULTILINE_FLAG = 1 << 12;
const LETTER_REGIONS = /-(US|CA|MX|PH|CO|CL|VE|CR|GT|PA|PR|SV|DO|NI)\b/; // where paper is US Letter

/** The URL of the fillable PDF, in the paper size of the reader's region. */
function pdfUrl(sheet) {
  const paper = LETTER_REGIONS.test(navigator.language) ? "letter" : "a4";
  return (sheet.querySelector(`[data-pdf="fillable-${paper}"]`) ?? sheet.querySelector('[data-pdf^="fillable"]')).href;
}

/** Downloads the filled-in PDF; resolves to the message to show: letters could not be drawn, answers are cut off, or it has no boxes for them. */
export async function savePdf(sheet, { sheet: slug, filling, entries }) {
  const response = await fetch(pdfUrl(sheet)).catch(() => ({})); // no network, and the PDF is not kept
  if (!response.ok) throw new FileError("noPdf");
  const context = await parsePdf(new Uint8Array(await response.arrayBuffer()));
  const { message, isComplete } = fillIn(context, new Map(entries.map(([name, { value }]) => [toPdfName(name), value])), filling);
  download(await PDFStreamWriter.forContext(context, 200).serializeToBuffer(), "application/pdf", `${slug}-${today()}.pdf`);
  const messages = sheet.querySelector(".sheet-status").dataset;
  return isComplete ? message : `${messages[message]} ${messages.pdfLacks}`;
}

function fillIn(context, values, filling) {
  const { fields, form } = formFields(context);
  let lacksLetters = false;
  let isCut = false;
  const rest = new Set(values.keys());
  for (const { name, kind, dict, widgets } of fields) {
    const value = values.get(name);
    if (value === undefined) continue;
    if (kind === "button") {
      if (setButton(dict, widgets, value)) rest.delete(name);
    } else if (value !== true) { // as of a box to tick that has become one to write in
      rest.delete(name);
      dict.set(PDFName.of("V"), PDFHexString.fromText(value));
      for (const widget of widgets) {
        const result = setAppearance(context, form, dict, widget, value);
        lacksLetters ||= result.lacksLetters;
        isCut ||= result.isCut;
      }
    }
  }
  const info = context.trailerInfo.Info && context.lookup(context.trailerInfo.Info, PDFDict);
  if (filling) info?.set(PDFName.of("FillingBegun"), PDFHexString.fromText(filling));
  return { message: lacksLetters ? "pdfUnseen" : isCut ? "pdfCut" : "pdfSaved", isComplete: !rest.size };
}

/** Checks a checkbox, or the radio button with this value; returns whether there is one. */
function setButton(dict, widgets, value) {
  let isShown = false;
  for (const widget of widgets) {
    const state = onStates(widget).find((name) => (value === true && widgets.length === 1) || decodeName(name) === value);
    widget.set(PDFName.of("AS"), state ?? PDFName.of("Off"));
    if (state) dict.set(PDFName.of("V"), state);
    isShown ||= Boolean(state);
  }
  return isShown;
}

/** Sets the appearance of a text field's widget; returns {lacksLetters, isCut}. */
function setAppearance(context, form, dict, widget, text) {
  const style = (widget.lookup(PDFName.of("DA")) ?? dict.lookup(PDFName.of("DA")) ?? form.lookup(PDFName.of("DA"))).decodeText();
  const [, font, size] = /\/(\S+)\s+([\d.]+)\s+Tf/.exec(style);
  const color = style.replace(/\/\S+\s+[\d.]+\s+Tf/, "").trim() || "0 g";
  const [left, bottom, right, top] = widget.lookup(PDFName.of("Rect")).asArray().map((number) => context.lookup(number, PDFNumber).asNumber());
  const isMultiline = (dict.lookup(PDFName.of("Ff"))?.asNumber() & MULTILINE_FLAG) !== 0;
  const box = { width: right - left, height: top - bottom, size: Number(size) || 11, isMultiline };
  const resources = form.lookup(PDFName.of("DR"));
  const widths = glyphWidths(resources, font);
  const typeset = widths && typesetText(text, box, { font, color, widths });
  const bitmap = typeset === undefined && drawText(text, box);
  const fallback = !typeset && !bitmap && widths && typesetText(replaceUnencodable(text), box, { font, color, widths });
  const content = typeset?.content ?? (bitmap ? `/Tx BMC q ${color} ${box.width} 0 0 ${box.height} 0 0 cm /Text Do Q EMC` : fallback?.content ?? "/Tx BMC EMC");
  const xObject = { Type: "XObject", Subtype: "Form", BBox: [0, 0, box.width, box.height], Resources: bitmap ? { XObject: { Text: addImage(context, bitmap) } } : resources };
  widget.set(PDFName.of("AP"), context.obj({ N: context.register(context.flateStream(content, xObject)) }));
  return { lacksLetters: !typeset && !bitmap, isCut: Boolean((typeset || bitmap || fallback)?.isCut) };
}

/** The widths of a simple font in WinAnsiEncoding, by code; undefined for any other font. */
function glyphWidths(resources, font) {
  const dict = resources?.lookup(PDFName.of("Font"))?.lookup(PDFName.of(font));
  if (!(dict instanceof PDFDict) || decodeName(dict.lookup(PDFName.of("Encoding"))) !== "WinAnsiEncoding" || !dict.has(PDFName.of("Widths"))) return undefined;
  const first = dict.lookup(PDFName.of("FirstChar")).asNumber();
  return Object.fromEntries(dict.lookup(PDFName.of("Widths")).asArray().map((width, index) => [first + index, width.asNumber()]));
}

/** Removes accents, then replaces letters that the font lacks by "?". */
const replaceUnencodable = (text) => [...text.normalize("NFD").replace(/\p{M}/gu, "")].map((letter) => (letter === "\n" || winAnsiCode(letter) ? letter : "?")).join("");

function addImage(context, { width, height, bits }) {
  const dict = { Type: "XObject", Subtype: "Image", Width: width, Height: height, ImageMask: true, BitsPerComponent: 1, Decode: [1, 0] };
  return context.register(context.flateStream(bits, dict));
}
