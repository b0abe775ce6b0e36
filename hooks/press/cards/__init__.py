"""Social cards: what a link to a page looks like when somebody shares it. 1200 × 630 dots, twice as many as points."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import colors
from press import fonts
from press.read import svg
from press.read.inline import text_of
from press.read.page import Page

CARD = Path(__file__).with_name("card.typ")


def data(page: Page) -> dict[str, Any]:
    """What the layout reads of a page. `wide`: its drawing runs from edge to edge."""
    parts = dict(page.parts("article"))
    head = page.head if "head" in parts else {}
    drawing = svg.within(parts.get("picture", head.get("picture")))
    place = head.get("place", head.get("for"))
    # The style sheet sets the breadcrumbs apart on the page.
    pieces = [] if place is None else (place.findall("ol/li") or [place])
    return {
        "title": text_of(head.get("title", parts.get("title"))) or page.site,
        "place": " · ".join(map(text_of, pieces)),
        "site": page.site,
        "thread": colors.of_thread(page.part),
        "wide": drawing is not None and svg.is_wide(drawing.svg),
        "picture": svg.inked(drawing.svg, page.part) if drawing else "",
        "colors": colors.ALL,
        "fonts": fonts.FAMILIES,
    }
