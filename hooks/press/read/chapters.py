"""Finished pages → the chapters of a book on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urljoin

from lxml.html import HtmlElement

from press.blocks import Reader
from press.errors import PressError, source_of_page
from press.model import Country, Heading, Note, Picture, Run, Runs
from press.read import sheets
from press.read.book import HERE, Book, kind
from press.read.helplines import HELP, helplines
from press.read.inline import text_of
from press.read.page import NAME, Page, Site
from press.read.prompts import Prompts, prompts


@dataclass
class Entries:
    """Pages that a page leads to, or works it rests on: each entry is one piece of text. `title` may be empty."""

    kind: str  # "cross", "members", "sources" or "bibliography"
    title: str
    items: list[Runs]


@dataclass
class Fine:
    """A line in small type."""

    runs: Runs
    kind: str = "fine"


@dataclass
class Countries:
    countries: list[Country]
    kind: str = "countries"


@dataclass
class Chapter:
    """`key` names it within the file; `role` is of EPUB's words; `within`: it belongs to the part before it; `source`: the
    author's file. `before`, `words` and `after` are the blocks under its head, in the order of the page."""

    key: str
    role: str
    within: bool
    part: int
    place: str
    title: str
    summary: Runs
    picture: Picture | None
    source: str
    before: list[Any] = field(default_factory=list)
    words: list[Any] = field(default_factory=list)
    after: list[Any] = field(default_factory=list)

    @property
    def sheets(self) -> list[Prompts]:
        return [block for block in self.after if isinstance(block, Prompts)]


def key_of(address: str) -> str:
    """The name of a page within a file; addresses hold no "_"."""
    return address.strip("/").replace("/", "_") or "index"


def chapters(site: Site, book: Book) -> list[Chapter]:
    """All pages but the first. All faults of all pages are raised at once."""
    made: list[Chapter] = []
    faults: list[str] = []
    for page in book.pages:
        try:
            made.append(ChapterReader(site, page, last=page is book.last).read())
        except PressError as error:
            faults += error.faults
    if faults:
        raise PressError(*faults)
    return made


class ChapterReader:
    """Reads one page. `last`: reading ends on it, so that the offer to talk stays there."""

    def __init__(self, site: Site, page: Page, last: bool) -> None:
        self.site, self.page, self.last = site, page, last
        self.source = source_of_page(page.address, page.kind)
        self.reader = Reader(page.base, self.source, page.file, cites=True)

    def read(self) -> Chapter:
        page, reader = self.page, self.reader
        head = dict(page.parts("head", page.need("article", "head", page.article)))
        place = head.get("place")
        pieces = [] if place is None else [text_of(piece) for piece in (list(place.iter("li")) or [place])]
        made = Chapter(
            key=key_of(page.address),
            role=kind(page),
            within=page.kind == "article",
            part=page.part,
            place=" · ".join(pieces),
            title=reader.text(page.need("head", "title", page.part_of("article", "head", page.article))),
            summary=reader.runs(head.get("summary")),
            picture=sheets.picture(page.part_of("article", "picture", page.article)),
            source=self.source,
        )
        for name, node in page.parts("article", page.article):
            if name == "words":
                made.words += reader.blocks(node)
            elif name == "in-short":
                made.before.append(self.in_short(node))
            elif name == "after":
                blocks = [
                    block for part, inner in page.parts("after", node) for block in self.after(part, inner)
                ]
                (made.after if made.words else made.before).extend(blocks)
        if page.address == HELP:
            made.after.append(Countries(helplines(self.site)[1]))
        # A box that can be copied stands behind all else.
        made.after.sort(key=lambda block: isinstance(block, Prompts))
        return made

    def in_short(self, node: HtmlElement) -> Note:
        title, *blocks = self.reader.blocks(node)
        return Note("note", title.runs, blocks)

    def after(self, name: str, node: HtmlElement) -> list[Any]:
        """What stands around an article's words; countries are read as a whole."""
        read: dict[str, Callable[[HtmlElement], list[Any]]] = {
            "cross": lambda node: [self.entries("cross", node)],
            "sources": lambda node: [self.entries("sources", node)],
            "bibliography": lambda node: [self.entries("bibliography", node)],
            "members": lambda node: [self.entries("members", node)],
            "sheet": self.sheet,
            "written": lambda node: [Fine(self.reader.runs(node))],
            "booking": lambda node: self.reader.blocks(node) if self.last else [],
            "text": lambda node: self.reader.block(node),
        }
        return read[name](node) if name in read else []

    def entries(self, kind: str, node: HtmlElement) -> Entries:
        heading = next((child for child in node if child.tag in {"h2", "h3"}), None)
        return Entries(kind, self.reader.text(heading), [self.entry(item) for item in node.iter("li")])

    def entry(self, item: HtmlElement) -> Runs:
        """A line for each of its paragraphs, a title strong."""
        out: Runs = []
        for block in self.reader.blocks(item):
            title = isinstance(block, Heading)
            line = [replace(run, strong=True) for run in block.runs] if title else block.runs
            out += [Run("\n")] * bool(out) + line
        return out

    def sheet(self, node: HtmlElement) -> list[Any]:
        """What the worksheet asks that the page links."""
        return [prompts_at(self.site, self.page, node)]


def prompts_of(site: Site, page: Page) -> Prompts | None:
    """What the worksheet of a page asks, where it has one."""
    found = [node for holder in page.article.findall("*") if holder.get(NAME) == "after" for node in holder]
    node = next((node for node in found if node.get(NAME) == "sheet"), None)
    return prompts_at(site, page, node) if node is not None else None


def prompts_at(site: Site, page: Page, node: HtmlElement) -> Prompts:
    """`node` is the part of the page that links its sheet."""
    heading = page.need("sheet", "text", node)
    link = next(page.need("sheet", "door", node).iter("a")).get("href") or ""
    sheet = site.page(urljoin(HERE + page.address, link).removeprefix(HERE))
    return prompts(sheets.sheet(sheet, page.part, 1, 1), text_of(heading, page.base))
