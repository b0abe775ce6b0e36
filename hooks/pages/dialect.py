"""The Markdown that authors write here: what Material's users know, as far as it makes sense on a page and on paper.

Material's notes and folds, footnotes of one's own, lists to tick, struck words, lists that begin anywhere, line ends,
and Material's icons, set into the page.
"""

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable
from functools import lru_cache, partial
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

from library.model import Page
from pages.citations import CitationProcessor
from pages.figures import Figures
from worksheet.translations import Translate

ICON = re.compile(r":((?:material|fontawesome|octicons|simple)-[a-z0-9-]+):")
TASK_MARKER = re.compile(r"\[([ xX])\][ \t]+")
# Finds the page that a Markdown parser is at work on.
PageOf = Callable[[Markdown], Page]


def markdown_extensions(t: Translate, docs: Path, icons: Path, page_of: PageOf) -> list[Extension]:
    """`icon_files` is the folder of Material's icons."""
    return [
        AdmonitionExtension(),
        DetailsExtension(),
        # A star, because the numbers are those of the sources.
        FootnoteExtension(SUPERSCRIPT_TEXT="*{}", BACKLINK_TITLE=t("footnote_back", number="{}")),
        FancyListExtension(),
        DeleteSubExtension(subscript=False),
        Dialect(t, docs, icons, page_of),
    ]


class Dialect(Extension):
    """What no extension of others does: citations, figures, ends of lines, boxes and icons."""

    def __init__(self, t: Translate, docs: Path, icons: Path, page_of: PageOf) -> None:
        super().__init__()
        self.t, self.docs, self.icons, self.page_of = t, docs, icons, page_of

    def extendMarkdown(self, md: Markdown) -> None:
        page = partial(self.page_of, md)
        # Before links and references (160), which would take the brackets for theirs.
        md.inlinePatterns.register(CitationProcessor(md, page, self.t), "citation", 172)
        # After inline patterns (20) and before MkDocs rewrites addresses (0).
        md.treeprocessors.register(Figures(md, page, self.docs, self.t), "figures", 5)
        # A backslash at its end ends a line, as two spaces do; before escapes (180), which would take it for theirs.
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "line-end", 181)
        md.inlinePatterns.register(_IconProcessor(md, self.icons), "icon", 76)
        md.treeprocessors.register(_TaskLists(md, self.t("done")), "boxes", 15)
        md.treeprocessors.register(_FreezeInlinePatterns(md), "settled", 1000)  # first of all


class _FreezeInlinePatterns(Treeprocessor):
    """The rules of a line in a plain list. Markdown's own sorts itself before it gives the next, a hundred thousand times."""

    def run(self, root: etree.Element) -> None:
        for processor in self.md.treeprocessors:
            if isinstance(processor, MarkdownInline):
                processor.inlinePatterns = [*processor.inlinePatterns]  # type: ignore[assignment]


class _TaskLists(Treeprocessor):
    """`- [ ] this` and `- [x] that`: a list with boxes, which are nothing to fill in; a worksheet has blocks for that."""

    def __init__(self, md: Markdown, done: str) -> None:
        super().__init__(md)
        self.done = done

    def run(self, root: etree.Element) -> None:
        for item in root.iter("li"):
            holder = item if (item.text or "").strip() or not len(item) else item[0]
            text = (holder.text or "").lstrip()
            match = TASK_MARKER.match(text)
            if not match or holder.tag not in {"li", "p"}:
                continue
            done, holder.text = match[1] != " ", text[match.end() :]
            item.set("class", "box done" if done else "box")
            if done:  # said, for who can't see the box
                said = etree.Element("span", {"class": "unseen"})
                said.text, said.tail, holder.text = f"{self.done}: ", holder.text, ""
                holder.insert(0, said)


class _IconProcessor(InlineProcessor):
    """`:material-heart:` becomes Material's drawing of that name, in the color of the words around it."""

    def __init__(self, md: Markdown, folder: Path) -> None:
        super().__init__(ICON.pattern, md)
        self.folder = folder

    def handleMatch(  # type: ignore[override]  # the base class has two forms; this is the newer one
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        file = icon_files(self.folder).get(m[1])
        if file is None:
            return None, None, None
        drawing = file.read_text("utf-8").strip().replace("<svg ", '<svg aria-hidden="true" ', 1)
        markup = f'<span class="icon" data-press="screen">{drawing}</span>'
        return self.md.htmlStash.store(markup), m.start(0), m.end(0)


@lru_cache(maxsize=2)
def icon_files(folder: Path) -> dict[str, Path]:
    """The file of each icon by its name: "material-heart", "fontawesome-brands-mastodon". They are ten thousand: to be
    asked for only where a page has one."""
    return {
        file.relative_to(folder).as_posix()[:-4].replace("/", "-"): file for file in folder.rglob("*.svg")
    }
