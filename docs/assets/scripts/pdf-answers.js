/* Finds the answers in a PDF, wherever it was filled in: those of one sheet, or of each sheet that a workbook has. */

import { FileError, parseTime } from "./copy-parser.js";
import { parseDay } from "./day-parser.js";
import { byName } from "./fields.js";
import { readForm, toPdfName } from "./pdf-form.js";
import { allNames, fetchPage, linkTo, presentName, titleOf } from "./sheet-list.js";

const READ_TIMEOUT_MS = 20000;

/** The form of a PDF, as readForm() has it. Throws a FileError if there is none to read. */
async function readPdf(file) {
  const form = await readInWorker(file);
  if (form.fault) throw new FileError(form.fault);
  return form;
}

/** The answers of a PDF to this sheet, {filling: {begun, entries}, hasOthers}. `hasOthers` tells that it has answers to other sheets. */
export async function readPdfOfSheet(file, answers) {
  const { begun, title, fields } = await readPdf(file);
  const isKnown = (name, prefix) => name.startsWith(prefix) && answers.fields.has(fromPdfName(name.slice(prefix.length), answers.fields));
  const prefixes = [answers.sheet, ...answers.oldNames].map((sheet) => `${sheet}:`); // in the workbook, names begin with their sheet
  const prefix = prefixes.find((one) => fields.some(({ name }) => isKnown(name, one))) ?? "";
  const known = fields.filter(({ name }) => isKnown(name, prefix)).length;
  if (!known) throw new FileError("noAnswers");
  const isOwn = prefix || title === answers.element.querySelector("h1").textContent || known >= fields.length / 3;
  if (!isOwn) throw new FileError("otherPdf");
  const hasOthers = fields.some(({ name, value }) => value !== "" && !name.startsWith(prefix));
  return { filling: { begun: parseTime(begun), entries: findEntries(fields, prefix, answers.fields) }, hasOthers };
}

/** The answers of a PDF to any sheets, as a list of [sheet, fillings]. The pages of those in the list tell what their fields are; what a
    workbook has of one that is no longer on this site is kept under its name there. */
export async function readPdfOfAny(file, section) {
  const { begun, title, fields } = await readPdf(file);
  const names = allNames(section);
  const titled = names.map(([sheet]) => sheet).find((sheet) => titleOf(section, sheet) === title);
  const sheetOf = ({ name }) => titled ?? name.split(":")[0];
  if (!fields.some((field) => names.flat().includes(sheetOf(field)))) throw new FileError("pdf");
  const filled = new Set(fields.filter(({ value }) => value !== "").map(sheetOf));
  return Promise.all(Array.from(filled, async (sheet) => {
    const link = linkTo(section, presentName(section, sheet));
    const page = link && await fetchPage(link).catch(() => {
      throw new FileError("pdf");
    });
    const entries = findEntries(fields, titled ? "" : `${sheet}:`, page ? byName(page) : new Map());
    return [sheet, [{ begun: parseTime(begun), entries }]];
  }));
}

/** The answers whose names in the PDF begin with `prefix`; `fields` are those of their sheet. */
const findEntries = (pdfFields, prefix, fields) => pdfFields.filter(({ name, value }) => value !== "" && name.startsWith(prefix)).map(({ name: pdfName, label, kind, value }) => {
  const name = fromPdfName(pdfName.slice(prefix.length), fields);
  return [name, { label: label || name, value: convertValue(fields.get(name), kind, value) }];
});

/** The name of an answer for that of a PDF field. */
const fromPdfName = (pdfName, fields) => [...fields.keys()].find((name) => toPdfName(name) === pdfName) ?? pdfName.replaceAll(":", ".");

function convertValue(field, kind, value) {
  const type = field?.[0].type;
  if (kind === "button" && (type === "checkbox" || (!field && value === "Yes"))) return true; // our checkboxes say "Yes"; a scale, a number
  return (type === "date" && parseDay(value)) || value;
}

/** Reads the form in a worker, or here if there are none, as on file: pages. */
async function readInWorker(file) {
  const bytes = await file.arrayBuffer();
  const worker = new Worker(new URL("./pdf-worker.js", import.meta.url), { type: "module" });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve({ fault: "noAnswers" }), READ_TIMEOUT_MS);
    worker.onmessage = ({ data }) => {
      clearTimeout(timer);
      resolve(data);
    };
    worker.onerror = () => file.arrayBuffer().then(readForm).then(resolve, reject);
    worker.postMessage(bytes, [bytes]);
  }).finally(() => worker.terminate());
}
