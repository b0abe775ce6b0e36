"""What comes along when words are pasted: signs of a list, cells of a spreadsheet, words that a PDF cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterator

from library import text
from library.problems import Problem
from library.source import Source

CIRCLE = re.compile(r"\s*o \S")
DASH = re.compile(r"\s*[–—][ \t\u00a0]+\S")
NUMBER = re.compile(r"\s*\((?:\d+|[a-z])\)\s+\S")
YEAR = re.compile(r"\d{3,}\. +\S")
CUT = re.compile(r"[^\W\d_]{2,}-(?: |\n)(?!(?:and|or|to|nor|but|y|o|u)\b)[^\W\d_A-Z]{2,}")
ESCAPED = re.compile(r"\\[&,?;:%@'\"/=]")
LIGATURE = re.compile(r"\w*([\ufb00-\ufb06])\w*")
TOGETHER = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
MERMAID = re.compile(r" {0,3}(?:```+|~~~+)\s*mermaid\b")
NOTABLE = re.compile(r"[^\x00-\x7f]|\\|\t|^\s*(?:\(?\w+[.)]|o )", re.MULTILINE)


def pasted(source: Source) -> Iterator[Problem]:
    """Every line that looks right in the file and would not on the page."""
    lines = source.prose.split("\n")
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else ""
        if NOTABLE.search(line):
            for message in (*_list(line, before), *_signs(line, before)):
                yield Problem(source.path, source.body_line + number, message)
    for match in CUT.finditer(source.prose):
        said = " ".join(match[0].split())
        line_number = source.body_line + source.prose.count("\n", 0, match.start())
        message = f'"{said}" is a word that was cut at the end of a line. Write it as one.'
        yield Problem(source.path, line_number, message)
    for number, line in enumerate(source.body.split("\n"), source.body_line):
        if MERMAID.match(line):
            message = f'"{line.strip()}" would be printed as code: to draw it takes a script. Save the drawing as SVG in docs/assets/pictures/ and show it: ![what it shows](../assets/pictures/name.svg).'
            yield Problem(source.path, number, message)


def _list(line: str, before: str) -> Iterator[str]:
    """Items that Markdown would run together into one paragraph."""
    shown = f'"{text.shortened(line)}"'
    begins = not before.strip()
    # One "o" alone is the word "or" of some languages.
    if (begins and DASH.match(line)) or (CIRCLE.match(line) and CIRCLE.match(before)):
        yield f"{shown} is no item of a list here. Begin it with a hyphen and a space: - …"
    elif NUMBER.match(line):
        yield f"{shown} is no item of a list here. Begin it with its number, a full stop and a space: 1. …"
    elif begins and YEAR.match(line):
        number = line.partition(".")[0]
        yield f"{shown} would begin a numbered list. Write {number}\\. with a backslash, or begin with another word."


def _signs(line: str, before: str) -> Iterator[str]:
    if match := LIGATURE.search(line):
        whole = TOGETHER[match[1]]
        yield f'"{match[1]}" in "{match[0]}" is one sign for {len(whole)} letters, and search would not find the word. Write {whole}.'
    if match := ESCAPED.search(line):
        yield f'"{match[0]}" prints its backslash. Remove the backslash.'
    if re.search(r"\S\t+\S", line) and re.search(r"\S\t+\S", before):
        yield f'"{text.shortened(line)}": cells with tabs between them are no table. Write it as | One | Two |, with |---|---| under its head.'
