"""Social cards: what a link to a page looks like when somebody shares it. 1200 × 630 dots, twice as many as points."""

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
    drawing = page.picture
    return {
        "title": page.title or page.site,
        "place": " · ".join(map(text_of, page.place)),
        "site": page.site,
        "thread": colors.of_thread(page.part),
        "wide": drawing is not None and svg.is_wide(drawing.svg),
        "picture": svg.inked(drawing.svg, page.part) if drawing else "",
        "colors": colors.ALL,
        "fonts": fonts.FAMILIES,
    }
