"""The model of a field for paper: what is printed, and the form fields of a fillable PDF."""

from dataclasses import dataclass, field
from typing import Any

HtmlElement = Any  # of lxml, which is slow to import and not needed to check words
BlockReader = Any  # that of `press.read.blocks`: nothing of the press is imported here
Runs = list[Any]  # of `press.read` text runs, each in one style


@dataclass
class Control:
    """A form field of a PDF. `label` is what a screen reader says, `group` the question of a radio button, `value` its value;
    `widget` is "text" (lines), "line", "cell", "check" or "radio"."""

    name: str
    label: str
    widget: str
    value: str = ""
    group: str = ""


@dataclass
class PaperField:
    """The attributes of every field. The layout draws it by `kind`, the name of its block.

    `lines` is the space to write in, in lines for a pen; `items` are choices or columns, which are listed where nothing can
    be filled in, as in a book. `first` is the number of its first control in the whole document: the layout puts a marker
    with that number where the control belongs, by which `press.pdf.forms` finds the place.
    """

    kind: str
    label: Runs
    hint: list[Any]
    lines: int
    controls: list[Control] = field(default_factory=list)
    items: list[Runs | str] = field(default_factory=list)
    first: int = 0


def find_controls(node: HtmlElement) -> list[HtmlElement]:
    """The controls whose answers are stored, in document order."""
    return list(node.xpath(".//*[@data-answer]"))
