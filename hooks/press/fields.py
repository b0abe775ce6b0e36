"""The five fields of a worksheet page → blocks with controls. `worksheet` writes this HTML."""

from __future__ import annotations

from lxml.html import HtmlElement

from press import blocks
from press.errors import PressError
from press.model import Check, Control, Field, Grid, Line, Rate, Runs, Write
from press.read.inline import runs, text_of


def read(node: HtmlElement, base: str, where: str) -> Field:
    readers = {"write": write, "line": line, "check": check, "rate": rate, "grid": grid}
    sort = node.get("data-block") or ""
    if sort not in readers:
        raise PressError(
            f'{where}: the press does not know the field "{sort}" (it knows {", ".join(readers)}).'
        )
    return readers[sort](node, base, where)


def label(node: HtmlElement, base: str) -> Runs:
    """The words over a field: its label, legend or caption."""
    for path in ("./legend", "./label", ".//caption"):
        if (found := node.find(path)) is not None:
            return runs(found, base)
    return []


def hint(node: HtmlElement, base: str, where: str) -> list[object]:
    found = node.find_class("hint")
    return blocks.read(found[0], base, where) if found else []


def attribute(node: HtmlElement, name: str, default: int) -> int:
    value = node.get(name) or ""
    return int(value) if value.isdigit() else default


def write(node: HtmlElement, base: str, where: str) -> Write:
    area = node.find(".//textarea")
    said = label(node, base)
    control = Control(name_of(node, area), text_of(said), "text")
    rows = attribute(area, "rows", 3) if area is not None else 3
    lines = attribute(node, "data-lines", rows)
    return Write(said, hint(node, base, where), [control], lines=lines)


def line(node: HtmlElement, base: str, where: str) -> Line:
    said = label(node, base)
    control = Control(name_of(node, node.find(".//input")), text_of(said), "line")
    return Line(said, hint(node, base, where), [control])


def check(node: HtmlElement, base: str, where: str) -> Check:
    said = label(node, base)
    items: list[Runs] = []
    controls = []
    for box in node.xpath('.//input[@type="checkbox"]'):
        words = runs(box.getparent(), base)
        items.append(words)
        controls.append(Control(name_of(node, box), f"{text_of(said)}: {text_of(words)}", "check"))
    return Check(said, hint(node, base, where), controls, items=items)


def rate(node: HtmlElement, base: str, where: str) -> Rate:
    said = label(node, base)
    buttons = node.xpath('.//input[@type="radio"]')
    ends = [text_of(next(iter(node.find_class(end)), None), base) for end in ("low", "high")]
    values = [button.get("value") or str(at) for at, button in enumerate(buttons)]
    controls = []
    for at, (button, value) in enumerate(zip(buttons, values, strict=True)):
        end = ends[0] if at == 0 else ends[1] if at == len(buttons) - 1 else ""
        spoken = f"{text_of(said)}: {value}" + (f", {end}" if end else "")
        name = name_of(node, button)
        controls.append(Control(name, spoken, "radio", value, group=text_of(said)))
    return Rate(said, hint(node, base, where), controls, values=values, low=ends[0], high=ends[1])


def grid(node: HtmlElement, base: str, where: str) -> Grid:
    said = label(node, base)
    head = [runs(cell, base) for cell in node.xpath(".//thead//th")]
    examples: list[list[Runs]] = []
    controls: list[Control] = []
    rows = 0
    lines = 1
    for row in node.xpath(".//tbody/tr"):
        areas = row.xpath(".//textarea | .//input")
        if not areas:
            examples.append([runs(cell, base) for cell in row.xpath("./td | ./th")])
            continue
        rows += 1
        lines = max([lines] + [attribute(area, "rows", 2) for area in areas])
        for area in areas:
            words = area.xpath("./ancestor::td[1]//label")
            spoken = text_of(words[0], base) if words else area.get("aria-label") or ""
            controls.append(Control(name_of(node, area), f"{text_of(said)}: {spoken}", "cell"))
    if len(controls) != rows * len(head):
        raise PressError(f'{where}: the grid "{text_of(said)}" has rows that do not fit its head.')
    block = Grid(said, hint(node, base, where), controls, head=head, examples=examples, rows=rows)
    block.lines = lines
    return block


def name_of(node: HtmlElement, control: HtmlElement | None) -> str:
    name = control.get("name") if control is not None else None
    return name or node.get("data-field") or ""
