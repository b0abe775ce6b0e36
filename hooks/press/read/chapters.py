"""Finished pages → the chapters of a book, on paper and in a reading app."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from lxml.html import HtmlElement

from press.errors import PressError, each
from press.read import sheets
from press.read.blocks import Reader
from press.read.book import Book, kind
from press.read.helplines import country, joined
from press.read.model import Block, Heading, Picture, Run, Runs
from press.read.page import NAME, Site
from press.read.prompts import Prompts, asked

# A note of its own, and a pop-up, that do not say what they are.
UNNAMED = ".//aside[not(@data-press)] | .//*[@popover][not(../@data-press)]"


@dataclass
class Entries:
    """Pages that a page leads to, or works it rests on: each entry is one piece of text. `title` may be empty."""

    kind: str  # "cross", "members", "sources" or "bibliography"
    title: str
    items: list[Runs]
    anchors: list[str]  # of each item, "" where no link leads to it


@dataclass
class Fine(Block):
    """A line in small type."""

    runs: Runs


@dataclass
class Section(Block):
    """Blocks that belong together. `name` is the page's: "in-short", "words", "after", and within the last "sheet" (the
    way to the worksheet) and "booking"."""

    name: str
    blocks: list[Any]


@dataclass
class Chapter:
    """`key` names it within the file; `role` is of EPUB's words; `within`: it belongs to the part before it; `source`: the
    author's file; `sections` are in the order of the page, `sheets` what the worksheet asks."""

    key: str
    role: str
    within: bool
    part: int
    place: Runs
    title: str
    summary: Runs
    facts: Runs
    picture: Picture | None
    source: str
    sections: list[Section] = field(default_factory=list)
    sheets: list[Prompts] = field(default_factory=list)

    @property
    def words(self) -> list[Any]:
        return [block for section in self.sections if section.name == "words" for block in section.blocks]


def key_of(address: str) -> str:
    """The name of a page within a file; addresses hold no "_"."""
    return address.strip("/").replace("/", "_") or "index"


def chapters(site: Site, book: Book) -> list[Chapter]:
    """All pages but the first. All faults of all pages are raised at once."""
    return each(
        lambda page: ChapterReader(page, cites=True, site=site, last=page is book.last).read(), book.pages
    )


@dataclass(kw_only=True)
class ChapterReader(Reader):
    """Reads one page. `last`: reading ends on it, so that the offer to talk stays there."""

    site: Site
    last: bool

    def read(self) -> Chapter:
        """Raises PressError where the template lacks what the contract names, or a block is none that is known."""
        page = self.page
        made = Chapter(
            key=key_of(page.address),
            role=kind(page),
            within=page.kind == "article",
            part=page.part,
            place=joined([self.runs(piece) for piece in page.place], " · "),
            title=page.title,
            summary=self.runs(page.head.get("summary")),
            facts=joined([self.runs(fact) for fact in page.head.get("facts", ())], " · "),
            picture=page.picture,
            source=page.source,
        )
        for name, node in page.parts(page.article):
            if name in {"words", "in-short"}:
                made.sections.append(Section(name, self.blocks(node)))
            elif name == "after":
                parts = list(page.parts(node))
                made.sections.append(Section(name, [block for part in parts for block in self.after(*part)]))
                made.sheets += [self.asked(inner) for part, inner in parts if part == "sheet"]
        if lost := page.article.xpath(UNNAMED):
            raise PressError(page.lost(f'{NAME}="caution" or "cited"', f"<{lost[0].tag}>"))
        return made

    def after(self, name: str, node: HtmlElement) -> list[Any]:
        """What stands around an article's words."""
        if name in {"cross", "sources", "bibliography", "members"}:
            return [self.entries(name, node)]
        read: dict[str, Callable[[HtmlElement], list[Any]]] = {
            "country": lambda node: [country(self.page, node)],
            "sheet": lambda node: [Section(name, self.blocks(node))],
            "written": lambda node: [Fine(self.runs(node))],
            "booking": lambda node: [Section(name, self.blocks(node))] if self.last else [],
            "text": self.block,
            "part": self.blocks,
        }
        return read[name](node)

    def entries(self, kind: str, node: HtmlElement) -> Entries:
        """A list of links or works under its heading, if it has one."""
        heading = next((child for child in node if child.tag in {"h2", "h3"}), None)
        items = list(node.iter("li"))
        anchors = [item.get("id") or "" for item in items]
        return Entries(kind, self.text(heading), [self.entry(item) for item in items], anchors)

    def entry(self, item: HtmlElement) -> Runs:
        """A line for each of its paragraphs, a title strong."""
        out: Runs = []
        for block in self.blocks(item):
            title = isinstance(block, Heading)
            line = [replace(run, strong=True) for run in block.runs] if title else block.runs
            out += [Run("\n")] * bool(out) + line
        return out

    def asked(self, node: HtmlElement) -> Prompts:
        """What the worksheet asks that a part of the page links."""
        link = next(self.page.need("door", node).iter("a")).get("href") or ""
        sheet = sheets.sheet(self.site.page(self.page.follow(link)))
        heading = self.text(self.page.need("text", node))
        return Prompts(heading, sheet.title, sheet.purpose, sheet.address, asked(sheet.blocks))
