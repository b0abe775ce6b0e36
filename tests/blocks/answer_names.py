"""The names under which answers are stored, written a second time: stored answers are found by them, so none may change."""

from __future__ import annotations

from worksheet import registry
from worksheet.choices import parse_choices
from worksheet.names import part_names
from worksheet.options import field_name, read_options
from worksheet.parser import BlockSource, parse_blocks
from worksheet.tables import ROW, split_cells

GRID_ROWS = 4  # where `rows` does not say otherwise


def answer_names(text: str) -> list[str]:
    """The names of all answers of a text without mistakes, in order."""
    names: list[str] = []
    for source in parse_blocks(text)[0]:
        block = registry.field_blocks().get(source.block)
        if block is None or not block.STORED:
            continue
        name, parts = field_name(source), part_names(part_labels(source))
        rows = range(1, read_options(source).get("rows", GRID_ROWS) + 1)
        several = {
            "check": [f"{name}.{part}" for part in parts],
            "grid": [f"{name}.{row}.{part}" for row in rows for part in parts],
        }
        names += several.get(source.block, [name])
    return names


def part_labels(source: BlockSource) -> tuple[str, ...]:
    """The labels inside a block that get names of their own: choices, columns."""
    if source.block == "grid":
        return tuple(split_cells(next(line for _, line in source.body if ROW.fullmatch(line))))
    return tuple(words for _, words in parse_choices(source)[0]) if source.block == "check" else ()
