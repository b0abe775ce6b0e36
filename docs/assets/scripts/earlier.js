/* Earlier answers: the field was renamed or has left the sheet, and what was written in it stays in sight until the reader
   deletes it. */

import { ask } from "./dialogs.js";

/** Fills the list of a sheet's page from its answers. */
export function showEarlier(section, answers) {
  const row = section.querySelector("template").content.firstElementChild;
  const sorted = [...answers.spare].sort(([one], [other]) => (one < other ? -1 : 1));
  section.querySelector("ul").replaceChildren(...sorted.map(([name, { label, value }]) => {
    const item = row.cloneNode(true);
    const text = item.querySelector(".earlier-text");
    item.querySelector(".earlier-label").textContent = label;
    if (value !== true) text.textContent = value;
    item.querySelector("[data-do=copy]").addEventListener("click", () => copy(text, answers.say));
    item.querySelector("[data-do=delete]").addEventListener("click", async () => {
      if (!await ask("delete")) return;
      answers.drop(name);
      (section.querySelector("button") ?? document.querySelector(".sheet-tools button")).focus();
    });
    return item;
  }));
  section.hidden = sorted.length === 0;
}

async function copy(text, say) {
  try {
    await navigator.clipboard.writeText(text.textContent);
    say("copied");
  } catch {
    getSelection().selectAllChildren(text);
    say("selected");
  }
}
