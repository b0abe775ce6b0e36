"""What the site adds to its owner's words, on a page of each kind; how heavy the words are is the owner's."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.bench.weight import view
from tests.site.kinds import KINDS, one
from tests.site.words import Words


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_around_the_words(
    kind: str, browser: Browser, served: str, built_site: Path, words: Words
) -> None:
    """Head, styles, menu and foot leave 4 KB of a first round trip of 14 to the words of an article."""
    seen = view(browser, served, one(words, kind), built_site)
    page = (built_site / one(words, kind) / "index.html").read_bytes()
    around = len(gzip.compress(re.sub(rb"(?s)<main.*</main>", b"", page), 9))
    sheet = kind in {"worksheet", "worksheets"}
    assert around + seen.bytes["CSS"] <= (12_288 if sheet else 10_240), seen.sizes
    assert seen.bytes["JS"] <= (12_288 if sheet else 8_192), seen.sizes
    assert seen.bytes["fonts"] <= 40_960, seen.sizes
