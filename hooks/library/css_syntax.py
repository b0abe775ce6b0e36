"""Style sheets: a brace or semicolon left out, which makes a browser pass over all that follows and say nothing."""

import re
from collections.abc import Iterator

# What may hold any sign.
COMMENT_OR_STRING = re.compile(
    r"/\*.*?\*/|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|url\([^)\"']*\)", re.DOTALL
)
DECLARATION = re.compile(r"[^{};]*[{};]?")
# `color: red margin: 0` – a second name in a value.
MISSING_SEMICOLON = re.compile(r"\s*[\w-]+\s*:[^;{}()]*[\s)]([a-z][\w-]*)\s*:\s")


def syntax_errors(css: str) -> Iterator[tuple[int, str]]:
    """(line, sentence) for each, lines from 1."""
    text = COMMENT_OR_STRING.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), css)
    opened: list[int] = []
    line = 1
    for part in DECLARATION.finditer(text):
        begin, line = line, line + part[0].count("\n")
        if part[0].endswith("{"):
            opened.append(line)
        elif opened and (run_on := MISSING_SEMICOLON.match(part[0])):
            row = begin + part[0].count("\n", 0, run_on.start(1))
            yield row, f'a semicolon is missing before "{run_on[1]}:". Write one.'
        if part[0].endswith("}"):
            if not opened:
                yield line, "this } closes nothing. Remove it."
            else:
                opened.pop()
    never = "this { is never closed, so a browser passes over what follows. Write } where its rule ends."
    yield from ((line, never) for line in opened)
