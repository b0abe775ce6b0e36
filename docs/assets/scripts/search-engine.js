/* Finds pages for what a reader types. The data is search.json (hooks/publish/search_index.py describes it). This module does not touch the page,
   so that it can run in a worker. */

import MiniSearch from "../vendor/minisearch.js";

const NAMES = ["title", "heading"];
const TEXTS = ["keywords", "text", "words"];
const MAX_RESULTS = 10;
const MAX_PER_PAGE = 2;
const MAX_LINES = 2; // helplines of a country in an urgent answer
const MAX_COUNTRIES = 3;

const simplify = (text) => text.toLowerCase().normalize("NFD").replace(/[\p{M}'’]/gu, "");

/** A text as a list of words in lower case, without accents and apostrophes. */
export const tokenize = (text) => simplify(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** A phrase of the data as the words that may stand at each of its places: "scared/afraid of him" is [["scared", "afraid"], ["of"], ["him"]].
    "slap*" stands for each word that begins so. */
const parsePhrase = (phrase) => (simplify(phrase).match(PLACE) ?? []).map((place) => place.match(WORD));
const WORD = /[\p{L}\p{N}]+\*?/gu;
const PLACE = /[\p{L}\p{N}]+\*?(\s*\/\s*[\p{L}\p{N}]+\*?)*/gu;

/** `createSearch(data)(query, home)` → {urgent, entries, found, wording}. `urgent`: countries whose helplines come first, if the query speaks of
    danger. `entries`: results, best first, or what may help if there are none; `found`: their number. `home`: the name of the reader's own
    country, if known. `wording`: texts for the dialog, in the page's language. */
export function createSearch({ entries, synonyms = {}, danger = [], harmless = [], common = [], countries = [], otherwise = [], said: wording = {} }) {
  const index = new MiniSearch({
    fields: [...NAMES, ...TEXTS],
    storeFields: ["weight"],
    tokenize,
    processTerm: (term) => term,
  });
  index.addAll(entries.map((entry, id) => ({ ...entry, id })));
  const vocabulary = new Set(entries.flatMap((entry) => tokenize([...NAMES, ...TEXTS].map((field) => entry[field]).join(" "))));
  // In texts a word that is spelled right stands for itself: "settings" for nothing like "sitting". A name may differ: "boundary", "Boundaries".
  const fuzzyInTexts = (word) => !vocabulary.has(word) && fuzzy(word);
  // Longer phrases are more specific, so they come first.
  const phrases = Object.entries(synonyms)
    .map(([phrase, meanings]) => [parsePhrase(phrase), meanings])
    .sort(([one], [other]) => other.length - one.length);
  const titles = entries.filter(({ heading }) => !heading).map((entry) => [entry, new Set(tokenize(entry.title))]);
  const dangers = danger.map(({ lines, words }) => [lines, words.map(parsePhrase)]);
  const unmeant = harmless.map(parsePhrase);
  const split = (words) => words.flatMap((word) => splitCompound(word, vocabulary));
  // "racing" is no typo of "raping", and "walks" none of "Wales"; "scared" may stand for "scares".
  const ordinary = new Set([...vocabulary, ...tokenize(Object.keys(synonyms).join(" "))]);
  const isOther = (typed, word) => ordinary.has(typed) && !typed.startsWith(word.slice(0, typed.length - 1));
  const means = (typed, word) => isWord(typed, word) || (isSimilar(typed, word) && !isOther(typed, word));
  const countryNames = countries.map((country) => [country, country.names.map(parsePhrase)]);

  /** Pages whose titles have the words that a phrase of search-words.yml stands for, in its order. */
  function findSynonyms(words) {
    const meanings = phrases.filter(([phrase]) => phrase.every((place) => words.some((typed) => place.some((word) => isBeginning(typed, word))))).flatMap(([, all]) => all);
    return meanings.flatMap((meaning) => {
      const matches = titles.filter(([, title]) => tokenize(meaning).every((word) => title.has(word)));
      return matches.map(([entry]) => entry).sort((one, other) => other.weight - one.weight).slice(0, 1);
    });
  }

  function searchIndex(words) {
    const telling = words.filter((word) => word.length > 2 && !common.includes(word));
    const queries = telling.length ? telling : words;
    return index
      .search(
        { queries: [{ queries, fields: NAMES, fuzzy }, { queries, fields: TEXTS, fuzzy: fuzzyInTexts }] },
        { prefix, boost: { title: 3, keywords: 2, heading: 2, text: 2, words: 0.8 }, boostDocument: (id) => entries[id].weight },
      )
      .sort((one, other) => isOnlyBegun(one, queries) - isOnlyBegun(other, queries))
      .map(({ id }) => entries[id]);
  }

  // Who types "exam", a word of the site, asks for "exam" and "exams" first, and for "example" after.
  const isOnlyBegun = ({ terms }, words) =>
    terms.every((term) => words.some((word) => vocabulary.has(word) && term.startsWith(word) && !isSimilar(word, term)));

  const namedCountries = (words) => countryNames.filter(([, names]) => names.some((name) => containsPhrase(words, name, means))).map(([country]) => country);
  const entriesOfCountry = ({ name, anchor }) => entries.filter((entry) => entry.heading === name && entry.anchor === anchor);

  function find(words) {
    const counts = {};
    return [...new Set([...namedCountries(words).flatMap(entriesOfCountry), ...findSynonyms(words), ...searchIndex(words)])]
      .filter(({ url }) => (counts[url] = (counts[url] ?? 0) + 1) <= MAX_PER_PAGE)
      .slice(0, MAX_RESULTS);
  }

  return (query, home = "") => {
    const typed = tokenize(query);
    const words = split(typed);
    const results = find(words);
    const shown = results.length || !query.trim() ? results : otherwise.map((id) => entries[id]);
    return { urgent: findHelp(typed, words, home), entries: shown, found: results.length, wording };
  };

  /** If the words speak of danger: whom to call in the countries that are named, otherwise in the reader's own and the first ones. They are
      looked for among the words as typed too, because the halves of a split word separate its neighbors. */
  function findHelp(typed, words, home) {
    const meant = withoutPhrases(typed, unmeant);
    const texts = [meant, split(meant)];
    const speaksOf = (phrase) => texts.some((text) => containsPhrase(text, phrase, means));
    const wanted = dangers.filter(([, phrases]) => phrases.some(speaksOf)).flatMap(([lines]) => lines);
    if (!wanted.length) return [];
    const named = namedCountries(words);
    const own = countries.filter(({ names }) => names.includes(home));
    const shown = named.length ? named : [...new Set([...own, ...countries])].slice(0, MAX_COUNTRIES);
    return shown.map((country) => {
      const matching = country.lines.filter((line) => line.for.some((group) => wanted.includes(group)));
      const general = country.lines.filter((line) => line.for.includes("everyone"));
      return { ...country, lines: (matching.length ? matching : general).slice(0, MAX_LINES) };
    });
  }
}

/* MiniSearch options, by word: how many typos, and whether its beginning is enough. */
const fuzzy = (word) => (word.length > 4 ? 0.2 : false);
const prefix = (word, position, all) => word.length > (position === all.length - 1 ? 2 : 4);

/** Splits "setboundaries", two known words without the space between them; returns all three. */
function splitCompound(word, vocabulary) {
  if (vocabulary.has(word) || word.length < 6) return [word];
  for (let at = 3; at <= word.length - 3; at++) {
    const halves = [word.slice(0, at), word.slice(at)];
    if (halves.every((half) => vocabulary.has(half))) return [word, ...halves];
  }
  return [word];
}

/** Are the phrase's words among `words`, in their order, with at most one other word between two of them? */
function containsPhrase(words, phrase, means) {
  return words.some((_, start) => {
    let at = start;
    return phrase.every((place, index) => {
      const position = [at, at + 1].find((next) => next < words.length && place.some((word) => means(words[next], word)));
      if (position === undefined || (index === 0 && position !== start)) return false;
      at = position + 1;
      return true;
    });
  });
}

/** `words` with "" in place of each word of these phrases. */
const withoutPhrases = (words, phrases) => {
  const starts = (phrase, at) => phrase.every((place, index) => place.some((word) => isWord(words[at + index] ?? "", word)));
  const isUnmeant = (_, at) => phrases.some((phrase) => phrase.some((_, index) => starts(phrase, at - index)));
  return words.map((word, at) => (isUnmeant(word, at) ? "" : word));
};

/** Is a typed word the other one, or does it begin like "slap*"? */
const isWord = (typed, word) => typed === word || (word.endsWith("*") && typed.startsWith(word.slice(0, -1)));

/** Is a typed word the other one, its beginning, or one typo away from it? */
const isBeginning = (typed, word) => isSimilar(typed, word) || (typed.length > 3 && typed.length * 2 > word.length && word.startsWith(typed));

/** Is a typed word the other one, one typo away from it, or the same but for letters that go on, as in "dieee"? In a short word and at the
    beginning, only two letters that changed places are a typo: "talks" is not "stalks". */
function isSimilar(typed, word) {
  if (isWord(typed, word) || (REPEATED.test(typed) && squeeze(typed) === squeeze(word))) return true;
  if (word.length < 3 || Math.abs(typed.length - word.length) > 1) return false;
  let start = 0;
  while (start < word.length && typed[start] === word[start]) start++;
  const isRestEqual = (skipTyped, skipWord) => typed.slice(start + skipTyped) === word.slice(start + skipWord);
  const isSwapped = typed[start] === word[start + 1] && typed[start + 1] === word[start];
  if (isSwapped && isRestEqual(2, 2)) return true;
  return word.length > 4 && start > 0 && (isRestEqual(1, 1) || isRestEqual(0, 1) || isRestEqual(1, 0));
}

const REPEATED = /(.)\1\1/;
const squeeze = (word) => word.replace(/(.)\1+/g, "$1");
