"""The model of a field for paper: what is printed, and the form fields of a fillable PDF.

It imports nothing of the press, which passes a `PageReader` for everything that a field needs of its page.
"""

from dataclasses import dataclass, field
from typing import Any, Protocol

HtmlElement = Any  # of lxml, which is slow to import and not needed to check words
Runs = list[Any]  # of `press.read` text runs, each in one style


@dataclass
class Control:
    """A form field of a PDF. `label` is what a screen reader says, `group` the question of a radio button.

    `widget` is "text" (lines), "line", "cell", "check" or "radio"; `value` is that of a radio button.
    """

    name: str
    label: str
    widget: str
    value: str = ""
    group: str = ""


@dataclass
class PaperField:
    """The attributes of every field. The layout draws it by `kind`, the name of its block.

    `lines` is the space to write in, in lines for a pen. `first` is the number of its first control in
    the whole document: the layout puts a marker with that number where the control belongs, by which
    `press.pdf.forms` finds the place.
    """

    kind: str
    label: Runs
    hint: list[Any]
    lines: int
    controls: list[Control]
    first: int = 0

    def prompts(self) -> list[Runs | str]:
        """Choices or columns, to be listed where nothing can be filled in, as in a book."""
        return []


class PageReader(Protocol):
    """Reads elements of the page that a field is on."""

    def runs(self, node: HtmlElement | None) -> Runs:
        """The styled text of an element; none for None."""

    def text(self, node: HtmlElement | None) -> str:
        """The text alone."""

    def blocks(self, node: HtmlElement) -> list[Any]:
        """Paragraphs, lists and other blocks of an element."""

    def error(self, message: str) -> Exception:
        """An error that names the author's file, to be raised."""


def common_attributes(node: HtmlElement, page: PageReader) -> dict[str, Any]:
    """The arguments of `PaperField`, except for the controls."""
    labels = node.xpath("./label | ./legend | .//caption/span")
    hints = node.find_class("hint")
    return {
        "kind": node.get("data-block"),
        "label": page.runs(labels[0] if labels else None),
        "hint": page.blocks(hints[0]) if hints else [],
        "lines": int(node.get("data-lines", "1")),
    }


def find_controls(node: HtmlElement) -> list[HtmlElement]:
    """The controls whose answers are stored, in document order."""
    return list(node.xpath(".//*[@data-answer]"))


@dataclass
class PaperChoices(PaperField):
    """`items` are the choices, with a control each."""

    items: list[Runs] = field(default_factory=list)

    def prompts(self) -> list[Runs | str]:
        return [*self.items]
