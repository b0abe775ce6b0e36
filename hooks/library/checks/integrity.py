"""What MkDocs would let pass, or only mention: each concern in a module of its own."""

import re
from collections.abc import Iterator

from library.checks.addresses import former_sheets, redirects, titles
from library.checks.calls import calls
from library.checks.footnotes import footnotes
from library.checks.letters import letters
from library.checks.shown import shown
from library.checks.targets import anchors_of, targets
from library.checks.texts import texts
from library.checks.unwritten import unwritten
from library.helplines import ABOUT
from library.helplines import PATH as HELPLINES
from library.kinds import HELP, NAMED
from library.model import HOME, WORKSHEET, WORKSHEETS, Library
from library.problems import Problem
from library.source import Source

NO_NOTE = re.compile(r"^#{1,6} .*|^///.*|\[\^[^\]]*\]|!\[.*")
# These are filled by their templates; any other page is its text.
MADE = {HOME, WORKSHEETS, *NAMED}


def integrity(library: Library) -> list[Problem]:
    """Every mistake in the pages' text that would break or silently spoil the site."""
    problems = [*titles(library), *redirects(library), *former_sheets(library)]
    problems += [*unwritten(library, drafts=False), *shown(library)]
    problems += [*_no_helplines(library), *_no_help_page(library), *letters(library)]
    anchors = {page.path: anchors_of(library, page) for page in library.texts}
    for page in library.texts:
        problems += calls(library, page.source, page)
        problems += texts(page.source, fields=page.kind == WORKSHEET)
        problems += targets(library, page, anchors)
        problems += footnotes(library, page)
        if page.kind not in MADE:
            problems += _empty(page.source)
    for note in library.notes.values():
        problems += calls(library, note.source, None)
        problems += texts(note.source, fields=None)
        problems += _note(note.source)
        problems += targets(library, note, anchors)
    return problems


def _no_helplines(library: Library) -> Iterator[Problem]:
    """Who looks for a number to call must not find an empty page."""
    if library.countries:
        return
    for source in (page.source for page in (*library.texts, *library.notes.values())):
        if source.path == "docs/help-now.md" or re.search(r"\{\{\s*helplines\b", source.prose):
            message = f"there are no helplines, and {source.path} lists them. Bring this file back, or write it anew."
            yield Problem(HELPLINES, 1, message, ABOUT, ABOUT)
            return


def _no_help_page(library: Library) -> Iterator[Problem]:
    """Every page leads to the numbers to call, and none may lead to nothing."""
    path = f"{HELP}.md"
    if library.countries and not any(path in pages for pages in (library.pages, library.unread)):
        why = "is a draft" if path in library.drafts else "is missing"
        message = f"this page {why}, and every page leads to it for the numbers of {HELPLINES}. Bring it back, with its line in nav."
        yield Problem(f"docs/{path}", 1, message, about={path})


def _empty(source: Source) -> Iterator[Problem]:
    if source.meta and not source.body.strip():
        message = "there is no text under the front matter. Write it."
        yield source.problem(max(1, source.body_line - 1), message)


def _note(source: Source) -> Iterator[Problem]:
    """A note is shown at the head of an article, and takes no more than fits there."""
    yield from _empty(source)
    for number, line in source.lines:
        if found := NO_NOTE.search(line):
            message = f'"{found[0]}" can\'t be shown in a note. Words, lists and links can: put the rest into an article.'
            yield source.problem(number, message)
