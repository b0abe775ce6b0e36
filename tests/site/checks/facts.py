"""Numbers, places, helplines, the booking address, sources: written once, shown in many places."""

from __future__ import annotations

import re
from difflib import get_close_matches
from urllib.parse import parse_qs, unquote, urlsplit

from tests.site.folder import Site, plain, said, target
from tests.site.words import Words
from translations import number_in_words

COUNT = re.compile(r'([\w ,’-]{0,30}){{\s*count\("(\w+)"(, words=true)?\)\s*}}([\w ,’-]{0,30})')


def wrong_count(site: Site, words: Words) -> list[str]:
    """Counts equal the files: on overviews, doors and articles, and wherever a text counts."""
    found = []
    sizes = {
        str(words.meta[overview]["series"]["many"]): len(members)
        for overview, members in words.series.items()
    }
    for overview, members in words.series.items():
        address = words.address(overview)
        page = site.pages[address]
        listed = page.select("ol.strand > li")
        if len(listed) != len(members):
            found.append(f"/{address} lists {len(listed)} of {len(members)}")
        if plain(said(page.h1)) != plain(words.title(overview)):
            found.append(f"/{address}: its heading “{said(page.h1)}” is not “{words.title(overview)}”")
        for path in members:
            article = site.pages[words.address(path)].select_one("article[data-kind]")
            numbers = (article.get("data-number"), article.get("data-count")) if article else ("", "")
            if numbers != (str(members.index(path) + 1), str(len(members))):
                found.append(f"/{words.address(path)} is numbered {numbers}")
    for address, page in site.pages.items():
        text = said(page.select_one(".cover, header.head"))
        for count, many in re.findall(rf"(\d+) ({'|'.join(sizes)})\b", text):
            if int(count) != sizes[many]:
                found.append(f"/{address} says {count} {many}; there are {sizes[many]}")
    for path in words.order:
        text = plain(said(site.pages[words.address(path)]))
        for before, name, as_word, after in COUNT.findall(words.body(path)):
            number = number_in_words(sizes[name], words.language) if as_word else str(sizes[name])
            if plain(f"{before}{number}{after}") not in text:
                found.append(f"/{words.address(path)} does not say “{before}{number}{after}”")
    return found


def wrong_place(site: Site, words: Words) -> list[str]:
    """Every member says its part and number, is marked as what it is, and links its part."""
    found = []
    for path in words.articles:
        address, overview = words.address(path), words.series_of(path) or ""
        page = site.pages[address]
        article = page.select_one("main article[data-kind]")
        one = words.meta[overview]["series"]["one"]
        if not article or article["data-kind"] != one:
            found.append(f"/{address} is not marked as a {one}")
        place = page.select_one("header.head .place")
        found += [
            f"/{address}: “{said(place)}” does not say “{must}”"
            for must in words.place(path)
            if must not in said(place)
        ]
        link = place.a if place else None
        if not link or target(address, str(link["href"])) != (words.address(overview), ""):
            found.append(f"/{address} has no way up to /{words.address(overview)}")
    return found


def wrong_helpline(site: Site, words: Words) -> list[str]:
    """/help-now/ has each country's numbers in its own section, and no number beyond helplines.yml but an author's own."""
    found = []
    page = site.pages["help-now/"]
    sections = {said(section.h2): section for section in page.select("details.country")}
    known = set()
    for country in words.countries:
        section = sections.get(country["name"])
        if section is None:
            found.append(f"/help-now/ lacks {country['name']}")
            continue
        lines = [*country["lines"], *([country["emergency"]] if country.get("emergency") else [])]
        wanted = {("tel", _digits(line["call"]), "") for line in lines if line.get("call")}
        wanted |= {("sms", _digits(line["text"]), line.get("send", "")) for line in lines if line.get("text")}
        seen = {_number(str(link["href"])) for link in section.select('a[href^="tel:"], a[href^="sms:"]')}
        known |= wanted
        if seen != wanted:
            found.append(
                f"/help-now/: {country['name']} has {sorted(seen - wanted)} too much, lacks {sorted(wanted - seen)}"
            )
        if not section.select("summary + ul[id]"):
            found.append(f"/help-now/: nothing leads to {country['name']} and opens it")
        shown = {_digits(said(link)) for link in section.select('a[href^="tel:"]')}
        if not {number for kind, number, _ in wanted if kind == "tel"} <= shown:
            found.append(f"/help-now/: a number of {country['name']} is not shown as it is dialed")
    for address, other in site.pages.items():
        for link in other.select('a[href^="tel:"], a[href^="sms:"]'):
            if link["href"] not in words.own_numbers and _number(str(link["href"])) not in known:
                found.append(f"/{address}: {link['href']} is not in helplines.yml")
        if address not in ("help-now/",) and not other.select('a[href$="help-now/"]'):
            found.append(f"/{address} has no way to help now")
    return found


def _digits(number: object) -> str:
    return re.sub(r"[^\d+]", "", str(number))


def _number(href: str) -> tuple[str, str, str]:
    parts = urlsplit(href)
    return parts.scheme, _digits(unquote(parts.path)), parse_qs(parts.query).get("body", [""])[0]


def misquoted_audience(site: Site, words: Words) -> list[str]:
    """By the words that the page of helplines quotes, a reader finds the line for them: it says so itself, to the letter."""
    if not (page := site.pages.get("help-now/")):
        return []
    facts = page.select("[data-press=line] [data-press=note]")
    audiences = {audience.strip() for note in facts for audience in said(note).split(";")}
    quoted = {quote.rstrip(".,") for quote in re.findall("“([^”]+)”", said(page.select_one("main")))}
    return [
        f"/help-now/ quotes “{quote}”, where its lines say “{near[0]}”"
        for quote in sorted(quoted - audiences)
        if (near := get_close_matches(quote, audiences, 1, 0.85))
    ]


def wrong_booking(site: Site, words: Words) -> list[str]:
    """One booking link a page, plain, to the one address; at the end of every article in words; none where somebody
    may be in danger."""
    booking = words.config["extra"].get("booking")
    if not booking:
        return [
            f"/{address} has a link for booking"
            for address, page in site.pages.items()
            if page.select("[data-booking]")
        ]
    found = []
    for address, page in site.pages.items():
        links = page.find_all(attrs={"data-booking": True})
        if address in ("help-now/", "right-now/"):
            found += (
                [f"/{address} offers a talk"] if links or page.select('header.mast a[href$="book/"]') else []
            )
            continue
        if [link.name for link in links] != ["a"] or links[0]["href"] != booking["address"]:
            found.append(f"/{address} has {len(links)} booking links: {[str(link) for link in links]}")
        named = [said(link) for link in page.select("header.mast nav a") if link.select(".short")]
        # Without a page about booking, an article has its link at its end alone.
        elsewhere = not words.named("book.md") and page.select("main [data-booking]")
        if named != [booking["label"]] and not elsewhere:
            found.append(f"/{address}: its masthead says {named}, not “{booking['label']}”")
        if page.find(["iframe", "embed", "object"]):
            found.append(f"/{address} holds a frame")
    for path in (*words.articles, *words.readings, *words.named("book.md")):
        link = site.pages[words.address(path)].select_one("main [data-booking]")
        if said(link) != booking["label"]:
            found.append(f"/{words.address(path)} does not end with “{booking['label']}”")
    return found


def wrong_sources(site: Site, words: Words) -> list[str]:
    """Each page lists what it cites, in order; /sources/ lists all that is cited and by whom."""
    found = []
    citing: dict[str, set[str]] = {}
    for path, keys in words.cited.items():
        address = words.address(path)
        page = site.pages[address]
        listed = [str(item["id"]).removeprefix("source-") for item in page.select("section.sources li[id]")]
        if listed != keys:
            found.append(f"/{address} lists {listed}, cites {keys}")
        marks = [
            str(link["href"]).removeprefix("#source-") for link in page.select('.source a[href^="#source-"]')
        ]
        if list(dict.fromkeys(marks)) != keys:
            found.append(f"/{address}: its notes open {marks}, not {keys}")
        for key in keys:
            citing.setdefault(key, set()).add(address)
    if not words.named("sources.md"):
        return found
    for item in site.pages["sources/"].select(".bibliography > li"):
        key = str(item["id"]).removeprefix("source-")
        facts = item.select_one("p.facts")
        seen = {
            there[0]
            for link in (facts.select("a") if facts else [])
            if (there := target("sources/", str(link["href"])))
        }
        if seen != citing.pop(key, set()):
            found.append(f"/sources/: {key} is said to be used in {sorted(seen)}")
    return [*found, *(f"/sources/ lacks {key}" for key in citing)]
