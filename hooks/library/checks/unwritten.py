"""Places that `scripts/new` left to be written, marked TO WRITE. None of them goes online."""

from __future__ import annotations

import re
from collections.abc import Iterator

from library.model import Library, Page
from library.problems import Problem

MARK = "TO WRITE"
PLACE = re.compile(rf"{MARK}(?:: *(.*?))?[.\"']?$")


def unwritten(library: Library, *, drafts: bool) -> Iterator[Problem]:
    """In drafts a place still to be written is expected, and only `scripts/check` lists it."""
    for page in library.texts:
        if page.draft == drafts:
            yield from _places(page)


def _places(page: Page) -> Iterator[Problem]:
    source = page.source
    said = [
        (source.line(key, *where), str(one))
        for key, value in source.meta.items()
        for where, one in (
            [((n,), v) for n, v in enumerate(value)] if isinstance(value, list) else [((), value)]
        )
    ]
    for line, text in [*said, *enumerate(source.body.split("\n"), source.body_line)]:
        if MARK in text:
            match = PLACE.search(text.strip())
            yield Problem(
                source.path, line, f"still to be written: {match[1] if match and match[1] else 'this place'}."
            )
