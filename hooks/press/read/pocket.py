"""A page → what stands on a sheet that folds to eight small pages: its words in small pieces, and whom to call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from press.errors import PressError
from press.read.blocks import Reader
from press.read.helplines import HELP, helplines
from press.read.inline import text_of
from press.read.model import Listing, Paragraph, Picture, Run
from press.read.page import Page, Site


@dataclass
class PocketCard:
    """`blocks` and `numbers` are pieces that stay whole; `source` is the author's file."""

    title: str
    author: str
    address: str
    language: str
    source: str
    date: str
    picture: Picture | None
    blocks: list[Any]
    help_title: str
    numbers: list[Any] = field(default_factory=list)


def pocket_card(site: Site, page: Page) -> PocketCard:
    dates = page.article.xpath(".//time/@datetime")
    return PocketCard(
        title=page.title,
        author=page.author,
        address=page.base,
        language=page.language,
        source=page.source,
        date=str(max(dates, default=""))[:10],
        picture=page.picture,
        blocks=list(pieces(Reader.of(page).blocks(page.need("article", "words")))),
        help_title=helplines(site)[0] if site.has(HELP) else "",
        numbers=numbers(page),
    )


def pieces(blocks: list[Any]) -> Iterator[Any]:
    """Lists in pieces of an item each, which count on; drawings stay on the page."""
    for block in blocks:
        if isinstance(block, Listing):
            for at, item in enumerate(block.items):
                boxes = block.boxes[at : at + 1]
                yield replace(block, items=[item], start=block.start + at, boxes=boxes)
        elif not isinstance(block, Picture):
            yield block


def numbers(page: Page) -> list[Paragraph]:
    """For each country its name, and below it each number with whose it is, as the foot of the page has them."""
    if not page.root.xpath("//footer//ul"):
        return []
    out = []
    for item in page.one("numbers").iter("li"):
        country = " ".join((item.text or "").split())
        calls = [str(link.get("aria-label")).removeprefix(f"{country}, ") for link in item.iter("a")]
        if not all(calls):
            raise PressError(page.lost("aria-label", "the numbers in its foot"))
        lines = [Run(country, strong=True)]
        for call in calls:
            lines += [Run("\n"), Run(text_of([Run(call)]))]
        out.append(Paragraph(lines))
    return out
