/* The service worker. A build writes it to /sw.js, after the constants VERSION and FILES (path → hash of each page and of each
   file a page needs); see hooks/publish/offline.py.

   It caches only what the site publishes, by GET requests to this origin; the reader's data never passes through it. Pages are network-first,
   so a new edition shows at the next visit; their parts have hashes in their names, so a page and its parts are always of one edition.
   The previous edition is kept until the next one is complete. If anything fails here, the browser asks the network. */

const PREFIX = "site:" + new URL(registration.scope).pathname + ":";
const EDITION = PREFIX + VERSION;
const OPENED = PREFIX + "opened"; // PDFs and books that were opened or, at the reader's wish, all downloads
const TIMEOUT_MS = 4000; // before what is cached is shown

const toUrl = (path) => new URL(path, registration.scope).href;
const editionCaches = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OPENED);

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
/* A browser takes a worker back that was removed, if it is registered again while its pages are open, and installs nothing. */
addEventListener("message", (event) => event.waitUntil(install().then(() => true, () => false).then((done) => event.ports[0].postMessage(done))));
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  if (/\.(pdf|epub|mp3|m4a|mp4|vtt)$/.test(url.pathname)) event.respondWith(fetchOpened(event));
  else if (request.mode === "navigate") event.respondWith(fetchPage(request));
  else if (/\.[0-9a-f]{10}\.\w+$/.test(url.pathname)) event.respondWith(fetchHashed(request));
  else event.respondWith(fetch(request).catch(() => findCached(request.url).then((response) => response ?? Response.error())));
});

/** Caches the whole edition or nothing; files that have not changed are copied from earlier editions. */
async function install() {
  const cache = await caches.open(EDITION);
  if (await cache.match(toUrl("sw-files.json"))) return skipWaiting();
  const earlier = new Map();
  for (const name of await editionCaches()) {
    const files = await (await (await caches.open(name)).match(toUrl("sw-files.json")))?.json();
    if (files && name !== EDITION) earlier.set(name, files);
  }
  const addFile = async (path) => {
    for (const [name, files] of earlier) {
      const unchanged = files[path] === FILES[path] && (await (await caches.open(name)).match(toUrl(path)));
      if (unchanged) return cache.put(toUrl(path), unchanged);
    }
    const response = await fetch(toUrl(path), { cache: "no-cache" });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    /* As /404.html and old addresses on some hosts; browsers take no redirected answer for a page */
    return cache.put(toUrl(path), response.redirected ? new Response(response.body, response) : response);
  };
  try {
    const paths = Object.keys(FILES);
    for (let start = 0; start < paths.length; start += 8) await Promise.all(paths.slice(start, start + 8).map(addFile));
    await cache.put(toUrl("sw-files.json"), new Response(JSON.stringify(FILES)));
  } catch (error) {
    await caches.delete(EDITION);
    throw error;
  }
  return skipWaiting();
}

/** Deletes all editions but this one and the one before it, whose pages may still be open. */
async function activate() {
  const old = (await editionCaches()).filter((name) => name !== EDITION);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
  await clients.claim();
}

async function findCached(url) {
  const bareUrl = url.split("#")[0].split("?")[0];
  try {
    for (const name of [EDITION, ...(await editionCaches()).reverse()]) {
      const response = await caches.match(bareUrl, { cacheName: name }); // opening it would make one that the reader has removed
      if (response) return response;
    }
  } catch {
    /* as on a damaged disk: the network may do */
  }
  return undefined;
}

/** Where an address leads whose last slash is missing, as on paper; or a page of this site with ways to go on: an app on the home screen has
    no button to go back from the browser's own. */
async function findMissing(url) {
  const page = `${url.split(/[?#]/)[0]}/`;
  return (await findCached(page)) ? Response.redirect(page) : (await findCached(toUrl("404.html"))) ?? Response.error();
}

async function fetchPage(request) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(request, { signal: controller.signal, cache: "no-cache" });
    if (response.status < 500) return response;
    return (await findCached(request.url)) ?? response;
  } catch {
    const cached = await findCached(request.url);
    return cached ?? (controller.signal.aborted ? fetch(request) : findMissing(request.url));
  } finally {
    clearTimeout(timer);
  }
}

async function fetchHashed(request) {
  return (await findCached(request.url)) ?? fetch(request);
}

async function fetchOpened(event) {
  const { request } = event;
  const cached = (await caches.match(request.url, { cacheName: OPENED }).catch(() => {})) ?? (await findCached(request.url));
  const isUpdate = request.cache === "no-cache" && request.mode !== "navigate"; // offline.js asks so for what is now at the host
  const late = new Promise((_, reject) => cached && !isUpdate && setTimeout(reject, TIMEOUT_MS));
  try {
    const response = await Promise.race([fetch(request), late]); // without a signal, for which browsers would drop the range
    if (response.status === 200) event.waitUntil(keepOpened(request.url, response.clone()).catch(() => {})); // no room: it is shown all the same
    return response;
  } catch {
    if (cached) return cutRange(cached, request.headers.get("range"));
    return request.mode === "navigate" ? findMissing(request.url) : Response.error();
  }
}

/** Keeps a file, unless the reader has removed all that was kept: until its pages are closed, they still ask this worker. */
const keepOpened = async (url, response) => (await caches.has(EDITION)) && (await caches.open(OPENED)).put(url, response);

/** What a player asks for, such as "bytes=100-" (RFC 9110, 14.1.2): without it nothing plays in Safari, and elsewhere nobody can seek. */
async function cutRange(response, range) {
  const [, start, end] = range?.match(/^bytes=(\d+)-(\d*)$/) ?? [];
  if (!start || !response.ok) return response;
  const blob = await response.blob();
  const total = blob.size;
  if (start >= total) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${total}` } });
  const part = blob.slice(Number(start), end ? Number(end) + 1 : total, blob.type);
  const headers = { "Content-Type": blob.type, "Content-Range": `bytes ${start}-${Number(start) + part.size - 1}/${total}` };
  return new Response(part, { status: 206, headers });
}
