"""A page → the data of a sheet that folds to eight small pages: its words in small pieces, and whom to call. In black
alone: any printer has that."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import colors
from press.errors import PressError
from press.pdf import data
from press.read.blocks import Reader
from press.read.helplines import helplines
from press.read.inline import text_of
from press.read.model import Listing, Paragraph, Picture, Run
from press.read.page import Page, Site

BLACK = "#000000"
IN_BLACK = dict.fromkeys((colors.INK, colors.QUIET, colors.HAIR, *colors.THREADS), BLACK)


def pocket_data(site: Site, page: Page) -> dict[str, Any]:
    """`blocks` and `numbers` are pieces that stay whole."""
    out = {
        "title": page.title,
        "author": page.author,
        "address": page.base,
        "picture": data.plain(page.picture),
        "blocks": data.plain(list(pieces(Reader(page).blocks(page.need("words"))))),
        "help_title": helplines(site)[0],
        "numbers": data.plain(numbers(page)),
    }
    data.color(out["picture"], 1)
    data.number_fields(out["blocks"])
    return out


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
