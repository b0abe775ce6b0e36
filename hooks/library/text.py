"""An article's text as its reader meets it: headings, links, paragraphs and sentences, with lines.

Works on Markdown as authors write it here; what is not read as prose (code, tables' rules, block
markers, macros, citations) is taken out first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markdown.extensions.toc import slugify, unique

from build_cache import persisted
from library.source import Source

HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*$")
HEADING_ID = re.compile(r"\{\s*[^}]*#([\w-]+)[^}]*\}\s*$")
# The words of a link may run over a line's end, but not into another paragraph.
LINK = re.compile(
    r"(!?)\[((?:[^\[\]\n]|\n(?!\s*\n)|\[[^\]\n]*\])*)\]\(\s*<?([^)\s>]*)>?(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)
BROKEN_LINK = re.compile(r"!?\[[^\[\]\n]*\]\([^)\n]*\)?")
MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
CITATION_MARK = re.compile(r"\[\^[^\]\s]+\]")
# A sentence ends at a full stop (and closing marks) before a capital, a digit or an opening quote.
SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)*_]*\s+(?=[\"'“‘(*_]*[A-ZÀ-Þ¿¡\d])")
EMPHASIS = re.compile(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")
MARKUP_CHARS = re.compile(r"[\[\]{}<>*_`()]")
OPTION = re.compile(r" {4}[\w-]+:")
LIST_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")


# What is found in a text is kept for it and for the line that it begins in.
cached_by_prose = partial(persisted, by=lambda source: (source.prose, source.body_line))


@dataclass(frozen=True)
class Heading:
    """`text` are its words, `raw` is how they are written."""

    level: int
    text: str
    anchor: str
    line: int
    raw: str


@dataclass(frozen=True)
class Link:
    """A Markdown link or, with `image`, a picture; `target` as written."""

    target: str
    text: str
    image: bool
    line: int


@dataclass(frozen=True)
class Paragraph:
    """Prose that stands together; a list item is one of its own."""

    text: str
    line: int
    cites: bool

    @property
    def sentences(self) -> list[str]:
        """Parted at full stops and the like; what has no letter or digit is none."""
        return [part for part in SENTENCE_END.split(self.text) if re.search(r"\w", part)]


@cached_by_prose
def headings(source: Source) -> list[Heading]:
    """The headings with the anchors that the `toc` extension will give them."""
    used: set[str] = set()
    headings = []
    for line, text in source.prose_lines:
        if match := HEADING.match(text):
            named = HEADING_ID.search(match[2])
            title = plain_text(HEADING_ID.sub("", match[2])).strip()
            anchor = named[1] if named else unique(slugify(title, "-"), used)
            used.add(anchor)
            headings.append(Heading(len(match[1]), title, anchor, line, match[2]))
    return headings


@cached_by_prose
def links(source: Source) -> list[Link]:
    """Every link and picture, with the line of its address."""
    links = []
    for match in LINK.finditer(source.prose):
        line = source.body_line + source.prose.count("\n", 0, match.start(3))
        links.append(Link(match[3], " ".join(match[2].split()), bool(match[1]), line))
        for inner in LINK.finditer(match[2]):  # a picture that is a link
            links.append(Link(inner[3], inner[2], bool(inner[1]), line))
    return links


def paragraphs(source: Source) -> Iterator[Paragraph]:
    """Running prose and list items; headings, tables and the options of blocks are not prose."""
    gathered: list[str] = []
    start = 0
    for line, text in _prose(source):
        item = LIST_ITEM.match(text)
        if gathered and (item or not text.strip()):
            raw = " ".join(gathered)
            gathered.clear()
            if re.search(r"\w", words_alone := plain_text(raw)):
                yield Paragraph(words_alone, start, bool(CITATION_MARK.search(raw)))
        if text.strip():
            start = start if gathered else line
            gathered.append((text[item.end() :].rstrip() if item else text.strip()).lstrip("> "))


def _prose(source: Source) -> Iterator[tuple[int, str]]:
    """The lines, empty where they are no prose, and at last an empty one."""
    in_options = False
    for line, text in source.prose_lines:
        stripped = text.strip()
        in_options = stripped.startswith("///") or (in_options and OPTION.match(text) is not None)
        table_or_note = stripped.startswith(("|", "!!! ", "??? ", "???+ "))
        heading = text[:1] == "#" and HEADING.match(text)
        yield line, "" if in_options or table_or_note or heading else text
    yield 0, ""


def block_names(source: Source) -> list[str]:
    """For each line of the text the name of the block that it stands in, or nothing."""
    inside, names = "", []
    for line in source.prose.split("\n"):
        if line.startswith("///"):
            inside = line[3:].partition("|")[0].strip().lower()
        names.append(inside)
    return names


def shorten(line: str, most: int = 40) -> str:
    """A line as a message shows it, of `most` characters."""
    said = line.strip()
    return said if len(said) <= most else f"{said[: most - 3].rstrip()}…"


def plain_text(markdown: str) -> str:
    """Words without marks: links by their text, macros as one word, citations gone."""
    if not MARKUP_CHARS.search(markdown):
        return " ".join(markdown.split())
    text = CITATION_MARK.sub("", markdown)
    text = MACRO.sub("ten", text)
    text = LINK.sub(lambda match: "" if match[1] else match[2], text)
    text = re.sub(r"<[^>]+>", "", text)
    text = re.sub(r"\{[:#.][^}]*\}", "", text)
    text = EMPHASIS.sub("", text)
    return " ".join(text.split())


@partial(persisted, by=lambda source: source.body)
def count_words(source: Source) -> int:
    """How many words of prose there are."""
    return sum(len(paragraph.text.split()) for paragraph in paragraphs(source))
