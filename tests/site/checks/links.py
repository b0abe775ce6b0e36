"""Every link, every anchor, every id that something on a page points at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bs4 import BeautifulSoup

from tests.site.folder import Site, target
from tests.site.words import Words

# Attributes that lead to another file or place. `data-*` are those that our scripts fetch.
LEADING = ("href", "src", "data-index", "data-script", "action", "poster")
POINTING = (
    "for",
    "aria-labelledby",
    "aria-describedby",
    "aria-controls",
    "aria-details",
    "popovertarget",
    "list",
    "headers",
)
IN_STYLES = re.compile(r"""url\(\s*['"]?([^'")]+)['"]?\s*\)|@import\s+['"]([^'"]+)['"]""")
ELSEWHERE = re.compile(r"(?:mailto|tel|sms|data):", re.IGNORECASE)


def references(page: BeautifulSoup) -> Iterator[str]:
    for tag in page.find_all(True):
        for name in LEADING:
            if isinstance(value := tag.get(name), str):
                yield value
        if isinstance(srcset := tag.get("srcset"), str):
            yield from (candidate.split()[0] for candidate in srcset.split(","))


def _inner(site: Site) -> Iterator[tuple[str, str, str, str]]:
    """(page, reference, address, anchor) of all that stays inside the site."""
    for address, page in site.pages.items():
        for reference in references(page):
            if not ELSEWHERE.match(reference) and (there := target(address, reference)):
                yield address, reference, *there


def broken_link(site: Site, words: Words) -> list[str]:
    found = []
    for address, reference, goal, _ in _inner(site):
        if reference.startswith("/") and address != "404.html":
            found.append(f"/{address}: {reference} breaks where the site lies in a folder")
        if site.file_at(goal) not in site.files:
            found.append(f"/{address}: {reference} leads nowhere")
    for name in sorted(name for name in site.files if name.endswith(".css")):
        for match in IN_STYLES.finditer(site.text(name)):
            there = target(name, match[1] or match[2])
            if not (match[1] or match[2]).startswith("data:") and (
                there is None or there[0] not in site.files
            ):
                found.append(f"/{name}: {match[0]} leads nowhere")
    return found


def broken_anchor(site: Site, words: Words) -> list[str]:
    ids = {address: {tag["id"] for tag in page.find_all(id=True)} for address, page in site.pages.items()}
    return [
        f"/{address}: {reference} leads to no place on that page"
        for address, reference, goal, anchor in _inner(site)
        if anchor and goal in ids and anchor not in ids[goal]
    ]


def broken_reference(site: Site, words: Words) -> list[str]:
    """A label for nobody, a description that is not there, a note that does not open."""
    found = []
    for address, page in site.pages.items():
        ids = {tag["id"] for tag in page.find_all(id=True)}
        for tag in page.find_all(True):
            for name in POINTING:
                value = tag.get(name)
                wanted = value.split() if isinstance(value, str) else value or []
                found += [f'/{address}: {name}="{one}" points at nothing' for one in wanted if one not in ids]
    return found


def doubled_id(site: Site, words: Words) -> list[str]:
    found = []
    for address, page in site.pages.items():
        counts = Counter(str(tag["id"]) for tag in page.find_all(id=True))
        found += [
            f'/{address}: id="{one}" stands {count} times' for one, count in counts.items() if count > 1
        ]
    return found
