"""Whether everything goes onto its paper, asked before anything is made: quick enough for each run of `scripts/check`."""

from collections.abc import Iterator
from pathlib import Path

from cache import Cache
from press import pictures, plan
from press.errors import PressError, TooLong
from press.jobs import Job, PressContext
from press.pdf import typeset
from press.read import sheets
from press.read.page import Site
from worksheet.editions import BOOKS
from worksheet.translations import Translate


def trial(site: Path, cache: Path, *, strings: Translate) -> None:
    """Raises one PressError over all sheets and cards of a finished site that have too many pages, and all drawings of
    its sheets and articles that can't be drawn.

    What was found to go, here or by the press, is not tried again.
    """
    context = PressContext(Site(site), strings, None)
    rooms, known = Cache(cache, "rooms"), Cache(cache, "fits")
    jobs, faults = list(_jobs(context)), list[str]()
    try:
        pictures.check([*plan.book_jobs(context, plan.read_articles(context), BOOKS[:1]), *jobs], cache)
    except PressError as error:
        faults += error.faults
    undrawn = bool(faults)
    for job in jobs:
        try:
            typeset.try_out(job.data, job.where, rooms, known)
        except TooLong as error:
            faults += error.faults
        except PressError as error:
            faults += [] if undrawn else error.faults  # the same drawing, with fewer words
    known.tidy()
    if faults:
        raise PressError(*faults)


def _jobs(context: PressContext) -> Iterator[Job]:
    for part in sheets.parts_of(context.site):
        for sheet in part.sheets:
            yield from plan.sheet_jobs(context, sheet)
    for page in context.site.made():
        yield from plan.pocket_jobs(context, page)
