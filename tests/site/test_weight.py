"""What the site adds to its owner's words, on a page of each kind; how heavy the words are is the owner's."""

from __future__ import annotations

import gzip
import re

from playwright.sync_api import Browser

from tests.bench.weight import views
from tests.site.folder import Site
from tests.site.kinds import by_kind
from tests.site.words import Words


def test_what_is_around_the_words(browser: Browser, served: str, site: Site, words: Words) -> None:
    """On each, head, styles, menu and foot leave 4 KB of a first round trip of 14 to the words of an article."""
    kinds = by_kind(words)
    for kind, seen in views(browser, served, kinds, site.folder).items():
        page, said = site.text(site.file_at(kinds[kind])), f"{kind}: {seen.sizes}"
        around = len(gzip.compress(re.sub("(?s)<main.*</main>", "", page).encode(), 9))
        sheet = kind in {"worksheet", "worksheets"}
        assert around + seen.bytes["CSS"] <= (12_288 if sheet else 10_240), said
        assert seen.bytes["JS"] <= (12_288 if sheet else 8_192), said
        assert seen.bytes["fonts"] <= 40_960, said
