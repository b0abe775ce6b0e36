"""Documents as the press knows them: blocks of text and fields, free of HTML and of Typst.

What it knows of fields, their controls among it, is `worksheet.paper`.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Run:
    """A piece of text in one style; a line break is a run of its own ("\\n").

    Of the number of a cited source, `cites` is the full address of its entry in the list, `spoken` what is said for it.
    """

    text: str
    strong: bool = False
    emph: bool = False
    href: str = ""
    struck: bool = False
    raised: bool = False
    tag: str = ""  # the innermost HTML element of its own meaning: "code", "sub"
    lang: str = ""  # BCP 47, where it is not the page's
    cites: str = ""
    spoken: str = ""

    @property
    def style(self) -> tuple[object, ...]:
        """All but the words."""
        return tuple(vars(self).values())[1:]


Runs = list[Run]


class Block:
    """A piece of a document. Layouts and templates know it by its kind, which is what its class is called."""

    @property
    def kind(self) -> str:
        return type(self).__name__.lower()


@dataclass
class Paragraph(Block):
    runs: Runs


@dataclass
class Heading(Block):
    level: int  # 2 to 6, as in HTML
    runs: Runs
    anchor: str = ""  # by which links lead here


@dataclass
class Listing(Block):
    """An ordered list counts from `start`. `boxes`: for each item of a list with boxes "open" or "done", for others ""."""

    ordered: bool
    items: list[list[Any]]
    start: int = 1
    numbering: str = "1."  # as Typst has it: "1.", "a.", "A.", "i." or "I."
    boxes: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)  # of each item, "" where no link leads to it


@dataclass
class Quote(Block):
    blocks: list[Any]


@dataclass
class Note(Block):
    """Set apart from the words around it; `title` may be empty."""

    tone: str  # "note", "example", "try", "danger"
    title: Runs
    blocks: list[Any]
    folded: bool = False  # closed until somebody opens it


@dataclass
class Picture(Block):
    """A drawing, or with a `width` in CSS pixels a photo, which is an image within its SVG, and of its own at `file`."""

    svg: str
    alt: str  # "" for decoration
    caption: Runs = field(default_factory=list)
    width: int = 0
    file: str = ""  # its full address


@dataclass
class Table(Block):
    """`rows` have as many cells as `head`."""

    head: list[Runs]
    rows: list[list[Runs]]


@dataclass
class Recording(Block):
    """For the ear; the words of it stand beside it."""

    file: str  # its full address
    label: str


@dataclass
class Rule(Block):
    """A line between two passages."""


@dataclass
class Country(Block):
    """Whom to call there: a list with an item for each line. `anchor` is that of the page's own list."""

    name: str
    blocks: list[Any]
    anchor: str = ""


def as_data(value: Any, left_out: Collection[str] = ("controls",)) -> Any:
    """Blocks as dictionaries, but for attributes of these names and blocks of these kinds."""
    if isinstance(value, list):
        return [as_data(inner, left_out) for inner in value if getattr(inner, "kind", "") not in left_out]
    if hasattr(value, "__dataclass_fields__"):
        held = {"kind": value.kind} | vars(value) if isinstance(value, Block) else vars(value)
        return {name: as_data(inner, left_out) for name, inner in held.items() if name not in left_out}
    return value


def link(value: Any, places: Mapping[str, str]) -> None:
    """Links to an address of `places`, or to something on that page, lead where it says; all others stay."""
    for run in within(value):
        if href := run.get("href"):
            run["href"] = places.get(href, places.get(href.partition("#")[0], href))


def within(value: Any) -> Iterator[dict[str, Any]]:
    """Every dictionary of `as_data`, the outer before those in it."""
    if isinstance(value, dict):
        yield value
        value = value.values()
    elif not isinstance(value, list):
        return
    for inner in value:
        if isinstance(inner, (dict, list)):  # a text has none: most values are texts
            yield from within(inner)
