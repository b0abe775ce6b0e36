"""What the site adds to its owner's words, on a page of each kind; how heavy the words are is the owner's."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.code.test_weight import first_view
from tests.site.kinds import KINDS, one
from tests.site.words import Words


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_around_the_words(kind: str, browser: Browser, served: str, words: Words) -> None:
    """Head, styles, menu and foot leave 4 KB of a first round trip of 14 to the words of an article."""
    weights = first_view(browser, served + one(words, kind))
    sheet = kind in {"worksheet", "worksheets"}
    assert weights["around"] + weights["stylesheet"] <= (12_288 if sheet else 10_240), weights
    assert weights.get("script", 0) <= (12_288 if sheet else 8_192), weights
    assert weights.get("font", 0) <= 40_960, weights
