"""Headings, HTML and what only looks like Markdown: all of it would be printed or lost in silence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from library import text
from library.problems import Problem
from library.source import Source

TAG = re.compile(r"<(!--|/?[a-zA-Z][\w-]*)(?=[\s/>]|-->|$|[^>]*>)")
AUTOLINK = re.compile(r"<(?:https://|mailto:)[^\s<>]+>|<[\w.+-]+@[\w.-]+>")
NOT_CITED = re.compile(r"\[\^[^\]\s]*(?:\s[^\]]*)?\](?!:)")
GAP = re.compile(r"\[[^\[\]]+\]\s+\([\w./#-]+\.md[\w#-]*\)")
BY_NAME = re.compile(r"(?<!\!)\[[^\[\]^]+\]\[[^\[\]]*\]")
DEFINED = re.compile(r"^ {0,3}\[([^\]^]+)\]:\s*\S")
ALIGNED = re.compile(r"\|?(?=[^:]*:)(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?$")
FOOTNOTE = re.compile(r"^ {0,3}\[\^[^\]]+\]:")


def headings(source: Source) -> Iterator[Problem]:
    level = 1
    seen: dict[str, int] = {}
    for heading in text.headings(source):
        if heading.level == 1:
            yield Problem(
                source.path,
                heading.line,
                f'"# {heading.text}": the title comes from the front matter. Begin a heading in the text with ##.',
            )
        elif heading.level > level + 1:
            message = f'"{heading.text}" is a heading of level {heading.level} under one of level {level}. Use {"#" * (level + 1)}.'
            yield Problem(source.path, heading.line, message)
        if heading.text in seen and heading.level == 2:
            yield Problem(
                source.path,
                heading.line,
                f'the heading "{heading.text}" stands twice (first in line {seen[heading.text]}). Name one differently.',
            )
        seen.setdefault(heading.text, heading.line)
        level = max(heading.level, 2)


def markup(source: Source) -> Iterator[Problem]:
    for number, line in enumerate(source.prose.split("\n"), source.body_line):
        for message in _line(line):
            yield Problem(source.path, number, message)


def _line(line: str) -> Iterator[str]:
    if re.match(r"#{1,6}[^#\s]|#{7,}|#{1,6}\s*$", line):
        yield f'"{_short(line)}" is no proper heading. Write ##, a space and its words; or \\# for the sign itself.'
    tag = TAG.search(AUTOLINK.sub("", line))
    if tag and tag[1] == "!--":
        yield "a remark in <!-- … --> would be published in the page's source. Remove it."
    elif tag:
        yield f'"<{tag[1]}" is raw HTML, which nothing checks. Use Markdown: [text](page.md) or ![description](picture.svg).'
    elif re.search(r"<http:", line):
        yield "only https:, mailto:, tel: and sms: lead out of this site. Use https://."
    if ALIGNED.fullmatch(line.strip()):
        # Markdown would write style= into the cells, which the site's own policy forbids.
        yield f'"{_short(line)}": columns are not aligned here. Write the line under a table\'s head with hyphens only: |---|---|.'
    if FOOTNOTE.match(line):
        yield "footnotes are not typed here. Cite a source of docs/data/references.bib as [^key]; its text is generated."
    elif DEFINED.match(line):
        yield f'"{_short(line)}": links are not defined apart here. Write the address in its place: [text](page.md).'
    for cited in NOT_CITED.finditer(line):
        if re.search(r"\s|\^\]", cited[0]):
            yield f'"{cited[0]}" would be printed as it stands. A source is cited as [^key], without spaces.'
    if gap := GAP.search(line):
        yield f'"{gap[0]}" would be printed as it stands. Leave no space between ] and (.'
    elif named := BY_NAME.search(line):
        yield f'"{named[0]}" would be printed as it stands. Write the address in its place: [text](page.md).'


def _short(line: str) -> str:
    said = line.strip()
    return said if len(said) <= 40 else f"{said[:37]}…"
