"""Controls get their numbers, in the order of the page, and names that no two share."""

from collections.abc import Iterator
from typing import Any

from press.read.model import Listing, Note, Quote
from press.read.sheets import Sheet
from worksheet.names import pdf_field_name
from worksheet.paper import Control, PaperField


def fields_in(blocks: list[Any]) -> Iterator[PaperField]:
    """Every field, those within notes, quotes and lists included."""
    for block in blocks:
        if isinstance(block, PaperField):
            yield block
        elif isinstance(block, (Note, Quote)):
            yield from fields_in(block.blocks)
        elif isinstance(block, Listing):
            for item in block.items:
                yield from fields_in(item)


def number(sheets: list[Sheet]) -> None:
    """Set `first` of every field, through all the sheets: control n stands at place n of `named`."""
    first = 0
    for sheet in sheets:
        for field in fields_in(sheet.blocks):
            field.first = first
            first += len(field.controls)


def named(sheets: list[Sheet], prefixed: bool) -> list[tuple[str, Control]]:
    """The controls with their names in the form. In the workbook a name starts with its sheet."""
    out = []
    for sheet in sheets:
        lead = f"{sheet.slug}:" if prefixed else ""
        for field in fields_in(sheet.blocks):
            out += [(lead + pdf_field_name(control.name), control) for control in field.controls]
    return out
