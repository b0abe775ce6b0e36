"""The Markdown dialect of pages: what Material's users know, as far as it makes sense on a page and on paper.

Admonitions, also as GitHub writes them, details, footnotes, task lists, marked, inserted, struck, raised and lowered
words, keys, line breaks by a backslash, aligned columns, and Material's icons as inline SVG.
"""

import re
import string
import xml.etree.ElementTree as etree
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor, SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pymdownx.caret import InsertSupExtension
from pymdownx.details import DetailsExtension
from pymdownx.keys import KeysExtension
from pymdownx.mark import MarkExtension
from pymdownx.quotes import QuotesExtension
from pymdownx.tilde import DeleteSubExtension

from build_cache import memoized
from library.dialects import convert
from library.model import Page, page_url
from library.value_types import ICON
from pages.citation_popovers import CitationProcessor
from pages.figures import Figures
from translations import Translate

# What inline patterns begin with, and what `smarty` replaces: quotes, dashes and ellipses.
MARKUP = re.compile(r"[`+\\\[<&*_~^=]|:[a-z]|  \n")
TYPEWRITTEN = re.compile(r"['\"]|--|\.\.\.")
# The signs of struck, lowered, inserted, raised and marked words; [^1] is a citation or a footnote.
MARKED_WORDS = re.compile(r"~|\^(?<!\[\^)|==")
# A footnote with an indented paragraph, and what begins right below that.
FOOTNOTE_END = re.compile(
    r"^( {0,3}\[\^[^\]\s]+\]:.*\n(?: {4}.*\n| {0,3}\n)* {4}.*\n)(?=#|///|!!!|\?\?\?|[|>]|(?:[-*+]|\d+[.)])[ \t])",
    re.MULTILINE,
)
# A link to a page in the HTML of a text that several pages include.
PAGE_LINK = re.compile(r'href="(?:\.\.?/)*([\w/-]+\.md)(#[\w-]+)?"')
TASK_MARKER = re.compile(r"\[([ xX])\][ \t]+")
# Returns the page that a Markdown instance is converting.
PageOf = Callable[[Markdown], Page]


def page_extensions(t: Translate, docs: Path, icons: Path, page_of: PageOf) -> list[Extension]:
    """`icons` is the folder of Material's icons."""
    return [
        AdmonitionExtension(),
        DetailsExtension(),
        # With an asterisk, since plain numbers are citations.
        FootnoteExtension(SUPERSCRIPT_TEXT="*{}", BACKLINK_TITLE=t("footnote_back", number="{}")),
        QuotesExtension(callouts=True),
        *inline_extensions(),
        PageExtension(t, docs, icons, page_of),
    ]


def inline_extensions() -> list[Extension]:
    """Those that mark words."""
    return [_MarkedWords(), KeysExtension()]


@memoized
def render_markdown(markdown: str) -> str:
    """The HTML of a text of several pages. Links to our pages are "@/about/": each page replaces "@/" by its way to the root."""
    html = Markdown(extensions=["smarty", *inline_extensions()]).convert(convert(markdown))
    return PAGE_LINK.sub(lambda match: f'href="@/{page_url(match[1])}{match[2] or ""}"', html)


class _MarkedWords(Extension):
    """Struck, lowered, inserted, raised and marked words, and signs: a backslash before any sign of ASCII shows it, as in CommonMark."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.ESCAPED_CHARS = [*md.ESCAPED_CHARS, *string.punctuation]
        md.preprocessors.register(_RegisterMarkedWords(md), "marked-words", 1000)  # before all others


class _RegisterMarkedWords(Preprocessor):
    """Only for texts with their signs: the patterns of pymdownx, classes of all punctuation of Unicode, take 30 ms to compile."""

    def run(self, lines: list[str]) -> list[str]:
        if any(map(MARKED_WORDS.search, lines)):
            self.md.preprocessors.deregister("marked-words")
            self.md.registerExtensions([DeleteSubExtension(), InsertSupExtension(), MarkExtension()], {})
        return lines


class PageExtension(Extension):
    """Registers our own processors: citations, figures, line breaks, columns, task lists and icons."""

    def __init__(self, t: Translate, docs: Path, icons: Path, page_of: PageOf) -> None:
        super().__init__()
        self.t, self.docs, self.icons, self.page_of = t, docs, icons, page_of

    def extendMarkdown(self, md: Markdown) -> None:
        page = partial(self.page_of, md)
        # Before links and references (160), which have brackets too.
        md.inlinePatterns.register(CitationProcessor(md, page, self.t), "citation", 172)
        md.preprocessors.register(_FootnoteEnds(md), "footnote-ends", 25)  # after code is put away
        # After inline patterns (20) and before MkDocs rewrites addresses (0).
        md.treeprocessors.register(Figures(md, page, self.docs, self.t), "figures", 5)
        # A backslash at the end of a line breaks it, as two spaces do. Before escapes (180).
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "line-break", 181)
        md.inlinePatterns.register(_IconProcessor(md, self.icons), "icon", 76)
        md.treeprocessors.register(_Columns(md), "columns", 15)
        md.treeprocessors.register(_TaskLists(md, self.t("done")), "task-lists", 15)
        md.treeprocessors.register(_SkipPlainTexts(md), "skip-plain-texts", 1000)  # before all others


class _SkipPlainTexts(Treeprocessor):
    """Lets inline patterns skip texts in which none of them matches: there are 40, and six of seven trials were in vain. And copies
    them to a plain list, as Markdown's registry sorts itself at each access, 100,000 times a build."""

    def run(self, root: etree.Element) -> None:
        for name, signs in (("inline", MARKUP), ("smarty", TYPEWRITTEN)):
            processor: Any = self.md.treeprocessors[name]
            processor.inlinePatterns = [*processor.inlinePatterns]
            apply_patterns = processor._InlineProcessor__handleInline
            processor._InlineProcessor__handleInline = partial(_apply_to_signs, apply_patterns, signs)


def _apply_to_signs(
    apply_patterns: Callable[[str, int], str], signs: re.Pattern[str], text: str, first: int = 0
) -> str:
    return apply_patterns(text, first) if signs.search(text) else text


class _FootnoteEnds(Preprocessor):
    """What begins right below the indented text of a footnote, such as a field, does not belong to it."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        return FOOTNOTE_END.sub(r"\1\n", text).split("\n") if "]:" in text else lines


class _Columns(Treeprocessor):
    """Aligned columns have classes, because the Content-Security-Policy forbids the styles that Markdown writes."""

    def run(self, root: etree.Element) -> None:
        for table in root.iter("table"):
            for cell in table.iter():
                alignment = cell.attrib.pop("style", "").removeprefix("text-align: ").strip(";")
                if alignment in {"center", "right"}:
                    cell.set("class", alignment)


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
    """The file of each icon by its name, "fontawesome-brands-mastodon": ten thousand, so not called without need."""
    return {
        file.relative_to(folder).as_posix()[:-4].replace("/", "-"): file for file in folder.rglob("*.svg")
    }
