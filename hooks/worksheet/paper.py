"""A field as the press knows it: what is printed, and the controls that a fillable PDF has in its place.

Free of the press's own modules: what a field needs of the page around it, it asks a `PageReader` for.
"""

from dataclasses import dataclass, field
from typing import Any, Protocol

HtmlElement = Any  # of lxml, which takes long to load; who checks words needs none
Runs = list[Any]  # text in pieces of one style


@dataclass
class Control:
    """One thing to fill in. `label` is what a screen reader says, `group` what radio buttons answer together.

    `widget` is "text" (lines), "line", "cell", "check" or "radio"; `value` is a radio button's own.
    """

    name: str
    label: str
    widget: str
    value: str = ""
    group: str = ""


@dataclass
class PaperField:
    """What every field has. The layout draws it by `kind`, the name of its block.

    `lines` is the room to write in, as lines for a pen. `first` is the number of its first control in
    the whole document: the layout sets a marker with that number where a control belongs, and the
    form stage finds it again by the same number.
    """

    kind: str
    label: Runs
    hint: list[Any]
    lines: int
    controls: list[Control]
    first: int = 0

    def asked(self) -> list[Runs | str]:
        """What stands below the label and the hint where nothing can be filled in, as in a book: choices, columns."""
        return []


class PageReader(Protocol):
    """What the press knows about the page that a field stands on."""

    def runs(self, node: HtmlElement | None) -> Runs:
        """The words of an element in their styles; none for None."""

    def text(self, node: HtmlElement | None) -> str:
        """The words alone."""

    def blocks(self, node: HtmlElement) -> list[Any]:
        """Paragraphs, lists and what else stands within an element."""

    def error(self, message: str) -> Exception:
        """A fault of the page, with the author's file; to be raised."""


def common(node: HtmlElement, page: PageReader) -> dict[str, Any]:
    """What every field has, except its controls."""
    heads = node.xpath("./label | ./legend | .//caption")
    hints = node.find_class("hint")
    return {
        "kind": node.get("data-block"),
        "label": page.runs(heads[0] if heads else None),
        "hint": page.blocks(hints[0]) if hints else [],
        "lines": int(node.get("data-lines", "1")),
    }


def controls(node: HtmlElement) -> list[HtmlElement]:
    """The controls whose answers are kept, in their order."""
    return list(node.xpath(".//*[@data-answer]"))


@dataclass
class PaperChoices(PaperField):
    """`items` are the words of the choices, one control each."""

    items: list[Runs] = field(default_factory=list)

    def asked(self) -> list[Runs | str]:
        return [*self.items]
