"""The articles as a book on paper → the data that its layout reads, the index among it."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from press.pdf import data
from press.read.book import Book
from press.read.chapters import Chapter, Section, key_of
from press.read.helplines import helplines
from press.read.inline import runs, text_of
from press.read.model import Block, Country, Heading, Note, link
from press.read.page import Site

# What is found under its title; the rest of a book stands in its contents alone.
INDEXED = {"part", "chapter"}


@dataclass
class Countries(Block):
    countries: list[Country]


def book_data(site: Site, book: Book, made: list[Chapter]) -> dict[str, Any]:
    first = book.first
    places = {page.base: f"#{key_of(page.address)}" for page in book.pages}
    places |= {
        f"{page.base}#{anchor}": f"#{anchor_key(chapter, anchor)}"
        for page, chapter in zip(book.pages, made, strict=True)
        for anchor in anchors(chapter.words)
    }
    places |= {sheet.address: f"#{sheet_key(sheet.address)}" for chapter in made for sheet in chapter.sheets}
    whole = book.imprint | {
        "about": data.plain(runs(first.need("words"), first.base)),
        "picture": {"svg": book.cover} if book.cover else None,
        "chapters": [chapter_data(chapter, site) for chapter in made],
        "index": index(made, site.search_words()),
        "help": next((chapter.key for chapter in made if chapter.role == "appendix"), ""),
    }
    link(whole, places)
    return whole


def sheet_key(address: str) -> str:
    return "sheet_" + address.strip("/").rpartition("/")[2]


def anchors(blocks: list[Any]) -> list[str]:
    return [block.anchor for block in blocks if isinstance(block, Heading) and block.anchor]


def anchor_key(chapter: Chapter, anchor: str) -> str:
    return f"{chapter.key}--{anchor}"


def chapter_data(chapter: Chapter, site: Site) -> dict[str, Any]:
    """Its blocks before, in and after its words. Countries, and boxes that can be copied, stand behind all else."""
    laid: dict[str, list[Any]] = {"before": [], "words": [], "after": []}
    for section in chapter.sections:
        if section.name == "in-short":
            title, *blocks = section.blocks
            laid["before"].append(Note("note", title.runs, blocks))
        else:
            place = section.name if section.name == "words" else "after" if laid["words"] else "before"
            laid[place] += printed(section.blocks)
    if chapter.role == "appendix":
        laid["after"].append(Countries(helplines(site)[1]))
    out: dict[str, Any] = data.plain(replace(chapter, facts=[], sections=[], sheets=[]))
    out |= {"place": text_of(chapter.place)} | {place: data.plain(blocks) for place, blocks in laid.items()}
    out["after"] += [data.plain(sheet) | {"key": sheet_key(sheet.address)} for sheet in chapter.sheets]
    data.color(out, chapter.part)
    for block in out["words"]:
        if block.get("anchor"):
            block["anchor"] = anchor_key(chapter, block["anchor"])
    data.number_fields(out["words"])
    return out


def printed(blocks: list[Any]) -> list[Any]:
    """Without the way to a worksheet, whose questions follow, and without countries, which are set together."""
    out: list[Any] = []
    for block in blocks:
        if isinstance(block, Section):
            out += block.blocks if block.name == "booking" else []
        elif not isinstance(block, Country):
            out.append(block)
    return out


def index(made: list[Chapter], words: dict[str, list[str]]) -> list[dict[str, Any]]:
    """`{term, keys}` in order of the alphabet: titles of articles and sheets, and the words by which readers look for them.

    A phrase leads to what has one of its words in its title. One that leads nowhere is left out, and so is one that goes
    on from another to the same pages.
    """
    keys_of: dict[str, list[str]] = defaultdict(list)
    articles = [chapter for chapter in made if chapter.role in INDEXED]
    for chapter in articles:
        keys_of[chapter.title].append(chapter.key)
        for sheet in chapter.sheets:
            keys_of[sheet.title].append(sheet_key(sheet.address))
    named = {title.casefold(): title for title in keys_of}
    for phrase, meant in words.items():
        sought = [re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE) for word in meant]
        keys = [c.key for c in articles if c.role == "chapter" and any(one.search(c.title) for one in sought)]
        term = named.get(phrase.casefold(), phrase)
        keys_of[term] += [key for key in keys if key not in keys_of[term]]
    terms = [term for term in sorted(keys_of, key=str.casefold) if keys_of[term]]
    return [
        {"term": term, "keys": keys_of[term]}
        for term in terms
        if not any(term.startswith(f"{other} ") and keys_of[term] == keys_of[other] for other in terms)
    ]
