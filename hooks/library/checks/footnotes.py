"""Notes of an author's own, `[^1]` in the text and `[^1]: …` below it, beside the sources that are cited in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from library.links import CITATION
from library.model import Library, Page
from library.problems import Problem

DEFINED = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:(.*)$", re.MULTILINE)


def footnotes(library: Library, page: Page) -> Iterator[Problem]:
    """A note that is a source too, that nothing leads to, that stands twice or says nothing."""
    prose, first = page.source.prose, page.source.body_line
    used = {match[1] for match in CITATION.finditer(prose)}
    seen: dict[str, int] = {}
    for match in DEFINED.finditer(prose):
        key, line = match[1], first + prose.count("\n", 0, match.start())
        below = prose[match.end() :].lstrip("\n")
        if key in seen:
            yield page.problem(line, f"[^{key}]: this note stands in line {seen[key]} too. Keep one.")
        elif key in library.references:
            message = f"[^{key}]: is a source of docs/data/references.bib, whose text is made by itself. Remove this line, or give the note another name."
            yield page.problem(line, message)
        elif key not in used:
            message = f"[^{key}]: nothing leads to this note. Write [^{key}] where it belongs."
            yield page.problem(line, message)
        elif not match[2].strip() and not below.startswith("    "):
            yield page.problem(line, f"[^{key}]: this note is empty. Write its text behind the colon.")
        seen.setdefault(key, line)
