"""What MkDocs would let pass, or only mention: each concern in a module of its own."""

from __future__ import annotations

import re

import worksheet
from library.checks.addresses import redirects, titles
from library.checks.calls import calls
from library.checks.markup import headings, markup
from library.checks.targets import anchors_of, targets
from library.checks.unwritten import unwritten
from library.model import HOME, WORKSHEET, Library, Page
from library.problems import Problem

# These are filled by their templates; any other page is its text.
MADE = {HOME, "worksheets", "map", "sources", "help-now", "book"}


def integrity(library: Library) -> list[Problem]:
    """Every mistake in the pages' text that would break or silently spoil the site."""
    problems = [*titles(library), *redirects(library), *unwritten(library, drafts=False)]
    anchors = {path: anchors_of(library, page) for path, page in library.pages.items()}
    for page in library.pages.values():
        problems += calls(library, page.source, page)
        problems += _blocks(page)
        problems += headings(page.source)
        problems += markup(page.source)
        problems += targets(library, page, anchors)
        if page.kind not in MADE and not page.source.body.strip():
            problems.append(
                page.problem(
                    max(1, page.source.body_line - 1),
                    "there is no text under the front matter. Write it.",
                )
            )
    for note in library.notes.values():
        problems += calls(library, note.source, None)
        problems += markup(note.source)
    return problems


def _blocks(page: Page) -> list[Problem]:
    source = page.source
    found = [
        Problem(source.path, item.line, item.message)
        for item in worksheet.check(source.body, source.body_line, fields=page.kind == WORKSHEET)
    ]
    for number, line in enumerate(source.prose.split("\n"), source.body_line):
        if re.match(r"\s*/{1,2}\s*\w+\s*\|", line):
            found.append(
                Problem(
                    source.path,
                    number,
                    f'"{line.strip()}" is no block. Write three strokes at the start of the line: ///',
                )
            )
    return found
