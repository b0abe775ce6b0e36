/* The quick exit, for somebody who must not be seen here. It follows GOV.UK's "Exit this page" and its reasons: the page is hidden
   at once, since the next one may take seconds; the link works without script; this page's entry in the history is replaced.
   Esc or Shift, three times within a few seconds, does the same. Earlier entries stay in the history: the privacy page says so. */

const PRESSES = 3;
const WITHIN_MS = 5000;

const link = document.querySelector("a[data-leave]");

function init() {
  document.addEventListener("click", (event) => {
    if (!event.target.closest("a[data-leave]")) return;
    event.preventDefault();
    leave();
  });
  let presses = [];
  document.addEventListener("keydown", ({ key, repeat, isComposing, timeStamp }) => {
    if (repeat || isComposing) return; // a key that is held down, or takes back a letter of an input method
    presses = presses.filter(([pressed, time]) => pressed === key && timeStamp - time < WITHIN_MS); // none, if somebody is typing
    if (key === "Escape" || key === "Shift") presses.push([key, timeStamp]);
    if (presses.length >= PRESSES) leave();
  });
  document.addEventListener("pointerdown", () => presses = []); // Shift and a click
  /* Back must not show the page from the cache. */
  addEventListener("pageshow", () => document.documentElement.classList.contains("left") && location.replace(link.href));
}

/** The reader's setting on the pages of worksheets, "erase what I wrote when I leave this way" (storage.js). */
function shouldErase() {
  const { pathname } = new URL(document.documentElement.dataset.base, document.baseURI);
  const key = `erase-when-leaving:${pathname}`;
  const at = Date.now() + 1;
  let setting;
  /* If the modules come too late, or the disk fails, storage.js does it at the next read. Then other pages see the time. */
  try {
    setting = localStorage.getItem(key);
    if (setting) localStorage.setItem(`erasing:::${pathname}`, `{"at":${at}}`);
  } catch {
    /* forbidden: then nothing is stored; or full */
  }
  try {
    if (setting) localStorage.setItem(key, at);
  } catch {
    /* see above */
  }
  return setting;
}

/** Hides the page, tells its scripts if they are to erase, and leaves. */
async function leave() {
  const page = document.documentElement;
  page.classList.add("left");
  document.title = link.hostname;
  if (shouldErase()) {
    const erased = import("./storage.js").then(({ erase }) => erase()).catch(shouldErase);
    document.dispatchEvent(new Event("leave"));
    await Promise.race([erased, new Promise((resolve) => setTimeout(resolve, 800))]);
  }
  location.replace(link.href);
}

if (link) init();
