"""A page → the data of a pocket card, which folds to eight small pages: its text, and whom to call. In black only, for any
printer."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import palette
from press.errors import PressError
from press.pdf import layout_data
from press.read.blocks import BlockReader
from press.read.finished_page import FinishedPage, FinishedSite
from press.read.helplines import read_help_page
from press.read.inline import unbroken_number
from press.read.model import Listing, Paragraph, Picture, Run

BLACK = "#000000"
BLACK_INK = dict.fromkeys((palette.INK, palette.SOFT, palette.EDGE, *palette.THREADS), BLACK)


def pocket_data(site: FinishedSite, page: FinishedPage) -> dict[str, Any]:
    """`blocks` and `numbers` do not break between pages."""
    out = {
        "title": page.title,
        "author": page.author,
        "address": page.full_address,
        "picture": layout_data.paper_data(page.picture),
        "blocks": layout_data.paper_data(list(split_lists(BlockReader(page).blocks(page.require("words"))))),
        "help_title": read_help_page(site)[0],
        "numbers": layout_data.paper_data(list(phone_numbers(page))),
    }
    layout_data.color_drawings(out["picture"], 1)
    layout_data.number_fields(out["blocks"])
    return out


def split_lists(blocks: list[Any]) -> Iterator[Any]:
    """The blocks with each list split into lists of one item, and without drawings."""
    for block in blocks:
        if isinstance(block, Listing):
            for at, item in enumerate(block.items):
                boxes = block.boxes[at : at + 1]
                yield replace(block, items=[item], start=block.start + at, boxes=boxes)
        elif not isinstance(block, Picture):
            yield block


def phone_numbers(page: FinishedPage) -> Iterator[Paragraph]:
    """A paragraph for each country in the page's footer: its name, and a line for each number, with whose it is. A first number
    that is nobody's, as for emergencies, is beside the name: so all countries are on one small page."""
    if not page.root.xpath("//footer//ul"):
        return
    for item in page.find("numbers").iter("li"):
        country = " ".join((item.findtext("span") or "").split())
        lines = [Run(country, strong=True)]
        for link in item.iter("a"):
            if not (label := link.get("aria-label") or ""):
                raise PressError(page.missing("aria-label", "the numbers in its foot"))
            number = " ".join(link.text_content().split())
            # Not "988 988 Lifeline".
            owner = label.removeprefix(f"{country}, ").removesuffix(number).removeprefix(number).strip()
            beside = len(lines) == 1 and not owner
            lines += [Run("\u00a0 " if beside else "\n"), Run(unbroken_number(number), strong=True)]
            lines += [Run(f" {owner}")] if owner else []
        yield Paragraph(lines)
