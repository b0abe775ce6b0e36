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
PREFIX = re.compile(r"(?: {4}|\t|> ?)*")


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
        prefix, words = _split_prefix(line)
        if boundary or HEADING.match(line) or not words.strip() or words.startswith(("!!!", "???")):
            first, items = "", False
        elif registry.content_type(block) not in {"list", "table"}:
            if first and not items and _needs_room(first, line, below):
                yield prefix.rstrip()
                first, items = "", False
            first = first or line
            items = items or bool(LIST_ITEM.match(words))
        yield line


def _needs_room(first: str, line: str, below: str) -> bool:
    (outer, start), (prefix, words) = _split_prefix(first), _split_prefix(line)
    if outer.strip(" \t") == "" and outer and not prefix:
        return not OPTION.match(first) and bool(BEGINS_ITEM.match(words))
    if prefix != outer or start.startswith((" ", "|")):
        return False
    is_table = ROW.fullmatch(words) and DELIMITER_ROW.fullmatch(_split_prefix(below)[1])
    return bool(BEGINS_LIST.match(words) or is_table)


def _split_prefix(line: str) -> tuple[str, str]:
    """The marks of what a line is in, a note, an item or a quotation, and the rest."""
    match = PREFIX.match(line)
    end = match.end() if match else 0
    return line[:end], line[end:]
