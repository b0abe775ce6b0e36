"""Finds missing braces and semicolons in style sheets, after which browsers silently ignore rules."""

import re

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
    text = IGNORED.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), css)
    errors: list[LineMessage] = []
    opened: list[int] = []
    line = 1
    for part in DECLARATION.finditer(text):
        start, line = line, line + part[0].count("\n")
        if part[0].endswith("{"):
            opened.append(line)
        elif opened and (match := MISSING_SEMICOLON.match(part[0])):
            row = start + part[0].count("\n", 0, match.start(1))
            errors.append((row, f'a semicolon is missing before "{match[1]}:". Add it.'))
        if part[0].endswith("}") and not opened:
            errors.append((line, "this } closes nothing. Remove it."))
        elif part[0].endswith("}"):
            opened.pop()
    message = "this { is never closed, so browsers ignore what follows. Add } where its rule ends."
    return [*errors, *((line, message) for line in opened)]
