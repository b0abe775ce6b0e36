"""Checks whether everything can be printed, without making a file: quick enough for each run of `scripts/check`."""

from collections.abc import Iterable
from pathlib import Path

from cache import Cache
from press import cache_keys, engine, plan
from press.errors import PressError, PressFault, TooLongError
from press.jobs import Job, PressContext
from press.read.model import iter_dicts
from press.read.page import Site
from worksheet.translations import Translate

DRAWING = Path(__file__).parent / "pdf" / "layout" / "drawing.typ"


def preflight(site: Path, cache: Path, *, translate: Translate) -> None:
    """Raises one PressError with all sheets and cards of a finished site that have too many pages, and all drawings that
    can't be drawn. What fits is cached, and so is what was printed: neither is laid out again."""
    from press.pdf import typeset  # slow to import, and not needed for the drawings alone

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


def check_drawings(jobs: Iterable[Job], folder: Path) -> None:
    """Raises PressError with every drawing of these documents that Typst can't draw: a whole document would only say that one of
    its drawings can't be drawn. The good ones are cached in `folder`."""
    cache = Cache(folder, "drawn")
    faults: dict[str, PressFault] = {}
    documents = ((origin, data) for job in jobs for origin, data in job.data_to_check())
    for origin, picture in ((origin, item) for origin, data in documents for item in iter_dicts(data)):
        # Not photos, which were checked when they were resized.
        if "svg" not in picture or picture.get("width"):
            continue
        key = cache_keys.key(["drawing", picture["svg"]])
        if key in faults or cache.get(key) is not None:
            continue
        compiler = engine.compiler(DRAWING, {"drawing.svg": picture["svg"].encode()})
        try:
            engine.compile(compiler, origin, format="png", ppi=9.0)
            cache.put(key, b"")
        except PressError as error:
            reason = "\n".join(fault.message for fault in error.faults)
            name = f'the drawing "{alt}"' if (alt := picture.get("alt")) else "its drawing"
            message = f"{name} can't be printed ({reason}). Save it again as plain SVG, or use another."
            faults[key] = PressFault(origin, message)
    if faults:
        raise PressError(*faults.values())
