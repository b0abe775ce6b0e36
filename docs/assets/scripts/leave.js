/* The quick exit, for somebody who must not be seen here. It follows GOV.UK's "Exit this page" and its reasons: the page is hidden
   at once, since the next one may take seconds; the link works without script; this page's entry in the history is replaced.
   Esc or Shift, three times within a few seconds, does the same. Earlier entries stay in the history: the privacy page says so. */

const PRESSES = 3;
const WITHIN_MS = 5000;

function init() {
  const link = document.querySelector("a[data-leave]");
  if (!link) return;
  for (const exit of document.querySelectorAll("a[data-leave]")) {
    exit.addEventListener("click", (event) => {
      event.preventDefault();
      leave(link.href);
    });
  }
  let presses = [];
  document.addEventListener("keydown", ({ key, repeat }) => {
    if (repeat) return; // a key that is held down
    if (key !== "Escape" && key !== "Shift") {
      presses = []; // somebody is typing
      return;
    }
    const now = Date.now();
    presses = [...presses.filter(([pressed, time]) => pressed === key && now - time < WITHIN_MS), [key, now]];
    if (presses.length >= PRESSES) leave(link.href);
  });
  /* Back must not show the page from the cache. */
  addEventListener("pageshow", ({ persisted }) => persisted && document.documentElement.classList.contains("left") && location.replace(link.href));
}

/** The reader's setting on the pages of worksheets, "erase what I wrote when I leave this way" (storage.js). */
function shouldErase() {
  const { pathname } = new URL(document.documentElement.dataset.base, document.baseURI);
  try {
    if (localStorage.getItem(`erase-when-leaving:${pathname}`) === null) return false;
    /* If the modules come too late, storage.js does it at the next read. */
    localStorage.setItem(`erasing:${pathname}`, `{"at":${Date.now() + 1}}`);
    return true;
  } catch {
    return false; // forbidden: nothing is stored
  }
}

/** Hides the page, lets listeners add promises to wait for (`event.detail.push(promise)`), and leaves. */
async function leave(url) {
  const page = document.documentElement;
  page.classList.add("left");
  document.title = new URL(url).hostname;
  const tasks = shouldErase() ? [import("./storage.js"), import("./legacy.js")].map((module) => module.then(({ erase }) => erase())) : [];
  document.dispatchEvent(new CustomEvent("leave", { detail: tasks }));
  if (tasks.length) await Promise.race([Promise.allSettled(tasks), new Promise((resolve) => setTimeout(resolve, 800))]);
  location.replace(url);
}

init();
