"""Checks whether everything can be printed, without making a file: quick enough for each run of `scripts/check`."""

from pathlib import Path

from cache import Cache
from press import plan
from press.drawings import check_drawings
from press.errors import PressError, PressFault, TooLongError
from press.jobs import Job, PressContext
from press.pdf import typeset
from press.read.page import Site
from worksheet.translations import Translate


def preflight(site: Path, cache: Path, *, translate: Translate) -> None:
    """Raises one PressError with all sheets and cards of a finished site that have too many pages, and all drawings that
    can't be drawn. What fits is cached, and so is what was printed: neither is laid out again."""
    context = PressContext(Site(site), translate)
    spacings, fits = Cache(cache, "spacings"), Cache(cache, "fits")
    jobs, faults = list[Job](), list[PressFault]()
    for sheet in context.sheets:
        jobs += plan.sheet_jobs(context, sheet)
    for page in context.site.pages():
        jobs += plan.pocket_jobs(context, page)
    try:
        check_drawings([*plan.book_jobs(context), *jobs], cache)
    except PressError as error:
        faults += error.faults
    drawings_failed = bool(faults)
    for job in jobs:
        try:
            typeset.check_fit(job, spacings, fits)
        except TooLongError as error:
            faults += error.faults
        except PressError as error:
            faults += [] if drawings_failed else error.faults  # the same drawing, in words that say less
    fits.remove_old()
    if faults:
        raise PressError(*faults)
