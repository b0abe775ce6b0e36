"""Numbers controls in the order of the page, and names them."""

from collections.abc import Iterator
from typing import Any

from press.read.model import Block
from press.read.sheets import Sheet
from worksheet.names import pdf_field_name
from worksheet.paper import Control, PaperField


def fields_in(value: Any) -> Iterator[PaperField]:
    """All fields, also those within other blocks."""
    if isinstance(value, PaperField):
        yield value
    elif isinstance(value, (list, Block)):
        for inner in value if isinstance(value, list) else vars(value).values():
            yield from fields_in(inner)


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
