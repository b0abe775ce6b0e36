"""Notes of an author's own, `[^1]` in the text and `[^1]: …` below it, beside the sources that are cited in the same way."""

import re
from collections.abc import Iterator

from library.model import Library, Page
from library.relations import CITATION

DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:(.*)$", re.MULTILINE)


def footnote_problems(library: Library, page: Page) -> Iterator[tuple[int, str]]:
    """A note that is a source too, that nothing leads to, that stands twice or says nothing."""
    used = {match[1] for match in CITATION.finditer(page.source.prose)}
    seen: dict[str, int] = {}
    for line, match in page.source.find(DEFINITION):
        key = match[1]
        below = match.string[match.end() :].lstrip("\n")
        if (first := seen.setdefault(key, line)) != line:
            message = f"this note stands in line {first} too. Keep one."
        elif key in library.references:
            message = "is a source of docs/data/references.bib, whose text is made by itself. Remove this line, or give the note another name."
        elif key not in used:
            message = f"nothing leads to this note. Write [^{key}] where it belongs."
        elif not match[2].strip() and not below.startswith("    "):
            message = "this note is empty. Write its text behind the colon."
        else:
            continue
        yield line, f"[^{key}]: {message}"
