"""A list of boxes on paper."""

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from worksheet.paper import Control, PageReader, PaperField, Runs, common, controls


@dataclass
class Check(PaperField):
    """`items` are the words of the boxes, one control each."""

    items: list[Runs] = field(default_factory=list)


def read(node: HtmlElement, page: PageReader) -> Check:
    shared = common(node, page)
    question = page.text(node.find("./legend"))
    boxes = controls(node)
    made = [
        Control(box.get("data-answer"), f"{question}: {page.text(box.getparent())}", "check") for box in boxes
    ]
    return Check(**shared, controls=made, items=[page.runs(box.getparent()) for box in boxes])
