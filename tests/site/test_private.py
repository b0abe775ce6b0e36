"""Nothing leaves the page and nothing stays behind: seen by a real browser on every page, under the strict headers."""

from __future__ import annotations

from collections.abc import Mapping

from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.site.look import watching

KEPT = "() => [document.cookie, Object.keys(localStorage), Object.keys(sessionStorage)]"
# A sheet that is opened makes its database ready; until somebody writes, no answer and no filling is in it.
ANSWERS = """async () => {
  let found = 0;
  for (const { name } of await indexedDB.databases()) {
    const base = await new Promise((done) => { indexedDB.open(name).onsuccess = (event) => done(event.target.result); });
    for (const store of ["answers", "current"])
      found += await new Promise((done) => { base.transaction(store).objectStore(store).count().onsuccess = (event) => done(event.target.result); });
  }
  return [found, (await caches.keys()).length, (await navigator.serviceWorker.getRegistrations()).length];
}"""


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
        assert seen.page.evaluate(ANSWERS) == [0, 0, 0]
