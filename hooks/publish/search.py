"""search.json: what the search looks through, fetched only when a reader opens it.

{synonyms: {phrase: [words, …]}, danger: [{lines, words}], countries: [{name, names, anchor, emergency, lines}],
otherwise: [places in entries, shown when nothing is found], said: what the dialog says of an answer,
entries: [{title, where, url, heading, anchor, text, keywords, weight, quiet}]}

An entry for each page and for each section, with the first sentences of both. The whole text would be several times
as much. `weight` puts articles before sections and those before other pages; the text of a `quiet` page is shown and
not looked through: what such a page only mentions is not what a reader is after.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

from build_cache import persisted
from library import Page
from library.helpline_model import Country, Helpline
from library.kinds import BOOKING, HELP, MAP
from library.model import ARTICLE, HOME, OVERVIEW, PAGE, READING, WORKSHEET
from pages.build import Build

HEADING = re.compile(r'id="([^"]+)">(.*?)</h2>', re.DOTALL)
PARAGRAPH = re.compile(r"<p>(.*?)</p>|<li>(.*?)</li>", re.DOTALL)
MAX_EXCERPT_LENGTH = 160
WEIGHTS = {ARTICLE: 3.0, READING: 2.5, OVERVIEW: 2.0, WORKSHEET: 2.0}
OTHER_WEIGHT, SECTION_FACTOR = 0.8, 0.5
QUIET_KINDS = {PAGE, BOOKING}
FALLBACK_KINDS = (HELP, MAP, OVERVIEW)


def write_index(site: Path, build: Build) -> None:
    library, t = build.library, build.t
    pages = [page for page in library.pages.values() if page.kind != HOME]
    entries = [entry for page in pages for entry in _entries(page, build)]
    places = {entry["url"]: place for place, entry in enumerate(entries) if not entry["heading"]}
    index = {
        "synonyms": library.synonyms,
        "danger": [{"lines": group.lines, "words": group.words} for group in library.danger_words],
        "countries": [_country(country, library.synonyms) for country in library.countries],
        "otherwise": [places[page.url] for kind in FALLBACK_KINDS for page in library.of_kind(kind)],
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


def _entries(page: Page, build: Build) -> Iterator[dict[str, Any]]:
    weight = WEIGHTS.get(page.kind, OTHER_WEIGHT)
    shared: dict[str, Any] = {"title": page.title, "where": build.filters.where(page), "url": page.url}
    if page.kind in QUIET_KINDS:
        shared["quiet"] = 1
    whole = {"heading": "", "anchor": "", "text": page.summary, "keywords": _keywords(page)}
    yield shared | whole | {"weight": weight}
    numbers = build.library.countries if page.kind == HELP else []
    for section in (*_section_entries(build.contents.get(page.path, "")), *map(_country_entry, numbers)):
        yield shared | section | {"weight": weight * SECTION_FACTOR}


@persisted
def _section_entries(content: str) -> tuple[dict[str, str], ...]:
    parts = [(HEADING.match(part), part) for part in content.split("<h2 ")[1:]]
    return tuple(
        {"heading": _text(match[2]), "anchor": match[1], "text": _excerpt(part[match.end() :])}
        for match, part in parts
        if match
    )


def _keywords(page: Page) -> str:
    """An article is found by its sheet's name, and a sheet by its article's."""
    other = page.owner or page.sheet
    return f"{other.title} {other.summary}" if other else ""


def _country_entry(country: Country) -> dict[str, Any]:
    """A country's place on the page of helplines, with the name and number of each line."""
    emergency = [country.emergency.call] if country.emergency else []
    lines = [f"{line.name} {line.call or line.text}" for line in country.lines]
    return {"heading": country.name, "anchor": country.anchor, "text": " · ".join([*emergency, *lines])}


def _country(country: Country, synonyms: dict[str, list[str]]) -> dict[str, Any]:
    """Whom to call there, for an answer to words of danger; `names` are all that readers call the country."""
    name = country.name.lower()
    others = [said for said, means in synonyms.items() if name in (one.lower() for one in means)]
    emergency = country.emergency
    return {
        "name": country.name,
        "names": [name, *others],
        "anchor": country.anchor,
        "emergency": {"call": emergency.call, "href": emergency.call_href} if emergency else None,
        "lines": [_helpline(line) for line in country.lines if line.call or line.text or line.website],
    }


def _helpline(line: Helpline) -> dict[str, Any]:
    """Where it has no number, its page by host and path: the script makes a link of it."""
    page = line.website.partition("//")[2]
    ways = ((line.call, line.call_href), (line.text, line.text_href), (page, ""))
    call, href = next(way for way in ways if way[0])
    return {"name": line.name, "for": line.for_, "call": call, "href": href}


def _excerpt(html: str) -> str:
    paragraph = PARAGRAPH.search(html)
    text = _text((paragraph[1] or paragraph[2] or "") if paragraph else "")
    return text if len(text) <= MAX_EXCERPT_LENGTH else text[:MAX_EXCERPT_LENGTH].rsplit(" ", 1)[0] + "…"


def _text(html: str) -> str:
    html = re.sub(r'<sup class="cite">.*?</sup><span [^>]*popover=.*?</a></span>', "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
