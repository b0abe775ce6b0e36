"""search.json: the index of the search, which pages fetch when a reader opens the search.

{synonyms: {phrase: [words, …]}, danger: [{lines, words}], harmless: [phrases that are no danger], common: [words of most pages,
which tell none from another], countries: [{name, names, anchor, emergency, lines}], otherwise: [indexes of the entries that are
shown when nothing is found], said: strings of the dialog,
entries: [{title, where, url, heading, anchor, text, words, keywords, weight}]}

There is an entry for each page and each section, with an excerpt and its other words, without those that are on many pages; full
texts would be several times as large. `weight` ranks articles before sections, and sections before other pages.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from html import unescape
from itertools import chain
from pathlib import Path
from typing import Any

from build_cache import persisted
from library import Page
from library.helpline_model import Country, Helpline
from library.model import ARTICLE, HOME, OVERVIEW, READING, WORKSHEET
from library.page_kinds import HELP, MAP
from pages.build_context import Build
from translations import Translate

HEADING = re.compile(r'id="([^"]+)">(.*?)</h2>', re.DOTALL)
PARAGRAPH = re.compile(r"<p>(.*?)</p>|<li>(.*?)</li>", re.DOTALL)
WORD = re.compile(r"\w{3,}")
MAX_EXCERPT_LENGTH = 100
# A word on more pages than these, outside of excerpts, says little of where to look.
MAX_PAGES_OF_WORD = 3
WEIGHTS = {ARTICLE: 3.0, READING: 2.5, OVERVIEW: 2.0, WORKSHEET: 2.0}
OTHER_WEIGHT, SECTION_FACTOR = 0.8, 0.5
FALLBACK_KINDS = (HELP, MAP, OVERVIEW)


def write_index(site: Path, build: Build) -> None:
    library, t = build.library, build.t
    # A sheet comes after its article: words that are near to each other compress to less.
    order = {path: index for index, path in enumerate(library.pages)}
    pages = [page for page in library.pages.values() if page.kind != HOME]
    pages.sort(key=lambda page: order[(page.owner or page).path])
    entries = [entry for page in pages for entry in _entries(page, build)]
    common = _leave_out_common_words(entries)
    indexes = {entry["url"]: index for index, entry in enumerate(entries) if not entry["heading"]}
    index = {
        "synonyms": library.synonyms,
        "danger": [{"lines": group.lines, "words": group.words} for group in library.danger_words],
        "harmless": [phrase for group in library.danger_words for phrase in group.unless],
        "common": common,
        "countries": [_country(country, build) for country in library.countries],
        "otherwise": [indexes[page.url] for kind in FALLBACK_KINDS for page in library.of_kind(kind)],
        "said": {
            "none": t("search_none"),
            "one": t("search_found_one", count=1),
            "other": t("search_found_other", count="#"),
            "emergency": t("emergency"),
        },
        "entries": entries,
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (site / "search.json").write_text(text, "utf-8", newline="\n")


def _words(text: str) -> list[str]:
    """The words of more than two letters, as `tokenize` of search-engine.js makes them, but with their accents."""
    return WORD.findall(text.lower().replace("'", "").replace("’", "").replace("_", " "))


def _entries(page: Page, build: Build) -> Iterator[dict[str, Any]]:
    weight = WEIGHTS.get(page.kind, OTHER_WEIGHT)
    shared: dict[str, Any] = {"title": page.title, "where": build.filters.place_label(page), "url": page.url}
    lead, *sections = build.sections.get(page.path) or section_entries("")
    lead = lead | {"text": page.summary, "words": [*lead["words"], *_words(" ".join(page.in_short))]}
    others = [page.owner] if page.owner else page.sheets  # by whose titles and summaries it is found too
    keywords = " ".join(f"{other.title} {other.summary}" for other in others)
    yield shared | lead | {"keywords": keywords, "weight": weight}
    countries = build.library.countries if page.kind == HELP else []
    for section in (*sections, *map(_country_entry, countries)):
        yield shared | section | {"weight": weight * SECTION_FACTOR}


def _leave_out_common_words(entries: list[dict[str, Any]]) -> list[str]:
    """Makes a text of the `words` of each entry that it does not show. A word of many pages stays with the first of them, so that it
    is found; with none if some entry shows it. Returns the words of most pages."""
    words_by_page: dict[str, set[str]] = {}
    all_shown: set[str] = set()
    for entry in entries:
        shown = set(_words(f"{entry['title']} {entry['heading']} {entry['text']}"))
        all_shown |= shown
        words_by_page.setdefault(entry["url"], set()).update(shown, entry["words"])
        entry["words"] = set(entry["words"]) - shown
    counts = Counter(chain.from_iterable(words_by_page.values()))
    left_out = {
        url: {word for word in words if counts[word] > MAX_PAGES_OF_WORD}
        for url, words in words_by_page.items()
    }
    places: Counter[str] = Counter()  # of words that no entry shows
    for words in left_out.values():
        kept = {word for word in words - all_shown if places[word] < MAX_PAGES_OF_WORD}
        places.update(kept)
        words -= kept
    for entry in entries:
        entry["words"] = " ".join(sorted(entry["words"] - left_out[entry["url"]]))
    limit = max(MAX_PAGES_OF_WORD, len(words_by_page) / 2)
    return sorted(word for word, count in counts.items() if count > limit)


@persisted
def section_entries(content: str) -> tuple[dict[str, Any], ...]:
    """What stands in a page before its first heading, and in each section."""
    lead, *parts = content.split("<h2 ")
    headings = [(HEADING.match(part), part) for part in parts]
    sections = [(match[2], match[1], part[match.end() :]) for match, part in headings if match]
    return tuple(
        {
            "heading": _text(heading),
            "anchor": anchor,
            "text": _excerpt(html),
            "words": [*dict.fromkeys(_words(_text(html)))],
        }
        for heading, anchor, html in (("", "", lead), *sections)
    )


def _country_entry(country: Country) -> dict[str, Any]:
    """The entry of a country's section on the page of helplines."""
    emergency = [country.emergency.call] if country.emergency else []
    lines = [f"{line.name} {line.call or line.text or ''}".rstrip() for line in country.lines]
    numbers = [number for line in country.lines for number in (line.call, line.text) if number]
    return {
        "heading": country.name,
        "anchor": country.anchor,
        "text": " · ".join([*emergency, *lines]),
        "words": [re.sub(r"\D", "", number) for number in numbers],  # as one may type them, in one piece
    }


def _country(country: Country, build: Build) -> dict[str, Any]:
    """A country's helplines, for searches with words of danger."""
    emergency, name = country.emergency, country.name.lower()
    synonyms = [word for word, to in build.library.synonyms.items() if name in map(str.lower, to)]
    lines = (line for line in country.lines if line.call or line.text or line.website)
    return {
        "name": country.name,
        "names": [name, *synonyms],
        "anchor": country.anchor,
        "emergency": {"call": emergency.call, "href": emergency.call_href} if emergency else None,
        "lines": [helpline_entry(line, build.t) for line in lines],
    }


def helpline_entry(line: Helpline, t: Translate) -> dict[str, Any]:
    """A helpline; without a number, `call` is its page as host and path, of which the script makes a link."""
    page = line.website.partition("//")[2]
    way = "text_keyword" if line.send else "text"  # else a number for messages might be called
    message = t(way, number=line.text, keyword=line.send) if line.text else ""
    contacts = ((line.call, line.call_href), (message, line.text_href), (page, ""))
    call, href = next(contact for contact in contacts if contact[0])
    return {"name": line.name, "for": line.for_, "call": call, "href": href}


def _excerpt(html: str) -> str:
    paragraph = PARAGRAPH.search(html)
    text = _text((paragraph[1] or paragraph[2] or "") if paragraph else "")
    return text if len(text) <= MAX_EXCERPT_LENGTH else text[:MAX_EXCERPT_LENGTH].rsplit(" ", 1)[0] + "…"


def _text(html: str) -> str:
    html = re.sub(r'<sup class="cite">.*?</sup><span [^>]*popover=.*?</a></span>', "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
