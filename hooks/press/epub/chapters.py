"""Finished pages → the chapters of an EPUB."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import colors
from press.epub import blocks, xhtml
from press.read.book import COVER_PART, Book, kind
from press.read.chapters import prompts_of
from press.read.inline import text_of
from press.read.page import Page, Site

TITLE = "title.xhtml"


def file_of(page: Page) -> str:
    """A page's name in the EPUB. Addresses hold no "_", so no two share a name."""
    return f"{page.address.strip('/').replace('/', '_')}.xhtml" if page.address else TITLE


@dataclass
class Chapter:
    """`kind` is of EPUB's words; `within`: it belongs to the part before it; `thread`: the number of its color."""

    file: str
    title: str
    kind: str
    within: bool
    thread: int
    body: str  # XHTML


@dataclass
class Text:
    """What is between the covers: the first page's words and drawing, the chapters, the pictures and recordings in them."""

    words: str
    drawing: str
    newest: str  # the day of the newest page, "2026-11-23", and in words
    newest_text: str
    chapters: list[Chapter]
    files: dict[str, str]  # name → base64


def text(site: Site, book: Book, back: Callable[[int], str], write_at: str) -> Text:
    """`back(n)` is what the way back from note n is called, `write_at` leads to the page of a worksheet."""
    files: dict[str, str] = {}

    def file(address: str) -> str:
        """Its name in the EPUB. What an author shows stands in the site."""
        path = unquote(address.removeprefix(book.first.base))
        name = f"{Path(path).parent.name}/{Path(path).name}"
        files[name] = base64.b64encode((site.folder / path).read_bytes()).decode()
        return name

    bodies = {}
    for page in book.pages:
        writer = xhtml.Writer(page, file, back, booking=page is book.last)
        bodies[page.address] = chapter_body(page, writer)
        if asked := prompts_of(site, page):
            bodies[page.address].append(blocks.section(asked, write_at))
    opening = xhtml.Writer(book.first, file, back)
    words = opening.element(book.first.need("article", "words", book.first.article))
    rewrite_links([words, *bodies.values()], book, bodies)
    holder = book.first.part_of("article", "picture", book.first.article)
    drawing = None if holder is None else next(holder.iter("svg"), None)
    newest, newest_text = book.newest
    return Text(
        words=xhtml.source(words),
        drawing="" if drawing is None else xhtml.source(xhtml.drawing(drawing)),
        newest=newest,
        newest_text=newest_text,
        chapters=[
            Chapter(
                file=file_of(page),
                title=title(page),
                kind=kind(page),
                within=page.kind == "article",
                thread=colors.thread(page.part or COVER_PART),
                body=xhtml.source(bodies[page.address]),
            )
            for page in book.pages
        ],
        files=files,
    )


def title(page: Page) -> str:
    return text_of(page.need("head", "title", page.need("article", "head", page.article)), page.base)


def chapter_body(page: Page, writer: xhtml.Writer) -> Any:
    """The chapter's one section, named by its heading. The way to other pages is the EPUB's own."""
    role = kind(page)
    body = xhtml.new("section", role=f"doc-{role}", **{"class": role, "aria-labelledby": "_title"})
    body.set(xhtml.TYPE, role)
    writer.fill(body, page.article)
    heading = next(body.iter(f"{{{xhtml.XHTML}}}h1"))
    heading.set("id", "_title")
    return body


def rewrite_links(trees: list[Any], book: Book, bodies: dict[str, Any]) -> None:
    """A link to what is in the EPUB leads there; every other one to the site, by its full address."""
    files = {page.base: file_of(page) for page in (book.first, *book.pages)}
    anchors = {file_of(page): {node.get("id") for node in bodies[page.address].iter()} for page in book.pages}
    for tree in trees:
        for link in tree.iter(f"{{{xhtml.XHTML}}}a"):
            address, _, anchor = (link.get("href") or "").partition("#")
            if address in files:
                file = files[address]
                link.set("href", f"{file}#{anchor}" if anchor in anchors.get(file, ()) else file)
