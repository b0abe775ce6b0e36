"""Checks whether everything can be printed, without making a file: quick enough for each run of `scripts/check`."""

from collections.abc import Iterable
from pathlib import Path

from disk_cache import DiskCache
from press import cache_keys, plan, typst_engine
from press.errors import PressError, PressFault
from press.jobs import Job, PressContext
from press.read.finished_page import FinishedSite
from press.read.model import iter_dicts
from translations import Translate

DRAWING = Path(__file__).parent / "pdf" / "layout" / "drawing.typ"


def preflight(site: Path, cache: Path, *, translate: Translate) -> None:
    """Raises one PressError with all sheets and cards of a finished site that have too many pages, and all drawings that
    can't be drawn. What fits is cached, and so is what was printed: neither is laid out again."""
    from press.pdf import typeset  # slow to import, and not needed for the drawings alone

    context = PressContext(FinishedSite(site), translate)
    spacings, fits, jobs = DiskCache(cache, "spacings"), DiskCache(cache, "fits"), list[Job]()
    for sheet in context.sheets:
        jobs += plan.sheet_jobs(context, sheet)
    for page in context.site.pages():
        jobs += plan.pocket_jobs(context, page)
    failed = drawing_faults([*plan.book_jobs(context), *jobs], cache)
    faults = list(failed.values())
    for job in jobs:
        if any(item.get("svg") in failed for item in iter_dicts(job.data)):
            continue  # it can't be laid out
        try:
            typeset.check_fit(job, spacings, fits)
        except PressError as error:
            faults += error.faults
    fits.remove_old()
    if faults:
        raise PressError(*faults)


def drawing_faults(jobs: Iterable[Job], folder: Path) -> dict[str, PressFault]:
    """The fault of each drawing of these documents that Typst can't draw, by its SVG: a whole document would only say that one of
    its drawings can't be drawn. The good ones are cached in `folder`."""
    cache = DiskCache(folder, "drawn")
    faults: dict[str, PressFault] = {}
    documents = ((origin, data) for job in jobs for origin, data in job.data_to_check())
    for origin, picture in ((origin, item) for origin, data in documents for item in iter_dicts(data)):
        # Not photos, which were checked when they were resized.
        if "svg" not in picture or picture.get("width"):
            continue
        drawing = picture["svg"]
        key = cache_keys.key(["drawing", drawing])
        if drawing in faults or cache.get(key) is not None:
            continue
        compiler = typst_engine.compiler(DRAWING, {"drawing.svg": drawing.encode()})
        try:
            typst_engine.compile(compiler, origin, format="png", ppi=9.0)
            cache.put(key, b"")
        except PressError as error:
            reason = "\n".join(fault.message for fault in error.faults)
            name = f'the drawing "{alt}"' if (alt := picture.get("alt")) else "its drawing"
            message = f"{name} can't be printed ({reason}). Save it again as plain SVG, or use another."
            faults[drawing] = PressFault(origin, message)
    return faults
