"""Nothing leaves the page and nothing stays behind: seen by a real browser on every page, under the strict headers."""

from __future__ import annotations

from collections.abc import Mapping

from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.site.kinds import one
from tests.site.look import watching
from tests.site.words import Words

KEPT = "() => [document.cookie, Object.keys(localStorage), Object.keys(sessionStorage)]"
BASES = "async () => [(await indexedDB.databases()).length, (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length]"


def test_reading_asks_nobody_and_keeps_nothing(
    browser: Browser, served: str, pages: Mapping[str, BeautifulSoup]
) -> None:
    """Every page is opened and read to its end: no foreign request, an empty console, no cookie, an empty storage."""
    with watching(browser) as seen:
        for address in pages:
            seen.page.goto(served + address)
            seen.page.evaluate("scrollTo(0, document.body.scrollHeight)")
        assert len(seen.requests) > len(pages)
        assert seen.outside(served) == []
        assert [message for message in seen.messages if "404.html" not in message] == []
        assert seen.page.context.cookies() == []
        assert seen.page.evaluate(KEPT) == ["", [], []]
        assert seen.page.evaluate(BASES) == [0, 0, 0]


def test_a_hand_on_everything_still_asks_nobody(browser: Browser, served: str, words: Words) -> None:
    """Search, text size, notes and a worksheet are used; the policy never has to step in."""
    with watching(browser) as seen:
        page = seen.page
        page.goto(served + one(words, "article"))
        page.click("#text-size")
        page.locator("sup.cite button").first.click()
        page.keyboard.press("Escape")
        page.click("#search-open")
        page.fill("#search-words", words.title(words.articles[0]))
        page.locator("#search-results a").first.click()
        sheet = one(words, "worksheet")
        page.goto(served + sheet)
        page.locator("main form textarea").first.fill("It is only a test.")
        page.locator("main form input[type=radio]").first.check()
        page.reload()
        assert seen.outside(served) == []
        assert seen.messages == []
        assert page.context.cookies() == []
        keys = page.evaluate("Object.keys(localStorage)")
        assert keys, "the sheet kept nothing"
        ours = f"sheet:{sheet.split('/')[1]}:"
        assert [key for key in keys if key != "text-size" and not key.startswith(ours)] == []
