"""`grid`: a table to fill in."""

import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from worksheet.block import FieldBlock
from worksheet.field_names import label_text, part_names, validate_labels
from worksheet.options import NAME_OPTION, type_boolean, type_ranged_integer
from worksheet.paper import BlockReader, Control, HtmlElement, PaperField, Runs, find_controls
from worksheet.parser import BlockSource, LineMessage
from worksheet.tables import CELL_COUNT, DELIMITER_ROW, NO_DELIMITERS, ROW, split_cells

# More would be too narrow to write in on paper.
MAX_COLUMNS = 6
DEFAULT_ROWS = 4


@dataclass
class PaperGrid(PaperField):
    """`items` are the heads of columns, `examples` filled rows, `rows` is the number of those to fill in, and `names` are the words
    in the first cells of the first of them; `add` marks a log, to which a reader adds rows."""

    examples: list[list[Runs]] = field(default_factory=list)
    rows: int = 0
    names: list[Runs] = field(default_factory=list)
    add: bool = False


class Grid(FieldBlock):
    """A table to fill in, with a worked example or with named rows.

    You write a table, each of its lines between bars:

        /// grid | Fact or guess?
            rows: 4
        | What I told myself | Fact or guess? |
        |---|---|
        | *They are late, so they are leaving* | *guess* |
        ///

    `rows` is how many rows there are to fill in, 1 to 20 (if you leave it out, as many as you write, or 4).
    With `add: yes`, for a log, the page begins with two of them and a button for one more; on paper there are
    all, and the page links one more sheet of paper with nothing but such tables. The rows that you write under
    the head are the worked example and are marked as one. A blank row is one to fill in, and so is a row of
    which you write only the first cell, with this name: | Monday | | |. Those with a name come first among the
    `rows`. A hint may stand above the table. `name` keeps answers together with the table when you may change
    its label.

    The reader gets the table with blank rows; on a phone each row becomes a card of its own.
    Answers are kept by the name or number of the row, and by column head: a column or a named row
    that you rename later is an earlier answer.
    """

    NAME = "grid"
    EXAMPLE = "Fact or guess?"
    CONTENT = "table"
    OPTIONS: ClassVar = {
        "rows": (0, type_ranged_integer(1, 20)),
        "add": (False, type_boolean),
        "name": NAME_OPTION,
    }

    @classmethod
    def parse_element(cls, node: HtmlElement, reader: BlockReader) -> PaperGrid:
        caption = reader.text(node.find(".//caption/span"))
        grid = PaperGrid(**vars(super().parse_element(node, reader)), add="data-add" in node.attrib)
        grid.items = [reader.runs(cell) for cell in node.iterfind(".//thead//th")]
        for row in node.iterfind(".//tbody/tr"):
            controls = find_controls(row)
            if not controls:
                grid.examples.append([reader.runs(cell) for cell in row.iterfind("td")])
                continue
            grid.rows += 1
            grid.names += [reader.runs(head) for head in row.iterfind("th")]
            row_name = reader.text(row.xpath("./th | .//span")[0])
            for control in controls:
                label = f"{caption}: {row_name}, {reader.text(control.getparent().find('label'))}"
                grid.controls.append(Control(control.get("data-answer"), label, "cell"))
        if len(grid.controls) != grid.rows * len(grid.items) - len(grid.names):
            raise reader.error(f'the grid "{caption}" has rows that do not fit its head.')
        return grid

    def add_controls(self) -> tuple[str, ...]:
        self.element.set("data-lines", "2")
        source = self.hint.find("table")
        if source is None:
            source = etree.Element("table")
        else:
            self.hint.remove(source)
        table = etree.SubElement(self.element, "table")
        self._add_caption(table)
        heads = [head.text or "" for head in source.iter("th")]
        top = etree.SubElement(etree.SubElement(table, "thead"), "tr")
        for head in heads:
            etree.SubElement(top, "th", {"scope": "col"}).text = head
        body = etree.SubElement(table, "tbody")
        table_rows = [[cell.text or "" for cell in row] for row in source.iterfind("tbody/tr")]
        self._add_examples(body, table_rows, [label_text(head) for head in heads])
        names = part_names(tuple(heads))
        columns = dict(zip(names, heads, strict=True))
        row_names = [row[0] for row in table_rows if _is_named(row)]
        # Markdown adds a blank row to a table without any.
        written = len(row_names) + sum(not any(row) for row in table_rows if len(table_rows) > 1)
        count = max(self.options["rows"] or written or DEFAULT_ROWS, len(row_names))
        numbers = [str(number) for number in range(len(row_names) + 1, count + 1)]
        for at, key in enumerate(part_names((*row_names, *numbers))):
            name = row_names[at] if at < len(row_names) else ""
            self._add_row(etree.SubElement(body, "tr"), at + 1, key, name, columns)
        if row_names:
            self.element.set("data-rows", str(len(row_names)))  # which a log shows at once
        if self.options["add"]:
            self.element.set("data-add", "")
            button = {"type": "button", "class": "add-row", "data-do": "add-row", "hidden": ""}
            etree.SubElement(self.element, "button", button).text = self.page.t("field_add_row")
        return names

    def _add_caption(self, table: etree.Element) -> None:
        """The label, and below it the hint, which is no part of the table's name."""
        caption = etree.SubElement(table, "caption")
        label = etree.SubElement(caption, "span")
        label.text = self.argument
        self.attach_hint(table)
        if "aria-describedby" in table.attrib:
            label.set("id", self.page.ids.unique(f"l-{self.field}"))
            table.set("aria-labelledby", label.attrib["id"])
            self.element.remove(self.hint)
            caption.append(self.hint)

    def _add_examples(self, body: etree.Element, rows: list[list[str]], columns: list[str]) -> None:
        for cells in rows:
            if _is_named(cells) or not any(cells):
                continue
            row = etree.SubElement(body, "tr", {"class": "example"})
            for column, cell in zip(columns, cells, strict=False):
                etree.SubElement(row, "td", {"data-column": column}).text = cell
            row[0].set("data-example", self.page.t("press_example"))  # CSS shows it before the cell

    def _add_row(self, row: etree.Element, number: int, key: str, name: str, columns: dict[str, str]) -> None:
        """A row of controls, its name or number in the first cell. A control is called by its row and column."""
        name_id = self.page.ids.unique(f"r-{self.field}-{key}")
        if name:
            etree.SubElement(row, "th", {"id": name_id, "scope": "row"}).text = name
        for part, head in [*columns.items()][len(row) :]:
            cell = etree.SubElement(row, "td")
            if len(row) == 1:
                label = etree.SubElement(cell, "span", {"id": name_id, "class": "row-name"})
                label.text = self.page.t("field_row", number=number)
            control = self.answer_control("box", key, part, rows="2")
            label = etree.SubElement(cell, "label", {"for": control.attrib["id"]})
            label.set("id", self.page.ids.unique(f"l-{self.field}-{key}-{part}"))
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
            yield source.line, 'this "grid" has no table. Write its head between bars, and under it |---|---|'
            return
        yield from _misplaced_lines(source)
        (top, head), rest = rows[0], rows[1:]
        if not rest or not DELIMITER_ROW.fullmatch(rest[0][1]):
            yield top, NO_DELIMITERS
            return
        columns = split_cells(head)
        yield from validate_labels([(top, column) for column in columns], "column head")
        if len(columns) > MAX_COLUMNS:
            message = f"this table has {len(columns)} columns; the limit is {MAX_COLUMNS}. Make it two tables, or let these be the first cells of its rows: | {columns[0]} | | |"
            yield top, message
        for number, row in rest:
            if len(split_cells(row)) != len(columns):
                yield number, CELL_COUNT.format(len(split_cells(row)), len(columns))
        split = ((number, split_cells(row)) for number, row in rest)
        yield from validate_labels([(number, cells[0]) for number, cells in split if _is_named(cells)], "row")


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


def _is_named(cells: list[str]) -> bool:
    """Whether only the first cell of a row has words."""
    return bool(cells[0]) and len(cells) > 1 and not any(cells[1:])


def _table_rows(source: BlockSource) -> list[tuple[int, str]]:
    return [(number, line) for number, line in source.body if ROW.fullmatch(line)]
