"""How pages hang together: the reading order, what helps with what, sheets, sources.

Each is declared once (nav, `helps:`, `for:`, `[^key]`) and followed both ways from here.
"""

import itertools
import re
from collections.abc import Collection, Iterator

from library.bibtex import REFERENCES_PATH, REFERENCES_SUBJECT, reference_subjects
from library.helps import link_helps
from library.model import ARTICLE, HOME, OVERVIEW, PAGE, READING, READING_ORDER_KINDS, Library
from library.problems import ANY_CAUTION, ANY_REFERENCE, Problem, did_you_mean
from library.worksheets import link_worksheets

MALFORMED_CITATION = re.compile(r"\[\^(?:[^\]\s]*[^\S\n][^\]\n]*|[^\]\s]*\^)\](?!:)")
CITATION = re.compile(r"\[\^([^\]\s]+)\](?!:)")


def link_pages(library: Library, listed: Collection[str]) -> list[Problem]:
    """Links all pages of `library` in place, those that nav lists in turn; gives what could not be linked."""
    _link_reading_order(library, listed)
    return [
        *link_helps(library),
        *link_worksheets(library),
        *_link_references(library),
        *_missing_references(library),
        *_missing_cautions(library),
    ]


def _link_reading_order(library: Library, listed: Collection[str]) -> None:
    """From the first page of a series to the last article, everything in `nav` is read in turn,
    except worksheets; the home page stands before it all. So a closing page needs no mark of
    its own: it stands where it is read."""
    pages = [page for page in library.pages.values() if page.path in listed]
    reading = [i for i, page in enumerate(pages) if page.kind in {OVERVIEW, ARTICLE, READING}]
    if not reading:
        return
    turn = [page for page in pages if page.kind == HOME]
    for page in pages[reading[0] : reading[-1] + 1]:
        if page.kind == PAGE:
            page.kind = READING
        if page.kind in READING_ORDER_KINDS and page.kind != HOME:
            turn.append(page)
    for before, after in itertools.pairwise(turn):
        before.next, after.previous = after, before


def _link_references(library: Library) -> Iterator[Problem]:
    for page in library.checked_pages:
        for line, match in page.source.find(MALFORMED_CITATION):
            message = "would be printed as it stands. A source is cited as [^key], without spaces."
            yield page.problem(line, f'"{match[0]}" {message}', about={ANY_REFERENCE})
        for line, match in page.source.find(CITATION):
            key = match[1]
            if reference := library.references.get(key):
                if reference not in page.cited:
                    page.cited.append(reference)
            elif f"[^{key}]:" not in page.source.body:
                near = did_you_mean(key, library.references, "Add it there first.")
                message = f'[^{key}]: there is no source "{key}" in docs/data/references.bib.{near}'
                if key.isdigit():  # no source is called so
                    message = f"[^{key}]: the text of this note is missing. Write it on a line of its own: [^{key}]: …"
                yield page.problem(line, message, about={ANY_REFERENCE}, caused_by=reference_subjects(key))
        for reference in page.cited if page.path in library.pages else ():
            reference.cited_in.append(page)


def _missing_references(library: Library) -> Iterator[Problem]:
    """A file that was emptied or deleted is one mistake, however many pages cite from it."""
    cites = next((page for page in library.checked_pages if CITATION.search(page.source.prose)), None)
    if cites and not library.references:
        message = f"there is no source in this file, and {cites.source.path} cites one. Bring its text back, or take each [^key] out."
        yield Problem(REFERENCES_PATH, 1, message, {REFERENCES_SUBJECT}, {REFERENCES_SUBJECT})


def _missing_cautions(library: Library) -> Iterator[Problem]:
    for page in library.checked_pages:
        if page.caution and page.caution not in library.cautions:
            near = did_you_mean(page.caution, library.cautions, "Write it there, or remove this line.")
            message = f"caution: there is no note docs/data/{page.caution}.md.{near}"
            causes = {f"data/{page.caution}.md"}
            yield page.problem(page.source.line("caution"), message, about={ANY_CAUTION}, caused_by=causes)
