"""More pages of a log: the tables of a sheet that a reader adds rows to, on a page of their own that they fill."""

from dataclasses import replace

from press.pdf.numbering import fields_in
from press.read.model import Run
from press.read.sheets import Sheet
from worksheet.blocks.grid.paper import PaperGrid


def more_page_of(sheet: Sheet, note: str) -> Sheet | None:
    """The sheet's extra page, with `note` below its title; None for a sheet without such a table."""
    logs = [
        replace(field, examples=[], hint=[], controls=[])
        for field in fields_in(sheet.blocks)
        if isinstance(field, PaperGrid) and field.add
    ]
    if not logs:
        return None
    return replace(
        sheet, blocks=logs, purpose=[], minutes=[Run(note)], empty=[], picture=None, is_more_page=True
    )
