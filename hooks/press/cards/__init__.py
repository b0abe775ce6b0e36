"""Social cards: what a link to a page looks like when somebody shares it. 1200 × 630 dots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import colors
from press import fonts
from press.read import svg
from press.read.inline import text_of
from press.read.model import Picture
from press.read.page import Page, Site

CARD = Path(__file__).with_name("card.typ")


@dataclass
class Card:
    """`address` is the picture's in the site, `page` the page's; `wide`: its drawing runs from edge to edge."""

    address: str
    page: str
    title: str
    place: str
    site: str
    part: int
    picture: Picture | None
    wide: bool


def cards(site: Site) -> Iterator[Card]:
    """One for each page that names a card."""
    for address in site.addresses():
        if site.is_made(address) and site.page(address).card:
            yield card(site.page(address))


def card(page: Page) -> Card:
    parts = dict(page.parts("article"))
    head = dict(page.parts("head", parts["head"])) if "head" in parts else {}
    holder = parts.get("picture", head.get("picture"))
    place = head.get("place", head.get("for"))
    # The style sheet sets the breadcrumbs apart on the page.
    pieces = [] if place is None else [text_of(piece) for piece in (list(place.iter("li")) or [place])]
    drawing = svg.within(holder)
    return Card(
        address=page.card,
        page=page.address,
        title=text_of(head.get("title", parts.get("title"))) or page.site,
        place=" · ".join(pieces),
        site=page.site,
        part=page.part,
        picture=drawing and Picture(drawing.svg, ""),
        wide=drawing is not None and svg.is_wide(drawing.svg),
    )


def data(card: Card) -> dict[str, object]:
    return {
        "title": card.title,
        "place": card.place,
        "site": card.site,
        "thread": colors.of_thread(card.part),
        "wide": card.wide,
        "picture": "" if card.picture is None else svg.inked(card.picture.svg, card.part),
        "colors": colors.ALL,
        "fonts": fonts.FAMILIES,
    }
