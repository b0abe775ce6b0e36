"""A sheet or the workbook in one edition → the data that the layout reads.

Everything that decides the bytes of a PDF is in here, so the cache can take its hash.
"""

from typing import Any

import colors
from press import fonts
from press.read import sheets, svg
from press.read.helplines import helplines
from press.read.model import as_data, within
from press.read.page import Site
from press.read.sheets import Part, Sheet
from worksheet.editions import Edition
from worksheet.translations import Translate

# Words with places stay open here; the layout fills in page numbers.
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


def words(strings: Translate) -> dict[str, str]:
    return {key: strings(key, **{place: f"{{{place}}}" for place in places}) for key, places in SAID.items()}


def color(value: Any, part: int) -> None:
    """Color every picture in it, in place."""
    for block in within(value):
        if "svg" in block:
            block["svg"] = svg.inked(block["svg"], part)


# Controls stay behind: the layout knows a field by its number alone. The rest is for who reads on a screen.
NOT_ON_PAPER = {
    *("page", "controls", "tag", "lang", "cites", "spoken", "anchors", "folded", "file"),
    *("recording", "rule"),
}


def plain(value: Any) -> Any:
    """Blocks as dictionaries, with what paper can show."""
    return as_data(value, NOT_ON_PAPER)


def number_fields(blocks: list[dict[str, Any]]) -> None:
    """In their order, from 0 on, those within notes and lists too: by its number the layout knows a field."""
    for number, field in enumerate(block for block in within(blocks) if "label" in block):
        field["number"] = number


def sheet_data(sheet: Sheet) -> dict[str, Any]:
    out: dict[str, Any] = plain(sheet)
    color([out["picture"], out["blocks"]], sheet.part)
    number_fields(out["blocks"])
    return out


def workbook_data(site: Site, parts: list[Part], title: str, about: str) -> dict[str, Any]:
    """All sheets in one file, and whom to call, by country. `title` and `about` stand on its cover."""
    page, foot = site.page(sheets.LIST), parts[0].sheets[0].foot
    help_title, countries = helplines(site)
    return {
        "title": title,
        "about": about,
        "language": page.language,
        "address": page.base,
        "site": page.site,
        "author": page.author,
        "parts": [{"title": part.title, "sheets": list(map(sheet_data, part.sheets))} for part in parts],
        "help_title": help_title,
        "countries": plain(countries),
        "foot": plain(foot),
    }


def document(edition: Edition, language: str, strings: Translate, **own: Any) -> dict[str, Any]:
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
