/* Of edition 2.0.0, as hooks/library/code_files.py expects it.
   What every page does with script: the reader's text size, stored for the next page, search, folds, and offline use.
   The buttons for text size and search are hidden without script. Search itself is imported when it is first opened. */

const page = document.documentElement;

function initTextSize() {
  const KEY = "text-size";
  const button = document.getElementById(KEY);
  if (!button) return;
  const names = button.dataset.sizes.split("|");
  let size = Number(page.dataset.text ?? 0);
  try {
    size = localStorage.getItem(KEY) % names.length || 0;
  } catch {
    /* forbidden: each page begins with the default size, and goes on with its own */
  }

  function show() {
    if (size) page.dataset.text = size;
    else delete page.dataset.text;
    button.setAttribute("aria-label", `${button.dataset.label}: ${names[size]}`);
  }

  show();
  button.hidden = false;
  button.onclick = () => {
    size = (size + 1) % names.length;
    show();
    try {
      if (size) localStorage.setItem(KEY, size);
      else localStorage.removeItem(KEY);
    } catch {
      /* see above */
    }
  };
}

function initSearch() {
  const button = document.getElementById("search-open");
  const dialog = document.getElementById("search");
  if (!button || !dialog?.showModal) return;
  button.hidden = false;
  for (const type of ["click", "focus", "pointerenter"]) button.addEventListener(type, () => loadStyle(button.dataset.style));
  button.addEventListener("click", async () => {
    dialog.showModal(); // at once: the reader may type while the rest is loading
    document.getElementById("search-words").focus();
    try {
      await (await import(new URL(button.dataset.script, document.baseURI))).start(dialog);
    } catch {
      document.getElementById("search-status").textContent = dialog.dataset.failed;
    }
  });
  document.getElementById("search-close").addEventListener("click", () => dialog.close());
}

function loadStyle(href) {
  if (document.querySelector(`link[href="${href}"]`)) return;
  /* Removed when it failed, so that the next call tries again */
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onerror: () => link.remove() });
  document.head.append(link);
}

/** When the page is left, so that Back does not bring their text back from the cache. */
function clearUnstoredFields() {
  for (const control of document.querySelectorAll(".field :is(textarea, input):not([data-answer])")) control.value = control.defaultValue;
}

/** Opens closed details for a link into them, where the browser does not, and all of them for printing. */
function initFolds() {
  function openTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const details = target?.closest("details:not([open])");
    if (!details) return;
    details.open = true;
    target.scrollIntoView();
  }
  addEventListener("hashchange", openTarget);
  let opened = [];
  addEventListener("beforeprint", () => {
    /* A time that is not chosen shows no "--:-- --" on paper: see field.css */
    for (const control of document.querySelectorAll("[type=time]")) control.dataset.set = control.value;
    opened = [...document.querySelectorAll(".words details:not([open]), .fold:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
  openTarget(); // last: it fails for an address such as #100%
}

/** Registers the service worker (offline.js) some time after the page has loaded. Without HTTPS browsers have none. */
function initOffline() {
  if (navigator.serviceWorker && "worker" in page.dataset) addEventListener("load", () => setTimeout(() => import("./offline.js").catch(() => {}), 1500));
}

initTextSize();
addEventListener("pageshow", initTextSize); // after Back, as another page may have set it
initSearch();
addEventListener("pagehide", clearUnstoredFields);
initOffline();
initFolds();
