"""Checks headings: their syntax, levels, text and anchors."""

import re
from collections.abc import Iterator

from library import markdown_text
from library.problems import LineMessage
from library.source import Source

# Bold words alone in their paragraph, with another below.
BOLD_LINE = re.compile(
    r"^(?<![^\n]\n)(\*\*|__)(?=.*?[^\W\d_])([^*_\n|]{2,60}?(?<![.!…;,])):?\1:?[ \t]*\n\n(?=\S)", re.MULTILINE
)
NO_WORDS = (markdown_text.CITATION_MARK, markdown_text.LINK, markdown_text.AUTOLINK, markdown_text.MACRO)


def heading_messages(source: Source) -> Iterator[LineMessage]:
    """Headings that skip a level or repeat another."""
    level = 1
    seen: dict[str, int] = {}
    anchors: dict[str, int] = {}
    for heading in markdown_text.headings(source):
        # Without front matter, which is reported, the title is where other programs have it.
        if heading.level > 1 or source.meta:
            yield from ((heading.line, message) for message in _messages(heading, level))
        words = heading.text
        first = seen.setdefault(words.casefold(), heading.line)
        other = anchors.setdefault(heading.anchor, heading.line)
        if first != heading.line and heading.level == 2:
            yield heading.line, f'the heading "{words}" appears twice (first in line {first}). Rename one.'
        elif other != heading.line:
            message = f'"{words}" has the same address, #{heading.anchor}, as the heading in line {other}. Change one.'
            yield heading.line, message
        level = max(heading.level, 2)


def likely_headings(source: Source) -> Iterator[LineMessage]:
    """Bold lines that are headings in a word processor."""
    blocks = markdown_text.block_names(source)
    for line, match in source.find(BOLD_LINE):
        if not blocks[line - source.body_line]:
            message = f'"{match[2]}" looks like a heading, but no screen reader knows it as one. If it is one, write ## {match[2]}'
            yield line, message


def _messages(heading: markdown_text.MarkdownHeading, level: int) -> Iterator[str]:
    if heading.level == 1:
        yield f'"# {heading.text}": the title comes from the front matter. Begin a heading in the text with ##.'
    elif heading.level > level + 1:
        yield f'"{heading.text}" is a heading of level {heading.level} under one of level {level}. Use {"#" * (level + 1)}.'
    # The anchor is made of the text, and other pages show the heading as plain text.
    if any(pattern.search(heading.raw) for pattern in NO_WORDS):
        yield f'"{heading.raw}": a heading can only have words. Put a link, picture, source or macro in the text under it.'
    elif not re.search(r"\w", heading.text):
        yield f'the heading "{heading.raw}" has no letter or digit in it. Write its words.'
