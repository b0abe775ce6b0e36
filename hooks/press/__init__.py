"""The press: a finished site in, its PDFs, its articles in one file and its social cards out.

It knows pages, no generator.

    press(site, cache, strings=t)            makes every file, beside the pages; returns their paths
    render(site, address, cache, strings=t)  one file's bytes, for a preview; None when not ours
    warm(site, cache, strings=t)             what a preview does before anybody asks
    trial.trial(site, cache, strings=t)      says what does not go onto its pages, and makes nothing

What is made of each sheet stands in `worksheet.editions`, as data.
An author's mistake is a `PressError` that names the file and the words.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from cache import Cache
from press.errors import PressError

if TYPE_CHECKING:
    from press.planned import Planned

# An engine does one thing at a time; a preview answers several questions at once.
ENGINE = Lock()
# So many lines in a log say how far a run is.
LINES = 5


def report(done: int, total: int) -> None:
    """Say on stderr how far a run is."""
    if done % max(1, -(-total // LINES)) == 0 or done == total:
        print(f"press: {done} of {total} files", file=sys.stderr)


def silent(done: int, total: int) -> None:
    """Say nothing."""


def press(
    site: Path,
    cache: Path,
    *,
    strings: Callable[..., str],
    jobs: int | None = None,
    epoch: int | None = None,
    progress: Callable[[int, int], None] = report,
) -> list[Path]:
    """Make every file that the cache does not hold; write all into the site.

    `strings(key, **values)` gives the words; `epoch` the date in the files in seconds (otherwise
    SOURCE_DATE_EPOCH, or the page's own date); `progress(done, total)` is told of each file made.
    """
    from press.planned import Planned

    planned, store = Planned(site, cache, strings, epoch), Cache(cache)
    keys = planned.read()
    missing = not keys or not all(_take(site / address, store.get(key)) for address, key in keys.items())
    if missing:
        keys = _make(site, cache, planned, epoch, jobs or os.cpu_count() or 1, progress)
    store.tidy()
    return [site / address for address in keys]


def _take(place: Path, made: bytes | None) -> bool:
    """Puts what the cache holds into its place."""
    if made is not None:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(made)
    return made is not None


def _make(
    site: Path,
    cache: Path,
    planned: Planned,
    epoch: int | None,
    workers: int,
    progress: Callable[[int, int], None],
) -> dict[str, str]:
    """Everything that the cache does not hold; returns the key of each address."""
    from press import pictures, plan, work
    from press.jobs import PressContext
    from press.read.page import Site

    jobs, store = plan.everything(PressContext(Site(site), planned.asked, epoch)), Cache(cache)
    missing = [job for job in jobs if not _take(site / job.address, store.get(job.key))]
    pictures.check(missing, cache)
    for done, (job, made) in enumerate(work.make_all(missing, cache, workers), 1):
        _take(site / job.address, made)
        progress(done, len(missing))
    keys = {job.address: job.key for job in jobs}
    planned.keep(keys)
    return keys


def render(
    site: Path,
    address: str,
    cache: Path,
    *,
    strings: Callable[..., str],
    epoch: int | None = None,
) -> bytes | None:
    """The same bytes as `press` would write at this address, made on demand."""
    from press import plan, work
    from press.jobs import PressContext
    from press.read.page import Site

    job = plan.one(PressContext(Site(site), strings, epoch), address)
    if job is None:
        return None
    if (made := Cache(cache).get(job.key)) is not None:
        return made
    with ENGINE:
        return Cache(cache).get(job.key) or work.make_and_keep(job, cache)


def warm(site: Path, cache: Path, *, strings: Callable[..., str]) -> None:
    """Start the engines, by making a sheet of the site and leaving it.

    To be done aside, while nobody waits: the first PDF that is asked for is then as fast as any other.
    """
    from press import plan, work
    from press.jobs import PressContext
    from press.read.page import Site

    with suppress(PressError, OSError):  # What is wrong with a page is told to who asks for its PDF.
        if job := plan.any_sheet(PressContext(Site(site), strings, None)):
            with ENGINE:
                work.make(job, cache)


__all__ = ["PressError", "press", "render", "silent", "warm"]
