"""Social cards: what a link to a page looks like when somebody shares it. 1200 × 630 dots."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml.html import HtmlElement

from press import blocks, colours, fonts
from press.model import Picture
from press.read import pages, svg
from press.read.inline import plain, text_of

CARD = Path(__file__).with_name("card.typ")


@dataclass
class Card:
    page: str  # "letters/to-a-friend/"
    title: str
    place: str
    site: str
    part: int
    picture: Picture | None
    wide: bool = False  # the picture is the thread itself


def address(page: str) -> str:
    """A page's card: "letters/to-a-friend/" → "assets/cards/letters-to-a-friend.png"."""
    return f"assets/cards/{page.strip('/').replace('/', '-') or 'index'}.png"


def cards(site: Path) -> Iterator[Card]:
    """One for each page that names a card as its og:image."""
    for path in sorted(site.rglob("index.html")):
        page = path.parent.relative_to(site).as_posix().strip(".")
        raw = path.read_bytes()
        if b"assets/cards/" in raw:
            yield card(site, f"{page}/" if page else "", raw)


def card(site: Path, page: str, raw: bytes | None = None) -> Card:
    root = pages.parse(site / page / "index.html") if raw is None else pages.parsed(raw)
    main = next(iter(root.iter("main")), root)
    heading = pages.first(main, "<h1>")
    name = pages.site_name(root)
    header = pages.first(main, "<header>")
    place = None if header is None else pages.first(header, "place")
    # The style sheet sets the breadcrumbs apart on the page.
    pieces = [] if place is None else [text_of(piece) for piece in (list(place.iter("li")) or [place])]
    drawing = next((n for n in main.iter("svg") if holds_picture(n)), None)
    around = [root.find("body") if drawing is None else drawing, *root.iter("body")]
    threads = [up.get("data-thread") for node in around for up in (node, *node.iterancestors())]
    part = next((thread for thread in threads if thread), "1")
    return Card(
        page=page,
        title=(text_of(heading) if heading is not None else "")
        or plain(pages.meta(root, "og:title"))
        or name,
        place=" · ".join(pieces),
        site=name,
        part=int(part) if part.isdigit() else 1,
        picture=None if drawing is None else Picture(svg.picture(drawing), ""),
        wide=drawing is not None and is_wide(drawing),
    )


def holds_picture(node: HtmlElement) -> bool:
    """Drawings of an article, a sheet or the cover; not the knots and icons of the page."""
    names = {"drawing", "picture", "sheet-picture"}
    holders = [set(blocks.classes(up)) for up in node.iterancestors()]
    return any(names & found for found in holders) or (
        is_wide(node) and any("cover" in found for found in holders)
    )


def is_wide(node: HtmlElement) -> bool:
    """A picture that runs from edge to edge."""
    box = (node.get("viewbox") or "").split()
    return len(box) == 4 and float(box[2]) > 2 * float(box[3])


def data(card: Card) -> dict[str, object]:
    return {
        "title": card.title,
        "place": card.place,
        "site": card.site,
        "thread": colours.thread(card.part),
        "wide": card.picture is not None and card.wide,
        "picture": "" if card.picture is None else svg.inked(card.picture.svg, card.part),
        "colours": colours.ALL,
        "fonts": fonts.FAMILIES,
    }
