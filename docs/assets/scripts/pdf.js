/* The sheet's own PDF with the reader's answers in it, made on this device, and such a PDF read back, wherever it was filled in. */

import { PDFDict, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFStreamWriter } from "../vendor/pdf-lib.js";
import { hand, today } from "./copies.js";
import { contentsOf, fieldsOf, nameOf, parse, statesOf } from "./pdf-form.js";
import { codeOf, draw, set } from "./pdf-text.js";

const MULTILINE = 1 << 12;
const LONGEST_WAIT = 20000; // ms for a PDF to be read
const LETTER = /-(US|CA|MX|PH|CO|CL|VE|CR|GT|PA|PR|SV|DO|NI)\b/; // where paper is US Letter
// A full stop in the name of a PDF's field would make a hierarchy, so there it is a colon.
const toPdf = (name) => name.replaceAll(".", ":");

/* ---- Saving ---- */

/** The address of the fillable PDF, on the paper of the reader's country. */
function address(sheet) {
  const paper = LETTER.test(navigator.language) ? "letter" : "a4";
  return (sheet.querySelector(`[data-pdf="fillable-${paper}"]`) ?? sheet.querySelector('[data-pdf^="fillable"]')).href;
}

/** Hands the browser the filled-in PDF; {unseen, cut}: has it letters that could not be drawn, or answers that end at the edge of their box? */
export async function save(sheet, { sheet: slug, filling, entries }) {
  const answer = await fetch(address(sheet));
  if (!answer.ok) throw new Error(answer.statusText);
  const context = await parse(new Uint8Array(await answer.arrayBuffer()));
  const told = await fillIn(context, new Map(entries.map(([name, { value }]) => [toPdf(name), value])), filling);
  hand(await PDFStreamWriter.forContext(context, 200).serializeToBuffer(), "application/pdf", `${slug}-${today()}.pdf`);
  return told;
}

async function fillIn(context, values, filling) {
  const { fields, form } = fieldsOf(context);
  const told = { unseen: false, cut: false };
  for (const { name, kind, dict, widgets } of fields) {
    const value = values.get(name);
    if (value === undefined) continue;
    if (kind === "button") press(dict, widgets, value);
    else {
      dict.set(PDFName.of("V"), PDFHexString.fromText(value));
      for (const widget of widgets) {
        const { seen, cut } = await write(context, form, dict, widget, value);
        told.unseen ||= !seen;
        told.cut ||= cut;
      }
    }
  }
  const info = context.trailerInfo.Info && context.lookup(context.trailerInfo.Info, PDFDict);
  if (filling) info?.set(PDFName.of("FillingBegun"), PDFHexString.fromText(filling));
  return told;
}

/** Shows a tick, or the one of several buttons that has this value. */
function press(dict, widgets, value) {
  for (const widget of widgets) {
    const state = statesOf(widget).find((one) => value === true || nameOf(one) === value);
    widget.set(PDFName.of("AS"), state ?? PDFName.of("Off"));
    if (state) dict.set(PDFName.of("V"), state);
  }
}

/** Draws a text into a widget; {seen: none of its letters is missing, cut: its end is}. */
async function write(context, form, dict, widget, text) {
  const style = (widget.lookup(PDFName.of("DA")) ?? dict.lookup(PDFName.of("DA")) ?? form.lookup(PDFName.of("DA"))).decodeText();
  const [, font, asked] = /\/(\S+)\s+([\d.]+)\s+Tf/.exec(style);
  const ink = style.replace(/\/\S+\s+[\d.]+\s+Tf/, "").trim() || "0 g";
  const [left, bottom, right, above] = widget.lookup(PDFName.of("Rect")).asArray().map((number) => context.lookup(number, PDFNumber).asNumber());
  const many = (dict.lookup(PDFName.of("Ff"))?.asNumber() & MULTILINE) !== 0;
  const box = { wide: right - left, tall: above - bottom, size: Number(asked) || 11, many };
  const resources = form.lookup(PDFName.of("DR"));
  const widths = widthsOf(resources, font);
  const plain = widths && set(text, box, { font, ink, widths });
  const picture = plain === undefined && draw(text, box);
  const near = !plain && !picture && widths && set(withoutMarks(text), box, { font, ink, widths });
  const content = plain?.content ?? (picture ? `/Tx BMC q ${ink} ${box.wide} 0 0 ${box.tall} 0 0 cm /Text Do Q EMC` : near?.content ?? "/Tx BMC EMC");
  const shown = { Type: "XObject", Subtype: "Form", BBox: [0, 0, box.wide, box.tall], Resources: picture ? { XObject: { Text: await image(context, picture) } } : resources };
  widget.set(PDFName.of("AP"), context.obj({ N: context.register(context.flateStream(content, shown)) }));
  return { seen: Boolean(plain || picture), cut: Boolean((plain || picture || near)?.cut) };
}

/** The widths of a simple font in Windows' encoding, by code; undefined for any other font. */
function widthsOf(resources, font) {
  const found = resources?.lookup(PDFName.of("Font"))?.lookup(PDFName.of(font));
  if (!(found instanceof PDFDict) || nameOf(found.lookup(PDFName.of("Encoding"))) !== "WinAnsiEncoding" || !found.has(PDFName.of("Widths"))) return undefined;
  const first = found.lookup(PDFName.of("FirstChar")).asNumber();
  return Object.fromEntries(found.lookup(PDFName.of("Widths")).asArray().map((width, index) => [first + index, width.asNumber()]));
}

/** Letters that cannot be drawn, as near as the font has them. */
const withoutMarks = (text) => [...text.normalize("NFD").replace(/\p{M}/gu, "")].map((letter) => (letter === "\n" || codeOf(letter) ? letter : "?")).join("");

async function image(context, { width, height, bits }) {
  const packed = new Response(new Blob([bits]).stream().pipeThrough(new CompressionStream("deflate")));
  const dict = context.obj({ Type: "XObject", Subtype: "Image", Width: width, Height: height, ImageMask: true, BitsPerComponent: 1, Decode: [1, 0], Filter: "FlateDecode" });
  return context.register(PDFRawStream.of(dict, new Uint8Array(await packed.arrayBuffer())));
}

/* ---- Opening ---- */

/** The answers in a PDF, as {filling: {begun, entries}}, or {fault}. */
export async function read(file, answers) {
  const { fault, begun, fields } = await readAside(file);
  if (fault) return { fault };
  const lead = `${answers.sheet}:`; // in the workbook, names begin with their sheet
  const book = fields.some(({ name }) => name.startsWith(lead) && answers.fields.has(fromPdf(name.slice(lead.length), answers)));
  const own = fields.filter(({ name }) => !book || name.startsWith(lead)).map((field) => ({ ...field, name: fromPdf(book ? field.name.slice(lead.length) : field.name, answers) }));
  const known = own.filter(({ name }) => answers.fields.has(name)).length;
  if (!known) return { fault: "noAnswers" };
  if (!book && known < own.length / 3) return { fault: "otherPdf" };
  const entries = own.filter(({ value }) => value !== "").map(({ name, label, kind, value }) => [name, { label: label || name, value: valueFor(answers.fields.get(name), kind, value) }]);
  const filling = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(begun) && Date.parse(begun) ? begun : undefined;
  return { filling: { begun: filling, saved: undefined, entries } };
}

/** The name of an answer for that of a PDF's field. */
const fromPdf = (name, answers) => [...answers.fields.keys()].find((one) => toPdf(one) === name) ?? name.replaceAll(":", ".");

function valueFor(field, kind, value) {
  const type = field?.[0].type;
  if (kind === "button" && type !== "radio") return true;
  if (type === "date" && !/^\d{4}-\d\d-\d\d$/.test(value) && Date.parse(value)) return new Date(Date.parse(`${value} UTC`) || Date.parse(value)).toISOString().slice(0, 10);
  return value;
}

/** In a worker; here where there is none to be had, as for a page that is a file on a disk. */
async function readAside(file) {
  const bytes = await file.arrayBuffer();
  const worker = new Worker(new URL("./pdf-worker.js", import.meta.url), { type: "module" });
  return new Promise((done, failed) => {
    const giveUp = setTimeout(() => done({ fault: "noAnswers" }), LONGEST_WAIT);
    worker.onmessage = ({ data }) => {
      clearTimeout(giveUp);
      done(data);
    };
    worker.onerror = () => file.arrayBuffer().then(contentsOf).then(done, failed);
    worker.postMessage(bytes, [bytes]);
  }).finally(() => worker.terminate());
}
