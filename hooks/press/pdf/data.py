"""A sheet or the workbook in one edition → the data that the layout reads.

Everything that decides the bytes of a PDF is in here, so the cache can take its hash.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import colors
from press import fonts
from press.model import Sheet, Workbook, as_data
from press.read import svg
from worksheet.editions import Edition

Strings = Callable[..., str]

# Strings with places stay open here; the layout fills in page numbers.
SAID: dict[str, tuple[str, ...]] = {
    "press_example": (),
    "press_contents": (),
    "press_row": ("row",),
    "press_page_of": ("page", "pages"),
    "press_date": (),
    "press_index": (),
    "press_more": (),
    "press_on_page": ("page",),
    "press_prompts": (),
    **dict.fromkeys(("epub_newest", "foot_urgent", "help_now", "written"), ()),
}


def words(strings: Strings) -> dict[str, str]:
    return {key: strings(key, **{place: f"{{{place}}}" for place in places}) for key, places in SAID.items()}


def picture(found: dict[str, Any] | None, part: int) -> None:
    """Color a picture in place."""
    if found is not None:
        found["svg"] = svg.inked(found["svg"], part)


def color_all(blocks: list[dict[str, Any]], part: int) -> None:
    for block in blocks:
        if block["kind"] == "picture":
            picture(block, part)
        color_all(block.get("blocks", []), part)


# Controls stay behind: the layout knows a field by its number alone. The rest is for who reads on a screen.
NOT_ON_PAPER = {
    *("controls", "tag", "lang", "cites", "spoken", "anchors", "folded", "file"),
    *("recording", "rule"),
}


def plain(value: Any) -> Any:
    """Blocks as dictionaries, with what paper can show."""
    return as_data(value, NOT_ON_PAPER)


def fields_of(value: Any) -> Iterator[dict[str, Any]]:
    """The fields of a sheet, in order, those within notes and lists too."""
    if isinstance(value, list):
        for inner in value:
            yield from fields_of(inner)
    elif isinstance(value, dict):
        if "label" in value:
            yield value
        else:
            yield from fields_of(value.get("blocks", value.get("items", [])))


def sheet_data(sheet: Sheet) -> dict[str, Any]:
    out: dict[str, Any] = plain(sheet)
    picture(out["picture"], sheet.part)
    color_all(out["blocks"], sheet.part)
    for number, field in enumerate(fields_of(out["blocks"])):
        field["number"] = number
    return out


def workbook_data(book: Workbook, title: str, about: str) -> dict[str, Any]:
    whole: dict[str, Any] = plain(book) | {"title": title, "about": about}
    picture(whole["picture"], 1)
    whole["parts"] = [
        {"title": part.title, "sheets": [sheet_data(sheet) for sheet in part.sheets]} for part in book.parts
    ]
    return whole


def document(edition: Edition, language: str, strings: Strings, **own: Any) -> dict[str, Any]:
    """What the layout asks of every document, with what is its own: title, author, subject, sheet or workbook."""
    return {
        "edition": {"style": edition.style, "paper": edition.paper},
        "language": language,
        "fonts": fonts.FAMILIES,
        "colors": colors.ALL,
        "strings": words(strings),
        "sheet": None,
        "workbook": None,
        "book": None,
        "pocket": None,
    } | own
