/* Asks for the worker that keeps these pages for when there is no network (sw.js). On the pages that have the switch: everything for
   offline, or nothing. site.js fetches it where there are workers, once a page has loaded; elsewhere nothing is shown. */

const root = document.documentElement;
const base = new URL(root.dataset.base, document.baseURI);
const prefix = "site:" + base.pathname + ":";
const NEVER = `no-offline:${base.pathname}`;
const box = document.querySelector(".offline-keep");

function never(wish) {
  try {
    if (wish === undefined) return Boolean(localStorage.getItem(NEVER));
    if (wish) localStorage.setItem(NEVER, "1");
    else localStorage.removeItem(NEVER);
  } catch {
    /* storage may be forbidden; then each visit begins anew */
  }
  return false;
}

async function start() {
  if (never() || navigator.connection?.saveData) return undefined;
  return navigator.serviceWorker.register(new URL("sw.js", base), { scope: base.pathname, updateViaCache: "none" });
}

async function remove() {
  never(true);
  const all = await navigator.serviceWorker.getRegistrations();
  await Promise.all(all.filter(({ scope }) => scope === base.href).map((one) => one.unregister()));
  for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
}

async function keepAll(files) {
  never(false);
  await start();
  await navigator.serviceWorker.ready;
  const cache = await caches.open(prefix + "opened");
  for (const file of files) {
    const address = new URL(file, base).href;
    if (!(await cache.match(address))) await cache.add(address);
  }
}

function controls() {
  const says = (key) => (box.querySelector("[role=status]").textContent = box.dataset[key]);
  const press = (name, work, done) =>
    box.querySelector(`[data-do="${name}"]`)?.addEventListener("click", async () => {
      says("busy");
      try {
        await work();
        says(done);
      } catch {
        says("failed");
      }
    });
  press("keep-offline", () => keepAll(box.dataset.files.split(" ").filter(Boolean)), "kept");
  press("drop-offline", remove, "dropped");
  box.hidden = false;
}

if (box) controls();
start().catch(() => {}); // without it the site is what it is with a network
