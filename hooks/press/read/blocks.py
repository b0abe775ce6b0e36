"""The text of a finished page → blocks: headings, paragraphs, lists, quotes, notes, tables, pictures.

Fields are read by their own blocks; anything unknown is an error, so that no word is lost on paper.
"""

import mimetypes
from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from lxml import html
from lxml.html import HtmlElement

from press.errors import PressError
from press.read import svg
from press.read.inline import MEANT, STYLES, is_hidden, plain, runs, text_of
from press.read.model import (
    Heading,
    Listing,
    Note,
    Paragraph,
    Picture,
    Quote,
    Recording,
    Rule,
    Run,
    Runs,
    Table,
)
from press.read.page import Page
from worksheet import registry

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
TONES = ("danger", "example", "try")
# Wrappers without a meaning of their own.
OPEN = {"div", "section", "article", "main", "summary", "dl", "dt", "dd", "figcaption"}
INLINE = {*STYLES, *MEANT, "a", "br", "label", "span", "time"}
# Taken from the page though only its screen shows them, or nobody hears of them.
SHOWN = {"svg", "audio"}


@dataclass
class Reader:
    """Reads one page: a `worksheet.paper.PageReader`. `cites`: with the numbers of its sources."""

    page: Page
    cites: bool = False

    def runs(self, node: HtmlElement | None) -> Runs:
        return runs(node, self.page.base, self.cites)

    def text(self, node: HtmlElement | None) -> str:
        return text_of(node)

    def error(self, message: str) -> PressError:
        return PressError(f"{self.page.source}: {message}")

    def blocks(self, node: HtmlElement, head: HtmlElement | None = None) -> list[Any]:
        """Everything within an element but its `head`, in its order."""
        out: list[Any] = []
        # Words that stand in no paragraph, as in a short list item, are one up to the next block.
        loose = html.Element("p")
        loose.text = node.text
        for child in node:
            if not isinstance(child.tag, str) or child.tag in INLINE:
                loose.append(deepcopy(child))
                continue
            out += self.paragraph(loose)
            if child is not head and (child.tag in SHOWN or not is_hidden(child)):
                out += self.block(child)
            loose = html.Element("p")
            loose.text = child.tail
        return out + self.paragraph(loose)

    def block(self, node: HtmlElement) -> list[Any]:
        """What one element is: mostly one block. Raises PressError for an element that is not known, a field that is none
        of ours, and a photo that is not there."""
        tag, names = str(node.tag), node.classes
        if "field" in names:
            return [self.field(node)]
        if "fold" in names:  # open on paper
            return self.blocks(node)
        if "admonition" in names or tag in {"aside", "details"}:
            return [self.note(node)]
        if tag in HEADINGS:
            return [Heading(int(tag[1]), self.runs(node), node.get("id") or ""), *self.photos(node)]
        read = {
            "p": self.paragraph,
            "pre": lambda code: [Paragraph(lines(str(code.text_content())))],
            "ul": self.listing,
            "ol": self.listing,
            "blockquote": lambda quote: [Quote(self.blocks(quote))],
            "table": self.table,
            "figure": self.figure,
            "svg": self.figure,
            "img": lambda image: [self.photo(image)],
            **dict.fromkeys(OPEN, self.blocks),
            "hr": lambda _: [Rule()],
            "audio": lambda player: [Recording(self.full(player), player.get("aria-label") or "")],
            "video": lambda _: [],  # it would weigh too much; the link to it and its words stand beside it
        }.get(tag)
        if read is None:
            raise self.error(f"the press does not know <{tag}>; use a paragraph, list, table or note.")
        return read(node)

    def full(self, node: HtmlElement) -> str:
        """The address of what an element shows."""
        return urljoin(self.page.base, str(node.get("src") or ""))

    def field(self, node: HtmlElement) -> Any:
        name = node.get("data-block") or ""
        if name not in registry.field_blocks():
            raise self.error(f'the press does not know the field "{name}".')
        return registry.field_blocks()[name].parse_element(node, self)

    def paragraph(self, node: HtmlElement) -> list[Any]:
        """A paragraph, and below it the pictures that stand in its lines; no empty one."""
        words = self.runs(node)
        return [Paragraph(words)] * bool(words) + self.photos(node)

    def listing(self, node: HtmlElement) -> list[Any]:
        """A list; each item holds blocks, and its box where it is one to tick."""
        items = node.findall("li")
        boxes = ["done" if "done" in li.classes else "open" if "box" in li.classes else "" for li in items]
        return [
            Listing(
                node.tag == "ol",
                [self.blocks(li) for li in items],
                int(node.get("start", "1")),
                f"{node.get('type', '1')}.",
                boxes if any(boxes) else [],
                [li.get("id") or "" for li in items],
            )
        ]

    def table(self, node: HtmlElement) -> list[Any]:
        """A table by rows, the first its head; each cell is one text. The photos in it follow."""
        rows = [[self.runs(cell) for cell in row] for row in node.iter("tr")]
        return [Table(rows[0], rows[1:]), *self.photos(node)]

    def figure(self, node: HtmlElement) -> list[Any]:
        """A drawing or a photo with its caption; what stands around a recording."""
        drawing = svg.within(node)
        pictures = [drawing] if drawing else self.photos(node)
        for picture in pictures:
            picture.caption = self.runs(node.find(".//figcaption"))
        return pictures or self.blocks(node)

    def photos(self, node: HtmlElement) -> list[Picture]:
        """The photos in its lines, and its drawings."""
        pictures = (
            self.photo(one) if one.tag == "img" else svg.within(one)
            for one in node.iter("img", "span")
            if one.tag == "img" or "diagram" in one.classes
        )
        return [picture for picture in pictures if picture]

    def photo(self, node: HtmlElement) -> Picture:
        """As large as the page says that it is."""
        address = node.get("src") or ""
        try:
            data = self.page.file(address)
        except OSError:
            raise self.error(f"the picture {address} is not there. Put it back, or remove it.") from None
        width, height = (int(node.get(side) or 0) for side in ("width", "height"))
        source = svg.of_photo(data, str(mimetypes.guess_type(address)[0]), width, height)
        return Picture(source, plain(node.get("alt") or ""), width=width, file=self.full(node))

    def note(self, node: HtmlElement) -> Note:
        """A note with its title; one that is folded on the page is open on paper."""
        tones = ["danger"] if node.tag == "aside" else [tone for tone in TONES if tone in node.classes]
        heads = (child for child in node if child.tag == "summary" or "admonition-title" in child.classes)
        head = next(heads, None)
        tone = next(iter(tones), "note")
        return Note(tone, self.runs(head), self.blocks(node, head), folded=node.tag == "details")


def lines(text: str) -> list[Run]:
    """Text whose lines stay as they are, as in an example of code."""
    out: list[Run] = []
    for line in text.strip("\n").split("\n"):
        out += [Run("\n"), Run(plain(line), tag="code")]
    return out[1:]
