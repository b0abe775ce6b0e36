"""`grid`: a table to fill in."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from worksheet.block import FieldBlock
from worksheet.field_names import label_text, part_names, validate_labels
from worksheet.options import NAME_OPTION, type_boolean, type_ranged_integer
from worksheet.paper import Control, HtmlElement, PageReader, PaperField, Runs, find_controls
from worksheet.parser import BlockSource, LineMessage
from worksheet.tables import CELL_COUNT, DELIMITER_ROW, NO_DELIMITERS, ROW, split_cells

# More would be too narrow to write in on paper.
MAX_COLUMNS = 6


@dataclass
class PaperGrid(PaperField):
    """`items` are the heads of columns, `examples` filled rows, `rows` is the number of blank ones; `add` marks a log, to which a
    reader adds rows."""

    examples: list[list[Runs]] = field(default_factory=list)
    rows: int = 0
    add: bool = False


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
    the page begins with two of them and a button for one more; on paper there are all, and the page
    links one more sheet of paper with nothing but such tables. The rows that you write under the head
    are the worked example and are marked as one. A hint may stand above the table. `name` keeps
    answers together with the table when you may change its label.

    The reader gets the table with blank rows; on a phone each row becomes a card of its own.
    Answers are kept by row and column head: a column that you rename later is an earlier answer.
    """

    NAME = "grid"
    EXAMPLE = "Fact or guess?"
    CONTENT = "table"
    OPTIONS: ClassVar = {
        "rows": (4, type_ranged_integer(1, 20)),
        "add": (False, type_boolean),
        "name": NAME_OPTION,
    }

    @classmethod
    def parse_element(cls, node: HtmlElement, page: PageReader) -> PaperGrid:
        caption = page.text(node.find(".//caption/span"))
        grid = PaperGrid(**vars(super().parse_element(node, page)), add="data-add" in node.attrib)
        grid.items = [page.runs(cell) for cell in node.iterfind(".//thead//th")]
        for row in node.iterfind(".//tbody/tr"):
            controls = find_controls(row)
            if not controls:
                grid.examples.append([page.runs(cell) for cell in row.iterfind("td")])
                continue
            grid.rows += 1
            row_name = page.text(row.find(".//span"))
            for control in controls:
                label = f"{caption}: {row_name}, {page.text(control.getparent().find('label'))}"
                grid.controls.append(Control(control.get("data-answer"), label, "cell"))
        if len(grid.controls) != grid.rows * len(grid.items):
            raise page.error(f'the grid "{caption}" has rows that do not fit its head.')
        return grid

    def add_controls(self) -> tuple[str, ...]:
        self.element.set("data-lines", "2")
        source = self.hint.find("table")
        if source is None:
            source = etree.Element("table")
        else:
            self.hint.remove(source)
        table = etree.SubElement(self.element, "table")
        caption = etree.SubElement(table, "caption")
        label = etree.SubElement(caption, "span")
        label.text = self.argument
        self.attach_hint(table)
        # A hint stands below the label, and is no part of the name.
        if "aria-describedby" in table.attrib:
            label.set("id", self.page.ids.unique(f"l-{self.field}"))
            table.set("aria-labelledby", label.attrib["id"])
            self.element.remove(self.hint)
            caption.append(self.hint)
        heads = [head.text or "" for head in source.iter("th")]
        top = etree.SubElement(etree.SubElement(table, "thead"), "tr")
        for head in heads:
            etree.SubElement(top, "th", {"scope": "col"}).text = head
        body = etree.SubElement(table, "tbody")
        self._add_examples(body, source, [label_text(head) for head in heads])
        names = part_names(tuple(heads))
        for number in range(1, self.options["rows"] + 1):
            self._add_blank_row(etree.SubElement(body, "tr"), number, dict(zip(names, heads, strict=True)))
        if self.options["add"]:
            self.element.set("data-add", "")
            button = {"type": "button", "class": "add-row", "data-do": "add-row", "hidden": ""}
            etree.SubElement(self.element, "button", button).text = self.page.t("field_add_row")
        return names

    def _add_examples(self, body: etree.Element, source: etree.Element, columns: list[str]) -> None:
        for source_row in source.findall("tbody/tr"):
            cells = [cell.text or "" for cell in source_row]
            if not any(cells):  # Markdown adds an empty row to a table without any
                continue
            row = etree.SubElement(body, "tr", {"class": "example"})
            for column, cell in zip(columns, cells, strict=False):
                etree.SubElement(row, "td", {"data-column": column}).text = cell
            row[0].set("data-example", self.page.t("press_example"))  # CSS shows it before the cell

    def _add_blank_row(self, row: etree.Element, number: int, columns: dict[str, str]) -> None:
        """A row of controls, named in its first cell. The accessible name of a control is that of its row and column."""
        name_id = self.page.ids.unique(f"r-{self.field}-{number}")
        for part, head in columns.items():
            cell = etree.SubElement(row, "td")
            if len(row) == 1:
                name = etree.SubElement(cell, "span", {"id": name_id, "class": "row-name"})
                name.text = self.page.t("field_row", number=number)
            control = self.answer_control("box", str(number), part, rows="2")
            label = etree.SubElement(cell, "label", {"for": control.attrib["id"]})
            label.set("id", self.page.ids.unique(f"l-{self.field}-{number}-{part}"))
            label.text = head
            control.set("aria-labelledby", f"{name_id} {label.attrib['id']}")
            cell.append(control)

    @classmethod
    def part_labels(cls, source: BlockSource) -> tuple[str, ...]:
        rows = _table_rows(source)
        return tuple(split_cells(rows[0][1])) if rows else ()

    @classmethod
    def validate(cls, source: BlockSource) -> Iterator[LineMessage]:
        rows = _table_rows(source)
        if not rows:
            message = 'this "grid" has no table. Write its head between bars, and under it |---|---|'
            yield source.line, message
            return
        yield from _misplaced_lines(source)
        (top, head), rest = rows[0], rows[1:]
        columns = split_cells(head)
        yield from validate_labels([(top, column) for column in columns], "column head")
        if len(columns) > MAX_COLUMNS:
            message = (
                f"this table has {len(columns)} columns; the limit is {MAX_COLUMNS}. Make it two tables."
            )
            yield top, message
        if not rest or not DELIMITER_ROW.fullmatch(rest[0][1]):
            yield top, NO_DELIMITERS
        for number, row in rest:
            if len(split_cells(row)) != len(columns):
                yield number, CELL_COUNT.format(len(split_cells(row)), len(columns))


def _misplaced_lines(source: BlockSource) -> Iterator[LineMessage]:
    """Lines that would end the table too early."""
    in_table, previous = False, ""
    for number, line in source.body:
        text = line.strip()
        if ROW.fullmatch(line):
            if in_table and not ROW.fullmatch(previous):
                yield number, "this table has a gap. Keep its lines together."
            in_table = True
        elif text and in_table:
            message = f'"{text}" is not a row. Begin and end a row with a bar, |; put a hint above the table.'
            yield number, message
        elif line.count("|") > 1:
            yield number, f'"{text}" is not a row. Write it with a bar at both ends: | One | Two |'
        previous = line


def _table_rows(source: BlockSource) -> list[tuple[int, str]]:
    return [(number, line) for number, line in source.body if ROW.fullmatch(line)]
