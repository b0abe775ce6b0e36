"""The Markdown dialect of pages: what Material's users know, as far as it makes sense on a page and on paper.

Admonitions, details, footnotes, task lists, strikethrough, fancy lists, line breaks by a backslash, and Material's icons
as inline SVG.
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
from markdown.util import AtomicString
from pymdownx.details import DetailsExtension
from pymdownx.fancylists import FancyListExtension
from pymdownx.tilde import DeleteSubExtension

from library.model import Page
from pages.citations import CitationProcessor
from pages.figures import Figures
from pages.room_above import RoomAbove
from worksheet.translations import Translate

ICON = re.compile(r":((?:material|fontawesome|octicons|simple)-[a-z0-9-]+):")
# What `smarty` replaces: quotes, dashes and ellipses.
TYPEWRITTEN = re.compile(r"['\"]|--|\.\.\.")
TASK_MARKER = re.compile(r"\[([ xX])\][ \t]+")
# Returns the page that a Markdown instance is converting.
PageOf = Callable[[Markdown], Page]


def markdown_extensions(t: Translate, docs: Path, icons: Path, page_of: PageOf) -> list[Extension]:
    """`icon_files` is the folder of Material's icons."""
    return [
        AdmonitionExtension(),
        DetailsExtension(),
        # With an asterisk, since plain numbers are citations.
        FootnoteExtension(SUPERSCRIPT_TEXT="*{}", BACKLINK_TITLE=t("footnote_back", number="{}")),
        FancyListExtension(),
        DeleteSubExtension(subscript=False),
        Dialect(t, docs, icons, page_of),
    ]


class Dialect(Extension):
    """Registers our own processors: citations, figures, line breaks, task lists and icons."""

    def __init__(self, t: Translate, docs: Path, icons: Path, page_of: PageOf) -> None:
        super().__init__()
        self.t, self.docs, self.icons, self.page_of = t, docs, icons, page_of

    def extendMarkdown(self, md: Markdown) -> None:
        page = partial(self.page_of, md)
        md.preprocessors.register(RoomAbove(md), "room-above", 15)  # when code and HTML are stashed (25, 20)
        # Before links and references (160), which have brackets too.
        md.inlinePatterns.register(CitationProcessor(md, page, self.t), "citation", 172)
        # After inline patterns (20) and before MkDocs rewrites addresses (0).
        md.treeprocessors.register(Figures(md, page, self.docs, self.t), "figures", 5)
        # A backslash at the end of a line breaks it, as two spaces do. Before escapes (180).
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "line-break", 181)
        md.inlinePatterns.register(_IconProcessor(md, self.icons), "icon", 76)
        md.treeprocessors.register(_TaskLists(md, self.t("done")), "task-lists", 15)
        md.treeprocessors.register(_FreezeInlinePatterns(md), "freeze", 1000)  # before all others
        # After what changes texts (8) and before smarty (6).
        md.treeprocessors.register(_SkipSmarty(md), "skip-smarty", 7)


class _FreezeInlinePatterns(Treeprocessor):
    """Copies the inline patterns to a plain list. Markdown's registry sorts itself at each access, 100,000 times a build."""

    def run(self, root: etree.Element) -> None:
        for processor in self.md.treeprocessors:
            if isinstance(processor, MarkdownInline):
                processor.inlinePatterns = [*processor.inlinePatterns]  # type: ignore[assignment]


class _SkipSmarty(Treeprocessor):
    """Keeps `smarty` from trying its 18 patterns on texts without quotes or dashes, such as the breaks between elements: most of
    all trials of inline patterns."""

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            if element.text and not TYPEWRITTEN.search(element.text):
                element.text = AtomicString(element.text)
            if element.tail and not TYPEWRITTEN.search(element.tail):
                element.tail = AtomicString(element.tail)


class _TaskLists(Treeprocessor):
    """Task lists, `- [ ] this` and `- [x] that`. Their boxes can't be ticked; a worksheet has blocks for that."""

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
            if done:  # in words, for screen readers
                status = etree.Element("span", {"class": "unseen"})
                status.text, status.tail, holder.text = f"{self.done}: ", holder.text, ""
                holder.insert(0, status)


class _IconProcessor(InlineProcessor):
    """Icons: `:material-heart:` becomes Material's SVG of that name, in the color of the text around it."""

    def __init__(self, md: Markdown, folder: Path) -> None:
        super().__init__(ICON.pattern, md)
        self.folder = folder

    def handleMatch(  # type: ignore[override]  # the base class has two signatures; this is the newer one
        self, m: re.Match[str], data: str
    ) -> tuple[str | None, int | None, int | None]:
        file = icon_files(self.folder).get(m[1])
        if file is None:
            return None, None, None
        svg = file.read_text("utf-8").strip().replace("<svg ", '<svg aria-hidden="true" ', 1)
        markup = f'<span class="icon" data-press="screen">{svg}</span>'
        return self.md.htmlStash.store(markup), m.start(0), m.end(0)


@lru_cache(maxsize=2)
def icon_files(folder: Path) -> dict[str, Path]:
    """The file of each icon, by its name, such as "fontawesome-brands-mastodon". There are ten thousand, so this is called
    only for a page that has one."""
    return {
        file.relative_to(folder).as_posix()[:-4].replace("/", "-"): file for file in folder.rglob("*.svg")
    }
