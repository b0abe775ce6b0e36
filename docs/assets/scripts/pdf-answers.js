/* Finds the answers in a PDF, wherever it was filled in: those of one sheet, or of each sheet that a workbook has. */

import { FileError, parseTime } from "./copy-parser.js";
import { parseDay } from "./day-parser.js";
import { byName } from "./fields.js";
import { readForm, toPdfName } from "./pdf-form.js";
import { allNames, fetchPage, linkTo, titleOf } from "./sheet-list.js";

const READ_TIMEOUT_MS = 20000;

/** The form of a PDF, as readForm() has it. Throws a FileError if there is none to read. */
async function readPdf(file) {
  const form = await readInWorker(file);
  if (form.fault) throw new FileError(form.fault);
  return form;
}

/** The answers of a PDF to this sheet, {filling: {begun, entries}, hasOthers}. `hasOthers` tells that it has answers to other sheets. */
export const readPdfOfSheet = async (file, answers) => findAnswers(await readPdf(file), answers);

/** `sheet` has the names, fields and element of Answers. */
function findAnswers({ begun, title, fields }, sheet) {
  const isKnown = (name) => sheet.fields.has(fromPdfName(name, sheet));
  const prefixes = [sheet.sheet, ...sheet.oldNames].map((name) => `${name}:`); // in the workbook, names begin with their sheet
  const prefix = prefixes.find((one) => fields.some(({ name }) => name.startsWith(one) && isKnown(name.slice(one.length)))) ?? "";
  const own = fields.filter(({ name }) => name.startsWith(prefix)).map((field) => ({ ...field, name: fromPdfName(field.name.slice(prefix.length), sheet) }));
  const known = own.filter(({ name }) => sheet.fields.has(name)).length;
  if (!known) throw new FileError("noAnswers");
  const isOwn = prefix || title === sheet.element.querySelector("h1").textContent || known >= own.length / 3;
  if (!isOwn) throw new FileError("otherPdf");
  const hasOthers = fields.some(({ name, value }) => value !== "" && !name.startsWith(prefix));
  return { filling: { begun: parseTime(begun), entries: toEntries(own, sheet.fields) }, hasOthers };
}

const toEntries = (own, fields) => own.filter(({ value }) => value !== "").map(({ name, label, kind, value }) => [name, { label: label || name, value: convertValue(fields.get(name), kind, value) }]);

/** The name of an answer for that of a PDF field. */
const fromPdfName = (pdfName, { fields }) => [...fields.keys()].find((name) => toPdfName(name) === pdfName) ?? pdfName.replaceAll(":", ".");

function convertValue(field, kind, value) {
  const type = field?.[0].type;
  if (kind === "button" && (type === "checkbox" || (!field && value === "Yes"))) return true; // our checkboxes say "Yes"; a scale, a number
  return (type === "date" && parseDay(value)) || value;
}

/** The answers of a PDF to any sheets in the list, sheet → fillings. Their pages tell what the fields are; what a workbook has of a sheet that
    is no longer on this site has none. */
export async function readPdfOfAny(file, section) {
  const form = await readPdf(file);
  const names = allNames(section);
  const isIn = (fields) => (sheetNames) => sheetNames.some((sheet) => fields.some(({ name }) => name.startsWith(`${sheet}:`)));
  const titled = names.filter(([sheet]) => titleOf(section, sheet) === form.title);
  if (!titled.length && !names.some(isIn(form.fields))) throw new FileError("pdf");
  const filled = form.fields.filter(({ value }) => value !== "");
  const fillings = new Map();
  await Promise.all((titled.length ? titled : names.filter(isIn(filled))).map(async ([sheet, ...oldNames]) => {
    const page = await fetchPage(linkTo(section, sheet)).catch(() => {
      throw new FileError("pdf");
    });
    const { filling } = findAnswers(form, { sheet, oldNames, fields: byName(page), element: page });
    if (filling.entries.length) fillings.set(sheet, [filling]);
  }));
  for (const field of titled.length ? [] : filled.filter((one) => !names.some(isIn([one])))) {
    const [sheet, ...rest] = field.name.split(":");
    const [{ entries }] = fillings.get(sheet) ?? fillings.set(sheet, [{ entries: [] }]).get(sheet);
    entries.push(...toEntries([{ ...field, name: rest.join(".") }], new Map()));
  }
  return fillings;
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
