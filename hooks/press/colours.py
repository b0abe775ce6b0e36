"""The site's colours by day; paper is white, so they are the ink.

Those that everything is set in stand here, as `docs/assets/styles/site.css` has them. The style sheet of a finished site
may have others, its owner's: `palette` tells which, and `painted` puts them in the place of ours.
"""

from __future__ import annotations

import colorsys
import json
import re
from pathlib import Path
from typing import Any

INK = "#1e2536"
QUIET = "#454b5d"
HAIR = "#857c6a"
PAPER = "#faf6ee"
THREADS = ("#8f312a", "#145a5e")
# The threads in a reading app, which may set the page on white, sepia or black without saying so.
BOOK_THREADS = ("#c0584d", "#2f8488")
# A colour of this luminance stands 3:1 on all of them (WCAG 2.2: white, #f4ecd8, #1c1c1e, black).
BOOK_LIGHT = (0.14, 0.22)

# As the layout knows them.
ALL = {"ink": INK, "quiet": QUIET, "hair": HAIR, "paper": PAPER, "threads": THREADS}
# What the style sheet calls each.
NAMES = {
    "ink": INK,
    "soft": QUIET,
    "edge": HAIR,
    "paper": PAPER,
    "thread-1": THREADS[0],
    "thread-2": THREADS[1],
}
VARIABLE = re.compile(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})\b")


def thread(part: int) -> str:
    """The colour of a part; what belongs to none has the first."""
    return THREADS[(max(part, 1) - 1) % len(THREADS)]


def in_pdf(colour: str) -> str:
    """Red, green and blue from 0 to 1, as a content stream names them."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5))


def palette(site: Path) -> dict[str, str]:
    """Each colour of ours that the site's style sheet has otherwise, with what stands there; by day only."""
    found: dict[str, str] = {}
    for sheet in sorted(site.glob("assets/styles/site*.css")):
        by_day = sheet.read_text("utf-8").partition("@media")[0]
        theirs = dict(reversed(VARIABLE.findall(by_day)))
        found |= {ours: theirs[name].lower() for name, ours in NAMES.items() if name in theirs}
    found |= {
        book: _in_book(found[ours]) for book, ours in zip(BOOK_THREADS, THREADS, strict=True) if ours in found
    }
    return {ours: other for ours, other in found.items() if found.get(_day(ours), _day(ours)) != _day(ours)}


def painted(data: dict[str, Any], colours: dict[str, str]) -> dict[str, Any]:
    """The data of a document with the site's colours in the place of ours, drawings and styles included."""
    if not colours:
        return data
    ours = re.compile("|".join(map(re.escape, colours)))
    whole: dict[str, Any] = json.loads(ours.sub(lambda match: colours[match[0]], json.dumps(data)))
    return whole


def _day(colour: str) -> str:
    """The colour by day that a colour of the book belongs to."""
    return dict(zip(BOOK_THREADS, THREADS, strict=True)).get(colour, colour)


def _in_book(colour: str) -> str:
    """The same hue, as light as it has to be on every ground."""
    hue, light, much = colorsys.rgb_to_hls(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
    for _ in range(100):
        rgb = colorsys.hls_to_rgb(hue, light, much)
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in rgb]
        seen = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        if BOOK_LIGHT[0] <= seen <= BOOK_LIGHT[1]:
            break
        light += 0.01 if seen < BOOK_LIGHT[0] else -0.01
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)
