/* The search dialog. It is fetched when the reader opens it, and asks search-engine.js, in a worker where there are workers. */

let ready;

/** Open for the first time: load, then answer whatever was typed meanwhile. Afterwards only answer. */
export async function start(dialog) {
  const field = dialog.querySelector("#search-words");
  if (ready) {
    field.select(); // what was looked for last, to be typed over; never what is being typed now
    return;
  }
  const base = new URL(document.documentElement.dataset.base, document.baseURI);
  ready = engine(new URL(dialog.dataset.index, document.baseURI).href);
  ready.catch(() => (ready = undefined)); // the next opening tries again
  const ask = await ready;
  const home = country();
  const answer = async () => {
    const typed = field.value;
    const found = await ask(typed, home);
    if (typed === field.value) show(dialog, base, typed, found);
  };
  let waiting;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(answer, 60);
  });
  dialog.addEventListener("keydown", steer);
  await answer();
}

/** What turns a reader's words into an answer: `await ask(typed, home)`. */
async function engine(index) {
  try {
    return await inWorker(index);
  } catch {
    const [{ build }, reply] = await Promise.all([import("./search-engine.js"), fetch(index)]);
    if (!reply.ok) throw new Error(reply.statusText);
    const answer = build(await reply.json());
    return async (typed, home) => answer(typed, home);
  }
}

async function inWorker(index) {
  const worker = new Worker(new URL("./search-worker.js", import.meta.url), { type: "module" });
  const waiting = new Map();
  let last = 0;
  worker.addEventListener("message", ({ data: { id, answer, failed } }) => {
    const { done, fail } = waiting.get(id);
    waiting.delete(id);
    if (failed) fail(new Error(failed));
    else done(answer);
  });
  worker.addEventListener("error", () => waiting.forEach(({ fail }) => fail(new Error("worker"))));
  const call = (question) =>
    new Promise((done, fail) => {
      waiting.set(++last, { done, fail });
      worker.postMessage({ id: last, ...question });
    });
  await call({ load: index });
  return (typed, home) => call({ typed, home });
}

/** The country of the reader's browser by its name in the page's language, such as "canada"; nothing leaves the device for it. */
function country() {
  try {
    const { region } = new Intl.Locale(navigator.language);
    return region ? new Intl.DisplayNames([document.documentElement.lang], { type: "region" }).of(region).toLowerCase() : "";
  } catch {
    return "";
  }
}

/** Results as text, never as HTML; the number of them is said politely. Who may be in danger is told first whom to call. */
function show(dialog, base, typed, { urgent, entries, found, wording: { one, other, none, emergency } }) {
  const help = urgent.length && dialog.querySelector("[data-help]").textContent;
  const said = found === 1 ? one : found ? other.replace("#", found) : help || none;
  dialog.querySelector("#search-status").textContent = typed.trim() ? said : "";
  const results = dialog.querySelector("#search-results");
  results.dataset.for = typed;
  results.replaceChildren(
    ...(urgent.length ? [callFirst(dialog, urgent, emergency)] : []),
    ...entries.map((entry) => item(result(dialog, base, entry))),
  );
}

function result(dialog, base, entry) {
  const link = piece("a");
  link.href = new URL(entry.url + (entry.anchor ? `#${entry.anchor}` : ""), base);
  link.append(
    piece("b", entry.heading ? `${entry.title}: ${entry.heading}` : entry.title),
    piece("small", entry.where),
    piece("span", entry.text),
  );
  link.addEventListener("click", () => dialog.close()); // a hit on this very page
  return link;
}

/** Numbers to press, each with its country, under a link to the page of all of them. */
function callFirst(dialog, countries, before) {
  const help = dialog.querySelector("[data-help]");
  const link = piece("a");
  link.href = countries.length === 1 ? `${help.href}#${countries[0].anchor}` : help.href;
  link.append(piece("b", help.textContent));
  link.addEventListener("click", () => dialog.close());
  const numbers = countries.map(({ name, emergency, lines }) => {
    const line = piece("p", `${name}: `);
    if (emergency) line.append(`${before} `, number(emergency.call, emergency.href, name), " ");
    for (const { name: whose, call, href } of lines) line.append(`· ${whose} `, number(call, href, `${whose}, ${name}`), " ");
    return line;
  });
  const first = item(link, ...numbers);
  first.className = "urgent-answer";
  return first;
}

/** A number to press, which says whose it is to whoever hears the links alone. */
function number(text, href, whose) {
  const link = piece("a", text);
  link.setAttribute("aria-label", `${text}, ${whose}`);
  link.className = "call";
  link.href = href || ["https:", "", text].join("/"); // where there is no number, text is an address
  return link;
}

function item(...parts) {
  const made = piece("li");
  made.append(...parts);
  return made;
}

function piece(tag, text = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

/** Arrow keys walk from the field through the results and back; Enter in the field goes to the first. */
function steer(event) {
  const stops = [this.querySelector("#search-words"), ...this.querySelectorAll("#search-results a")];
  const at = stops.indexOf(document.activeElement);
  if (event.key === "Enter" && at === 0) stops[1]?.click();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || at < 0) return;
  event.preventDefault();
  stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
}
