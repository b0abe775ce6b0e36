"""An element of a finished page → the same words in XHTML, for a book that opens without the site.

What only a screen or a printer uses is left out; sources become notes that a reading app can show in place.
Addresses stay full here: what lies inside the book is known only when all its chapters are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement

from press.errors import PressError
from press.read import svg
from press.read.page import NAME, Page

XHTML = "http://www.w3.org/1999/xhtml"
TYPE = "{http://www.idpf.org/2007/ops}type"
NAMES = {None: XHTML, "epub": "http://www.idpf.org/2007/ops"}
UNUSED = {"script", "style", "template", "button", "form", "input", "textarea", "select", "dialog"}
# The types of an input that holds words, a day or a time: in a book it is a line for them, as a textarea is lines.
TYPED_INTO = {"text", "date", "time"}
# The rest of a page's attributes steers its styles and scripts.
ATTRIBUTES = {
    *("alt", "colspan", "datetime", "href", "id", "lang", "role", "rowspan", "scope", "start", "type"),
    *("aria-hidden", "aria-label", "aria-labelledby"),
}
# Classes that Markdown's own extensions write into an author's words.
MARKDOWN = {"admonition", "admonition-title", "danger", "example", "note", "try"}
# The page's style sheet sets these apart; a book's may be switched off by its reader.
BETWEEN = " · "
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def new(tag: str, **attributes: str) -> Any:
    return etree.Element(f"{{{XHTML}}}{tag}", attributes, nsmap=NAMES)


def add(out: Any, text: str | None) -> None:
    """Text at the end of an element, after whatever it holds."""
    text = FORBIDDEN.sub("", text or "")
    if len(out):
        out[-1].tail = (out[-1].tail or "") + text
    else:
        out.text = (out.text or "") + text


@dataclass
class Writer:
    """For one page; `file` keeps the file of a picture or a recording and says its name in the book."""

    page: Page
    file: Callable[[str], str]
    back: Callable[[int], str]  # what the way back from a note is called
    booking: bool = False  # whether the offer to talk stays
    notes: dict[str, str] = field(default_factory=dict)  # a source's anchor → where it is first cited

    def fill(self, out: Any, node: HtmlElement) -> Any:
        """Everything within `node`, into `out`."""
        add(out, node.text)
        for child in node:
            if isinstance(child.tag, str) and (made := self.element(child)) is not None:
                out.append(made)
            add(out, child.tail)
        return out

    def element(self, node: HtmlElement) -> Any:
        """The element in XHTML, or None when a book has no use for it."""
        if node.tag == "textarea" or node.get("type") in TYPED_INTO:
            return ruled(int(node.get("rows") or 1))
        name = node.get(NAME)
        if node.tag == "audio":
            return self.audio(node)
        if (node.tag == "aside" and name != "caution") or (node.get("popovertarget") and not name):
            raise PressError(self.page.lost(f'{NAME}="caution" or "cited"', f"<{node.tag}>"))
        if node.tag in UNUSED or name == "screen" or node.get("hidden") is not None:
            return None
        if name == "booking" and not self.booking:
            return None
        if node.tag == "svg":
            return drawing(node)
        if node.tag == "img":
            return self.image(node)
        if name == "cited":
            return self.citation(node)
        if name == "sources":
            return self.sources(node)
        if node.tag == "nav" and name == "place":
            return self.joined(new("p", **{"class": "place"}), list(node.iter("li")))
        if name == "ways" or (node.tag == "p" and name == "facts"):
            return self.joined(self.bare(node), list(node))
        return self.fill(self.bare(node), node)

    def bare(self, node: HtmlElement) -> Any:
        """The element alone. Its name is its class: the styles of the pages are not those of the book."""
        out = new(node.tag, **{name: value for name, value in node.items() if name in ATTRIBUTES})
        if named := node.get(NAME) or " ".join(
            name for name in (node.get("class") or "").split() if name in MARKDOWN
        ):
            out.set("class", named)
        if node.get("lang"):
            out.set("{http://www.w3.org/XML/1998/namespace}lang", node.get("lang"))
        if "href" in out.attrib:
            # What to text, and to whom, stands in the words; few apps would know what to do with an sms: link.
            whole = urljoin(self.page.base, out.attrib.pop("href"))
            if not whole.startswith("sms:"):
                out.set("href", whole)
        return out

    def joined(self, out: Any, pieces: list[HtmlElement]) -> Any:
        """Facts of one line, with a sign between them."""
        for number, piece in enumerate(pieces):
            add(out, BETWEEN if number else "")
            if piece.tag == "li":
                self.fill(out, piece)
            elif (made := self.element(piece)) is not None:
                out.append(made)
        return out

    def image(self, node: HtmlElement) -> Any:
        return new(
            "img", src=self.file(urljoin(self.page.base, node.get("src") or "")), alt=node.get("alt") or ""
        )

    def audio(self, node: HtmlElement) -> Any:
        """A recording travels along, its words below it. A video, which would weigh too much, stays a link."""
        address = self.file(urljoin(self.page.base, node.get("src") or ""))
        label = node.get("aria-label") or ""
        return new("audio", controls="controls", preload="none", src=address, **{"aria-label": label})

    def citation(self, node: HtmlElement) -> Any:
        """The number in the text: a link that reading apps open in place."""
        button = next(node.iter("button"))
        anchor = button.get("popovertarget")
        target = next(a.get("href") for a in node.iter("a") if (a.get("href") or "").startswith("#"))
        self.notes.setdefault(target[1:], anchor)
        link = new("a", id=anchor, href=self.page.base + target, role="doc-noteref")
        link.set(TYPE, "noteref")
        link.set("aria-label", button.get("aria-label"))
        add(link, button.text)
        out = new("sup")
        out.append(link)
        return out

    def sources(self, node: HtmlElement) -> Any:
        """The list under an article. Not in <aside>, which some apps show in pop-ups alone."""
        out = self.bare(node)
        out.set(TYPE, "footnotes")
        for child in node:
            if child.tag != "ol":
                out.append(self.element(child))
        for number, item in enumerate(node.iter("li"), 1):
            note = new("div", id=item.get("id"), role="doc-footnote", **{"class": "footnote"})
            note.set(TYPE, "footnote")
            line = new("p")
            line.append(self.number(number, item))
            add(line, " ")
            note.append(self.fill(line, item))
            out.append(note)
        return out

    def number(self, number: int, item: HtmlElement) -> Any:
        """A note's number, which leads back to where the text first cites it."""
        first = self.notes.get(item.get("id"))
        out = new("a", href=f"{self.page.base}#{first}", role="doc-backlink") if first else new("span")
        if first:
            out.set("aria-label", self.back(number))
        add(out, str(number))
        return out


def ruled(lines: int) -> Any:
    """Lines to write on, in place of a box to type into; who hears the book is not told of them."""
    out = new("div", **{"aria-hidden": "true"})
    for _ in range(lines):
        out.append(new("div", **{"class": "ruled"}))
    return out


def drawing(node: HtmlElement) -> Any:
    """In the colors of the book's own style sheet, so that it follows the reader's day and night."""
    out = svg.copy(node)
    out.tail = None
    for name in ("focusable", "class", "style"):
        out.attrib.pop(name, None)
    for name in ("aria-hidden", "aria-label"):
        if node.get(name):
            out.set(name, node.get(name))
    return out


def source(node: Any) -> str:
    return str(etree.tostring(node, encoding="unicode"))
