/* The search dialog. It is imported when the reader opens it, and runs search-engine.js in a worker where there are workers. */

const DELAY_MS = 60;

let loading;
/** The query for which Enter was pressed, until its results are there. */
let entered;

/** The first time, loads the index and then shows results for what was typed meanwhile; afterwards only selects the field. */
export async function start(dialog) {
  const input = dialog.querySelector("#search-words");
  if (loading) {
    input.select(); // the previous query, never what is being typed
    return;
  }
  const base = new URL(document.documentElement.dataset.base, document.baseURI);
  dialog.onkeydown = handleKey;
  loading = loadSearch(new URL(dialog.dataset.index, document.baseURI).href);
  loading.catch(() => (loading = undefined)); // the next opening tries again
  const search = await loading;
  const home = homeCountry();
  const update = async () => {
    const query = input.value;
    const results = await search(query, home);
    if (query === input.value) show(dialog, base, query, results);
  };
  let timer;
  input.addEventListener("input", () => {
    entered = undefined;
    clearTimeout(timer);
    timer = setTimeout(update, DELAY_MS);
  });
  await update();
}

/** Resolves to the search function: `await search(query, home)`. */
async function loadSearch(index) {
  try {
    return await loadInWorker(index);
  } catch {
    const [{ createSearch }, response] = await Promise.all([import("./search-engine.js"), fetch(index)]);
    if (!response.ok) throw new Error(response.statusText);
    const search = createSearch(await response.json());
    return async (query, home) => search(query, home);
  }
}

async function loadInWorker(index) {
  const worker = new Worker(new URL("./search-worker.js", import.meta.url), { type: "module" });
  const requests = new Map();
  let lastId = 0;
  worker.addEventListener("message", ({ data: { id, answer, failed } }) => {
    const { resolve, reject } = requests.get(id);
    requests.delete(id);
    if (failed) reject(new Error(failed));
    else resolve(answer);
  });
  worker.addEventListener("error", () => requests.forEach(({ reject }) => reject(new Error("worker"))));
  const send = (message) =>
    new Promise((resolve, reject) => {
      requests.set(++lastId, { resolve, reject });
      worker.postMessage({ id: lastId, ...message });
    });
  await send({ load: index });
  return (typed, home) => send({ typed, home });
}

/** The country of the browser's locale by its name in the page's language, such as "canada"; it is not sent anywhere. */
function homeCountry() {
  try {
    const { region } = new Intl.Locale(navigator.language);
    return region ? new Intl.DisplayNames([document.documentElement.lang], { type: "region" }).of(region).toLowerCase() : "";
  } catch {
    return "";
  }
}

/** Shows results, as text, never as HTML, and announces their number. If the reader may be in danger, helplines come first, in the announcement too. */
function show(dialog, base, query, { urgent, entries, found, wording: { one, other, none, emergency } }) {
  const help = dialog.querySelector(".search-help a");
  help?.toggleAttribute("data-help", !urgent.length); // the urgent answer has it then, in the place of this line
  const parts = [urgent.length && help.textContent, found === 1 ? one : found ? other.replace("#", found) : !urgent.length && none];
  const message = query.trim() && parts.filter(Boolean).join(". ");
  const status = dialog.querySelector("#search-status");
  status.textContent = message + (message && status.textContent === message ? "\u00a0" : ""); // screen readers are silent about the same text
  const results = dialog.querySelector("#search-results");
  results.dataset.for = query;
  results.replaceChildren(
    ...(urgent.length ? [urgentItem(dialog, urgent, emergency)] : []),
    ...entries.map((entry) => listItem(resultLink(dialog, base, entry))),
  );
  openEntered(dialog);
}

/** Opens the first result of what was entered, once it is there. */
function openEntered(dialog) {
  const results = dialog.querySelector("#search-results");
  if (dialog.open && entered === results.dataset.for) results.querySelector("a")?.click();
}

function resultLink(dialog, base, entry) {
  const link = createElement("a");
  link.href = new URL(entry.url + (entry.anchor ? `#${entry.anchor}` : ""), base);
  link.append(
    createElement("b", entry.heading ? `${entry.title}: ${entry.heading}` : entry.title),
    createElement("small", entry.where),
    createElement("span", entry.text),
  );
  link.addEventListener("click", () => dialog.close()); // it may lead to this very page
  return link;
}

/** Phone numbers by country, each on a line of its own, below a link to the page of all of them. */
function urgentItem(dialog, countries, emergencyLabel) {
  const help = dialog.querySelector(".search-help a");
  const link = createElement("a");
  link.dataset.help = "";
  link.href = countries.length === 1 ? `${help.href}#${countries[0].anchor}` : help.href;
  link.append(createElement("b", help.textContent));
  link.addEventListener("click", () => dialog.close());
  const groups = countries.flatMap(({ name, emergency, lines }) => {
    const list = createElement("ul");
    if (emergency) list.append(listItem(`${emergencyLabel} `, callLink(emergency.call, emergency.href, name)));
    list.append(...lines.map(({ name: helpline, call, href }) => listItem(`${helpline} `, callLink(call, href, `${helpline}, ${name}`))));
    return [createElement("p", name), list];
  });
  const item = listItem(link, ...groups);
  item.className = "urgent-answer";
  return item;
}

/** A link to call a number; its label names the owner for those who hear the links alone. */
function callLink(text, href, owner) {
  const link = createElement("a", text);
  link.setAttribute("aria-label", `${text}, ${owner}`);
  link.className = "call";
  link.href = href || ["https:", "", text].join("/"); // without a number, the text is a web address
  return link;
}

function listItem(...children) {
  const item = createElement("li");
  item.append(...children);
  return item;
}

const createElement = (tag, textContent = "") => Object.assign(document.createElement(tag), { textContent });

/** Arrow keys move between the field and the results; Enter in the field opens the first result, not one of what was typed before. */
function handleKey(event) {
  if (event.isComposing) return; // the keys of an input method
  const targets = [this.querySelector("#search-words"), ...this.querySelectorAll("#search-results a")];
  const index = targets.indexOf(document.activeElement);
  if (event.key === "Enter" && index === 0) {
    entered = targets[0].value;
    openEntered(this);
  }
  const direction = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!direction || index < 0) return;
  event.preventDefault();
  targets[Math.min(Math.max(index + direction, 0), targets.length - 1)].focus();
}
