"""Lists and tables right under the words that announce them, as most Markdown programs understand them.

Python-Markdown expects an empty line above them, and above the next item of a list whose last one had a paragraph more.
"""

import re
from collections.abc import Iterator

from markdown.preprocessors import Preprocessor

from library.text import LIST_ITEM, OPTION
from worksheet import registry
from worksheet.tables import DELIMITER_ROW, ROW

# A number can begin a line of any paragraph; one that is not 1 does not begin a list there.
BEGINS_LIST = re.compile(r"(?:[-*+]|1\.)[ \t]+\S")
BEGINS_ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ \t]+\S")
BLOCK_LINE = re.compile(r"///\s*(\w*)")
HEADING = re.compile(r"#{1,6}[ \t]+\S")
INDENTED = (" " * 4, "\t")


class RoomAbove(Preprocessor):
    """Adds these empty lines. Blocks of worksheets whose content is a list or a table read it themselves."""

    def run(self, lines: list[str]) -> list[str]:
        return list(_with_room(lines))


def _with_room(lines: list[str]) -> Iterator[str]:
    first, items, block = (
        "",
        False,
        "",
    )  # of the paragraph: its first line, and whether it has items of a list
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        boundary = BLOCK_LINE.match(line)
        if boundary:
            block = boundary[1].lower()
        if boundary or HEADING.match(line) or not line.strip():
            first, items = "", False
        elif registry.content_type(block) not in {"list", "table"}:
            if first and _needs_room(first, items, line, below):
                yield ""
                first, items = "", False
            first = first or line
            items = items or bool(LIST_ITEM.match(line))
        yield line


def _needs_room(first: str, items: bool, line: str, below: str) -> bool:
    if first.startswith(INDENTED):
        return not items and not OPTION.match(first) and bool(BEGINS_ITEM.match(line))
    if items or first.startswith((" ", ">", "|", "!!!", "???")):
        return False
    return bool(BEGINS_LIST.match(line) or (ROW.fullmatch(line) and DELIMITER_ROW.fullmatch(below)))
