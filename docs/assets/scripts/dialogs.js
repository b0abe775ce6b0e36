/* Asking the reader and telling her, the day too. Every word comes from the page: the partials whose names begin with "sheet". */

const WARNINGS = ["full", "forbidden", "unkept", "cleared"];

/** A day as the page's language writes it. */
export const day = (date) => new Date(date).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });

export const element = (tag, textContent, more = {}) => Object.assign(document.createElement(tag), { textContent, ...more });

/** Lets the browser ask before the page is left (beforeunload). */
export const holdBack = (event) => {
  event.preventDefault();
  event.returnValue = true; // for browsers from before 2023
};

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

/** `say("saved")` shows the words that the bar has for it (data-saved), `say("")` takes them away. A function as `undo` is
    offered for `time` milliseconds. `say.warns()`: are they a warning? */
export function speaker() {
  const bar = document.querySelector(".sheet-status");
  const line = bar.querySelector("p");
  const undoing = bar.querySelector("[data-do=undo]");
  let undo;
  let timer;

  function say(key, { title = "", undo: next, time = 10000 } = {}) {
    const words = key ? bar.dataset[key].replace("{title}", () => title) : "";
    if (line.textContent !== words) line.textContent = words;
    bar.hidden = !words;
    bar.dataset.now = key;
    document.documentElement.classList.toggle("warned", WARNINGS.includes(key));
    clearTimeout(timer);
    undo = next;
    undoing.hidden = !undo;
    if (undo) timer = setTimeout(() => {
      undo = undefined; // with it goes the last of what was erased
      undoing.hidden = true;
    }, time);
  }

  undoing.addEventListener("click", async () => {
    const doing = undo;
    say("");
    await doing?.();
    say("undone");
  });
  bar.querySelector("[data-do=close]").addEventListener("click", () => say(""));
  say.warns = () => WARNINGS.includes(bar.dataset.now);
  return say;
}

/** Does what a pressed button says: `actions` by data-do or data-also, "add-row" for a table's own. `open` gets a file that was chosen. What
    fails is said: what is wrong with a file (Fault), or that something did not arrive, or that a device refuses. */
export function listen(actions, file, open, say) {
  const attempt = async (work) => {
    try {
      await work();
    } catch (error) {
      say(error.key ?? "failed", error);
    }
  };
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-do], [data-also], .add-row");
    const action = button && actions[button.dataset.do ?? button.dataset.also ?? "add-row"];
    if (action) attempt(() => action(button));
  });
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (chosen) await attempt(() => open(chosen));
    file.value = ""; // the same file may be opened again
  });
}
