"""The Markdown that authors write here: what Material's users know, as far as it makes sense on a page and on paper.

Material's notes and folds, footnotes of one's own, lists to tick, struck words, lists that begin anywhere, line ends,
and Material's icons, set into the page.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from functools import lru_cache
from pathlib import Path

from markdown import Extension, Markdown
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor, SubstituteTagInlineProcessor
from markdown.treeprocessors import InlineProcessor as MarkdownInline
from markdown.treeprocessors import Treeprocessor
from pymdownx.details import DetailsExtension
from pymdownx.fancylists import FancyListExtension
from pymdownx.tilde import DeleteSubExtension

from pages.strings import Translate

ICON = re.compile(r":((?:material|fontawesome|octicons|simple)-[a-z0-9-]+):")
BOX = re.compile(r"\[([ xX])\][ \t]+")


def extensions(t: Translate, icons: Path) -> list[Extension]:
    """`icons` is the folder of Material's icons."""
    return [
        AdmonitionExtension(),
        DetailsExtension(),
        # A star, because the numbers are those of the sources.
        FootnoteExtension(SUPERSCRIPT_TEXT="*{}", BACKLINK_TITLE=t("footnote_back", number="{}")),
        FancyListExtension(),
        DeleteSubExtension(subscript=False),
        Dialect(t, icons),
    ]


class Dialect(Extension):
    """What no extension of others does: ends of lines, boxes, icons, and ways back that paper has no use for."""

    def __init__(self, t: Translate, icons: Path) -> None:
        super().__init__()
        self.done, self.icons = t("done"), icons

    def extendMarkdown(self, md: Markdown) -> None:
        # A backslash at its end ends a line, as two spaces do; before escapes (180), which would take it for theirs.
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "line-end", 181)
        md.inlinePatterns.register(_Icon(ICON.pattern, md, self.icons), "icon", 76)
        md.treeprocessors.register(_Backlinks(md), "backlinks", 15)  # after footnotes (50)
        md.treeprocessors.register(_Boxes(md, self.done), "boxes", 15)
        md.treeprocessors.register(_Settled(md), "settled", 1000)  # first of all


class _Settled(Treeprocessor):
    """The rules of a line in a plain list. Markdown's own sorts itself before it gives the next, a hundred thousand times."""

    def run(self, root: etree.Element) -> None:
        for processor in self.md.treeprocessors:
            if isinstance(processor, MarkdownInline):
                processor.inlinePatterns = [*processor.inlinePatterns]  # type: ignore[assignment]


class _Backlinks(Treeprocessor):
    """The way back from a footnote means nothing on paper."""

    def run(self, root: etree.Element) -> None:
        for link in root.iter("a"):
            if link.get("class") == "footnote-backref":
                link.set("data-press", "screen")


class _Boxes(Treeprocessor):
    """`- [ ] this` and `- [x] that`: a list with boxes, which are nothing to fill in; a worksheet has blocks for that."""

    def __init__(self, md: Markdown, done: str) -> None:
        super().__init__(md)
        self.done = done

    def run(self, root: etree.Element) -> None:
        for item in root.iter("li"):
            holder = item if (item.text or "").strip() or not len(item) else item[0]
            match = BOX.match((holder.text or "").lstrip())
            if not match or holder.tag not in {"li", "p"}:
                continue
            rest = (holder.text or "").lstrip()[match.end() :]
            item.set("class", "box" if match[1] == " " else "box done")
            if match[1] == " ":
                holder.text = rest
            else:  # said, for who can't see the box
                said = etree.Element("span", {"class": "unseen"})
                said.text, said.tail = f"{self.done}: ", rest
                holder.text = ""
                holder.insert(0, said)


class _Icon(InlineProcessor):
    """`:material-heart:` becomes Material's drawing of that name, in the color of the words around it."""

    def __init__(self, pattern: str, md: Markdown, folder: Path) -> None:
        super().__init__(pattern, md)
        self.folder = folder

    def handleMatch(  # type: ignore[override]  # the base class has two forms; this is the newer one
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        file = icon(self.folder, m[1])
        if file is None:
            return None, None, None
        holder = etree.Element("span", {"class": "icon", "data-press": "screen"})
        markup = file.read_text("utf-8").strip().replace("<svg ", '<svg aria-hidden="true" ', 1)
        holder.text = self.md.htmlStash.store(markup)
        return holder, m.start(0), m.end(0)


def icon(folder: Path, name: str) -> Path | None:
    """The file of an icon: "material-heart", "fontawesome-brands-mastodon"."""
    return _icons(folder).get(name)


def icon_names(folder: Path) -> list[str]:
    """All of them."""
    return list(_icons(folder))


@lru_cache(maxsize=2)
def _icons(folder: Path) -> dict[str, Path]:
    """Ten thousand names: looked up only where a page has an icon."""
    return {
        file.relative_to(folder).as_posix()[:-4].replace("/", "-"): file for file in folder.rglob("*.svg")
    }
