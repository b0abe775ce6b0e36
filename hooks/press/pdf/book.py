"""The articles as a book on paper → the data that its layout reads, with the index."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from press.pdf import layout_data
from press.read.blocks import BlockReader
from press.read.book import COVER_PART, Book
from press.read.chapters import Chapter, Section, page_key
from press.read.finished_page import FinishedSite
from press.read.helplines import read_help_page
from press.read.inline import text_of
from press.read.model import Admonition, CountryHelplines, Heading, resolve_links

INDEXED_ROLES = {"part", "chapter"}


def book_data(site: FinishedSite, book: Book, chapters: list[Chapter]) -> dict[str, Any]:
    first = book.first
    targets = {page.full_address: f"#{page_key(page.address)}" for page in book.pages}
    targets |= {
        f"{page.full_address}#{block.anchor}": f"#{anchor_key(chapter, block.anchor)}"
        for page, chapter in zip(book.pages, chapters, strict=True)
        for block in chapter.body
        if isinstance(block, Heading) and block.anchor
    }
    sheets = (sheet for chapter in chapters for sheet in chapter.sheets)
    targets |= {sheet.address: f"#{sheet_key(sheet.address)}" for sheet in sheets}
    out = book.imprint | {
        "about": layout_data.paper_data(BlockReader(first).blocks(first.require("words"))),
        "picture": {"svg": book.cover} if book.cover else None,
        "chapters": [chapter_data(chapter, site) for chapter in chapters],
        "index": index_entries(chapters, site.search_synonyms()),
        "help": next((chapter.key for chapter in chapters if chapter.role == "appendix"), ""),
    }
    layout_data.color_drawings(out["about"], COVER_PART)
    resolve_links(out, targets)
    return out


def sheet_key(address: str) -> str:
    return "sheet_" + address.strip("/").rpartition("/")[2]


def anchor_key(chapter: Chapter, anchor: str) -> str:
    return f"{chapter.key}--{anchor}"


def chapter_data(chapter: Chapter, site: FinishedSite) -> dict[str, Any]:
    """A chapter with its blocks before, in and after its `body`; all countries and worksheets stand at the end."""
    blocks: dict[str, list[Any]] = {"before": [], "body": [], "after": []}
    for section in chapter.sections:
        if section.name == "in-short":
            title, *inner = section.blocks
            blocks["before"].append(Admonition("note", title.runs, inner))
        elif section.name == "words":
            blocks["body"] += printed_blocks(section.blocks)
        else:
            blocks["after" if blocks["body"] else "before"] += printed_blocks(section.blocks)
    printed = replace(chapter, facts=chapter.facts[1:], sections=[], sheets=[])
    out: dict[str, Any] = layout_data.paper_data(printed)
    out |= {"breadcrumb": text_of(chapter.breadcrumb)}
    out |= {name: layout_data.paper_data(inner) for name, inner in blocks.items()}
    if chapter.role == "appendix":
        countries = layout_data.paper_data(read_help_page(site)[1])
        out["after"].append({"kind": "countries", "countries": countries})
    for sheet in chapter.sheets:
        out["after"].append(layout_data.paper_data(sheet) | {"key": sheet_key(sheet.address)})
    layout_data.color_drawings(out, chapter.part)
    for block in out["body"]:
        if block.get("anchor"):
            block["anchor"] = anchor_key(chapter, block["anchor"])
    layout_data.number_fields(out["body"])
    return out


def printed_blocks(blocks: list[Any]) -> Iterator[Any]:
    """The blocks without links to worksheets, whose questions follow, and without countries, which are printed together."""
    for block in blocks:
        if isinstance(block, Section):
            yield from block.blocks if block.name == "booking" else ()
        elif not isinstance(block, CountryHelplines):
            yield block


def index_entries(chapters: list[Chapter], synonyms: dict[str, list[str]]) -> list[dict[str, Any]]:
    """`{term, keys}`, sorted: titles of articles and worksheets, and phrases that readers search for, but for those with
    a slash, which are several.

    A phrase leads to chapters with one of its `synonyms` in their title. Phrases that lead nowhere are left out, and so are
    those that begin with another term and lead to the same chapters.
    """
    keys_of: dict[str, list[str]] = defaultdict(list)
    indexed = [chapter for chapter in chapters if chapter.role in INDEXED_ROLES]
    for chapter in indexed:
        keys_of[chapter.title].append(chapter.key)
        for sheet in chapter.sheets:
            keys_of[sheet.title].append(sheet_key(sheet.address))
    titles = {title.casefold(): title for title in keys_of}
    for phrase, words in synonyms.items():
        if "/" in phrase:
            continue
        patterns = [re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE) for word in words]
        matches = [c for c in indexed if any(pattern.search(c.title) for pattern in patterns)]
        keys = [chapter.key for chapter in matches if chapter.role == "chapter"]
        term = titles.get(phrase.casefold(), phrase.replace("'", "’"))
        keys_of[term] += [key for key in keys if key not in keys_of[term]]
    keys_of = {term: keys for term, keys in keys_of.items() if keys}
    return [
        {"term": term, "keys": keys_of[term]}
        for term in sorted(keys_of, key=str.casefold)
        if keys_of[term] not in [keys_of.get(term[: space.start()]) for space in re.finditer(" ", term)]
    ]
