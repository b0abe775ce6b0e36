"""What MkDocs would let pass, or only mention: each concern in a module of its own."""

import re
from collections.abc import Iterator
from functools import partial

import worksheet
from build_cache import persisted
from library.checks.addresses import old_addresses, titles
from library.checks.calls import calls
from library.checks.footnotes import footnotes
from library.checks.headings import headings
from library.checks.layout import layout
from library.checks.letters import letters
from library.checks.markup import markup, pasted, signs
from library.checks.shown import shown
from library.checks.targets import anchors_of, targets
from library.checks.unwritten import unwritten
from library.helplines import HELPLINES_PATH, HELPLINES_SUBJECTS
from library.kinds import HELP, NAMED
from library.model import HOME, WORKSHEET, WORKSHEETS, Library
from library.problems import Problem
from library.source import Source

# These are filled by their templates; any other page is its text.
MADE = {HOME, WORKSHEETS, *NAMED}
# What does not fit at the head of an article, where a note is shown.
NO_NOTE = {
    r"^#{1,6} .*|^///.*|\[\^[^\]]*\]|!\[.*": '"{0}" can\'t be shown in a note. Words, lists and links can: put the rest into an article.'
}
NO_BLOCK = {
    r"^\s*(?:/{1,2}|\\{2,})\s*\w+\s*\|": '"{line}" is no block. Write three strokes at the start of the line: ///',
}
# What only looks like something to fill in.
NO_FIELD = {
    r"_{4,}|\.{6,}|…{2,}|[☐□▢]": '"{0}" is nothing to fill in. Write a field: /// line | My word for it, or /// check.',
}


def integrity(library: Library) -> list[Problem]:
    """Every mistake in the pages' text that would break or silently spoil the site."""
    problems = [*titles(library), *old_addresses(library)]
    problems += [*unwritten(library, drafts=False), *shown(library)]
    problems += [*_no_helplines(library), *_no_help_page(library), *letters(library)]
    anchors = {page.path: anchors_of(library, page) for page in library.checked_pages}
    _text.work_from_end([(page.source, page.kind == WORKSHEET) for page in library.checked_pages])
    for page in library.checked_pages:
        problems += calls(library, page.source, page)
        problems += _text(page.source, page.kind == WORKSHEET)
        problems += targets(library, page, anchors)
        told = [*footnotes(library, page), *(() if page.kind in MADE else _empty(page.source))]
        problems += [page.problem(line, message) for line, message in told]
    _text.stop_filling()
    for note in library.cautions.values():
        problems += calls(library, note.source, None)
        problems += _text(note.source, None)
        told = [*_empty(note.source), *signs(note.source, NO_NOTE)]
        problems += [note.problem(line, message) for line, message in told]
        problems += targets(library, note, anchors)
    return problems


def _no_helplines(library: Library) -> Iterator[Problem]:
    """Who looks for a number to call must not find an empty page."""
    if library.countries:
        return
    for source in (page.source for page in (*library.checked_pages, *library.cautions.values())):
        if source.path == f"docs/{HELP}.md" or re.search(r"\{\{\s*helplines\b", source.prose):
            message = f"there are no helplines, and {source.path} lists them. Bring this file back, or write it anew."
            yield Problem(HELPLINES_PATH, 1, message, HELPLINES_SUBJECTS, HELPLINES_SUBJECTS)
            return


def _no_help_page(library: Library) -> Iterator[Problem]:
    """Every page leads to the numbers to call, and none may lead to nothing."""
    path = f"{HELP}.md"
    if library.countries and not any(path in pages for pages in (library.pages, library.invalid_pages)):
        why = "is a draft" if path in library.drafts else "is missing"
        message = f"this page {why}, and every page leads to it for the numbers of {HELPLINES_PATH}. Bring it back, with its line in nav."
        yield Problem(f"docs/{path}", 1, message, about={path})


def _empty(source: Source) -> Iterator[tuple[int, str]]:
    if source.meta and not source.body.strip():
        yield max(1, source.body_line - 1), "there is no text under the front matter. Write it."


@partial(persisted, by=lambda source, fields: (source.path, source.body, source.body_line, fields))
def _text(source: Source, fields: bool | None) -> tuple[Problem, ...]:
    """What hangs on a text alone. `fields`: whether there may be something to fill in; None for a note, which has no
    blocks."""
    told = [*headings(source), *markup(source), *layout(source), *pasted(source)]
    if fields is not None:
        told += worksheet.check(source.body, source.body_line, fields=fields)
        told += signs(source, NO_BLOCK | (NO_FIELD if fields else {}))
    return tuple(source.problem(line, message) for line, message in told)
