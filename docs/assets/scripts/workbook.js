/* Saves a workbook in one file: the sheets that the reader chooses, the answers to them, and all scripts and styles they need. It is made
   on this device from a template (hooks/publish/workbook_page.py); workbook-page.js runs in it. */

import { writeBackup } from "./backup-file.js";
import { download, today } from "./copies.js";
import { formatDates } from "./dates.js";
import { ask } from "./dialogs.js";
import { renderList } from "./elements.js";
import { preparePassphrase } from "./passphrase.js";
import { fetchPage } from "./sheet-list.js";

const dialog = document.querySelector("dialog[data-ask=workbook]");

/** Downloads the file; resolves to false if the reader cancels. `read` resolves to what is stored, sheet → filling → name → entry. */
export async function saveWorkbook(list, read) {
  const options = await askOptions(list, await read());
  if (!options) return false;
  const pages = await Promise.all(options.links.map(loadSheet));
  const sheets = await read(); // meanwhile, another page may have erased some
  const answers = pages.map(({ sheet, title }) => ({ sheet, title, fillings: options.withAnswers ? [...sheets.get(sheet) ?? []] : [] }));
  const parts = { sheets: await gzipBase64(JSON.stringify(pages)), answers: await writeBackup(answers, options.passphrase) };
  const template = await load(new URL(dialog.dataset.shell, document.baseURI), "text");
  const html = template.replace(/(<script type="application\/json" id="(sheets|answers)">)(?=<)/g, (match, tag, name) => tag + parts[name].replaceAll("<", "\\u003c"));
  download(html, "text/html", `${dialog.dataset.file}-${today()}.html`);
  return true;
}

/** Asks for {links, withAnswers, passphrase}; resolves to undefined if the reader cancels. */
async function askOptions(list, sheets) {
  const items = [...list.querySelectorAll("li[data-sheet]")];
  const hasAnswers = items.some(({ dataset: { sheet } }) => sheets.has(sheet));
  renderList(dialog, items, (row, item, index) => {
    const fillings = sheets.get(item.dataset.sheet);
    Object.assign(row.querySelector("input"), { checked: !hasAnswers || Boolean(fillings), value: index });
    row.querySelector("span").textContent = [item.querySelector("a").textContent, ...(fillings ? formatDates([...fillings.keys()].filter(Boolean)).values() : [])].join("\n");
  });
  const passphraseInput = preparePassphrase(dialog);
  const answersCheckbox = dialog.querySelector("[name=answers]");
  dialog.querySelector(".workbook-answers").hidden = !hasAnswers;
  answersCheckbox.checked = hasAnswers;
  const confirmed = await ask("workbook");
  const { value: passphrase } = passphraseInput;
  preparePassphrase(dialog);
  const links = [...dialog.querySelectorAll("ul input:checked")].map(({ value }) => items[value].querySelector("a"));
  return confirmed && links.length ? { links, withAnswers: answersCheckbox.checked, passphrase } : undefined;
}

/** Fetches a URL as "text" or "blob". */
async function load(url, type) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(response.statusText);
  return response[type]();
}

/** A sheet of this site, {sheet, title, purpose, form}; images are inlined and links made absolute. */
async function loadSheet(link) {
  const { href } = link;
  const page = (await fetchPage(link)).querySelector("article[data-sheet]");
  const form = page.querySelector("form.sheet");
  form.removeAttribute("id"); // one page will have many of them
  for (const image of form.querySelectorAll("img")) image.src = await toDataUrl(await load(new URL(image.getAttribute("src"), href), "blob"));
  for (const link of form.querySelectorAll("a:not([href^='#'])")) link.href = new URL(link.getAttribute("href"), href);
  const textOf = (selector) => page.querySelector(selector)?.textContent.trim() ?? "";
  return { sheet: page.dataset.sheet, title: textOf("h1"), purpose: textOf(".sheet-purpose"), form: form.outerHTML };
}

const toDataUrl = (blob) => new Promise((resolve, reject) => {
  const reader = Object.assign(new FileReader(), { onload: () => resolve(reader.result), onerror: reject });
  reader.readAsDataURL(blob);
});

/** The forms of many sheets are long and much alike, so they compress well; before 2023, not all browsers can do it. */
async function gzipBase64(text) {
  if (!globalThis.CompressionStream) return text;
  const blob = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).blob();
  return (await toDataUrl(blob)).split(",")[1];
}
