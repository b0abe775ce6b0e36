"""What every page is made of: one heading, landmarks, a title of its own, an honest head."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise

from tests.site.folder import Site, plain, said, target
from tests.site.words import Words

HEADINGS = [f"h{level}" for level in range(1, 7)]


def structure(site: Site, words: Words) -> list[str]:
    """One h1, no level skipped, landmarks with names, pictures that are described or hidden."""
    found = []
    for address, page in site.pages.items():
        levels = [int(tag.name[1]) for tag in page.find_all(HEADINGS) if tag.find_parent("main")]
        if levels.count(1) != 1 or (levels and levels[0] != 1):
            found.append(f"/{address} has {levels.count(1)} main headings")
        if any(later - earlier > 1 for earlier, later in pairwise(levels)):
            found.append(f"/{address} skips a level of headings: {levels}")
        for landmark in ("header", "main", "footer"):
            count = len(page.body.find_all(landmark, recursive=False)) if page.body else 0
            if count != 1:
                found.append(f"/{address} has {count} of body > {landmark}")
        names = [
            str(nav.get("aria-label") or nav.get("aria-labelledby") or "") for nav in page.find_all("nav")
        ]
        if "" in names or len(set(names)) < len(names):
            found.append(f"/{address}: its navigations are called {names}")
        for picture in page.find_all("svg"):
            hidden = picture.get("aria-hidden") == "true" or picture.find_parent(
                attrs={"aria-hidden": "true"}
            )
            named = (
                picture.get("aria-label")
                or picture.get("aria-labelledby")
                or picture.find_parent(["button", "a"], attrs={"aria-label": True})
            )
            if not hidden and not named:
                found.append(f"/{address}: a picture has neither name nor leave to be skipped")
        found += [f"/{address}: {picture} has no alt" for picture in page.find_all("img", alt=None)]
        first = page.find("a", href=True)
        if not first or first["href"] != "#main" or not page.find("main", id="main"):
            found.append(f"/{address}: the first link does not skip to the content")
    return found


def head(site: Site, words: Words) -> list[str]:
    """Title, description, language, canonical address, card: true, and no two alike."""
    found = []
    paths = {words.address(path): path for path in words.order}
    for address, page in site.pages.items():
        if not page.html or page.html.get("lang") != words.config["theme"]["language"]:
            found.append(f"/{address} does not say its language")
        # The first page bears the site's name; a sheet may be called like its article.
        titled = (plain(said(page.title)), plain(said(page.title)).split(" · ")[0])
        named = words.config["site_name"] if address == "" else words.title(paths.get(address, "index.md"))
        if address in paths and plain(named) not in titled:
            found.append(f"/{address} is called “{said(page.title)}”")
        if address not in paths:
            continue
        canonical = page.select_one('link[rel="canonical"]')
        if not canonical or canonical["href"] != words.base + address:
            found.append(f"/{address} gives {canonical} as its address")
        description = page.select_one('meta[name="description"]')
        summary = words.meta[paths[address]].get("summary") or words.meta[paths[address]].get("purpose")
        if not description or plain(str(description["content"])) != plain(str(summary)):
            found.append(f"/{address} is described as {description}")
        card = page.select_one('meta[property="og:image"]')
        there = target(address, str(card["content"]).removeprefix(words.base.rstrip("/"))) if card else None
        if there is None or there[0] not in site.files:
            found.append(f"/{address} has no card: {card}")
    for what in ("title", "h1"):
        texts = Counter(
            (address[:11] == "worksheets/", said(getattr(page, what))) for address, page in site.pages.items()
        )
        found += [
            f"“{text}” is the {what} of {count} pages" for (_, text), count in texts.items() if count > 1
        ]
    return found


def unknown_data(site: Site, words: Words) -> list[str]:
    """Data for machines (JSON-LD) can be parsed: no tool that we know says when it can't."""
    found = []
    for address, page in site.pages.items():
        for script in page.select('script[type="application/ld+json"]'):
            try:
                if "@context" not in json.loads(script.string or ""):
                    found.append(f"/{address}: JSON-LD without @context")
            except ValueError as error:
                found.append(f"/{address}: JSON-LD cannot be parsed: {error}")
    return found


# Styles that a page fetches only where it has something for them.
ASKED_FOR = ("folds", "lists", "rare", "tables")
RULE = re.compile(r"[^@{}]+(?=\{)")
PART_OF_AN_ELEMENT = re.compile(r"::[\w-]+")
HELD = re.compile(r":has\(([^(),]*)\)")
CONDITION = re.compile(r"\[[^]]*\]|\([^()]*\)")
TAG_OR_CLASS = re.compile(r"(?:^|(?<=[\s>+~]))[a-z]\w*|\.[\w-]+")
FOLD = ".fold, .fold > summary"  # they have styles of their own, beside those of other details


def missing_styles(site: Site, words: Words) -> list[str]:
    """A page fetches the styles of all that it shows."""
    found = []
    there = {
        address: {tag.name for tag in page.find_all()}
        | {f".{name}" for tag in page.find_all(class_=True) for name in tag["class"]}
        for address, page in site.pages.items()
    }
    for part in ASKED_FOR:
        style = site.text(
            next(
                name
                for name in site.files
                if name.startswith(f"assets/styles/{part}.") and name.endswith(".css")
            )
        )
        rules = set(RULE.findall(PART_OF_AN_ELEMENT.sub("", re.sub(r"@[^{]+\{", "", style))))
        needs = {rule: _needs(rule) for rule in sorted(rules)}
        for address, page in site.pages.items():
            if page.select_one(f'link[href*="styles/{part}."]'):
                continue
            ruled = [rule for rule, each in needs.items() if any(one <= there[address] for one in each)]
            folds = page.select(FOLD) if part == "rare" and ruled else []
            if ruled and (shown := [tag for tag in page.select(", ".join(ruled)) if tag not in folds]):
                found.append(f"/{address} shows {shown[0].name} and has no {part}.css")
    return found


def _needs(rule: str) -> list[set[str]]:
    """The tags and classes without which each selector of a rule is out of the question: few rules are worth a search."""
    rule = HELD.sub(r" \1", rule)
    while CONDITION.search(rule):
        rule = CONDITION.sub("", rule)
    return [set(TAG_OR_CLASS.findall(selector.strip())) for selector in rule.split(",")]
