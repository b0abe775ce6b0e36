/* Registers the service worker (sw.js). On pages with .offline-keep, its buttons keep everything for offline use, or nothing.
   site.js imports this once a page has loaded, if the browser has service workers; otherwise nothing is shown. */

const root = document.documentElement;
const base = new URL(root.dataset.base, document.baseURI);
const prefix = "site:" + base.pathname + ":";
const DISABLED = `no-offline:${base.pathname}`;
const box = document.querySelector(".offline-keep");

function isDisabled() {
  try {
    return Boolean(localStorage.getItem(DISABLED));
  } catch {
    return false; // forbidden: each visit registers it again
  }
}

const register = () => navigator.serviceWorker.register(new URL("sw.js", base), { scope: base.pathname, updateViaCache: "none" });

/** Removes the service worker and its caches; fails then if there was no room to note it. */
async function remove() {
  try {
    localStorage.setItem(DISABLED, "1");
  } finally {
    await removeAll();
  }
}

async function removeAll() {
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.filter(({ scope }) => scope === base.href).map((registration) => registration.unregister()));
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
}

/** Has the worker cache all pages, if it has not done so. */
const cacheEdition = (worker) => new Promise((resolve, reject) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data: done }) => (done ? resolve() : reject(new Error("no room, or no network")));
  worker.postMessage("", [port2]);
});

async function cacheFiles(files) {
  localStorage.removeItem(DISABLED);
  const { installing } = await register();
  await Promise.race([navigator.serviceWorker.ready, new Promise((_, reject) => { // which never resolves if there is no room, or no network
    installing?.addEventListener("statechange", () => installing.state === "redundant" && reject());
  })]);
  await cacheEdition((await navigator.serviceWorker.ready).active);
  const cache = await caches.open(prefix + "opened");
  for (const file of files) await cache.add(new Request(new URL(file, base), { cache: "no-cache" })); // there may be a new edition
}

function initButtons() {
  const showStatus = (key) => (box.querySelector("[role=status]").textContent = box.dataset[key]);
  const onClick = (name, work, doneKey) =>
    box.querySelector(`[data-do="${name}"]`)?.addEventListener("click", async () => {
      showStatus("busy");
      try {
        await work();
        showStatus(doneKey);
      } catch {
        showStatus("failed");
      }
    });
  onClick("keep-offline", () => cacheFiles(box.dataset.files.split(" ").filter(Boolean)), "kept");
  onClick("drop-offline", remove, "dropped");
  box.hidden = false;
}

if (box) initButtons();
if (!isDisabled() && !navigator.connection?.saveData) register().catch(() => {}); // without a worker, the site works with a network
