"""Lists, tables, code and bold: what a line becomes depends on the lines around it."""

import re
from collections.abc import Iterator

from library import text
from library.checks.markup import pattern_messages
from library.pasted_lists import FENCE
from library.source import Source
from worksheet import registry
from worksheet.tables import CELL_COUNT_MISMATCH, DELIMITER_ROW, MISSING_DELIMITER_ROW, ROW, split_cells

# Lines that stand together: headings and blocks' edges are apart.
PARAGRAPH = re.compile(r"(?:^(?!///|#{1,6}[ \t]+\S).*\S.*(?:\n|\Z))+", re.MULTILINE)
BEGINS_LIST = re.compile(r"(?:[-*+]|1\.)[ \t]+\S")
UNDERINDENTED_LIST = re.compile(r" {1,3}(?:[-*+]|\d+\.)[ \t]+\S")
INDENTED = re.compile(r" {4}|\t")
INNER_FENCE = re.compile(r"(?:[ \t>]+|[ \t]*[-*+][ \t]+)(?:`{3,}[^`]*$|~{3,}[^~]*$)")
# A note or a fold; what is in it is indented by four spaces more.
ADMONITION = re.compile(r"( *)(?:!!!|\?\?\?\+?) ?[\w-]+(?: +[\w-]+)*(?: +\"[^\"]*\")? *$")
BOLD = re.compile(r"(?<!\\)\*\*")
THEMATIC_BREAK = re.compile(r" {0,3}(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}")
UNPAIRED = {
    r"(?<!\\)`": '"{line}": a ` in this line has no other. Write one before and one after, or remove it.',
    r"(?<!\S)\*\* +([^*]*?[^*\s]) +\*\*(?!\S)": '"{0}" would be printed with its stars. Leave no space inside them: **{1}**.',
}
# What stands in these blocks they check themselves.
SELF_CHECKED = {"list", "table"}


def layout_problems(source: Source) -> Iterator[tuple[int, str]]:
    """Every line that becomes something else than it looks like, because of the lines around it."""
    for number, line in source.prose_lines:
        if FENCE.match(line):  # a fence that is closed has been blank_out
            message = (
                f'"{line.strip()}" opens code that is never closed. Write the same marks on a line under it.'
            )
            yield number, message
            return
    inner = [number for number, line in source.body_lines if INNER_FENCE.match(line)]
    for number in inner[::2]:
        yield (
            number,
            "code stands inside a list, a note or a quotation, where none is read. Begin its ``` at the start of the line.",
        )
    yield from (said for said in pattern_messages(source, UNPAIRED) if said[0] not in inner)
    blocks = text.block_names(source)
    for first, match in source.find(PARAGRAPH):
        for below, message in _paragraph_problems(
            match[0].rstrip("\n").split("\n"), blocks[first - source.body_line]
        ):
            yield first + below, message
    yield from _indentation_problems(source, blocks)
    yield from _empty_admonitions(source)


def _paragraph_problems(lines: list[str], inside: str) -> Iterator[tuple[int, str]]:
    """What is wrong in a paragraph, with how far below its first line."""
    opened = [
        number
        for number, line in enumerate(lines)
        if not THEMATIC_BREAK.fullmatch(line)
        for _ in BOLD.findall(line)
    ]
    if len(opened) % 2:
        message = f'"{text.shorten(lines[opened[-1]])}": an ** in this paragraph has no other. Write ** before and after what is bold.'
        yield opened[-1], message
    if registry.content_type(inside) in SELF_CHECKED:
        return
    rows = [number for number, line in enumerate(lines) if ROW.fullmatch(line)]
    if rows:
        yield from _table_problems(lines, rows)
    begins = next((number for number, line in enumerate(lines) if text.LIST_ITEM.match(line)), 0)
    if begins and BEGINS_LIST.match(lines[begins]) and not lines[0].startswith((" ", "\t", ">", "|")):
        yield begins, f'"{text.shorten(lines[begins])}": leave an empty line above a list.'


def _table_problems(lines: list[str], rows: list[int]) -> Iterator[tuple[int, str]]:
    head, rest = rows[0], rows[1:]
    if not all(map(text.OPTION.match, lines[:head])):
        yield head, "leave an empty line above a table."
    elif DELIMITER_ROW.fullmatch(lines[head]):
        yield head, "the head of this table is missing. Write it above the line of dashes: | One | Two |"
    elif not rest or rest[0] != head + 1 or not DELIMITER_ROW.fullmatch(lines[rest[0]]):
        yield head, MISSING_DELIMITER_ROW
    else:
        columns = len(split_cells(lines[head]))
        # Whatever stands under the head is a row; what one without outer bars has more than the head would be lost.
        for number, line in enumerate(lines[rest[0] :], rest[0]):
            size = len(split_cells(line if ROW.fullmatch(line) else f"|{line.strip().strip('|')}|"))
            if size > columns or (number in rest and size != columns):
                yield number, CELL_COUNT_MISMATCH.format(size, columns)


def _indentation_problems(source: Source, blocks: list[str]) -> Iterator[tuple[int, str]]:
    """Four spaces make code, and less than four no list inside a list."""
    before = above = ""  # the line before, and the last one with words
    for (number, line), (_, written), block in zip(
        source.prose_lines, source.body_lines, blocks, strict=True
    ):
        if line.strip() and registry.content_type(block) not in SELF_CHECKED:
            # What belongs to a list, a definition, a note, a fold or a footnote is indented, and so is what goes on with it.
            in_list = text.LIST_ITEM.match(above)
            belongs = in_list or INDENTED.match(above) or above.startswith((":", "!!!", "???", "===", "[^"))
            # A block or an option out of its place, of which `worksheet` speaks.
            misplaced = re.match(r"\s+(?:///|[\w-]+:)" if block else r"\s+///", line)
            if UNDERINDENTED_LIST.match(line) and in_list and not above.startswith(" "):
                yield number, f'"{text.shorten(line)}": a list inside a list begins with four spaces.'
            elif (
                INDENTED.match(line)
                and INDENTED.match(written)
                and not (before.strip() or belongs or misplaced)
            ):
                message = f'"{text.shorten(line)}" begins with four spaces, which makes code of it. Begin it at the start of the line.'
                yield number, message
        before, above = line, line if line.strip() else above


def _empty_admonitions(source: Source) -> Iterator[tuple[int, str]]:
    """Notes and folds that are empty, because what was meant to be in them is not indented."""
    open_note = 0, "", ""  # its line, its words, and how what is in it begins
    for number, line in [*source.prose_lines, (0, "end")]:
        if not line.strip():
            continue
        if open_note[0] and not line.replace("\t", " " * 4).startswith(open_note[2]):
            yield (
                open_note[0],
                f'"{text.shorten(open_note[1])}" has no text. Indent what belongs to it by four spaces.',
            )
        note = ADMONITION.match(line)
        open_note = (number, line, f"{note[1]}    ") if note else (0, "", "")
