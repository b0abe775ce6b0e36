"""`grid`: a table to fill in."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import ClassVar

from worksheet.blocks.base import Field, part_names, twice
from worksheet.names import plain
from worksheet.options import OWN_NAME, Option, whole
from worksheet.source import Problem, Source

# More would leave no room to write in on a sheet of paper.
COLUMNS_MAX = 6
_RULE = re.compile(r"\|(?:[ ]*:?-+:?[ ]*\|)+[ ]*")


class Grid(Field):
    """A table to fill in, with a worked example.

    You write a table, each of its lines between bars:

        /// grid | Fact or guess?
            rows: 4
        | What I told myself | Fact or guess? |
        |---|---|
        | *They are late, so they are leaving* | *guess* |
        ///

    `rows` is how many blank rows follow, 1 to 20 (4 if you leave it out). The rows that you write
    under the head are the worked example and are marked as one. A hint may stand above the table.
    `name` keeps answers together with the table when you may change its label.

    The reader gets the table with blank rows; on a phone each row becomes a small group of boxes.
    Answers are kept by row and column head: a column that you rename later is an earlier answer.
    """

    NAME = "grid"
    EXAMPLE: ClassVar[str] = "Fact or guess?"
    OPTIONS: ClassVar[dict[str, Option]] = {
        "rows": Option(4, whole(1, 20)),
        "name": OWN_NAME,
    }

    def open(self, element: etree.Element) -> None:
        element.set("data-rows", str(self.options["rows"]))

    def close(self, element: etree.Element) -> tuple[str, ...]:
        written = self.hint.find("table")
        if written is None:
            written = etree.Element("table")
        else:
            self.hint.remove(written)
        table = etree.SubElement(element, "table")
        self.describe(table)
        etree.SubElement(table, "caption").text = self.argument
        heads = [head.text or "" for head in written.iter("th")]
        top = etree.SubElement(etree.SubElement(table, "thead"), "tr")
        for head in heads:
            etree.SubElement(top, "th", {"scope": "col"}).text = head
        body = etree.SubElement(table, "tbody")
        columns = [plain(head) for head in heads]
        self._examples(body, written, columns)
        names = part_names(tuple(heads))
        for number in range(1, self.options["rows"] + 1):
            row = etree.SubElement(body, "tr")
            for column, name in zip(columns, names, strict=True):
                self._blank(etree.SubElement(row, "td", {"data-column": column}), name, number)
        return names

    def _examples(self, body: etree.Element, written: etree.Element, columns: list[str]) -> None:
        for found in written.findall("tbody/tr"):
            cells = [cell.text or "" for cell in found]
            if not any(cells):  # a table without rows gets an empty one from Markdown
                continue
            row = etree.SubElement(body, "tr", {"class": "example"})
            for column, cell in zip(columns, cells, strict=False):
                etree.SubElement(row, "td", {"data-column": column}).text = cell
            row[0].set("data-example", self.page.words.example)  # shown before the cell

    def _blank(self, cell: etree.Element, name: str, number: int) -> None:
        identifier = self.id(str(number), name)
        label = etree.SubElement(cell, "label", {"for": identifier})
        words = {"column": cell.attrib["data-column"], "number": number}
        label.text = self.page.words.row.format_map(words)
        control = {"id": identifier, "name": f"{self.field}.{number}.{name}", "rows": "2"}
        etree.SubElement(cell, "textarea", control)

    @classmethod
    def parts(cls, source: Source) -> tuple[str, ...]:
        rows = _rows(source)
        return tuple(cells(rows[0][1])) if rows else ()

    @classmethod
    def faults(cls, source: Source) -> Iterator[Problem]:
        rows = _rows(source)
        if not rows:
            yield Problem(
                source.line,
                'this "grid" has no table. Write its head between bars, and under it |---|---|',
            )
            return
        yield from _misplaced(source, rows)
        (top, head), rest = rows[0], rows[1:]
        columns = cells(head)
        yield from twice([(top, column) for column in columns], "column head")
        if len(columns) > COLUMNS_MAX:
            yield Problem(
                top, f"this table has {len(columns)} columns; {COLUMNS_MAX} are the most. Make two of it."
            )
        if not rest or not _RULE.fullmatch(rest[0][1]):
            yield Problem(
                top, "under the head of a table a line of dashes is missing. Write it between bars: |---|---|"
            )
        for number, row in rest:
            if len(cells(row)) != len(columns):
                yield Problem(
                    number,
                    f"cells in this row: {len(cells(row))}; in the head: {len(columns)}. "
                    "Every row needs as many; leave one empty as | |",
                )


def _misplaced(source: Source, rows: list[tuple[int, str]]) -> Iterator[Problem]:
    """Lines that would break the table apart."""
    numbers = {number for number, _ in rows}
    for number, line in source.body:
        if number in numbers and number > rows[0][0] and number - 1 not in numbers:
            yield Problem(number, "the table is interrupted. Keep its lines together.")
        elif number not in numbers and line.strip() and number > rows[0][0]:
            yield Problem(
                number,
                f'"{line.strip()}" is no row. Begin and end a row with a bar, |; put a hint above the table.',
            )
        elif number not in numbers and line.count("|") > 1:
            yield Problem(
                number, f'"{line.strip()}" is no row. Write it with a bar at both ends: | One | Two |'
            )


def _rows(source: Source) -> list[tuple[int, str]]:
    found = ((number, line.rstrip()) for number, line in source.body)
    return [(n, line) for n, line in found if re.fullmatch(r"\|.*\|", line)]


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
