"""Documents as the press reads them, independent of HTML and of Typst: blocks of text. Fields are in `worksheet.paper`."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Run:
    """A piece of text in one style; a line break is a run of its own ("\\n"). For the number of a cited source or of a footnote,
    `cites` is the full address of its entry in the list; `spoken` is the accessible name of a source's."""

    text: str
    strong: bool = False
    emph: bool = False
    href: str = ""
    struck: bool = False
    raised: bool = False
    tag: str = ""  # the innermost HTML element with a meaning of its own: "code", "sub"
    lang: str = ""  # BCP 47, if it is not the page's
    cites: str = ""
    spoken: str = ""

    @property
    def style(self) -> tuple[object, ...]:
        """Everything but the text."""
        return tuple(vars(self).values())[1:]


Runs = list[Run]


class Block:
    """A piece of a document. Layouts and templates know it by its `kind`, the name of its class in lower case."""

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
    anchor: str = ""


@dataclass
class Listing(Block):
    """A list; an ordered one counts from `start`. `boxes`: for each item of a task list "open", "done", or "" for none."""

    ordered: bool
    items: list[list[Any]]
    start: int = 1
    numbering: str = "1."  # a numbering pattern of Typst: "1.", "a.", "A.", "i." or "I."
    boxes: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)  # of each item, "" if it has none


@dataclass
class Quote(Block):
    blocks: list[Any]


@dataclass
class Admonition(Block):
    """An admonition; `title` may be empty."""

    tone: str  # "note", "example", "try", "danger"
    title: Runs
    blocks: list[Any]
    folded: bool = False  # closed until a reader opens it


@dataclass
class Picture(Block):
    """A drawing; or, with a `width` in CSS pixels, a photo: an image within its SVG, and a file of the site."""

    svg: str
    alt: str  # "" for decoration
    caption: Runs = field(default_factory=list)
    width: int = 0
    file: str = ""  # full address


@dataclass
class Table(Block):
    """`rows` have as many cells as `head`. `alignment`: of each column "center", "right" or "", if any has one."""

    head: list[Runs]
    rows: list[list[Runs]]
    alignment: list[str] = field(default_factory=list)


@dataclass
class Recording(Block):
    """An audio file; its transcript stands beside it."""

    file: str  # full address
    label: str


@dataclass
class Rule(Block):
    """A thematic break."""


@dataclass
class CountryHelplines(Block):
    """The helplines of a country: a list with an item for each. `anchor`: of the list on its page."""

    name: str
    blocks: list[Any]
    anchor: str = ""


def as_data(value: Any, exclude: Collection[str] = ("controls",)) -> Any:
    """Blocks as dictionaries, as JSON takes them. `exclude`: names of attributes and kinds of blocks."""
    if isinstance(value, list):
        return [as_data(inner, exclude) for inner in value if getattr(inner, "kind", "") not in exclude]
    if hasattr(value, "__dataclass_fields__"):
        attributes = {"kind": value.kind} | vars(value) if isinstance(value, Block) else vars(value)
        return {name: as_data(inner, exclude) for name, inner in attributes.items() if name not in exclude}
    return value


def resolve_links(value: Any, targets: Mapping[str, str]) -> None:
    """Replaces links to an address in `targets`, or to an anchor on its page, in place; all others stay."""
    for run in iter_dicts(value):
        if href := run.get("href"):
            run["href"] = targets.get(href, targets.get(href.partition("#")[0], href))


def iter_dicts(value: Any) -> Iterator[dict[str, Any]]:
    """Every dictionary in a result of `as_data`, outer ones first."""
    pending: list[Any] = [[value]]
    while pending:
        item = pending.pop()
        if isinstance(item, dict):
            yield item
            item = item.values()
        pending += [inner for inner in reversed(item) if isinstance(inner, (dict, list))]
