/* A workbook that carries itself: one file with the sheets that the reader chooses, what she wrote in them, and all they need. It is made
   on this device of a page that is ready but for those (hooks/publish/workbook.py); what it does is in workbook-page.js. */

import { hand, today } from "./copies.js";
import { days } from "./days.js";
import { ask } from "./dialogs.js";
import { written } from "./everything-file.js";

const dialog = document.querySelector("dialog[data-ask=workbook]");

/** Hands the browser the file; false when the reader goes back. `sheets`: sheet → filling → name → entry. */
export async function make(part, sheets) {
  const chosen = await choose(part, sheets);
  if (!chosen) return false;
  const pages = await Promise.all(chosen.links.map(sheetAt));
  const answers = pages.map(({ sheet, title }) => ({ sheet, title, fillings: chosen.answers ? [...sheets.get(sheet) ?? []] : [] }));
  const parts = { sheets: await packed(JSON.stringify(pages)), answers: (await written(answers, chosen.passphrase)).replaceAll("<", "\\u003c") };
  const shell = await got(new URL(dialog.dataset.shell, document.baseURI), "text");
  const text = shell.replace(/(<script type="application\/json" id="(sheets|answers)">)(?=<)/g, (said, tag, name) => tag + parts[name]);
  hand(text, "text/html", `${dialog.dataset.file}-${today()}.html`);
  return true;
}

/** {links, answers, passphrase} as the reader wants them. */
async function choose(part, sheets) {
  const items = [...part.querySelectorAll("li[data-sheet]")];
  const any = items.some(({ dataset: { sheet } }) => sheets.has(sheet));
  dialog.querySelector("ul").replaceChildren(...items.map((item, index) => {
    const row = dialog.querySelector("template").content.firstElementChild.cloneNode(true);
    const kept = sheets.get(item.dataset.sheet);
    Object.assign(row.querySelector("input"), { checked: !any || Boolean(kept), value: index });
    row.querySelector("span").textContent = [item.querySelector("a").textContent, ...(kept ? days([...kept.keys()].filter(Boolean)).values() : [])].join(" · ");
    return row;
  }));
  const box = dialog.querySelector("[type=password]");
  const answers = dialog.querySelector("[name=answers]");
  dialog.querySelector(".workbook-answers").hidden = !any;
  answers.checked = any;
  box.value = "";
  const yes = await ask("workbook");
  const { value: passphrase } = box;
  box.value = "";
  const links = [...dialog.querySelectorAll("ul input:checked")].map(({ value }) => items[value].querySelector("a"));
  return yes && links.length ? { links, answers: answers.checked, passphrase } : undefined;
}

async function got(address, as) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer[as]();
}

/** A sheet as it is on this site: {sheet, title, purpose, form}, the form's pictures in it and its links leading here. */
async function sheetAt({ href }) {
  const page = new DOMParser().parseFromString(await got(href, "text"), "text/html").querySelector("article[data-sheet]");
  const form = page.querySelector("form.sheet");
  for (const picture of form.querySelectorAll("img")) picture.src = await asData(await got(new URL(picture.getAttribute("src"), href), "blob"));
  for (const link of form.querySelectorAll("a:not([href^='#'])")) link.href = new URL(link.getAttribute("href"), href);
  const wordsOf = (place) => page.querySelector(place)?.textContent.trim() ?? "";
  return { sheet: page.dataset.sheet, title: wordsOf("h1"), purpose: wordsOf(".sheet-purpose"), form: form.outerHTML };
}

/** Bytes as an address that holds them in base64. */
const asData = (blob) => new Promise((done, failed) => {
  const reader = Object.assign(new FileReader(), { onload: () => done(reader.result), onerror: failed });
  reader.readAsDataURL(blob);
});

/** Gzip in base64: the forms of many sheets are long, and much alike. */
async function packed(text) {
  const blob = await new Response(new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"))).blob();
  return (await asData(blob)).split(",")[1];
}
