/* The way out of these pages, for somebody who must not be seen here. It follows GOV.UK's "Exit this page" and its reasons: the page is
   covered at once, since the next one may take seconds; the link works without script; this page's entry in the history is replaced.
   Esc or Shift, three times within a few seconds, does the same. What came before stays in the history: the privacy page says so. */

const TIMES = 3;
const WITHIN = 5000;

function leaving() {
  const link = document.querySelector("a[data-leave]");
  if (!link) return;
  for (const other of document.querySelectorAll("a[data-leave]")) {
    other.addEventListener("click", (event) => {
      event.preventDefault();
      leave(link.href);
    });
  }
  let pressed = [];
  document.addEventListener("keydown", ({ key, repeat }) => {
    if (repeat) return; // a key that is held is no sign
    if (key !== "Escape" && key !== "Shift") {
      pressed = []; // somebody is typing
      return;
    }
    const now = Date.now();
    pressed = [...pressed.filter(([which, when]) => which === key && now - when < WITHIN), [key, now]];
    if (pressed.length >= TIMES) leave(link.href);
  });
  /* Back after leaving must not show the page as it was. */
  addEventListener("pageshow", ({ persisted }) => persisted && document.documentElement.classList.contains("left") && location.replace(link.href));
}

/** The reader's own setting, on the pages of worksheets: erase what I wrote when I leave this way. */
function wishesErased() {
  const { pathname } = new URL(document.documentElement.dataset.base, document.baseURI);
  try {
    return localStorage.getItem(`erase-when-leaving:${pathname}`) !== null;
  } catch {
    return false; // forbidden: nothing was kept
  }
}

/** Covers the page, lets whoever listens finish something first (`event.detail.push(promise)`), and goes. */
async function leave(address) {
  const page = document.documentElement;
  page.classList.add("left");
  document.title = new URL(address).hostname;
  const before = wishesErased() ? [import("./device.js"), import("./legacy.js")].map((part) => part.then(({ erase }) => erase())) : [];
  document.dispatchEvent(new CustomEvent("leave", { detail: before }));
  if (before.length) await Promise.race([Promise.allSettled(before), new Promise((done) => setTimeout(done, 800))]);
  location.replace(address);
}

leaving();
