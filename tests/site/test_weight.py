"""What the site adds to its owner's words, on a page of each kind; how heavy the words are is the owner's."""

from __future__ import annotations

import gzip
import re

import pytest
from playwright.sync_api import Browser

from tests.bench.weight import view
from tests.site.folder import Site
from tests.site.kinds import KINDS, one
from tests.site.words import Words


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_around_the_words(kind: str, browser: Browser, served: str, site: Site, words: Words) -> None:
    """Head, styles, menu and foot leave 4 KB of a first round trip of 14 to the words of an article."""
    seen = view(browser, served, one(words, kind), site.folder)
    page = site.text(site.file_at(one(words, kind)))
    around = len(gzip.compress(re.sub("(?s)<main.*</main>", "", page).encode(), 9))
    sheet = kind in {"worksheet", "worksheets"}
    assert around + seen.bytes["CSS"] <= (12_288 if sheet else 10_240), seen.sizes
    assert seen.bytes["JS"] <= (12_288 if sheet else 8_192), seen.sizes
    assert seen.bytes["fonts"] <= 40_960, seen.sizes
