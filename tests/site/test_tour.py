"""Every page of the site, opened once by a reader who looks at it; several tests ask what was seen. A page of each kind is seen
on phones, a tablet and a desk; every page, but with `--all`, where there is least room: on a small phone with the largest text.

No page needs sideways scrolling. What can be pressed is 44 px high and wide, except where it stands in a sentence (WCAG 2.2,
2.5.5). Nothing leaves a page and nothing stays behind, under the strict headers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.site.folder import Site
from tests.site.kinds import by_kind, sheets_of_all_kinds
from tests.site.look import Seen, watching
from tests.site.words import Words

# What can be pressed and is smaller than 44 px, except where it stands in a sentence.
SMALL = """() => [...document.querySelectorAll("a[href], button, input, textarea, summary")]
  .filter((one) => one.checkVisibility() && !one.closest("dialog:not([open]), [popover]"))
  .filter((one) => !(getComputedStyle(one).display === "inline" && one.parentElement.matches("p, li, td, span, em, strong, figcaption, cite")))
  .filter((one) => !one.closest(".cite"))
  .map((one) => [one, (one.matches("[type=checkbox], [type=radio]") ? one.closest("label") : one).getBoundingClientRect()])
  .filter(([, box]) => box.width < 44 || box.height < 44)
  .map(([one, box]) => `${one.innerText || one.name || one.id}: ${Math.round(box.width)} x ${Math.round(box.height)}`)"""

FOOT = "[...document.querySelectorAll('body > footer li')].map((line) => line.innerText.replace(/\\s+/g, ' ').trim())"
LETTERS = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
LOOK = f"[{LETTERS}, document.scrollingElement.scrollWidth, ({SMALL})()]"
OTHER_LETTERS = (
    "document.getElementById('text-size').click()"  # from normal over large to the largest, and round again
)
LARGEST = f"{OTHER_LETTERS}; {OTHER_LETTERS}"

KEPT = "() => [document.cookie, Object.keys(localStorage), Object.keys(sessionStorage)]"
BASES = "async () => (await indexedDB.databases()).length"
# The worker keeps what the site published (code/test_offline.py looks into its caches); nobody else keeps anything.
OTHERS = """async () => {
  const root = new URL(document.documentElement.dataset.base, document.baseURI);
  const caches_ = (await caches.keys()).filter((name) => !name.startsWith(`site:${root.pathname}:`));
  const workers = (await navigator.serviceWorker.getRegistrations()).filter(({ scope }) => scope !== root.href);
  return [caches_, workers.length];
}"""


@dataclass
class Tour:
    """`small` is what is too small to be hit, `wide_at` what is too wide by each size of the text (px) that was seen; each
    with its page and the window's width (px); `feet` the lines at the foot of each page."""

    seen: Seen
    small: list[str] = field(default_factory=list)
    wide_at: dict[float, list[str]] = field(default_factory=dict)
    feet: dict[str, list[str]] = field(default_factory=dict)

    def visit(self, served: str, address: str, *widths: int) -> None:
        """A page from its top to its end, in windows of these widths."""
        page = self.seen.page
        page.goto(served + address)
        self.feet[address] = page.evaluate(FOOT)
        self.look(address, *widths)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")

    def look(self, address: str, *widths: int) -> None:
        """What cannot be hit, and whether the page that is open must be scrolled sideways."""
        page = self.seen.page
        for width in widths:
            if page.viewport_size != (size := {"width": width, "height": 800}):
                page.set_viewport_size(size)  # type: ignore[arg-type]
            letters, reached, small = page.evaluate(LOOK)
            self.small += [f"/{address} at {width}: {found}" for found in small]
            found = self.wide_at.setdefault(letters, [])
            if reached > width:
                found.append(f"/{address}: {reached} at {width}")


@pytest.fixture(scope="module")
def tour(
    request: pytest.FixtureRequest, browser: Browser, served: str, site: Site, words: Words
) -> Iterator[Tour]:
    kinds = {*by_kind(words).values(), *map(words.address, sheets_of_all_kinds(words))}
    if request.config.getoption("all"):
        kinds = {*site.pages}
    with watching(browser, workers=True) as seen:
        made = Tour(seen)
        for address in sorted(kinds):
            made.visit(served, address, 1280, 768, 375, 320)
            seen.page.evaluate(LARGEST)
            made.look(address, 320, 480, 768)
            seen.page.evaluate(OTHER_LETTERS)
        seen.page.evaluate(LARGEST)
        for address in site.pages:
            if address not in kinds:
                made.visit(served, address, 320)
        seen.page.evaluate(OTHER_LETTERS)
        yield made


def test_nothing_needs_sideways_scrolling(tour: Tour) -> None:
    """320 pixels are also what 1280 become at 400 % zoom; the largest text is the reader's own choice, by *Aa*."""
    assert tour.wide_at == {18: [], 19: [], 25: []}


def test_every_target_has_room_for_a_thumb(tour: Tour) -> None:
    assert not tour.small, "\n".join(tour.small)


def test_the_foot_of_every_page_says_whom_to_call(tour: Tour, words: Words) -> None:
    """Each country's emergency number and its first line for everyone."""
    wanted = []
    for country in words.countries:
        if emergency := country.get("emergency"):
            wanted.append(" ".join([country["name"], emergency["call"], *words.first_call(country)]))
    assert [address for address, foot in tour.feet.items() if foot[: len(wanted)] != wanted] == []


def test_reading_asks_nobody_and_keeps_nothing(
    tour: Tour, served: str, pages: Mapping[str, BeautifulSoup]
) -> None:
    """Every page is opened and read to its end: no foreign request, an empty console, no cookie, an empty storage."""
    seen = tour.seen
    assert len(seen.requests) > len(pages)
    assert seen.outside(served) == []
    assert [message for message in seen.messages if "404.html" not in message] == []
    assert seen.page.context.cookies() == []
    assert seen.page.evaluate(KEPT) == ["", [], []]
    assert seen.page.evaluate(BASES) == 0
    assert seen.page.evaluate(OTHERS) == [[], 0]
