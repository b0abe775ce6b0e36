"""Headings: each begins its line, has words of its own, and an address that no other has."""

import re
from collections.abc import Iterator

from library import text
from library.checks.markup import pattern_messages
from library.source import Source

# What is meant as a heading and is none.
NEAR_HEADINGS = {
    r"^(?:#{1,6}[^#\s]|#{7,}|#{1,6}\s*$)": '"{line}" is no proper heading. Write ##, a space and its words; or \\# for the sign itself.',
    r"^ {1,3}#{1,6}[ \t]+\S": '"{line}": a heading begins at the very start of its line. Remove the spaces before it.',
}
SETEXT_HEADING = re.compile(
    r"^(?![ \t|>#]|///|[-*+][ \t]|\d+\.[ \t])(?=.*\S)(.+)\n(?:=+|-+)[ \t]*$", re.MULTILINE
)


def heading_problems(source: Source) -> Iterator[tuple[int, str]]:
    """Every heading that breaks the order, repeats another, or is none."""
    level = 1
    seen: dict[str, int] = {}
    anchors: dict[str, int] = {}
    for heading in text.headings(source):
        for message in _heading_messages(heading, level):
            yield heading.line, message
        first = seen.setdefault(heading.text.casefold(), heading.line)
        same = anchors.setdefault(heading.anchor, heading.line)
        if first != heading.line and heading.level == 2:
            message = (
                f'the heading "{heading.text}" stands twice (first in line {first}). Name one differently.'
            )
            yield heading.line, message
        elif same != heading.line:
            message = f'"{heading.text}" has the same address, #{heading.anchor}, as the heading in line {same}. Change one.'
            yield heading.line, message
        level = max(heading.level, 2)
    yield from pattern_messages(source, NEAR_HEADINGS)
    for number, match in source.find(SETEXT_HEADING):
        words = text.shorten(match[1])
        message = f'the line under "{words}" makes a heading of it. Write ## {words}, or leave an empty line between.'
        yield number + 1, message


def _heading_messages(heading: text.Heading, level: int) -> Iterator[str]:
    if heading.level == 1:
        yield f'"# {heading.text}": the title comes from the front matter. Begin a heading in the text with ##.'
    elif heading.level > level + 1:
        yield f'"{heading.text}" is a heading of level {heading.level} under one of level {level}. Use {"#" * (level + 1)}.'
    # Its address is made of its words, and other pages show it as words alone.
    if (
        text.CITATION_MARK.search(heading.raw)
        or text.LINK.search(heading.raw)
        or text.MACRO.search(heading.raw)
    ):
        yield f'"{heading.raw}": a heading takes words only. Put a link, picture, source or macro into the text under it.'
    elif not re.search(r"\w", heading.text):
        yield f'the heading "{heading.raw}" has no letter or digit in it. Write its words.'
