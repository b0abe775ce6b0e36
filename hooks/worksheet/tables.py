"""Markdown tables: rows of cells between bars, and a delimiter row below the head (GFM's terms)."""

import re

DELIMITER_ROW = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*")
NO_DELIMITERS = "the line of dashes under the head of this table is missing. Write it between bars: |---|---|"
CELL_COUNT = "cells in this row: {}; in the head: {}. Every row needs as many; write an empty cell as | |"
ROW = re.compile(r"\|.*\|[ \t]*")


def split_cells(row: str) -> list[str]:
    """The cells of a row. A bar in `code` or after a backslash is text."""
    inner = row.strip()[1:-1]
    cells, code = [""], False
    for index, character in enumerate(inner):
        escaped = index > 0 and inner[index - 1] == "\\"
        if character == "`" and not escaped:
            code = not code
        if character == "|" and not code and not escaped:
            cells.append("")
        else:
            cells[-1] += character
    return [cell.strip() for cell in cells]
