"""Finds missing braces and semicolons in style sheets, after which browsers silently ignore rules."""

import re
from collections.abc import Iterator

from build_cache import memoized
from library.problems import LineMessage

# Comments, strings and URLs may contain any character.
IGNORED = re.compile(r"/\*.*?\*/|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|url\([^)\"']*\)", re.DOTALL)
DECLARATION = re.compile(r"[^{};]*[{};]?")
# `color: red margin: 0`: a second property in a value.
MISSING_SEMICOLON = re.compile(r"\s*[\w-]+\s*:[^;{}()]*[\s)]([a-z][\w-]*)\s*:\s")


@memoized
def syntax_errors(css: str) -> list[LineMessage]:
    """(line, message) for each error; lines are counted from 1."""
    return [*_syntax_errors(css)]


def _syntax_errors(css: str) -> Iterator[LineMessage]:
    text = IGNORED.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), css)
    opened: list[int] = []
    line = 1
    for part in DECLARATION.finditer(text):
        start, line = line, line + part[0].count("\n")
        if part[0].endswith("{"):
            opened.append(line)
        elif opened and (match := MISSING_SEMICOLON.match(part[0])):
            row = start + part[0].count("\n", 0, match.start(1))
            yield row, f'a semicolon is missing before "{match[1]}:". Add it.'
        if part[0].endswith("}"):
            if not opened:
                yield line, "this } closes nothing. Remove it."
            else:
                opened.pop()
    message = "this { is never closed, so browsers ignore what follows. Add } where its rule ends."
    yield from ((line, message) for line in opened)
