/* Asking the reader and telling her. Every word comes from the page: partials/sheet-ask.html, sheet-tools.html, sheets-tools.html. */

/** Resolves to true when the reader says yes. */
export function ask(kind) {
  const dialog = document.querySelector(`dialog[data-ask="${kind}"]`);
  if (!dialog.showModal) return Promise.resolve(confirm(dialog.querySelector("p").textContent)); // browsers before 2022
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

/** `say("saved")` shows the words that `tools` has for it (data-saved), `say("")` takes them away; `say.warns()`: are they a warning? */
export function speaker(tools) {
  const page = document.documentElement;
  const bar = document.querySelector(".sheet-status");
  const line = bar.querySelector("p");
  const say = (key, title = "") => {
    const words = key ? tools.dataset[key].replace("{title}", () => title) : "";
    if (line.textContent !== words) line.textContent = words;
    bar.hidden = !words;
    page.classList.toggle("warned", key === "full" || key === "forbidden");
  };
  say.warns = () => page.classList.contains("warned");
  return say;
}
