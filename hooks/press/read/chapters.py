"""Finished pages → the chapters of a book, on paper or as an EPUB."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lxml.html import HtmlElement

from press.errors import PressError, map_all
from press.read import model
from press.read.blocks import BlockReader
from press.read.book import BACK_MATTER, Book
from press.read.finished_page import NAME
from press.read.helplines import join_runs, read_country
from press.read.model import Block, Run, Runs
from press.read.sheets import Sheet
from worksheet.paper import PaperField

# Notes and pop-ups without a name of the contract.
UNNAMED = ".//aside[not(@data-press)] | .//*[@popover][not(../@data-press)]"


@dataclass
class Entries:
    """A list of links or sources, each entry one paragraph. `title` may be empty."""

    kind: str  # "cross", "members", "sources" or "bibliography"
    title: str
    items: list[Runs]
    anchors: list[str]  # of each item, "" if it has none


@dataclass
class SmallPrint(Block):
    runs: Runs


@dataclass
class Section(Block):
    """`name`: as on the page, "in-short", "words" or "after"; within the last, "sheet" (the link to the worksheet),
    "calls" (a country's first numbers) or "booking"."""

    name: str
    blocks: list[Any]


@dataclass
class Prompts(Block):
    """A worksheet's questions without space for answers. `heading`: what the article calls its worksheet; `address`: the worksheet's page."""

    heading: str
    title: str
    purpose: Runs
    address: str
    blocks: list[Any]


@dataclass
class Prompt(Block):
    """What a field asks, without space for an answer: its label, its hint and its choices, which stay together."""

    blocks: list[Any]


@dataclass
class Choices(Block):
    """What a field offers: its choices, its columns or the ends of its scale."""

    items: list[Runs]


@dataclass
class Chapter:
    """`key`: its name within the file; `role`: "part", "chapter", "appendix" or "bibliography"; `in_part`: whether it belongs to
    the part before it; `facts`: how long it takes to read, and who wrote it, if the page says so; `source`: the author's file;
    `sheets`: the questions of its worksheets."""

    key: str
    role: str
    in_part: bool
    part: int
    breadcrumb: Runs
    title: str
    summary: Runs
    facts: list[Runs]
    picture: model.Picture | None
    source: str
    sections: list[Section] = field(default_factory=list)
    sheets: list[Prompts] = field(default_factory=list)

    @property
    def body(self) -> list[Any]:
        return [block for section in self.sections if section.name == "words" for block in section.blocks]


def page_key(address: str) -> str:
    """The name of a page within a file, unique because addresses contain no "_"."""
    return address.strip("/").replace("/", "_") or "index"


def read_chapters(book: Book, sheets: Mapping[str, Sheet]) -> list[Chapter]:
    """All pages except the first; `sheets` by the addresses of their pages. Raises one PressError with the faults of all."""
    last = next((page for page in reversed(book.pages) if page.address not in BACK_MATTER), None)
    readers = [ChapterReader(page, cites=True, sheets=sheets, is_last=page is last) for page in book.pages]
    return map_all(ChapterReader.read, readers)


@dataclass(kw_only=True)
class ChapterReader(BlockReader):
    """Reads one page. `is_last`: reading ends on it, so that it keeps the offer to book a talk."""

    sheets: Mapping[str, Sheet]
    is_last: bool

    def read(self) -> Chapter:
        """Raises PressError if the page breaks the contract, or has an unknown element."""
        page = self.page
        chapter = Chapter(
            key=page_key(page.address),
            role=BACK_MATTER.get(page.address) or ("part" if page.kind == "overview" else "chapter"),
            in_part=page.kind == "article",
            part=page.part,
            breadcrumb=join_runs([self.runs(item) for item in page.breadcrumb], " · "),
            title=page.title,
            summary=self.runs(page.head.get("summary")),
            facts=[self.runs(fact) for fact in page.head.get("facts", ())],
            picture=page.picture,
            source=page.source,
        )
        for name, node in page.named_children(page.article):
            if name in {"words", "in-short"}:
                chapter.sections.append(Section(name, self.blocks(node)))
            elif name == "after":
                children = list(page.named_children(node))
                blocks = [block for child in children for block in self.after(*child)]
                chapter.sections.append(Section(name, blocks))
                for inner in (inner for child, inner in children if child == "sheet"):
                    chapter.sheets += self.prompts(inner)
        if unnamed := page.article.xpath(UNNAMED):
            raise PressError(page.missing(f'{NAME}="caution" or "cited"', f"<{unnamed[0].tag}>"))
        return chapter

    def after(self, name: str, node: HtmlElement) -> list[Any]:
        """The blocks of a part that stands after the text."""
        if name in {"cross", "sources", "bibliography", "members"}:
            return [self.entries(name, node)]
        read: dict[str, Callable[[HtmlElement], list[Any]]] = {
            "country": lambda node: [read_country(self.page, node)],
            **dict.fromkeys(("sheet", "calls"), lambda node: [Section(name, self.blocks(node))]),
            "written": lambda node: [SmallPrint(self.runs(node))],
            "booking": lambda node: [Section(name, self.blocks(node))] if self.is_last else [],
            "text": self.block,
            "part": self.blocks,
        }
        return read[name](node)

    def entries(self, kind: str, node: HtmlElement) -> Entries:
        heading = next((child for child in node if child.tag in {"h2", "h3"}), None)
        items = list(node.iter("li"))
        anchors = [item.get("id") or "" for item in items]
        return Entries(kind, self.text(heading), [self.entry(item) for item in items], anchors)

    def entry(self, item: HtmlElement) -> Runs:
        """A line for each paragraph of an item; headings are strong."""
        out: Runs = []
        for block in self.blocks(item):
            is_title = isinstance(block, model.Heading)
            line = [replace(run, strong=True) for run in block.runs] if is_title else block.runs
            out += [Run("\n")] * bool(out) + line
        return out

    def prompts(self, node: HtmlElement) -> Iterator[Prompts]:
        """The questions of the worksheets that a part links to."""
        heading = self.text(self.page.require("text", node))
        self.page.require("door", node)
        for name, door in self.page.named_children(node):
            if name == "door":
                sheet = self.sheets[self.page.resolve(next(door.iter("a")).get("href") or "")]
                questions = [*without_fields(sheet.blocks)]
                yield Prompts(heading, sheet.title, sheet.purpose, sheet.address, questions)


def without_fields(blocks: list[Any]) -> Iterator[Any]:
    """The blocks with each field replaced by its label, its hint, and its choices, or its columns and named rows."""
    for block in blocks:
        if isinstance(block, PaperField):
            yield field_prompt(block)
        elif isinstance(block, (model.Admonition, model.Quote)):
            yield replace(block, blocks=list(without_fields(block.blocks)))
        elif isinstance(block, model.Listing):
            yield replace(block, items=[list(without_fields(item)) for item in block.items])
        elif not isinstance(block, (model.Picture, model.Recording)):
            yield block


def field_prompt(block: PaperField) -> Prompt:
    label = [replace(run, strong=True) for run in block.label]
    choices = [item if isinstance(item, list) else [Run(item)] for item in block.items]
    lists = filter(None, (choices, getattr(block, "names", [])))
    return Prompt([model.Paragraph(label), *block.hint, *map(Choices, lists)])
