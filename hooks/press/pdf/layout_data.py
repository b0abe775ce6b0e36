"""A sheet or the workbook in one edition → the data that the Typst layout reads.

The data hold everything that decides the bytes of a PDF, so that their hash can be its cache key.
"""

from typing import Any

import fonts
import palette
from pdf_editions import Edition
from press.read import svg
from press.read.finished_page import FinishedPage, FinishedSite
from press.read.helplines import read_help_page
from press.read.inline import printable_text
from press.read.model import as_data, iter_dicts
from press.read.sheets import Part, Sheet, fields_in
from translations import Translate
from worksheet.field_names import pdf_field_name
from worksheet.paper import Control

# The strings of the interface that layouts use. They fill in the placeholders.
STRINGS = (
    *("press_contents", "press_date", "press_example", "press_index", "press_more", "press_on_page"),
    *("press_page_of", "press_prompts", "press_row", "colon", "epub_newest", "foot_urgent", "help_now"),
    "written",
)
# Attributes and kinds of blocks that are for the screen only, and controls: the layout knows a field by its number.
NOT_ON_PAPER = {
    *("page", "controls", "lang", "cites", "spoken", "anchors", "folded", "file"),
    *("recording", "rule"),
}


def color_drawings(value: Any, part: int) -> None:
    """Colors every drawing in some data, in place."""
    for block in iter_dicts(value):
        if "svg" in block:
            block["svg"] = svg.apply_colors(block["svg"], part)


def paper_data(value: Any) -> Any:
    """Blocks as dictionaries, without what is not printed."""
    return as_data(value, NOT_ON_PAPER)


def number_fields(blocks: list[dict[str, Any]]) -> None:
    """Sets the `number` by which the layout knows a field: from 0, also of those within notes and lists."""
    for number, field in enumerate(block for block in iter_dicts(blocks) if "label" in block):
        field["number"] = number


def number_controls(sheets: list[Sheet], *, prefixed: bool = False) -> list[tuple[str, Control]]:
    """All controls in the order of the pages, with their names in the form, which no two share: `prefixed` by their sheet's slug
    in the workbook. Sets `first` of each field to the index of its first control."""
    out: list[tuple[str, Control]] = []
    for sheet in sheets:
        prefix = f"{sheet.slug}:" if prefixed else ""
        for field in fields_in(sheet.blocks):
            field.first = len(out)
            out += [(prefix + pdf_field_name(control.name), control) for control in field.controls]
    return out


def sheet_data(sheet: Sheet) -> dict[str, Any]:
    out: dict[str, Any] = paper_data(sheet)
    color_drawings([out["picture"], out["blocks"]], sheet.part)
    number_fields(out["blocks"])
    return out


def workbook_data(
    site: FinishedSite, page: FinishedPage, parts: list[Part], title: str, about: str
) -> dict[str, Any]:
    """All sheets in one file, with the helplines, from the page that lists them. `title` and `about` stand on its cover."""
    help_title, countries = read_help_page(site)
    return {
        "title": title,
        "about": about,
        "address": page.full_address,
        "site": page.site,
        "parts": [{"title": part.title, "sheets": list(map(sheet_data, part.sheets))} for part in parts],
        "help_title": help_title,
        "countries": paper_data(countries),
        "foot": paper_data(parts[0].sheets[0].foot),
    }


def document_data(edition: Edition, language: str, translate: Translate, **content: Any) -> dict[str, Any]:
    """What the layout needs of every document. `content`: title, author, subject, and the sheet, workbook, book or pocket."""
    return {
        "edition": {"style": edition.style, "paper": edition.layout_paper},
        "language": language,
        "fonts": fonts.FAMILIES,
        "colors": palette.PALETTE,
        "strings": {key: printable_text(translate(key)) for key in STRINGS},
        **dict.fromkeys(("sheet", "workbook", "book", "pocket")),
    } | content
