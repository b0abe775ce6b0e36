"""Relations between pages: reading order, `helps:`, worksheets, citations, cautions.

Each is declared on one side (nav, `helps:`, `for:`, `[^key]`, `caution:`) and set on both.
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
    """Links the pages of `library` in place; returns problems of what can't be linked. `listed` are the paths in nav."""
    _link_reading_order(library, listed)
    return [
        *link_helps(library),
        *link_worksheets(library),
        *_link_references(library),
        *_missing_references(library),
        *_missing_cautions(library),
    ]


def _link_reading_order(library: Library, listed: Collection[str]) -> None:
    """Sets `previous` and `next`: the home page, then the pages of `nav` from the first overview, article or reading to
    the last, without worksheets. Plain pages between them become readings."""
    pages = [page for page in library.pages.values() if page.path in listed]
    indexes = [i for i, page in enumerate(pages) if page.kind in {OVERVIEW, ARTICLE, READING}]
    if not indexes:
        return
    ordered = [page for page in pages if page.kind == HOME]
    for page in pages[indexes[0] : indexes[-1] + 1]:
        if page.kind == PAGE:
            page.kind = READING
        if page.kind in READING_ORDER_KINDS and page.kind != HOME:
            ordered.append(page)
    for previous, following in itertools.pairwise(ordered):
        previous.next, following.previous = following, previous


def _link_references(library: Library) -> Iterator[Problem]:
    for page in library.checked_pages:
        for line, match in page.source.find(MALFORMED_CITATION):
            message = "would appear on the page as written. Cite a source as [^key], without spaces."
            yield page.problem(line, f'"{match[0]}" {message}', about={ANY_REFERENCE})
        for line, match in page.source.find(CITATION):
            key = match[1]
            if reference := library.references.get(key):
                if reference not in page.cited:
                    page.cited.append(reference)
            elif f"[^{key}]:" not in page.source.body:
                hint = did_you_mean(key, library.references, "Add it there first.")
                message = f'[^{key}]: there is no source "{key}" in docs/data/references.bib.{hint}'
                if key.isdigit():  # a footnote, for no reference has such a key
                    message = f"[^{key}]: the text of this footnote is missing. Write it on a line of its own: [^{key}]: …"
                yield page.problem(line, message, about={ANY_REFERENCE}, caused_by=reference_subjects(key))
        for reference in page.cited if page.path in library.pages else ():
            reference.cited_in.append(page)


def _missing_references(library: Library) -> Iterator[Problem]:
    """An empty or missing references.bib is one problem, however many pages cite from it."""
    citing = next((page for page in library.checked_pages if CITATION.search(page.source.prose)), None)
    if citing and not library.references:
        message = f"this file has no sources, but {citing.source.path} cites one. Restore its text, or remove each [^key]."
        yield Problem(REFERENCES_PATH, 1, message, {REFERENCES_SUBJECT}, {REFERENCES_SUBJECT})


def _missing_cautions(library: Library) -> Iterator[Problem]:
    for page in library.checked_pages:
        if page.caution and page.caution not in library.cautions:
            hint = did_you_mean(page.caution, library.cautions, "Write it there, or remove this line.")
            message = f"caution: there is no note docs/data/{page.caution}.md.{hint}"
            causes = {f"data/{page.caution}.md"}
            yield page.problem(page.source.line("caution"), message, about={ANY_CAUTION}, caused_by=causes)
