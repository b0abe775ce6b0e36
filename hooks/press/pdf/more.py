"""More pages of a log: the tables of a sheet that a reader adds rows to, alone on a page that they fill."""

from dataclasses import replace

from press.pdf.numbering import fields_in
from press.read.model import Run
from press.read.sheets import Sheet
from worksheet.blocks.grid.paper import PaperGrid


def more_of(sheet: Sheet, said: str) -> Sheet | None:
    """The sheet of them, with `said` under its title; None for a sheet without such a table."""
    logs = [
        replace(field, examples=[], hint=[], controls=[])
        for field in fields_in(sheet.blocks)
        if isinstance(field, PaperGrid) and field.add
    ]
    if not logs:
        return None
    return replace(sheet, blocks=logs, purpose=[], minutes=[Run(said)], empty=[], picture=None, more=True)
