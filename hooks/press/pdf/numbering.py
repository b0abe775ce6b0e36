"""Numbers controls in the order of the page, and names them."""

from collections.abc import Iterator
from typing import Any

from press.read.model import Listing, Note, Quote
from press.read.sheets import Sheet
from worksheet.names import pdf_field_name
from worksheet.paper import Control, PaperField


def fields_in(blocks: list[Any]) -> Iterator[PaperField]:
    """All fields, also of those within notes, quotes and lists."""
    for block in blocks:
        if isinstance(block, PaperField):
            yield block
        elif isinstance(block, (Note, Quote)):
            yield from fields_in(block.blocks)
        elif isinstance(block, Listing):
            for item in block.items:
                yield from fields_in(item)


def number_controls(sheets: list[Sheet], *, prefixed: bool = False) -> list[tuple[str, Control]]:
    """All controls with their names in the form, which no two share: `prefixed` by their sheet's slug in the workbook. Sets
    `first` of each field to the index of its first control."""
    out: list[tuple[str, Control]] = []
    for sheet in sheets:
        prefix = f"{sheet.slug}:" if prefixed else ""
        for field in fields_in(sheet.blocks):
            field.first = len(out)
            out += [(prefix + pdf_field_name(control.name), control) for control in field.controls]
    return out
