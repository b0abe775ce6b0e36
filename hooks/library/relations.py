"""Relations between pages: reading order, `helps:`, worksheets, citations, cautions.

Each is declared on one side (nav, `helps:`, `for:`, `[^key]`, `caution:`) and set on both.
"""

import itertools
from collections.abc import Collection, Iterator

from library.citations import link_citations
from library.helps import link_helps
from library.model import ARTICLE, HOME, OVERVIEW, PAGE, READING, READING_ORDER_KINDS, Library
from library.problems import ANY_CAUTION, Problem, did_you_mean
from library.worksheets import link_worksheets


def link_pages(library: Library, listed: Collection[str]) -> list[Problem]:
    """Links the pages of `library` in place; returns problems of what can't be linked. `listed` are the paths in nav."""
    _link_reading_order(library, listed)
    return [
        *link_helps(library),
        *link_worksheets(library),
        *link_citations(library),
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


def _missing_cautions(library: Library) -> Iterator[Problem]:
    for page in library.checked_pages:
        if page.caution and page.caution not in library.cautions:
            hint = did_you_mean(page.caution, library.cautions, "Write it there, or remove this line.")
            message = f"caution: there is no note docs/data/{page.caution}.md.{hint}"
            causes = {f"data/{page.caution}.md"}
            yield page.problem(page.source.line("caution"), message, about={ANY_CAUTION}, caused_by=causes)
