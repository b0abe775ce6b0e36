"""What the site adds to its owner's words, on a page of each kind; how heavy the words are is the owner's."""

from __future__ import annotations

import gzip
import re

from tests.site.folder import Site, target
from tests.site.kinds import by_kind
from tests.site.words import Words


def packed(*texts: str) -> int:
    return sum(len(gzip.compress(text.encode(), 9)) for text in texts)


def test_what_is_around_the_words(site: Site, words: Words) -> None:
    """On each, head, styles, menu and foot leave 4 KB of a first round trip of 14 to the words of an article. What a browser
    fetches, fonts too, is counted in code/test_weight.py; a page names its scripts."""
    for kind, address in by_kind(words).items():
        page, sheet = site.text(site.file_at(address)), kind in {"worksheet", "worksheets"}
        named = re.findall(r'(?:src|rel="(?:stylesheet|modulepreload)" href)="([^"]+\.(?:css|js))"', page)
        texts = {name: site.text(target(address, name)[0]) for name in named if target(address, name)}
        styles, scripts = (
            packed(*(text for name, text in texts.items() if name.endswith(end))) for end in ("css", "js")
        )
        around = packed(re.sub("(?s)<main.*</main>", "", page))
        assert styles and around + styles <= (12_288 if sheet else 10_240), f"{kind}: {around}, {styles}"
        assert scripts <= (12_288 if sheet else 8_192), f"{kind}: {scripts}"
