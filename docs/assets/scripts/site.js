/* The little that every page does with script: the reader's text size, kept for the next page, and the way into search.
   Both buttons are hidden without script. Search itself is fetched when it is first opened. */

const page = document.documentElement;

function textSize() {
  const KEY = "text-size";
  const button = document.getElementById("text-size");
  if (!button) return;
  const names = button.dataset.sizes.split("|");

  function kept() {
    try {
      return Number(localStorage.getItem(KEY)) % names.length || 0;
    } catch {
      return 0; // storage may be forbidden; the page then forgets
    }
  }

  function keep(size) {
    try {
      if (size) localStorage.setItem(KEY, size);
      else localStorage.removeItem(KEY);
    } catch {
      /* see above */
    }
  }

  function show(size) {
    if (size) page.dataset.text = size;
    else delete page.dataset.text;
    button.setAttribute("aria-label", `${button.dataset.label}: ${names[size]}`);
  }

  let size = kept();
  show(size);
  button.hidden = false;
  button.addEventListener("click", () => {
    size = (size + 1) % names.length;
    show(size);
    keep(size);
  });
}

function search() {
  const opener = document.getElementById("search-open");
  const dialog = document.getElementById("search");
  if (!opener || !dialog?.showModal) return;
  opener.hidden = false;
  for (const near of ["pointerenter", "focus", "click"]) opener.addEventListener(near, () => dress(opener.dataset.style));
  opener.addEventListener("click", async () => {
    dialog.showModal(); // at once: the words may be typed while the rest arrives
    document.getElementById("search-words").focus();
    const status = document.getElementById("search-status");
    try {
      const { start } = await import(new URL(opener.dataset.script, document.baseURI));
      await start(dialog);
    } catch {
      status.textContent = dialog.dataset.failed;
    }
  });
  document.getElementById("search-close").addEventListener("click", () => dialog.close());
}

/** A style sheet that is not needed before now. */
function dress(address) {
  if (document.querySelector(`link[href="${address}"]`)) return;
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
  link.onerror = () => link.remove(); // so that it is asked for again
  document.head.append(link);
}

/** What is written where nothing keeps it is gone when the page is left, also from the cache that Back takes a page out of. */
function forget() {
  addEventListener("pagehide", () => {
    for (const control of document.querySelectorAll(".field :is(textarea, input):not([data-answer])")) control.value = control.defaultValue;
  });
}

/** A link into what is closed opens it, also where the browser does not by itself; on paper everything is open. */
function folds() {
  function follow() {
    const goal = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = goal?.closest("details:not([open])");
    if (!closed) return;
    closed.open = true;
    goal.scrollIntoView();
  }
  follow();
  addEventListener("hashchange", follow);
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll(".words details:not([open]), .fold:not([open])")];
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
}

/** What keeps the site for when there is no network comes when the page has loaded and is being read. */
function offline() {
  if (!("serviceWorker" in navigator) || !isSecureContext || page.dataset.worker === undefined) return;
  addEventListener("load", () => setTimeout(() => import("./offline.js").catch(() => {}), 1500));
}

textSize();
search();
forget();
folds();
offline();
