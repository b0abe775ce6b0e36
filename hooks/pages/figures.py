"""`![what it shows](../assets/pictures/push-pull.svg "caption")` sets a drawing, a photo or a recording into the page.

A drawing in line, because in an <img> it can't take the page's colors, by day or night; a photo with its size; a
recording as the browser's own player. The description becomes its name for screen readers, the title its caption.
"""

import posixpath
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from functools import lru_cache
from html import escape
from pathlib import Path

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from library import Page
from library.assets import AUDIO, VIDEO
from pages import photos
from pages.recordings import player_html
from worksheet.translations import Translate


@lru_cache
def _read_svg(file: Path, modified: float) -> str:
    text = re.sub(r'<\?xml.*?\?>|<!--.*?-->|\sxmlns="[^"]*"', "", file.read_text("utf-8"), flags=re.DOTALL)
    return re.sub(r">\s+<", "><", text).strip()


def inline_svg(file: Path, description: str = "", width: int = 0) -> str:
    """The SVG as markup: with a description it is an image with that name, else it is hidden.

    `width` is how wide it is to be, in CSS pixels, and never wider than its place."""
    if not file.is_file():
        return ""
    role = f'role="img" aria-label="{escape(description)}"' if description else 'aria-hidden="true"'
    role += f' width="{width}"' if width else ""
    return re.sub(r"<svg(?=\s)", lambda _: f"<svg {role}", _read_svg(file, file.stat().st_mtime), count=1)


class Figures(Treeprocessor):
    """`page()` is the page at hand; `t` has the words beside a recording."""

    def __init__(self, md: Markdown, page: Callable[[], Page], docs: Path, t: Translate) -> None:
        super().__init__(md)
        self.page, self.docs, self.t = page, docs, t

    def run(self, root: etree.Element) -> None:
        parents = {child: parent for parent in root.iter() for child in parent}
        page = self.page()
        for image in list(root.iter("img")):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), image.get("src", "")))
            file = self.docs / path
            if not file.is_file():
                continue
            holder = _figure_element(image, parents[image])
            words, caption = image.get("alt", ""), image.get("title")
            if file.suffix == ".svg":
                self._replace(holder, image, "diagram", inline_svg(file, words, _requested_width(image)))
            elif file.suffix in {**AUDIO, **VIDEO}:
                self._replace(holder, image, "recording", player_html(file, page.url, words, self.t))
            elif file.suffix in photos.SUFFIXES:
                _set_size(image, file)
                if holder is not image:
                    holder.tag = "figure"
                    holder.set("class", "photo")
                    image.attrib.pop("title", None)
            if holder is not image and caption:
                etree.SubElement(holder, "figcaption").text = caption

    def _replace(self, holder: etree.Element, image: etree.Element, kind: str, markup: str) -> None:
        """What stood for a picture becomes a figure; within a line it stays in the line."""
        tail = holder.tail
        holder.clear()
        holder.tail, holder.text = tail, self.md.htmlStash.store(markup)
        holder.tag = "span" if holder is image else "figure"
        holder.set("class", kind)


def _figure_element(image: etree.Element, parent: etree.Element) -> etree.Element:
    """The paragraph of a picture that stands alone in it; otherwise the picture itself."""
    alone = (
        parent.tag == "p"
        and len(parent) == 1
        and not (parent.text or "").strip()
        and not (image.tail or "").strip()
    )
    return parent if alone else image


def _requested_width(image: etree.Element) -> int:
    """What `{ width=300 }` or `{ width=50% }` asks for, in CSS pixels; 0 without it."""
    asked = re.fullmatch(r"(\d+)(%|px)?", image.get("width", ""))
    if not asked:
        return 0
    return photos.COLUMN_WIDTH_PX * int(asked[1]) // 100 if asked[2] == "%" else int(asked[1])


def _set_size(image: etree.Element, file: Path) -> None:
    """A browser leaves room for the picture before it has come, and fetches it when it is near."""
    width, height = photos.published_size(file)
    if asked := _requested_width(image):
        width, height = asked, max(1, round(height * asked / width))
    image.attrib.update(width=str(width), height=str(height), loading="lazy", decoding="async")
