"""Checks lists, tables, code and emphasis, which depend on the lines around them."""

import re
from collections.abc import Iterator

from library import markdown_text
from library.checks.syntax_errors import pattern_messages
from library.dialects import FENCE
from library.problems import LineMessage
from library.source import Source
from worksheet import registry
from worksheet.tables import CELL_COUNT, DELIMITER_ROW, NO_DELIMITERS, ROW, split_cells

# Consecutive lines, without headings and the delimiters of blocks.
PARAGRAPH = re.compile(r"(?:^(?!///|#{1,6}[ \t]+\S).*\S.*(?:\n|\Z))+", re.MULTILINE)
INDENTED = re.compile(r" {4}|\t")
INNER_FENCE = re.compile(r"(?:[ \t>]+|[ \t]*[-*+][ \t]+)(?:`{3,}[^`]*$|~{3,}[^~]*$)")
# The first line of an admonition or of details; its content is indented by four more spaces.
ADMONITION = re.compile(r"( *)(?:!!!|\?\?\?\+?) ?[\w-]+(?: +(?:inline|end))*(?: +\"[^\"]*\")? *$")
BOLD = re.compile(r"\*\*(?<!\\\*\*)")
THEMATIC_BREAK = re.compile(r" {0,3}(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}")
# A line of dashes, an item of a list, a quotation, and a line that is broken on purpose. Bars in such lines are just bars.
NOT_IN_CELLS = re.compile(r"^[-:| ]+$|^\s*(?:[-*+>]|\d+[.)])\s|(?:  |\\)$")
# Blocks with this type of content validate it themselves.
SELF_CHECKED = {"list", "table"}


def layout_messages(source: Source) -> Iterator[LineMessage]:
    """Lines that would be rendered in another way than meant, because of the lines around them."""
    for number, line in source.prose_lines:
        if FENCE.match(line):  # `prose` has no closed fences
            message = "opens code that is never closed. Write the same marks on a line below the code."
            yield number, f'"{line.strip()}" {message}'
            return
    inner = [number for number, line in source.body_lines if INNER_FENCE.match(line)]
    message = "code does not work inside a list, note or quotation. Begin its ``` at the start of the line."
    yield from ((number, message) for number in inner[::2])
    yield from (message for message in pattern_messages(source, "unpaired") if message[0] not in inner)
    blocks = markdown_text.block_names(source)
    for first, match in source.find(PARAGRAPH):
        lines = match[0].rstrip("\n").split("\n")
        for index, message in _paragraph_messages(lines, blocks[first - source.body_line]):
            yield first + index, message
    yield from _indentation_messages(source, blocks)
    yield from _empty_admonitions(source)


def _paragraph_messages(lines: list[str], block: str) -> Iterator[LineMessage]:
    """(index in `lines`, message) for each mistake in a paragraph; `block` is the name of the block around it."""
    marks = [i for i, row in enumerate(lines) if not THEMATIC_BREAK.fullmatch(row) for _ in BOLD.findall(row)]
    if len(marks) % 2:
        message = f'"{markdown_text.shorten(lines[marks[-1]])}": a ** in this paragraph has no match. Write ** before and after the bold words.'
        yield marks[-1], message
    if registry.content_type(block) in SELF_CHECKED:
        return
    if rows := [i for i, line in enumerate(lines) if ROW.fullmatch(line)]:
        yield from _table_messages(lines, rows)
    elif len(lines) > 1 and not any(map(NOT_IN_CELLS.search, lines)):
        bars = {line.count(" | ") for line in lines}
        if len(bars) == 1 and bars != {0}:
            yield 0, NO_DELIMITERS


def _table_messages(lines: list[str], rows: list[int]) -> Iterator[LineMessage]:
    """(index in `lines`, message) for each mistake in a table; `rows` are the indexes of lines between bars."""
    head, rest = rows[0], rows[1:]
    if DELIMITER_ROW.fullmatch(lines[head]):
        yield head, "the head of this table is missing. Write it above the line of dashes: | One | Two |"
    elif not rest or rest[0] != head + 1 or not DELIMITER_ROW.fullmatch(lines[rest[0]]):
        yield head, NO_DELIMITERS
    else:
        columns = len(split_cells(lines[head]))
        # Any line under the head is a row. Additional cells would be lost.
        for number, line in enumerate(lines[rest[0] :], rest[0]):
            size = len(split_cells(line if ROW.fullmatch(line) else f"|{line.strip().strip('|')}|"))
            if size > columns:
                yield number, CELL_COUNT.format(size, columns)


def _indentation_messages(source: Source, blocks: list[str]) -> Iterator[LineMessage]:
    """Text that becomes code by four spaces."""
    before = above = ""  # the previous line, and the previous one that is not empty
    lines = zip(source.prose_lines, source.body_lines, blocks, strict=True)
    for (number, line), (_, raw_line), block in lines:
        if line.strip() and registry.content_type(block) not in SELF_CHECKED:
            # The content of a list, a definition, an admonition, details, a tab or a footnote is indented.
            in_list = markdown_text.LIST_ITEM.match(above)
            nested = in_list or INDENTED.match(above) or above.startswith((":", "!!!", "???", "===", "[^"))
            # An indented block or option, which `worksheet` reports.
            is_misplaced = re.match(r"\s+(?:///|[\w-]+:)" if block else r"\s+///", line)
            is_code = INDENTED.match(line) and INDENTED.match(raw_line)
            if is_code and not (before.strip() or nested or is_misplaced):
                message = f'"{markdown_text.shorten(line)}" begins with four spaces, which turns it into code. Begin it at the start of the line.'
                yield number, message
        before, above = line, line if line.strip() else above


def _empty_admonitions(source: Source) -> Iterator[LineMessage]:
    """Admonitions and details without content, usually because it is not indented."""
    # The line of the last one, if nothing is below it yet, its text, and the indent of its content.
    opened, title, indent = 0, "", ""
    for number, line in [*source.prose_lines, (0, "end")]:
        if not line.strip():
            continue
        if opened and not line.replace("\t", " " * 4).startswith(indent):
            yield opened, f'"{markdown_text.shorten(title)}" has no text. Indent its text by four spaces.'
        match = ADMONITION.match(line)
        opened, title, indent = (number, line, f"{match[1]}    ") if match else (0, "", "")
