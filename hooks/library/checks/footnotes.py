"""Checks footnotes, `[^1]` and `[^1]: …`, which share their syntax with citations."""

import re
from collections.abc import Iterator

from library.model import Library, Page
from library.problems import LineMessage
from library.relations import CITATION

DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:(.*)$", re.MULTILINE)


def footnote_messages(library: Library, page: Page) -> Iterator[LineMessage]:
    """Footnotes that are duplicated, unused or empty, or have the key of a reference."""
    used = {match[1] for match in CITATION.finditer(page.source.prose)}
    seen: dict[str, int] = {}
    for line, match in page.source.find(DEFINITION):
        key = match[1]
        below = match.string[match.end() :].lstrip("\n")
        if (first := seen.setdefault(key, line)) != line:
            message = f"appears twice (first in line {first}). Keep one."
        elif key in library.references:
            message = "is a source in docs/data/references.bib, whose text is added automatically. Remove this line, or give the footnote another name."
        elif key not in used:
            message = f"this footnote is not used. Write [^{key}] where it belongs."
        elif not match[2].strip() and not below.startswith("    "):
            message = "this footnote is empty. Write its text after the colon."
        else:
            continue
        yield line, f"[^{key}]: {message}"
