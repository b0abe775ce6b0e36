"""The text of a finished page → blocks: headings, paragraphs, lists, quotes, notes, tables.

Fields are handed to `fields`; anything unknown is an error, so that no word is lost on paper.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from press import fields
from press.errors import PressError
from press.model import Heading, Listing, Note, Paragraph, Picture, Quote, Run, Table
from press.read import svg
from press.read.inline import is_hidden, plain, runs

HEADINGS = {"h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
TONES = ("danger", "example", "try", "note")
# Wrappers without a meaning of their own.
OPEN = {"div", "section", "article", "main", "details", "summary", "dl", "dt", "dd"}
INLINE = {
    *(
        "a",
        "abbr",
        "b",
        "br",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
    ),
    *("samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"),
}


def classes(node: HtmlElement) -> list[str]:
    return (node.get("class") or "").split()


def read(parent: HtmlElement, base: str, where: str) -> list[Any]:
    """The blocks within an element. `where` is the author's file, for errors."""
    out: list[Any] = []
    # Words that stand in no paragraph, as in a short list item, are one up to the next block.
    loose = html.Element("p")
    loose.text = parent.text
    for node in parent:
        if not isinstance(node.tag, str) or node.tag in INLINE:
            loose.append(deepcopy(node))
            continue
        out.append(Paragraph(runs(loose, base)))
        if node.tag == "svg" or not is_hidden(node):
            out.extend(block(node, base, where))
        loose = html.Element("p")
        loose.text = node.tail
    out.append(Paragraph(runs(loose, base)))
    return [found for found in out if not (isinstance(found, Paragraph) and not found.runs)]


def block(node: HtmlElement, base: str, where: str) -> list[Any]:
    tag = str(node.tag)
    if any(True for _ in node.iter("img")):
        raise PressError(
            f"{where}: the press does not know <img>; put the picture on a line of its own, with an empty line above and below."
        )
    if "field" in classes(node):
        return [fields.read(node, base, where)]
    if tag in HEADINGS:
        return [Heading(HEADINGS[tag], runs(node, base))]
    # A recording is no picture: paper has its words, and where to hear it.
    if tag in PLAIN and "recording" not in classes(node):
        return PLAIN[tag](node, base)
    if tag in {"ul", "ol"}:
        items = [item(li, base, where) for li in node if li.tag == "li"]
        return [Listing(tag == "ol", items, int(node.get("start") or 1), f"{node.get('type') or 1}.")]
    if tag == "blockquote":
        return [Quote(read(node, base, where))]
    if tag == "aside":
        return [Note("danger", [], read(node, base, where))]
    if "admonition" in classes(node):
        return [note(node, base, where)]
    if tag in OPEN or tag == "figure":
        return read(node, base, where)
    raise PressError(f"{where}: the press does not know <{tag}>; use a paragraph, list, table or note.")


# What holds no blocks of its own.
PLAIN: dict[str, Callable[[HtmlElement, str], list[Any]]] = {
    "p": lambda node, base: [Paragraph(runs(node, base))],
    "pre": lambda node, base: [Paragraph(lines(str(node.text_content())))],
    "table": lambda node, base: [table(node, base)],
    "figure": lambda node, base: picture(node, base),
    "svg": lambda node, base: picture(node, base),
    "hr": lambda node, base: [],
}


def lines(text: str) -> list[Run]:
    """Text whose lines stay as they are, as in an example of code."""
    out: list[Run] = []
    for line in text.strip("\n").split("\n"):
        out += [Run("\n"), Run(plain(line))]
    return out[1:]


def item(node: HtmlElement, base: str, where: str) -> list[Any]:
    """A list item: its running text is one paragraph, lists and paragraphs within follow."""
    nested = [child for child in node if child.tag in {"p", "ul", "ol", "div", "blockquote"}]
    return read(node, base, where) if nested else [Paragraph(runs(node, base))]


def table(node: HtmlElement, base: str) -> Table:
    lines = [[runs(cell, base) for cell in row] for row in node.iter("tr")]
    return Table(lines[0], lines[1:])


def picture(node: HtmlElement, base: str) -> list[Any]:
    drawing = node if node.tag == "svg" else node.find(".//svg")
    if drawing is None:
        return []
    caption = runs(node.find(".//figcaption"), base)
    return [Picture(svg.picture(drawing), svg.alternative(drawing), caption)]


def note(node: HtmlElement, base: str, where: str) -> Note:
    tone = next((tone for tone in TONES if tone in classes(node)), "note")
    node = deepcopy(node)  # the page is read for other files too
    heads = node.find_class("admonition-title")
    title = runs(heads[0], base) if heads else []
    for head in heads:
        head.drop_tree()
    return Note(tone, title, read(node, base, where))
