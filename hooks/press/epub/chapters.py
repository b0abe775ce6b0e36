"""Finished pages → the chapters of a book: the way that Next leads, then where help is, then what it all rests on."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin

from lxml.html import HtmlElement

from press import cards
from press.epub import xhtml
from press.read import pages
from press.read.inline import text_of

TITLE = "title.xhtml"
# What follows the pages that are read in turn, where the site has it: its address, and what it is to a book.
BEHIND = {"help-now/": "appendix", "sources/": "bibliography"}
HERE = "https://site.invalid/"  # stands for the site while links between its pages are followed


@dataclass
class Page:
    address: str  # "letters/to-a-friend/"
    root: HtmlElement
    base: str  # its full address

    @property
    def main(self) -> HtmlElement:
        return next(self.root.iter("main"))

    @property
    def file(self) -> str:
        """Its name in the book. Addresses hold no "_", so no two share a name."""
        return f"{self.address.strip('/').replace('/', '_')}.xhtml" if self.address else TITLE

    @property
    def thread(self) -> int:
        body = self.root.find("body")
        return int(body.get("data-thread") or 1)

    @property
    def kind(self) -> str:
        """What it is to a book, in the words of EPUB."""
        if self.address in BEHIND:
            return BEHIND[self.address]
        return "part" if self.main.xpath('.//article[@data-kind="overview"]') else "chapter"

    @property
    def title(self) -> str:
        return text_of(self.root.find(".//h1"), self.base)


@dataclass
class Chapter:
    file: str
    title: str
    kind: str  # "part", "chapter", "appendix" or "bibliography"
    within: bool  # it belongs to the part before it
    thread: int
    body: str  # XHTML


def read(site: Path, address: str) -> Page:
    root = pages.parse(site / address / "index.html")
    return Page(address, root, pages.canonical(root, address))


def in_order(site: Path) -> Iterator[Page]:
    """From the first page on by Next, each once; then what stands behind."""
    seen: set[str] = set()
    address: str | None = ""
    while address is not None and address not in seen and (site / address / "index.html").is_file():
        seen.add(address)
        page = read(site, address)
        yield page
        found = page.root.xpath('//head/link[@rel="next"]/@href')
        address = urljoin(HERE + address, str(found[0])).removeprefix(HERE) if found else None
    for address in BEHIND:
        if address not in seen and (site / address / "index.html").is_file():
            yield read(site, address)


@dataclass
class Text:
    """What is between the covers: the first page's words and drawing, the chapters, the pictures they show."""

    first: Page
    words: str
    drawing: str
    reviewed: str  # the day of the newest page, "2026-11-23", and in words
    reviewed_text: str
    chapters: list[Chapter]
    images: dict[str, str]  # name → base64


def text(site: Path, back: Callable[[int], str]) -> Text | None:
    """None for a site without a first page or without articles."""
    found = list(in_order(site)) if (site / "index.html").is_file() else []
    if len(found) < 2:
        return None
    first, *others = found
    images: dict[str, str] = {}

    def picture(address: str) -> str:
        """Its name in the book. What an author shows stands in the site."""
        path = unquote(address.removeprefix(first.base))
        name = f"images/{Path(path).name}"
        images[name] = base64.b64encode((site / path).read_bytes()).decode()
        return name

    last = [page for page in others if page.address not in BEHIND][-1:]
    bodies = {
        page.file: written(page, xhtml.Writer(page.base, picture, back, booking=page in last))
        for page in others
    }
    opening = xhtml.Writer(first.base, picture, back)
    words = [opening.element(node) for node in first.main.find_class("words")]
    lead_inside([*words, *bodies.values()], found, bodies)
    drawing = next((node for node in first.main.iter("svg") if cards.is_wide(node)), None)
    dates = {str(t.get("datetime")): text_of(t) for page in found for t in page.main.iter("time")}
    newest = max(dates, default="")
    return Text(
        first=first,
        words="".join(map(xhtml.source, words)),
        drawing="" if drawing is None else xhtml.source(xhtml.drawing(drawing)),
        reviewed=newest[:10],
        reviewed_text=dates.get(newest, ""),
        chapters=[
            Chapter(
                file=page.file,
                title=page.title,
                kind=page.kind,
                within=bool(page.main.xpath(".//article[@data-number]")),
                thread=page.thread,
                body=xhtml.source(bodies[page.file]),
            )
            for page in others
        ],
        images=images,
    )


def written(page: Page, writer: xhtml.Writer) -> Any:
    """The chapter's one section, named by its heading. The way to other pages is the book's own."""
    body = xhtml.new("section", role=f"doc-{page.kind}", **{"class": page.kind, "aria-labelledby": "_title"})
    body.set(xhtml.TYPE, page.kind)
    for node in list(page.main.iter("article")) or [page.main]:
        writer.fill(body, node)
    heading = next(body.iter(f"{{{xhtml.XHTML}}}h1"))
    heading.set("id", "_title")
    return body


def lead_inside(trees: list[Any], found: list[Page], bodies: dict[str, Any]) -> None:
    """A link to what is in the book leads there; every other one to the site, by its full address."""
    files = {page.base: page.file for page in found}
    anchors = {file: {node.get("id") for node in body.iter()} for file, body in bodies.items()}
    for tree in trees:
        for link in tree.iter(f"{{{xhtml.XHTML}}}a"):
            address, _, anchor = (link.get("href") or "").partition("#")
            if address in files:
                file = files[address]
                link.set("href", f"{file}#{anchor}" if anchor in anchors.get(file, ()) else file)


def practice(page: Page) -> str:
    """Who stands behind the site: the name in its foot."""
    return text_of(pages.first(page.root, "foot-name")) or pages.author(page.root, page.base)
