"""The content of a finished page → blocks: headings, paragraphs, lists, quotes, notes, tables, pictures.

Fields are read by their own blocks. An unknown element is an error, so that no text is lost on paper.
"""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from lxml import html
from lxml.html import HtmlElement

from press.errors import Origin, PressError
from press.read import model, svg
from press.read.finished_page import FinishedPage
from press.read.inline import SEMANTIC_TAGS, STYLE_TAGS, is_hidden, printable_text, runs, text_of
from press.read.model import Run, Runs
from worksheet import registry

HEADINGS = ("h2", "h3", "h4", "h5", "h6")
TONES = ("danger", "example", "try")
# Containers without a meaning of their own.
CONTAINER_TAGS = {"div", "section", "article", "main", "summary", "dl", "dt", "dd", "figcaption"}
INLINE_TAGS = {*STYLE_TAGS, *SEMANTIC_TAGS, "a", "br", "label", "span", "time"}
# Read even if a screen reader is not told of them, or only a screen shows them.
ALWAYS_READ_TAGS = {"svg", "audio"}


@dataclass
class BlockReader:
    """Reads one page, also for the blocks of worksheets. `cites`: with the numbers of cited sources."""

    page: FinishedPage
    cites: bool = False

    def runs(self, node: HtmlElement | None) -> Runs:
        return runs(node, self.page.full_address, self.cites)

    def text(self, node: HtmlElement | None) -> str:
        return text_of(node)

    def error(self, message: str) -> PressError:
        return PressError.at(Origin(self.page.source), message)

    def blocks(self, node: HtmlElement, head: HtmlElement | None = None) -> list[Any]:
        """The blocks within an element, without its `head`."""
        out: list[Any] = []
        # Adjacent text and inline elements, as in a short list item, form one paragraph.
        loose = html.Element("p")
        loose.text = node.text
        for child in node:
            if not isinstance(child.tag, str) or child.tag in INLINE_TAGS:
                loose.append(deepcopy(child))
                continue
            out += self.paragraph(loose)
            if child is not head and (child.tag in ALWAYS_READ_TAGS or not is_hidden(child)):
                out += self.block(child)
            loose = html.Element("p")
            loose.text = child.tail
        return out + self.paragraph(loose)

    def block(self, node: HtmlElement) -> list[Any]:
        """The blocks of an element, mostly one. Raises PressError for an unknown element or field, and for a missing photo."""
        tag, classes = str(node.tag), node.classes
        if "field" in classes:
            return [self.field(node)]
        if "fold" in classes:  # open on paper
            return self.blocks(node)
        if "admonition" in classes or tag in {"aside", "details"}:
            return [self.note(node)]
        if tag in HEADINGS:
            return [model.Heading(int(tag[1]), self.runs(node), node.get("id") or ""), *self.photos(node)]
        read = {
            "p": self.paragraph,
            "pre": lambda code: [model.Paragraph(code_runs(str(code.text_content())))],
            "ul": self.listing,
            "ol": self.listing,
            "blockquote": lambda quote: [model.Quote(self.blocks(quote))],
            "table": self.table,
            "figure": self.figure,
            "svg": self.figure,
            "img": lambda image: [self.photo(image)],
            **dict.fromkeys(CONTAINER_TAGS, self.blocks),
            "hr": lambda _: [model.Rule()],
            "audio": lambda player: [model.Recording(self.full_src(player), player.get("aria-label") or "")],
            "video": lambda _: [],  # too large; its link and transcript stand beside it
        }.get(tag)
        if read is None:
            raise self.error(f"<{tag}> can't be printed. Use a paragraph, list, table or note.")
        return read(node)

    def full_src(self, node: HtmlElement) -> str:
        return urljoin(self.page.full_address, str(node.get("src") or ""))

    def field(self, node: HtmlElement) -> Any:
        name = node.get("data-block") or ""
        if name not in registry.field_blocks():
            raise self.error(f'there is no way to print the field "{name}".')
        return registry.field_blocks()[name].parse_element(node, self)

    def paragraph(self, node: HtmlElement) -> list[Any]:
        """A paragraph, unless it is empty, followed by the pictures in it."""
        inline = self.runs(node)
        return [model.Paragraph(inline)] * bool(inline) + self.photos(node)

    def listing(self, node: HtmlElement) -> list[Any]:
        items = node.findall("li")
        boxes = ["done" if "done" in li.classes else "open" if "box" in li.classes else "" for li in items]
        listing = model.Listing(node.tag == "ol", [self.blocks(li) for li in items])
        listing.start, listing.numbering = int(node.get("start", "1")), f"{node.get('type', '1')}."
        listing.boxes = boxes if any(boxes) else []
        listing.anchors = [li.get("id") or "" for li in items]
        return [listing]

    def table(self, node: HtmlElement) -> list[Any]:
        """A table whose first row is its head, followed by the photos in it."""
        rows = [[self.runs(cell) for cell in row] for row in node.iter("tr")]
        alignment = [cell.get("class", "") for cell in next(node.iter("tr"))]
        return [model.Table(rows[0], rows[1:], alignment if any(alignment) else []), *self.photos(node)]

    def figure(self, node: HtmlElement) -> list[Any]:
        """A drawing, or photos, with the caption; or the blocks of a figure without either."""
        drawing = svg.find_drawing(node)
        pictures = [drawing] if drawing else self.photos(node)
        for picture in pictures:
            picture.caption = self.runs(node.find(".//figcaption"))
        return pictures or self.blocks(node)

    def photos(self, node: HtmlElement) -> list[model.Picture]:
        pictures = (
            self.photo(child) if child.tag == "img" else svg.find_drawing(child)
            for child in node.iter("img", "span")
            if child.tag == "img" or "diagram" in child.classes
        )
        return [picture for picture in pictures if picture]

    def photo(self, node: HtmlElement) -> model.Picture:
        """A photo in the size that the page gives it."""
        address = node.get("src") or ""
        try:
            data = self.page.read_file(address)
        except OSError:
            raise self.error(f"the picture {address} is missing. Restore or remove it.") from None
        width, height = (int(node.get(side) or 0) for side in ("width", "height"))
        source = svg.embed_photo(data, width, height)
        alt = printable_text(node.get("alt") or "")
        return model.Picture(source, alt, width=width, file=self.full_src(node))

    def note(self, node: HtmlElement) -> model.Admonition:
        tones = ["danger"] if node.tag == "aside" else [tone for tone in TONES if tone in node.classes]
        heads = (child for child in node if child.tag == "summary" or "admonition-title" in child.classes)
        head = next(heads, None)
        tone = next(iter(tones), "note")
        return model.Admonition(tone, self.runs(head), self.blocks(node, head), folded=node.tag == "details")


def code_runs(text: str) -> list[Run]:
    """Preformatted text, with its lines kept."""
    out: list[Run] = []
    for line in text.strip("\n").split("\n"):
        out += [Run("\n"), Run(printable_text(line), tag="code")]
    return out[1:]
