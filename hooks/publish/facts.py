"""Facts that have to be confirmed again from time to time: helplines, sources, reviews."""

import datetime
from collections.abc import Iterator

from library import Library, Problem
from library.bibtex import REFERENCES_PATH
from library.clock import add_months, today
from library.helplines import HELPLINES_PATH

# A helpline that was confirmed earlier is not published.
MAX_HELPLINE_AGE_DAYS = 365


def unconfirmed_facts(library: Library) -> Iterator[Problem]:
    """Facts that nobody has confirmed, or not lately."""
    yield from _unchecked_sources(library)
    yield from outdated_helplines(library, MAX_HELPLINE_AGE_DAYS)
    yield from outdated_reviews(library)


def _unchecked_sources(library: Library) -> Iterator[Problem]:
    for reference in library.references.values():
        if reference.recheck and reference.cited_in:
            what = "Compare it with its DOI or ISBN record, then remove keywords = {recheck}."
            yield Problem(REFERENCES_PATH, reference.line, f'"{reference.key}" is marked recheck. {what}')


def outdated_helplines(library: Library, days: int) -> Iterator[Problem]:
    """Helplines that were not confirmed with the service in the last `days`."""
    oldest = today() - datetime.timedelta(days=days)
    for country in library.countries:
        for helpline in country.numbers:
            by_page = "Don't call it: compare it with the page of its authority"
            how = by_page if helpline is country.emergency else "Confirm it with the service"
            remedy = f"{how}, then write checked: {today()}"
            if helpline.recheck:
                what = f"is marked recheck. {remedy} in place of the mark."
            elif helpline.checked is None:
                what = f"was never confirmed. {remedy}."
            elif helpline.checked < oldest:
                what = f"was last confirmed on {helpline.checked}, more than {days} days ago. {remedy}."
            else:
                continue
            yield Problem(HELPLINES_PATH, helpline.line, f"{country.name}: {helpline.name} {what}")


def outdated_reviews(library: Library) -> Iterator[Problem]:
    """Pages whose last review is older than `review_months`."""
    months = library.review_months
    for page in library.pages.values():
        if page.reviewed and add_months(page.reviewed.on, months) < today():
            message = f"reviewed: {page.reviewed.on} is more than {months} months ago. Have the page reviewed again and write the date, or remove the key."
            yield page.problem(page.source.line("reviewed"), message)
