"""What comes along when words are pasted: signs of a list, cells of a spreadsheet, words that a PDF cut in two."""

import re
import unicodedata
from collections.abc import Iterator

from library import text
from library.checks.signs import patterns, said
from library.problems import Problem
from library.source import Source

CIRCLE = re.compile(r"\s*o \S")
DASH = re.compile(r"\s*[–—][ \t\u00a0]+\S")
CUT = re.compile(r"[^\W\d_]{2,}-(?: |\n)(?!(?:and|or|to|nor|but|y|o|u)\b)[^\W\d_A-Z]{2,}")
LIGATURE = re.compile(r"\w*([\ufb00-\ufb06])\w*")
CELLS = re.compile(r"\S\t+\S")
MERMAID = re.compile(r" {0,3}(?:```+|~~~+)\s*mermaid\b")
YEAR = re.compile(r"(\d{3,})\. +\S")
SIGNS = patterns(
    {
        r"^\s*\((?:\d+|[a-z])\)\s+\S": '"{line}" is no item of a list here. Begin it with its number, a full stop and a space: 1. …',
        r"\\[&,?;:%@'\"/=]": '"{0}" prints its backslash. Remove the backslash.',
    }
)


def pasted(source: Source) -> Iterator[Problem]:
    """Every line that looks right in the file and would not on the page."""
    before = ""
    for number, line in source.lines:
        for message in (*said(line, SIGNS), *_list(line, before), *_signs(line, before)):
            yield source.problem(number, message)
        before = line
    for number, match in source.find(CUT):
        word = " ".join(match[0].split())
        message = f'"{word}" is a word that was cut at the end of a line. Write it as one.'
        yield source.problem(number, message)
    for number, line in source.lines_and_code:
        if MERMAID.match(line):
            message = f'"{line.strip()}" would be printed as code: to draw it takes a script. Save the drawing as SVG in docs/assets/pictures/ and show it: ![what it shows](../assets/pictures/name.svg).'
            yield source.problem(number, message)


def _list(line: str, before: str) -> Iterator[str]:
    """Items that Markdown would run together into one paragraph, and a year that it takes for one."""
    begins = not before.strip()
    # One "o" alone is the word "or" of some languages.
    if (begins and DASH.match(line)) or (CIRCLE.match(line) and CIRCLE.match(before)):
        yield f'"{text.shortened(line)}" is no item of a list here. Begin it with a hyphen and a space: - …'
    elif begins and (year := YEAR.match(line)):
        yield f'"{text.shortened(line)}" would begin a numbered list. Write {year[1]}\\. with a backslash, or begin with another word.'


def _signs(line: str, before: str) -> Iterator[str]:
    if match := LIGATURE.search(line):
        whole = unicodedata.normalize("NFKC", match[1])
        yield f'"{match[1]}" in "{match[0]}" is one sign for {len(whole)} letters, and search would not find the word. Write {whole}.'
    if CELLS.search(line) and CELLS.search(before):
        yield f'"{text.shortened(line)}": cells with tabs between them are no table. Write it as | One | Two |, with |---|---| under its head.'
