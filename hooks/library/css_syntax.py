"""Finds what browsers silently ignore in style sheets: what follows a missing brace or semicolon, and what can't be loaded."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from build_cache import memoized
from library.problems import LineMessage

# Comments, strings and URLs may contain any character.
IGNORED = re.compile(r"/\*.*?\*/|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|url\([^)\"']*\)", re.DOTALL)
DECLARATION = re.compile(r"[^{};]*[{};]?")
# `color: red margin: 0`: a second property in a value.
MISSING_SEMICOLON = re.compile(r"\s*[\w-]+\s*:[^;{}()]*[\s)]([a-z][\w-]*)\s*:\s")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
LOADED = re.compile(r"""@import\s[^;\n]*|url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*?))\s*\)""")
OTHER_SITE = re.compile(r"\w+:|//")


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


def loading_errors(css: str, root: Path, path: str) -> Iterator[LineMessage]:
    """(line, message) for each address that a page would not load. `path` is that of the style sheet in the project `root`."""
    css = COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), css)
    for match in LOADED.finditer(css):
        line, address = css.count("\n", 0, match.start()) + 1, match[1] or match[2] or match[3] or ""
        folder = "docs" if address.startswith("/") else posixpath.dirname(path)
        target = posixpath.normpath(f"{folder}/{re.sub(r'[?#].*', '', address)}")
        message = ""
        if match[0].startswith("@import"):
            address = match[0]
            message = "a style sheet loads no other. Put it in docs/assets/styles/, and add it to extra_css in mkdocs.yml."
        elif OTHER_SITE.match(address) and not address.startswith("data:"):
            message = "nothing is loaded from other sites, which would learn who reads here. Put the file in docs/assets/, and write its path from here."
        elif not address.startswith(("data:", "#")) and not (root / target).is_file():
            message = f"there is no file {target}. Put it there, or remove this rule."
        if message:
            yield line, f"{address}: {message}"
