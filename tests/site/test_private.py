"""Nothing leaves the page and nothing stays behind: seen by a real browser on every page, under the strict headers."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from bs4 import BeautifulSoup

from tests.site.tour import Tour

KEPT = "() => [document.cookie, Object.keys(localStorage), Object.keys(sessionStorage)]"
BASES = "async () => (await indexedDB.databases()).length"
# The worker keeps what the site published (code/test_offline.py looks into its caches); nobody else keeps anything.
OTHERS = """async () => {
  const root = new URL(document.documentElement.dataset.base, document.baseURI);
  const caches_ = (await caches.keys()).filter((name) => !name.startsWith(`site:${root.pathname}:`));
  const workers = (await navigator.serviceWorker.getRegistrations()).filter(({ scope }) => scope !== root.href);
  return [caches_, workers.length];
}"""


@pytest.mark.xdist_group("tour")
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
