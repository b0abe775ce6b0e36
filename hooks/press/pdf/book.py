"""The articles as a book on paper → the data that its layout reads, the index among it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from press.model import Heading
from press.pdf import data
from press.read.book import Book
from press.read.chapters import Chapter, chapters, key_of
from press.read.inline import runs, text_of
from press.read.page import Site
from press.read.search_words import search_words

# What is found under its title; the rest of a book stands in its contents alone.
INDEXED = {"part", "chapter"}


def book_data(site: Site, book: Book) -> dict[str, Any]:
    first, made = book.first, chapters(site, book)
    title = first.site or text_of(first.need("article", "title", first.article))
    places = {page.base: key_of(page.address) for page in book.pages}
    places |= {
        f"{page.base}#{anchor}": anchor_key(chapter, anchor)
        for page, chapter in zip(book.pages, made, strict=True)
        for anchor in anchors(chapter.words)
    }
    places |= {sheet.address: sheet_key(sheet.address) for chapter in made for sheet in chapter.sheets}
    date, written = book.newest
    whole = {
        "title": title,
        "about": data.plain(runs(first.need("article", "words", first.article), first.base)),
        "author": first.author,
        "address": first.base,
        "date": date,
        "written": written,
        "disclaimer": book.disclaimer,
        "rights": first.meta("dcterms.rights"),
        "picture": {"svg": book.cover} if book.cover else None,
        "chapters": [chapter_data(chapter) for chapter in made],
        "index": index(made, search_words(site)),
        "help": next((chapter.key for chapter in made if chapter.role == "appendix"), ""),
    }
    for run in linked(whole):
        for address in (run["href"], run["href"].partition("#")[0]):
            if address in places:
                run["href"] = f"#{places[address]}"
                break
    return whole


def sheet_key(address: str) -> str:
    return "sheet_" + address.strip("/").rpartition("/")[2]


def anchors(blocks: list[Any]) -> list[str]:
    return [block.anchor for block in blocks if isinstance(block, Heading) and block.anchor]


def anchor_key(chapter: Chapter, anchor: str) -> str:
    return f"{chapter.key}--{anchor}"


def chapter_data(chapter: Chapter) -> dict[str, Any]:
    out: dict[str, Any] = data.plain(chapter)
    data.picture(out["picture"], chapter.part)
    for blocks in ("before", "words", "after"):
        data.color_all(out[blocks], chapter.part)
    for block in out["words"]:
        if block.get("anchor"):
            block["anchor"] = anchor_key(chapter, block["anchor"])
    for number, field in enumerate(data.fields_of(out["words"])):
        field["number"] = number
    for block in out["after"]:
        if block["kind"] == "prompts":
            block["key"] = sheet_key(block["address"])
    return out


def linked(value: Any) -> Iterator[dict[str, Any]]:
    """Every piece of text that is a link."""
    if isinstance(value, list):
        for inner in value:
            yield from linked(inner)
    elif isinstance(value, dict):
        if value.get("href"):
            yield value
        for inner in value.values():
            yield from linked(inner)


def index(made: list[Chapter], words: dict[str, list[str]]) -> list[dict[str, Any]]:
    """`{term, keys}` in order of the alphabet: titles of articles and sheets, and the words by which readers look for them.

    A phrase leads to what has one of its words in its title. One that leads nowhere is left out, and so is one that goes
    on from another to the same pages.
    """
    found: dict[str, list[str]] = defaultdict(list)
    articles = [chapter for chapter in made if chapter.role in INDEXED]
    for chapter in articles:
        found[chapter.title].append(chapter.key)
        for sheet in chapter.sheets:
            found[sheet.title].append(sheet_key(sheet.address))
    named = {title.casefold(): title for title in found}
    for phrase, meant in words.items():
        sought = [re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE) for word in meant]
        keys = [c.key for c in articles if c.role == "chapter" and any(one.search(c.title) for one in sought)]
        term = named.get(phrase.casefold(), phrase)
        found[term] += [key for key in keys if key not in found[term]]
    terms = [term for term in sorted(found, key=str.casefold) if found[term]]
    return [
        {"term": term, "keys": found[term]}
        for term in terms
        if not any(term.startswith(f"{other} ") and found[term] == found[other] for other in terms)
    ]
