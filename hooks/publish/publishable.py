"""What must not go online: examples that were never filled in, drafts, facts that nobody confirmed."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from library import Library, Problem
from library.helplines import PATH as HELPLINES
from pages.site import still_to_do


def refusals(library: Library, *, allow_recheck: bool) -> list[Problem]:
    """Each reason not to publish, with its place. With `allow_recheck`, open facts are only printed."""
    found = [*still_to_do(library), *_drafts(library)]
    if not allow_recheck:
        return [*found, *unconfirmed(library)]
    for fact in sorted(unconfirmed(library)):
        print(f"published though unconfirmed: {fact}", file=sys.stderr)  # also under --quiet
    return found


def _drafts(library: Library) -> Iterator[Problem]:
    for page in library.drafts.values():
        message = "this page is a draft. Finish it and remove draft: true, or take the file out."
        yield page.problem(page.source.line("draft"), message)


def unconfirmed(library: Library) -> Iterator[Problem]:
    """Facts marked `recheck`, each with how to confirm it."""
    for reference in library.references.values():
        if reference.recheck and reference.cited_in:
            yield Problem(
                "docs/data/references.bib",
                reference.line,
                f'"{reference.key}" is marked recheck. '
                "Compare it with its DOI or ISBN record, then remove keywords = {recheck}.",
            )
    for country in library.countries:
        for known in country.numbers:
            if known.recheck:
                yield Problem(
                    HELPLINES,
                    known.line,
                    f"{country.name}: {known.name} is marked recheck. "
                    "Confirm it with the service, then write checked: with the day in its place.",
                )
