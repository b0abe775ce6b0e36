"""The names under which answers are stored, written a second time: stored answers are found by them, so none may change."""

from __future__ import annotations

from worksheet import registry
from worksheet.field_names import part_names
from worksheet.options import field_name, read_options
from worksheet.parser import parse_blocks

GRID_ROWS = 4  # where `rows` does not say otherwise


def answer_names(text: str) -> list[str]:
    """The names of all answers of a text without mistakes, in order."""
    names: list[str] = []
    for source in parse_blocks(text)[0]:
        block = registry.field_blocks().get(source.block)
        if block is None or not block.STORED:
            continue
        name, parts = field_name(source), part_names(block.part_labels(source))
        rows = range(1, read_options(source).get("rows", GRID_ROWS) + 1)
        several = {
            "check": [f"{name}.{part}" for part in parts],
            "grid": [f"{name}.{row}.{part}" for row in rows for part in parts],
        }
        names += several.get(source.block, [name])
    return names
