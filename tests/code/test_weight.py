"""First view of every kind of page: bytes by gzip -9 of each request that a real browser makes. Bytes, never time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.bench.weight import articles, html_and_css, view, views
from tests.site.folder import target
from tests.site.kinds import by_kind, one
from tests.site.words import Words

LISTS = {"overview", "map", "sources", "worksheets", "worksheet"}


def test_first_views(
    browser: Browser, served: str, built_site: Path, words: Words, pages: Mapping[str, BeautifulSoup]
) -> None:
    """HTML and CSS in one round trip, which holds 14 KB; 8 of script, 40 of fonts, 64 in all. An overview shows a drawing for each of its
    articles, the map and the sources list everything there is, a sheet has its fields: they may take a second trip. A sheet,
    which keeps what is written on it, has 12 KB of script and 60 in all. No script waits for another to arrive: a sheet itself
    names every module that it will run."""
    kinds = by_kind(words)
    for kind, seen in views(browser, served, kinds, built_site).items():
        said = f"{kind}: {seen.sizes}"
        trips = 2 if kind in LISTS else 1
        assert seen.bytes["HTML"] + seen.bytes["CSS"] <= trips * 14_000, said
        sheet = kind in {"worksheet", "worksheets"}
        assert seen.bytes["JS"] <= (12_000 if sheet else 8_000), said
        assert seen.bytes["fonts"] <= 40_000, said
        assert seen.total <= (60_000 if sheet else 64_000), said
        assert not [path for path in seen.paths if "search" in path or "vendor" in path], kind
        if sheet:
            asked = {path for path in seen.paths if path.endswith(".js")}
            named = pages[kinds[kind]].select("script[src], link[rel=modulepreload]")
            assert len(asked) > 2
            assert asked == {target(kinds[kind], str(tag.get("src") or tag.get("href")))[0] for tag in named}


def test_the_heaviest_article_too_comes_in_one_round_trip(built_site: Path) -> None:
    """HTML and CSS, with a note of danger, numbers and drawings: what an article weighs is not its first reader's luck."""
    weights = {place: html_and_css(built_site / place) for place in articles(built_site)}
    assert len(weights) > 2
    assert max(weights.values()) <= 14_000, weights


def test_search_weighs_nothing_until_it_is_opened_and_then_little(
    browser: Browser, served: str, built_site: Path, words: Words
) -> None:
    article, named = one(words, "article"), words.title(words.articles[0])
    closed, opened = (view(browser, served, article, built_site, search=said) for said in ("", named))
    assert 0 < opened.total - closed.total <= 60_000, opened.sizes
