"""Documents as the press knows them: blocks of text and fields, free of HTML and of Typst.

What it knows of fields, their controls among it, is `worksheet.paper`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
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


@dataclass
class Paragraph:
    runs: Runs
    kind: str = "paragraph"


@dataclass
class Heading:
    level: int  # 2 to 6, as in HTML
    runs: Runs
    anchor: str = ""  # by which links lead here
    kind: str = "heading"


@dataclass
class Listing:
    """An ordered list counts from `start`. `boxes`: for each item of a list with boxes "open" or "done", for others ""."""

    ordered: bool
    items: list[list[Any]]
    start: int = 1
    numbering: str = "1."  # as Typst has it: "1.", "a.", "A.", "i." or "I."
    boxes: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)  # of each item, "" where no link leads to it
    kind: str = "listing"


@dataclass
class Quote:
    blocks: list[Any]
    kind: str = "quote"


@dataclass
class Note:
    """Set apart from the words around it; `title` may be empty."""

    tone: str  # "note", "example", "try", "danger"
    title: Runs
    blocks: list[Any]
    folded: bool = False  # closed until somebody opens it
    kind: str = "note"


@dataclass
class Picture:
    """A drawing, or with a `width` in CSS pixels a photo, which is an image within its SVG, and of its own at `file`."""

    svg: str
    alt: str  # "" for decoration
    caption: Runs = field(default_factory=list)
    width: int = 0
    file: str = ""  # its full address
    kind: str = "picture"


@dataclass
class Table:
    """`rows` have as many cells as `head`."""

    head: list[Runs]
    rows: list[list[Runs]]
    kind: str = "table"


@dataclass
class Recording:
    """For the ear; the words of it stand beside it."""

    file: str  # its full address
    label: str
    kind: str = "recording"


@dataclass
class Rule:
    """A line between two passages."""

    kind: str = "rule"


@dataclass
class Foot:
    """What stands below each sheet: whose it is, where help is, and what this is not."""

    practice: Runs
    urgent: Runs
    disclaimer: Runs


@dataclass
class Sheet:
    """A worksheet: what stands above its form, the form, and its place among all."""

    slug: str
    source: str  # the author's file
    language: str
    address: str  # the page's canonical address
    site: str
    author: str
    title: str
    belongs: Runs
    purpose: Runs
    minutes: Runs
    empty: Runs
    picture: Picture | None
    blocks: list[Any]
    foot: Foot
    date: str = ""  # "2026-11-23" where the page says when it was reviewed
    part: int = 0  # its part of the worksheets' page, 0 when it is not listed
    place: int = 0  # its place in that part
    places: int = 0
    more: bool = False  # one page of its logs alone, with as many rows as it holds


@dataclass
class Part:
    title: str
    sheets: list[Sheet]


@dataclass
class Country:
    """Whom to call there: a list with an item for each line. `anchor` is that of the page's own list."""

    name: str
    blocks: list[Any]
    anchor: str = ""
    kind: str = "country"


def as_data(value: Any, left_out: Collection[str] = ("controls",)) -> Any:
    """Blocks as dictionaries, but for attributes of these names and blocks of these kinds."""
    if isinstance(value, list):
        return [as_data(inner, left_out) for inner in value if getattr(inner, "kind", "") not in left_out]
    if hasattr(value, "__dataclass_fields__"):
        return {name: as_data(inner, left_out) for name, inner in vars(value).items() if name not in left_out}
    return value


def within(value: Any) -> Iterator[dict[str, Any]]:
    """Every dictionary of `as_data`, the outer before those in it."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from within(inner)
