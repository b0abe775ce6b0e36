"""Blocks, as paper knows them → the same words in XHTML: what a worksheet asks, for a book."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from press.epub.xhtml import add, new
from press.model import Heading, Listing, Note, Paragraph, Quote, Runs, Table
from press.read.prompts import Choices, Prompts

# Typst's numbering → HTML's.
NUMBERING = {"a.": "a", "A.": "A", "i.": "i", "I.": "I"}


def section(asked: Prompts, where: str) -> Any:
    """A sheet's questions behind its article; `where` leads to the page on which they are answered."""
    out = new("section", **{"class": "prompts", "aria-labelledby": "_sheet"})
    out.append(text("p", asked.heading, **{"class": "place"}))
    out.append(text("h2", asked.title, id="_sheet"))
    out.append(words("p", asked.purpose))
    place = text("p", f"{where} ", **{"class": "facts"})
    place.append(text("a", asked.address.removeprefix("https://").rstrip("/"), href=asked.address))
    out.append(place)
    return filled(out, asked.blocks, below=1)


def filled(out: Any, blocks: Iterable[Any], below: int) -> Any:
    """The blocks at the end of an element; their headings stand so many levels below those of a page."""
    for block in blocks:
        out.append(element(block, below))
    return out


def element(block: Any, below: int) -> Any:
    if isinstance(block, Heading):
        return words(f"h{min(block.level + below, 6)}", block.runs)
    if isinstance(block, Paragraph):
        return words("p", block.runs)
    if isinstance(block, Quote):
        return filled(new("blockquote"), block.blocks, below)
    if isinstance(block, Note):
        out = new("div", **{"class": f"admonition {block.tone}"})
        if block.title:
            out.append(words("p", block.title, **{"class": "admonition-title"}))
        return filled(out, block.blocks, below)
    if isinstance(block, Choices):
        return listed(new("ul"), [[Paragraph(item)] for item in block.items], below)
    if isinstance(block, Listing):
        out = new("ol" if block.ordered else "ul")
        if block.ordered and block.start != 1:
            out.set("start", str(block.start))
        if block.numbering in NUMBERING:
            out.set("type", NUMBERING[block.numbering])
        return listed(out, block.items, below)
    if isinstance(block, Table):
        return table(block)
    raise TypeError(f"no XHTML for {type(block).__name__}")


def listed(out: Any, items: list[list[Any]], below: int) -> Any:
    for item in items:
        alone = len(item) == 1 and isinstance(item[0], Paragraph)
        out.append(words("li", item[0].runs) if alone else filled(new("li"), item, below))
    return out


def table(block: Table) -> Any:
    out = new("table")
    for name, cell, rows in (("thead", "th", [block.head]), ("tbody", "td", block.rows)):
        part = new(name)
        for row in rows:
            line = new("tr")
            for runs in row:
                line.append(words(cell, runs, **({"scope": "col"} if cell == "th" else {})))
            part.append(line)
        out.append(part)
    return out


def text(tag: str, said: str, **attributes: str) -> Any:
    out = new(tag, **attributes)
    add(out, said)
    return out


def words(tag: str, runs: Runs, **attributes: str) -> Any:
    """Text in its styles; one style within the other as the page had them."""
    out = new(tag, **attributes)
    for run in runs:
        if run.text == "\n":
            out.append(new("br"))
            continue
        styles = {"a": run.href, "strong": run.strong, "em": run.emph, "s": run.struck, "sup": run.raised}
        inner = out
        for name, on in styles.items():
            if on:
                made = new(name, **({"href": run.href} if name == "a" else {}))
                inner.append(made)
                inner = made
        add(inner, run.text)
    return out
