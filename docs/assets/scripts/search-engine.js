/* What a reader's words find. Data comes from search.json (hooks/publish/search.py says what is in it); nothing here touches the page,
   so that it runs in a worker, or beside the page where there are no workers. */

import MiniSearch from "../vendor/minisearch.js";

const SHOWN = 10;
const PER_PAGE = 2;
const LINES = 2; // of each country, in an answer to somebody in danger
const COUNTRIES = 3;

/** A text as plain words: small letters, no accents, no apostrophes. */
export const words = (text) =>
  text.toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];

/** `build(data)(typed, home)` → {urgent, entries, found, wording}. `urgent`: countries whose help comes before all else, or nothing.
    `entries`: what was found, best first, or what may help when nothing was. `home`: the reader's own country by its name, if known.
    `wording`: what the dialog says of an answer, in the page's language. */
export function build({ entries, synonyms = {}, danger = [], countries = [], otherwise = [], said: wording = {} }) {
  const index = new MiniSearch({
    fields: ["title", "heading", "keywords", "text"],
    storeFields: ["weight"],
    tokenize: words,
    processTerm: (term) => term,
  });
  // A plain page is found by its own words, its headings and titles: what it talks about is on other pages.
  index.addAll(entries.map((entry, id) => ({ ...entry, id, text: entry.quiet ? "" : entry.text })));
  const known = new Set(entries.flatMap((entry) => words(`${entry.title} ${entry.heading} ${entry.text}`)));
  // A phrase of several words says more than a single one, so it is looked at first.
  const phrases = Object.entries(synonyms)
    .map(([phrase, means]) => [words(phrase), means])
    .sort(([one], [other]) => other.length - one.length);
  const titled = entries.filter(({ heading }) => !heading).map((entry) => [entry, new Set(words(entry.title))]);
  const dangers = danger.map(({ lines, words: said }) => [lines, said.map(words)]);
  const named = countries.map((country) => [country, country.names.map(words)]);

  /** The pages whose titles have the words that the reader's phrase stands for, in the order of search-words.yml. */
  function meant(said) {
    const means = phrases.filter(([phrase]) => phrase.every((word) => said.some((other) => near(other, word)))).flatMap(([, all]) => all);
    return means.flatMap((mean) => {
      const fits = titled.filter(([, title]) => words(mean).every((word) => title.has(word)));
      return fits.map(([entry]) => entry).sort((one, other) => other.weight - one.weight).slice(0, 1);
    });
  }

  function matched(said) {
    const telling = said.filter((word) => word.length > 2);
    return index
      .search(
        { queries: telling.length ? telling : said, combineWith: "OR" },
        { fuzzy: slips, prefix: beginning, boost: { title: 6, keywords: 4, heading: 3, text: 1 }, boostDocument: (id) => entries[id].weight },
      )
      .map(({ id }) => entries[id]);
  }

  const asked = (said) => named.filter(([, names]) => names.some((name) => within(name, said))).map(([country]) => country);
  const place = ({ name, anchor }) => entries.filter((entry) => entry.heading === name && entry.anchor === anchor);

  function find(said) {
    const seen = {};
    return [...new Set([...asked(said).flatMap(place), ...meant(said), ...matched(said)])]
      .filter(({ url }) => (seen[url] = (seen[url] ?? 0) + 1) <= PER_PAGE)
      .slice(0, SHOWN);
  }

  return (typed, home = "") => {
    const said = words(typed).flatMap((word) => apart(word, known));
    if (!said.length) return { urgent: [], entries: [], found: 0, wording };
    const found = find(said);
    return { urgent: help(said, home), entries: found.length ? found : otherwise.map((at) => entries[at]), found: found.length, wording };
  };

  /** Whom to call when the words speak of danger: of the countries that are named, else of the reader's own and the first ones. */
  function help(said, home) {
    const wanted = dangers.filter(([, said_]) => said_.some((phrase) => within(phrase, said))).flatMap(([lines]) => lines);
    if (!wanted.length) return [];
    const there = asked(said);
    const own = countries.filter(({ names }) => names.includes(home));
    const shown = there.length ? there : [...new Set([...own, ...countries])].slice(0, COUNTRIES);
    return shown.map((country) => {
      const fits = country.lines.filter((line) => line.for.some((whom) => wanted.includes(whom)));
      const anyone = country.lines.filter((line) => line.for.includes("everyone"));
      return { ...country, lines: (fits.length ? fits : anyone).slice(0, LINES) };
    });
  }
}

const slips = (word) => (word.length > 4 ? 0.2 : false);
const beginning = (word, at, all) => word.length > (at === all.length - 1 ? 2 : 4);

/** "setboundaries" is two known words that a space was forgotten between. */
function apart(word, known) {
  if (known.has(word) || word.length < 6) return [word];
  for (let at = 3; at <= word.length - 3; at++) {
    const halves = [word.slice(0, at), word.slice(at)];
    if (halves.every((half) => known.has(half))) return [word, ...halves];
  }
  return [word];
}

/** Do the phrase's words stand in what was said, in their order, with at most one other word between two of them? */
function within(phrase, said) {
  return said.some((_, start) => {
    let at = start;
    return phrase.every((word, nth) => {
      const here = [at, at + 1].find((place) => place < said.length && alike(said[place], word));
      if (here === undefined || (nth === 0 && here !== start)) return false;
      at = here + 1;
      return true;
    });
  });
}

/** Is one word the other, its beginning, or one slip of the finger away from it? */
const near = (typed, word) => alike(typed, word) || (typed.length > 3 && word.startsWith(typed));

/** Is one word the other, or one slip of the finger away from it? */
function alike(typed, word) {
  if (typed === word) return true;
  if (word.length < 5 || Math.abs(typed.length - word.length) > 1) return false;
  let start = 0;
  while (start < word.length && typed[start] === word[start]) start++;
  const rest = (skipTyped, skipWord) => typed.slice(start + skipTyped) === word.slice(start + skipWord);
  const swapped = typed[start] === word[start + 1] && typed[start + 1] === word[start];
  return rest(1, 1) || rest(0, 1) || rest(1, 0) || (swapped && rest(2, 2));
}
