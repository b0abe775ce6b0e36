"""The names under which answers are stored, written a second time: stored answers are found by them, so none may change."""

from __future__ import annotations

from worksheet import registry
from worksheet.field_names import part_names
from worksheet.options import field_name, read_options
from worksheet.parser import parse_blocks
from worksheet.tables import split_cells

GRID_ROWS = 4  # where `rows` does not say otherwise


def answer_names(text: str) -> list[str]:
    """The names of all answers of a text without mistakes, in order."""
    names: list[str] = []
    for source in parse_blocks(text)[0]:
        block = registry.field_blocks().get(source.block)
        if block is None or not block.STORED:
            continue
        name, parts = field_name(source), part_names(block.part_labels(source))
        cells = [split_cells(line) for _, line in source.body if line.startswith("|")][2:]
        named = [row[0] for row in cells if row[0] and row[1:] and not any(row[1:])]
        written = len(named) + sum(not any(row) for row in cells if len(cells) > 1)
        count = read_options(source).get("rows", written or GRID_ROWS)
        rows = part_names((*named, *(str(number) for number in range(len(named) + 1, count + 1))))
        several = {
            "check": [f"{name}.{part}" for part in parts],
            "grid": [
                f"{name}.{row}.{part}" for at, row in enumerate(rows) for part in parts[at < len(named) :]
            ],
        }
        names += several.get(source.block, [name])
    return names
