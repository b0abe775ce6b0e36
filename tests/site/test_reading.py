"""Reading as readers do: without script, from first to last, on paper, enlarged."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.site.folder import plain, said
from tests.site.kinds import by_kind, one
from tests.site.look import watching
from tests.site.words import Words

HIDDEN_ON_PAPER = "header.mast nav, .chain, .booking, .tools, .skip, #search, .offline-keep, .begun"


def test_only_next_leads_through_everything_without_script(
    browser: Browser, served: str, words: Words
) -> None:
    """A reader without script clicks Next, and nothing else: into each part, on its first page, and out of it. On every page it
    is looked at by checks/chain.py."""
    part = {path: Path(path).parent for path in words.chain}
    with watching(browser, java_script_enabled=False, viewport={"width": 375, "height": 400}) as seen:
        for here, there in pairwise(words.chain):
            if here in words.series or part[here] != part[there]:
                seen.page.goto(served + words.address(here))
                seen.page.locator('main a[rel~="next"]').click()
                seen.page.wait_for_url(served + words.address(there))
                assert plain(seen.page.locator("h1").inner_text()) == plain(words.title(there))
        seen.page.goto(served + words.address(words.chain[-1]))
        assert seen.page.locator('main a[rel~="next"]').count() == 0
        assert seen.outside(served) == []


def test_without_script_all_words_are_there(
    browser: Browser, served: str, words: Words, pages: Mapping[str, BeautifulSoup]
) -> None:
    """What stands in the file can be seen; buttons that would do nothing cannot."""
    with watching(browser, java_script_enabled=False) as seen:
        for kind, address in by_kind(words).items():
            seen.page.goto(served + address)
            shown = "".join(seen.page.locator("main").inner_text().split()).casefold()
            for paragraph in pages[address].select(
                "main h1, main h2, main .words > p, main .words li, main label, main legend"
            ):
                # A citation's note opens when it is asked for; what only script can do is hidden until there is script.
                if not paragraph.select(".source") and not any(
                    tag.has_attr("hidden") or tag.name == "dialog" for tag in (paragraph, *paragraph.parents)
                ):
                    assert said(paragraph).casefold().replace(" ", "") in shown, (kind, said(paragraph))
            buttons = seen.page.locator("#text-size, #search-open, .sheet-tools")
            assert buttons.locator("visible=true").count() == 0, kind


def test_print(browser: Browser, served: str, words: Words, pages: Mapping[str, BeautifulSoup]) -> None:
    """On paper: the words and their address; no navigation, no booking, no tools. Links in the text are spelled out."""
    with watching(browser, color_scheme="dark") as seen:
        seen.page.emulate_media(media="print")
        for kind, address in by_kind(words).items():
            seen.page.goto(served + address)
            seen.page.evaluate(
                "document.querySelectorAll('.offline-keep, .begun').forEach((tool) => { tool.hidden = false; })"
            )
            assert seen.page.locator(HIDDEN_ON_PAPER).locator("visible=true").count() == 0, kind
            booking = seen.page.locator("[data-booking]").locator("visible=true")
            if kind == "book":  # whoever prints that page wants its address
                href, after = booking.evaluate(
                    "(a) => [a.getAttribute('href'), getComputedStyle(a, '::after').content]"
                )
                assert href in after
            else:
                assert booking.count() == 0, kind
            asked = seen.page.locator(".foot > p:first-child").is_visible()
            told = seen.page.locator(".foot-numbers").is_visible() or not words.countries
            assert told >= asked, f"{kind}: who asks whether somebody is in danger says whom to call"
            assert asked or not seen.page.locator(".foot-numbers").is_visible(), f"{kind}: numbers of what?"
            assert seen.page.locator("main h1").inner_text() == said(pages[address].h1)
            paper, ink = seen.page.evaluate(
                "() => { const s = getComputedStyle(document.body); return [s.backgroundColor, s.color] }"
            )
            assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), f"{kind}: paper is not white"
            dark = ink.startswith("rgb(0, 0, 0") or max(int(part) for part in ink[4:-1].split(",")) < 80
            assert dark, f"{kind}: ink is {ink}"
            spelled = seen.page.locator('.words a[href^="https:"]').evaluate_all(
                "links => links.map(link => getComputedStyle(link, '::after').content)"
            )
            assert all("http" in content for content in spelled), kind


def test_numbers_in_large_text_fit_on_paper(browser: Browser, served: str, words: Words) -> None:
    """The size that a reader chose is printed, too. A4 without its margins is 174 mm wide."""
    with watching(browser, viewport={"width": 658, "height": 970}) as seen:
        seen.page.add_init_script("localStorage.setItem('text-size', 2)")
        seen.page.emulate_media(media="print")
        seen.page.goto(served + one(words, "help now"))
        assert seen.page.evaluate("document.scrollingElement.scrollWidth") == 658


def test_a_printed_sheet_says_whom_to_call(browser: Browser, served: str, words: Words) -> None:
    """Once, with the numbers for paper."""
    with watching(browser) as seen:
        seen.page.goto(served + one(words, "worksheet"))
        seen.page.emulate_media(media="print")
        shown = seen.page.locator("body").inner_text()
        assert words.lacks_numbers(shown) == []
        question = seen.page.locator(".sheet-urgent strong").first.inner_text()
        assert shown.count(question) == 1
        assert not seen.page.locator(".foot-numbers").is_visible()


@pytest.mark.slow  # as wide as the narrowest window of test_tour.py, in which every page is seen
def test_four_hundred_percent(browser: Browser, served: str, words: Words) -> None:
    """1280 by 1024 pixels at 400 % zoom, as the browser does it: words stay in sight and can be reached by scrolling down."""
    with watching(browser, viewport={"width": 320, "height": 256}, device_scale_factor=4) as seen:
        for kind, address in by_kind(words).items():
            seen.page.goto(served + address)
            assert seen.page.evaluate("document.scrollingElement.scrollWidth") == 320, kind
            heading = seen.page.locator("main h1")
            heading.scroll_into_view_if_needed()
            box = heading.bounding_box()
            assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320, kind
