"""`![what it shows](../assets/pictures/push-pull.svg "caption")` sets our drawing into the page.

In line, because a drawing in an <img> can't take the page's colours, by day or night. The
description becomes its name for screen readers, the title its caption.
"""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from functools import lru_cache
from html import escape
from pathlib import Path

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor


@lru_cache
def _read(file: Path, modified: float) -> str:
    text = re.sub(r"<\?xml.*?\?>|<!--.*?-->", "", file.read_text("utf-8"), flags=re.DOTALL)
    return re.sub(r">\s+<", "><", text).strip()


def drawing(file: Path, description: str = "") -> str:
    """The SVG as markup: with a description it is an image with that name, else it is hidden."""
    if not file.is_file():
        return ""
    role = f'role="img" aria-label="{escape(description)}"' if description else 'aria-hidden="true"'
    return re.sub(
        r"<svg(?=\s)", lambda _: f'<svg {role} focusable="false"', _read(file, file.stat().st_mtime), count=1
    )


class Figures(Extension):
    """`folder(md)` is the folder, below `docs`, of the page that `md` is at work on."""

    def __init__(self, docs: Path, folder: Callable[[Markdown], str]) -> None:
        super().__init__()
        self.docs, self.folder = docs, folder

    def extendMarkdown(self, md: Markdown) -> None:
        # After inline patterns (20) and before MkDocs rewrites addresses (0).
        md.treeprocessors.register(_Figures(md, self), "figures", 5)


class _Figures(Treeprocessor):
    def __init__(self, md: Markdown, extension: Figures) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: etree.Element) -> None:
        parents = {child: parent for parent in root.iter() for child in parent}
        for image in [image for image in root.iter("img") if image.get("src", "").endswith(".svg")]:
            path = posixpath.normpath(posixpath.join(self.extension.folder(self.md), image.get("src", "")))
            markup = drawing(self.extension.docs / path, image.get("alt", ""))
            if not markup:
                continue
            parent = parents[image]
            alone = (
                parent.tag == "p"
                and len(parent) == 1
                and not (parent.text or "").strip()
                and not (image.tail or "").strip()
            )
            caption, tail = image.get("title"), parent.tail if alone else image.tail
            holder = parent if alone else image
            holder.clear()
            holder.tail = tail
            holder.tag = "figure" if alone else "span"
            holder.set("class", "diagram")
            holder.text = self.md.htmlStash.store(markup)
            if alone and caption:
                etree.SubElement(holder, "figcaption").text = caption
