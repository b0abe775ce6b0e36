"""A list to choose one thing from, on paper: boxes, and radio buttons in a PDF to fill in."""

from dataclasses import dataclass, field

from lxml.html import HtmlElement

from worksheet.paper import Control, PageReader, PaperField, Runs, common, controls


@dataclass
class Choice(PaperField):
    """`items` are the words of the choices, one control each."""

    items: list[Runs] = field(default_factory=list)


def read(node: HtmlElement, page: PageReader) -> Choice:
    shared = common(node, page)
    question = page.text(node.find("./legend"))
    made = Choice(**shared, controls=[])
    for button in controls(node):
        label = button.getparent()
        spoken = f"{question}: {page.text(label)}"
        made.items.append(page.runs(label))
        made.controls.append(
            Control(button.get("data-answer"), spoken, "radio", button.get("value"), group=question)
        )
    return made
