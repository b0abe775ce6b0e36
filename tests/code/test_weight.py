"""First view of every kind of page: bytes by gzip -9 of each request that a real browser makes. Bytes, never time."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from tests.bench.weight import articles, html_and_css
from tests.site.kinds import KINDS, one
from tests.site.look import watching
from tests.site.words import Words

LISTS = {"overview", "map", "sources", "worksheets", "worksheet"}
PACKED = {"font"}  # woff2 is compressed already


def _weight(response: Response) -> int:
    body = response.body()
    return len(body) if response.request.resource_type in PACKED else len(gzip.compress(body, 9))


def first_view(browser: Browser, address: str) -> dict[str, int]:
    """The bytes of all that a first look at a page asks for, by what they are; "around" is the page without its words."""
    responses: list[Response] = []
    weights: dict[str, int] = {}
    with watching(browser) as seen:
        seen.page.on(
            "response", lambda response: responses.append(response)
        )  # the library cannot mark a builtin
        seen.page.goto(address, wait_until="networkidle")
        for response in responses:
            kind = response.request.resource_type
            weights[kind] = weights.get(kind, 0) + _weight(response)
        around = re.sub(rb"(?s)<main.*</main>", b"", responses[0].body())
        weights["around"] = len(gzip.compress(around, 9))
    assert not [one.url for one in responses if "search" in one.url or "vendor" in one.url]
    return weights


@pytest.mark.parametrize("kind", KINDS)
def test_first_view(kind: str, browser: Browser, served: str, words: Words) -> None:
    """HTML and CSS in one round trip, which holds 14 KB; 8 of script, 40 of fonts, 64 in all. An overview shows a drawing for each of its
    articles, the map and the sources list everything there is, a sheet has its fields: they may take a second trip. A sheet,
    which keeps what is written on it, has 12 KB of script and 60 in all."""
    weights = first_view(browser, served + one(words, kind))
    total = sum(weights.values()) - weights["around"]
    trips = 2 if kind in LISTS else 1
    assert weights["document"] + weights["stylesheet"] <= trips * 14_000, weights
    sheet = kind in {"worksheet", "worksheets"}
    assert weights.get("script", 0) <= (12_000 if sheet else 8_000), weights
    assert weights.get("font", 0) <= 40_000, weights
    assert total <= (60_000 if sheet else 64_000), weights


def test_the_heaviest_article_too_comes_in_one_round_trip(built_site: Path) -> None:
    """HTML and CSS, with a note of danger, numbers and drawings: what an article weighs is not its first reader's luck."""
    weights = {place: html_and_css(built_site / place) for place in articles(built_site)}
    assert len(weights) > 2
    assert max(weights.values()) <= 14_000, weights


@pytest.mark.parametrize("kind", ["worksheet", "worksheets"])
def test_no_script_waits_for_another_to_arrive(
    kind: str, browser: Browser, served: str, words: Words
) -> None:
    """The page itself names every module that it will run."""
    with watching(browser) as seen:
        seen.page.goto(served + one(words, kind), wait_until="networkidle")
        asked = {url for url in seen.requests if url.endswith(".js")}
        named = seen.page.locator("script[src], link[rel=modulepreload]").evaluate_all(
            "(tags) => tags.map((tag) => tag.src || tag.href)"
        )
    assert len(asked) > 2
    assert asked == set(named)


def test_search_weighs_nothing_until_it_is_opened_and_then_little(
    browser: Browser, served: str, words: Words
) -> None:
    responses: list[Response] = []
    with watching(browser) as seen:
        seen.page.goto(served + one(words, "article"), wait_until="networkidle")
        seen.page.on(
            "response", lambda response: responses.append(response)
        )  # the library cannot mark a builtin
        seen.page.click("#search-open")
        seen.page.fill("#search-words", words.title(words.articles[0]))
        seen.page.locator("#search-results a").first.wait_for()
        weights = {response.url.rpartition("/")[2]: _weight(response) for response in responses}
    assert len(weights) >= 2, "search fetched nothing"
    assert sum(weights.values()) <= 60_000, weights
