"""Parses Markdown for the checks: headings, links, paragraphs and sentences, with their lines.

Covers the Markdown that is allowed here. Code, tables, block markers, macros and citations are not prose.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from markdown.extensions.toc import slugify, unique

from build_cache import persisted
from library.dialects import ITEM_SIGN
from library.source import Source

HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*$")
HEADING_ID = re.compile(r"\{\s*[^}]*#([\w-]+)[^}]*\}\s*$")
# The text of a link may contain line breaks, but no empty line.
LINK = re.compile(
    r"(!?)\[((?:[^\[\]\n]|\n(?!\s*\n)|\[[^\]\n]*\])*)\]\(\s*<?([^)\s>]*)>?(?:\s+(\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+|[\w.+-]+@[\w.-]+)>")
BROKEN_LINK = re.compile(r"!?\[[^\[\]\n]*\]\([^)\n]*\)?")
MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
CITATION_MARK = re.compile(r"\[\^[^\]\s]+\]")
# A sentence ends with a period and closing marks, before a capital, a digit or an opening quotation mark.
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)*_]*\s+(?=[\"'“‘(*_]*[A-ZÀ-Þ¿¡\d])")
EMPHASIS = re.compile(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")
MARKUP_CHARS = re.compile(r"[\[\]{}<>*_`()]")
OPTION = re.compile(r" {4}[\w-]+:")
LIST_ITEM = re.compile(rf"^\s*{ITEM_SIGN}\s+")


# Persists the result of a function by the prose of its source and the line of its beginning.
persisted_by_prose = partial(persisted, by=lambda source: (source.prose, source.body_line))


class MarkdownHeading(NamedTuple):
    """A heading: `text` is plain, `raw` is Markdown."""

    level: int
    text: str
    anchor: str
    line: int
    raw: str


class MarkdownLink(NamedTuple):
    """A link or, with `image`, a picture; `target` is as written, and so is the `title` in quotation marks."""

    target: str
    text: str
    image: bool
    line: int
    title: str

    def __str__(self) -> str:
        if self.target == self.text and "://" in self.text:
            return self.text
        return f"{'!' if self.image else ''}[{self.text}]({self.target})"


class MarkdownParagraph(NamedTuple):
    """A paragraph or a list item as plain text; `cites` is true if it has a citation."""

    text: str
    line: int
    cites: bool

    @property
    def sentences(self) -> list[str]:
        """The sentences that have a letter or digit."""
        return [part for part in SENTENCE_END.split(self.text) if re.search(r"\w", part)]


@persisted_by_prose
def headings(source: Source) -> list[MarkdownHeading]:
    """The headings, with the same anchors as Markdown's `toc` extension makes."""
    used: set[str] = set()
    headings = []
    for line, text in source.prose_lines:
        if match := HEADING.match(text):
            explicit_id = HEADING_ID.search(match[2])
            title = plain_text(HEADING_ID.sub("", match[2])).strip()
            anchor = explicit_id[1] if explicit_id else unique(slugify(title, "-"), used)
            used.add(anchor)
            headings.append(MarkdownHeading(len(match[1]), title, anchor, line, match[2]))
    return headings


# By the body, for the text of a link may be code, which prose lacks.
@partial(persisted, by=lambda source: (source.body, source.body_line))
def links(source: Source) -> list[MarkdownLink]:
    """All links and pictures, with the lines of their targets."""
    links = []
    for match in LINK.finditer(source.prose):
        line = source.body_line + source.prose.count("\n", 0, match.start(3))
        text = match[2] if match[2].strip() else source.body[match.start(2) : match.end(2)]
        links.append(MarkdownLink(match[3], " ".join(text.split()), bool(match[1]), line, match[4] or ""))
        for inner in LINK.finditer(match[2]):  # a picture that is a link
            links.append(MarkdownLink(inner[3], inner[2], bool(inner[1]), line, inner[4] or ""))
    for line, match in source.find(AUTOLINK) if "://" in source.prose else ():
        if "@" not in match[1]:
            links.append(MarkdownLink(match[1], match[1], False, line, ""))
    return links


def paragraphs(source: Source) -> Iterator[MarkdownParagraph]:
    """Paragraphs and list items, without headings, tables and the options of blocks."""
    parts: list[str] = []
    start = 0
    for line, text in _paragraph_lines(source):
        item = LIST_ITEM.match(text)
        if parts and (item or not text.strip()):
            raw = " ".join(parts)
            parts.clear()
            if re.search(r"\w", plain := plain_text(raw)):
                yield MarkdownParagraph(plain, start, bool(CITATION_MARK.search(raw)))
        if text.strip():
            start = start if parts else line
            parts.append((text[item.end() :].rstrip() if item else text.strip()).lstrip("> "))


def _paragraph_lines(source: Source) -> Iterator[tuple[int, str]]:
    """(line number, line), empty for lines that belong to no paragraph, and an empty line at the end."""
    in_options = False
    for line, text in source.prose_lines:
        stripped = text.strip()
        in_options = stripped.startswith("///") or (in_options and OPTION.match(text) is not None)
        table_or_note = stripped.startswith(("|", "!!! ", "??? ", "???+ "))
        heading = text[:1] == "#" and HEADING.match(text)
        yield line, "" if in_options or table_or_note or heading else text
    yield 0, ""


def block_names(source: Source) -> list[str]:
    """For each line of the body the name of the block around it, or ""."""
    name, names = "", []
    for line in source.prose.split("\n"):
        if line.startswith("///"):
            name = line[3:].partition("|")[0].strip().lower()
        names.append(name)
    return names


def shorten(line: str, max_chars: int = 40) -> str:
    """The line for a message, truncated to `max_chars` characters."""
    line = line.strip()
    return line if len(line) <= max_chars else f"{line[: max_chars - 3].rstrip()}…"


def curl_quotes(text: str) -> str:
    """The text with typographic apostrophes and quotation marks, as Markdown (smarty) sets them elsewhere: what stands in
    front matter and data is not rendered by it."""
    text = re.sub(r"(?<=\w)'(?=\w)", "’", text)
    return re.sub(r'(?<![^\s([{—–-])"(?=\S)', "“", text).replace('"', "”")


def plain_text(markdown: str) -> str:
    """Markdown without markup: links as their text, macros as one word, no citations and pictures."""
    if not MARKUP_CHARS.search(markdown):
        return " ".join(markdown.split())
    text = CITATION_MARK.sub("", markdown)
    text = MACRO.sub("ten", text)
    text = LINK.sub(lambda match: "" if match[1] else match[2], text)
    text = re.sub(r"<[^>]+>", "", text)
    text = re.sub(r"\{:?\s*(?:[#.]|[\w-]+=)[^{}]*\}", "", text)  # attributes of what stands before
    text = EMPHASIS.sub("", text)
    return " ".join(text.split())


@partial(persisted, by=lambda source: source.body)
def count_words(source: Source) -> int:
    return sum(len(paragraph.text.split()) for paragraph in paragraphs(source))
