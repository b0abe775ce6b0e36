"""The blocks that an author may use, by name."""

from worksheet.blocks.base import Labelled
from worksheet.blocks.check import Check
from worksheet.blocks.grid import Grid
from worksheet.blocks.line import Line
from worksheet.blocks.note import Danger, Example, Note, Try
from worksheet.blocks.rate import Rate
from worksheet.blocks.write import Write

FIELDS: dict[str, type[Labelled]] = {b.NAME: b for b in (Write, Line, Check, Rate, Grid)}
NOTES: dict[str, type[Labelled]] = {b.NAME: b for b in (Note, Example, Try, Danger)}
ALL: dict[str, type[Labelled]] = FIELDS | NOTES
