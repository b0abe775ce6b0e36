/* These pages without a network. It is written to /sw.js at every build, with VERSION and FILES (address → hash of each page and
   of each file a page needs) before this text; hooks/publish/offline.py says how.

   Only what the site itself published is kept, asked for by GET from this host: nothing of the reader's passes here. Pages come from the
   network first, so a new edition is there at the next visit; their parts have hashes in their names, so a page and its parts are
   always of one edition. The edition before stays until the next one is whole. Whatever fails here, the browser asks the network. */

const PREFIX = "site:" + new URL(registration.scope).pathname + ":";
const EDITION = PREFIX + VERSION;
const OPENED = PREFIX + "opened"; // PDFs, books and recordings: kept when they are opened, or all when the reader wishes
const PATIENCE = 4000; // ms that a page may take before the kept one is shown

const at = (path) => new URL(path, registration.scope).href;
const ours = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OPENED);

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !request.url.startsWith(registration.scope) || request.headers.has("range")) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (/\.[0-9a-f]{10}\.\w+$/.test(url.pathname)) event.respondWith(kept(request));
  else if (/\.(pdf|epub|mp3|m4a|mp4)$/.test(url.pathname)) event.respondWith(opened(request));
  else event.respondWith(fetch(request).catch(() => found(request.url).then((reply) => reply ?? Response.error())));
});

/** The whole edition or nothing: what has not changed is taken from the edition before. */
async function fill() {
  const cache = await caches.open(EDITION);
  const before = await ours();
  const marks = new Map();
  for (const name of before) {
    const list = await (await (await caches.open(name)).match(at("sw-files.json")))?.json();
    if (list && name !== EDITION) marks.set(name, list);
  }
  const put = async (path) => {
    for (const [name, list] of marks) {
      const same = list[path] === FILES[path] && (await (await caches.open(name)).match(at(path)));
      if (same) return cache.put(at(path), same);
    }
    const reply = await fetch(at(path), { cache: "no-cache" });
    if (!reply.ok) throw new Error(`${path}: ${reply.status}`);
    return cache.put(at(path), reply);
  };
  try {
    const paths = Object.keys(FILES);
    for (let start = 0; start < paths.length; start += 8) await Promise.all(paths.slice(start, start + 8).map(put));
    await cache.put(at("sw-files.json"), new Response(JSON.stringify(FILES)));
  } catch (error) {
    await caches.delete(EDITION);
    throw error;
  }
  await skipWaiting();
}

/** Leaves this edition and the one before it, whose pages may still be open. */
async function tidy() {
  const old = (await ours()).filter((name) => name !== EDITION);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
  await clients.claim();
}

async function found(address) {
  const plain = address.split("#")[0].split("?")[0];
  for (const name of [EDITION, ...(await ours()).reverse()]) {
    const reply = await (await caches.open(name)).match(plain);
    if (reply) return reply;
  }
  return undefined;
}

async function page(request) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const reply = await fetch(request, { signal: stop.signal, cache: "no-cache" });
    if (reply.status < 500) return reply;
    return (await found(request.url)) ?? reply;
  } catch {
    const reply = await found(request.url);
    return reply ?? (stop.signal.aborted ? fetch(request) : ((await found(at("404.html"))) ?? Response.error()));
  } finally {
    clearTimeout(timer);
  }
}

async function kept(request) {
  return (await found(request.url)) ?? fetch(request);
}

async function opened(request) {
  const cache = await caches.open(OPENED);
  try {
    const reply = await fetch(request);
    if (reply.ok) await cache.put(request.url, reply.clone()).catch(() => {}); // no room: it is shown all the same
    return reply;
  } catch {
    return (await cache.match(request.url)) ?? (await found(request.url)) ?? Response.error();
  }
}
