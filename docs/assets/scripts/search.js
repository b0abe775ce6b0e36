/* Search with lunr, fetched when the reader opens it. `search.json` holds what can be found and the words that readers use:
   {synonyms: {"left on read": ["rejection", …]}, entries: [{title, where, url, heading, anchor, text, keywords}, …]}. */

const SHOWN = 10;
const PER_PAGE = 2;
const words = (text) =>
  text.toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];

let ready;

/** Open for the first time: load, then answer whatever was typed meanwhile. Afterwards only answer. */
export async function start(dialog) {
  const field = dialog.querySelector("#search-words");
  if (!ready) {
    ready = Promise.all([fetchIndex(dialog.dataset.index), loadLunr(dialog.dataset.lunr)]).then(([data]) => build(data));
    ready.catch(() => (ready = undefined)); // the next opening tries again
    const find = await ready;
    const answer = () => show(dialog, field.value, find(field.value));
    let waiting;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(answer, 120);
    });
    dialog.addEventListener("keydown", steer);
    answer();
  } else {
    field.select(); // what was looked for last, to be typed over; never what is being typed now
  }
}

async function fetchIndex(url) {
  const reply = await fetch(url);
  if (!reply.ok) throw new Error(reply.statusText);
  return reply.json();
}

function loadLunr(src) {
  return new Promise((loaded, failed) => {
    const script = document.createElement("script");
    script.src = src;
    script.onload = loaded;
    script.onerror = failed;
    document.head.append(script);
  });
}

/** Make the index; return what turns a reader's words into entries, best first. */
function build({ entries, synonyms = {} }) {
  const lunr = window.lunr;
  const plain = (token) => token.update((text) => words(text).join(""));
  lunr.Pipeline.registerFunction(plain, "plain");
  const index = lunr((builder) => {
    builder.pipeline.reset();
    builder.pipeline.add(plain, lunr.stemmer);
    builder.searchPipeline.reset();
    builder.searchPipeline.add(lunr.stemmer);
    builder.ref("at");
    builder.field("title", { boost: 8 });
    builder.field("heading", { boost: 5 });
    builder.field("keywords", { boost: 6 });
    builder.field("text");
    // A page as a whole comes before a section of a page.
    entries.forEach((entry, at) => builder.add({ ...entry, at }, { boost: entry.heading ? 1 : 2.5 }));
  });
  const phrases = Object.entries(synonyms).map(([phrase, means]) => [words(phrase), means.flatMap(words).filter(lunr.stopWordFilter)]);

  return (typed) => {
    const said = words(typed);
    if (!said.length) return [];
    // Words such as "the" only count when there are no others.
    const telling = said.filter((word) => word.length > 2 && lunr.stopWordFilter(word));
    const meant = phrases.filter(([phrase]) => phrase.every((word) => said.some((other) => near(other, word))));
    const phrased = new Set(meant.flatMap(([phrase]) => phrase));
    const seen = {};
    return index
      .query((query) => {
        for (const word of telling.length ? telling : said) {
          query.term(word, { boost: phrased.has(word) ? 2 : 10 });
          if (word.length > 2) query.term(word, { boost: 3, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
          if (word.length < 4) continue;
          const editDistance = word.length > 5 ? 2 : 1; // for slips, in the word as typed and in its stem
          for (const usePipeline of [true, false]) query.term(word, { boost: 1, editDistance, usePipeline });
        }
        for (const [, means] of meant) for (const word of means) query.term(word, { boost: 10 });
      })
      .map(({ ref }) => entries[ref])
      .filter(({ url }) => (seen[url] = (seen[url] ?? 0) + 1) <= PER_PAGE)
      .slice(0, SHOWN);
  };
}

/** Is one word the other, its beginning, or one slip of the finger away from it? */
function near(typed, word) {
  if (typed === word || (typed.length > 3 && word.startsWith(typed))) return true;
  if (word.length < 5 || Math.abs(typed.length - word.length) > 1) return false;
  let start = 0;
  while (start < word.length && typed[start] === word[start]) start++;
  const rest = (skipTyped, skipWord) => typed.slice(start + skipTyped) === word.slice(start + skipWord);
  const swapped = typed[start] === word[start + 1] && typed[start + 1] === word[start];
  return rest(1, 1) || rest(0, 1) || rest(1, 0) || (swapped && rest(2, 2));
}

/** Results as text, never as HTML; the number of them is said politely. */
function show(dialog, typed, found) {
  const { one, other, none } = dialog.dataset;
  const base = new URL(document.documentElement.dataset.base, document.baseURI);
  const said = found.length === 1 ? one : other.replace("#", found.length);
  dialog.querySelector("#search-status").textContent = typed.trim() ? (found.length ? said : none) : "";
  dialog.querySelector("#search-results").replaceChildren(
    ...found.map((entry) => {
      const link = document.createElement("a");
      link.href = new URL(entry.url + (entry.anchor ? `#${entry.anchor}` : ""), base);
      link.append(
        piece("b", entry.heading ? `${entry.title}: ${entry.heading}` : entry.title),
        piece("small", entry.where),
        piece("span", entry.text),
      );
      link.addEventListener("click", () => dialog.close()); // a hit on this very page
      const item = document.createElement("li");
      item.append(link);
      return item;
    }),
  );
}

function piece(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text ?? "";
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
