/* Dialogs and messages, and dates as they show them. All texts are in the page: the partials whose names begin with "sheet". */

/** A date in the page's language. */
export const formatDate = (date) => new Date(date).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });

/** A listener for beforeunload: the browser asks before it leaves the page. */
export const preventUnload = (event) => {
  if (document.documentElement.classList.contains("left")) return; // the quick exit (leave.js) asks nothing
  event.preventDefault();
  event.returnValue = true; // for browsers from before 2023
};

/** Shows the dialog data-ask; resolves to whether the reader says yes. It does so as the button is pressed, not once the dialog tells that it
    has closed: a page that ends in between would not do what was asked for. */
export function ask(name) {
  const dialog = document.querySelector(`[data-ask=${name}]`);
  if (!dialog.showModal) return confirm(dialog.querySelector("p").textContent); // browsers before 2022
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.onclose = () => resolve();
    dialog.onsubmit = ({ submitter }) => {
      dialog.close(); // which puts the focus back
      resolve(submitter.value === "yes");
    };
  });
}

/** Returns `say`: `say("saved")` shows the message in the status bar's data-saved, `say("…")` any other text, `say("")` hides it. `say("erased", undo)` offers
    that function for ten seconds, or as many milliseconds as are given. `say.isWarning()` tells whether the message is a warning. */
export function createStatusBar() {
  const bar = document.querySelector(".sheet-status");
  const line = bar.querySelector("p");
  const [undoButton, closeButton] = bar.querySelectorAll("[data-do=undo], [data-do=close]");
  let shown = "";
  let focused;
  let undo;
  let until;

  function say(key, next, time = 10000) {
    const message = bar.dataset[key] ?? key;
    if (!bar.contains(document.activeElement)) focused = document.activeElement;
    else if (!message) focused.focus({ preventScroll: true }); // the button that was pressed is hidden
    bar.hidden = !message;
    if (shown !== message) setTimeout(() => { // a screen reader tells of changes where it has seen something before
      line.textContent = shown;
      if (shown) document.activeElement.scrollIntoView({ block: "nearest" }); // it may be behind the bar now
    }, 50);
    shown = message;
    if (next || bar.dataset.now !== key) { // said again of nothing, it still undoes what it undid
      undo = next;
      until = Date.now() + time;
      setTimeout(endUndo, time, next);
    }
    bar.dataset.now = key;
    document.documentElement.classList.toggle("warned", say.isWarning());
    endUndo();
  }

  /** It holds the last copy of what was erased. Timers stand still while a page or its device sleeps, and a clock may be set back. */
  function endUndo(ended) {
    if (undo === ended || Date.now() >= until) undo = undefined;
    undoButton.hidden = !undo;
  }
  addEventListener("visibilitychange", endUndo);

  undoButton.onclick = async () => {
    const action = undo;
    say("");
    try {
      await action?.();
      if (!say.isWarning()) say("undone");
    } catch {
      say("failed", action); // which has ten seconds of its own
    }
    closeButton.focus(); // the one that was pressed has been hidden
  };
  closeButton.onclick = () => say("");
  say.isWarning = () => ["full", "forbidden", "unkept", "cleared"].includes(bar.dataset.now);
  return say;
}

/** Runs the action of a clicked button: `actions` by data-do or data-also. `openFile` gets a file chosen with `fileInput`, if there is
    one. An error is shown as the message `error.key` (FileError), or "failed". */
export function handleActions(actions, say, fileInput, openFile) {
  const attempt = async (work) => {
    try {
      await work();
    } catch (error) {
      say(error.key ?? "failed");
    }
  };
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-do], [data-also]");
    const action = actions[button?.dataset.do ?? button?.dataset.also];
    if (action) attempt(() => action(button));
  });
  fileInput?.addEventListener("change", async () => {
    const [file] = fileInput.files;
    if (file) await attempt(() => openFile(file));
    fileInput.value = ""; // the same file may be opened again
  });
}
