"""`grid`: a table to fill in."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import ClassVar

from worksheet.block import FieldBlock
from worksheet.blocks.grid.paper import read
from worksheet.labels import faults_of_labels, part_names
from worksheet.names import plain
from worksheet.options import OWN_NAME, Option, whole, yes_or_no
from worksheet.source import BlockSource, Fault
from worksheet.tables import NO_RULE, RAGGED, ROW, RULE, cells

# More would leave no room to write in on a sheet of paper.
COLUMNS_MAX = 6


class Grid(FieldBlock):
    """A table to fill in, with a worked example.

    You write a table, each of its lines between bars:

        /// grid | Fact or guess?
            rows: 4
        | What I told myself | Fact or guess? |
        |---|---|
        | *They are late, so they are leaving* | *guess* |
        ///

    `rows` is how many blank rows follow, 1 to 20 (4 if you leave it out). With `add: yes`, for a log,
    the page begins with two of them and a button for one more; on paper there are all, and
    the page links one more sheet of paper with nothing but such tables. The rows that you write under the head are the worked example and are marked as one. A hint may stand above the
    table. `name` keeps answers together with the table when you may change its label.

    The reader gets the table with blank rows; on a phone each row becomes a card of its own.
    Answers are kept by row and column head: a column that you rename later is an earlier answer.
    """

    NAME = "grid"
    on_paper = staticmethod(read)
    EXAMPLE = "Fact or guess?"
    CONTENT = "table"
    OPTIONS: ClassVar[dict[str, Option]] = {
        "rows": Option(4, whole(1, 20)),
        "add": Option(False, yes_or_no),
        "name": OWN_NAME,
    }

    def open(self, element: etree.Element) -> None:
        element.set("data-lines", "2")

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
        self._examples(body, written, [plain(head) for head in heads])
        names = part_names(tuple(heads))
        for number in range(1, self.options["rows"] + 1):
            self._blank(etree.SubElement(body, "tr"), number, dict(zip(names, heads, strict=True)))
        if self.options["add"]:
            element.set("data-add", "")
            button = {"type": "button", "class": "add-row", "hidden": ""}
            etree.SubElement(element, "button", button).text = self.page.t("field_add_row")
        return names

    def _examples(self, body: etree.Element, written: etree.Element, columns: list[str]) -> None:
        for filled in written.findall("tbody/tr"):
            cells = [cell.text or "" for cell in filled]
            if not any(cells):  # a table without rows gets an empty one from Markdown
                continue
            row = etree.SubElement(body, "tr", {"class": "example"})
            for column, cell in zip(columns, cells, strict=False):
                etree.SubElement(row, "td", {"data-column": column}).text = cell
            row[0].set("data-example", self.page.t("press_example"))  # shown before the cell

    def _blank(self, row: etree.Element, number: int, columns: dict[str, str]) -> None:
        """A row whose first cell names it. Each control is called by the row and the column together."""
        named = self.page.ids.free(f"r-{self.field}-{number}")
        for part, head in columns.items():
            cell = etree.SubElement(row, "td")
            if len(row) == 1:
                words = self.page.t("field_row", number=number)
                etree.SubElement(cell, "span", {"id": named, "class": "row-name"}).text = words
            control = self.control("box", str(number), part, rows="2")
            label = etree.SubElement(cell, "label", {"for": control.attrib["id"]})
            label.set("id", self.page.ids.free(f"l-{self.field}-{number}-{part}"))
            label.text = head
            control.set("aria-labelledby", f"{named} {label.attrib['id']}")
            cell.append(control)

    @classmethod
    def parts(cls, source: BlockSource) -> tuple[str, ...]:
        rows = _rows(source)
        return tuple(cells(rows[0][1])) if rows else ()

    @classmethod
    def faults(cls, source: BlockSource) -> Iterator[Fault]:
        rows = _rows(source)
        if not rows:
            message = 'this "grid" has no table. Write its head between bars, and under it |---|---|'
            yield Fault(source.line, message)
            return
        yield from _misplaced(source)
        (top, head), rest = rows[0], rows[1:]
        columns = cells(head)
        yield from faults_of_labels([(top, column) for column in columns], "column head")
        if len(columns) > COLUMNS_MAX:
            message = f"this table has {len(columns)} columns; {COLUMNS_MAX} are the most. Make two of it."
            yield Fault(top, message)
        if not rest or not RULE.fullmatch(rest[0][1]):
            yield Fault(top, NO_RULE)
        for number, row in rest:
            if len(cells(row)) != len(columns):
                yield Fault(number, RAGGED.format(len(cells(row)), len(columns)))


def _misplaced(source: BlockSource) -> Iterator[Fault]:
    """Lines that would break the table apart."""
    begun, above = False, ""
    for number, line in source.body:
        said = line.strip()
        if ROW.fullmatch(line):
            if begun and not ROW.fullmatch(above):
                yield Fault(number, "the table is interrupted. Keep its lines together.")
            begun = True
        elif said and begun:
            message = f'"{said}" is no row. Begin and end a row with a bar, |; put a hint above the table.'
            yield Fault(number, message)
        elif line.count("|") > 1:
            yield Fault(number, f'"{said}" is no row. Write it with a bar at both ends: | One | Two |')
        above = line


def _rows(source: BlockSource) -> list[tuple[int, str]]:
    return [(number, line) for number, line in source.body if ROW.fullmatch(line)]
