"""Tables as authors write them: a line of cells between bars, and under the head a line of dashes."""

import re

RULE = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*")
NO_RULE = "under the head of a table a line of dashes is missing. Write it between bars: |---|---|"
RAGGED = "cells in this row: {}; in the head: {}. Every row needs as many; leave one empty as | |"
ROW = re.compile(r"\|.*\|[ \t]*")


def cells(row: str) -> list[str]:
    """The cells between the bars. A bar in `code` or after a backslash belongs to the text."""
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
