"""Social cards: what a shared link to a page looks like. 1200 × 630 pixels."""

from pathlib import Path
from typing import Any

import colors
import fonts
from press.read import svg
from press.read.inline import text_of
from press.read.page import Page

CARD = Path(__file__).with_name("card.typ")


def card_data(page: Page) -> dict[str, Any]:
    """What the layout reads. `is_wide`: the drawing runs from edge to edge."""
    drawing = page.picture
    return {
        "title": page.title or page.site,
        "breadcrumb": " · ".join(map(text_of, page.breadcrumb)),
        "site": page.site,
        "thread": colors.thread_color(page.part),
        "is_wide": drawing is not None and svg.is_wide(drawing.svg),
        "picture": svg.apply_colors(drawing.svg, page.part) if drawing else "",
        "colors": colors.PALETTE,
        "fonts": fonts.FAMILIES,
    }
