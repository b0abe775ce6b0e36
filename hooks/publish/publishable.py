"""What must not go online: examples that were never filled in, drafts, facts that nobody confirmed."""

from __future__ import annotations

import sys

from library import Library
from pages.site import still_to_do


def refusals(library: Library, *, allow_recheck: bool) -> list[str]:
    """A sentence for each reason not to publish. With `allow_recheck`, open facts are only printed."""
    found = still_to_do(library)
    found += [
        f"{page.source.path} is a draft. Finish it and remove draft: true, or take the file out."
        for page in library.drafts.values()
    ]
    facts = unconfirmed(library)
    if allow_recheck:
        for fact in facts:
            print(f"published though unconfirmed: {fact}", file=sys.stderr)  # also under --quiet
        return found
    return found + facts


def unconfirmed(library: Library) -> list[str]:
    """Facts marked `recheck`, each with how to confirm it."""
    found = []
    for reference in library.references.values():
        if reference.recheck and reference.cited_in:
            found.append(
                f'docs/data/references.bib:{reference.line}: "{reference.key}" is marked recheck. '
                "Compare it with its DOI or ISBN record, then remove keywords = {recheck}."
            )
    for country in library.countries:
        for name in country.recheck:
            found.append(
                f"docs/data/helplines.yml: {country.country}: {name} is marked recheck. "
                "Confirm it with the service, then write seen: public and checked: with the date."
            )
    return found
