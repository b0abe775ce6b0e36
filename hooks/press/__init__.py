"""The press: a finished site in, its PDFs, its articles in one file and its social cards out.

It knows pages, no generator.

    press(site, cache, strings=t)            makes every file, beside the pages; returns their paths
    render(site, address, cache, strings=t)  one file's bytes, for a preview; None when not ours
    warm(site, cache, strings=t)             what a preview does before anybody asks

What is made of each sheet stands in `worksheet.editions`, as data.
An author's mistake is a `PressError` that names the file and the words.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

from press.errors import PressError
from press.progress import silent

# An engine does one thing at a time; a preview answers several questions at once.
AT_WORK = Lock()


def press(
    site: Path,
    cache: Path,
    *,
    strings: Callable[..., str],
    jobs: int | None = None,
    epoch: int | None = None,
    progress: Callable[..., Any] | None = None,
) -> list[Path]:
    """Make every file that the cache does not hold; write all into the site.

    `strings(key, **values)` gives the words; `epoch` the date in the files (otherwise
    SOURCE_DATE_EPOCH, or the page's own date); `progress(items, total)` passes the items on:
    `press.silent` says nothing.
    """
    from press import fonts, plan, work
    from press import progress as display
    from press.cache import Cache, replace

    faces = fonts.prepare(site, cache)
    planned = plan.everything(plan.Desk(site, faces, strings, epoch))
    store = Cache(cache)
    paths = [site / job.address for job in planned]
    missing = []
    for job, path in zip(planned, paths, strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        if (made := store.get(job.key)) is None:
            missing.append(job)
        else:
            replace(path, made)
    if missing:
        done = work.make_all(missing, faces, cache, jobs or os.cpu_count() or 1)
        for job, made in (progress or display.show)(done, len(missing)):
            replace(site / job.address, made)
    store.tidy({job.key for job in planned})
    return paths


def render(
    site: Path,
    address: str,
    cache: Path,
    *,
    strings: Callable[..., str],
    epoch: int | None = None,
) -> bytes | None:
    """The same bytes as `press` would write at this address, made on demand."""
    from press import fonts, plan, work
    from press.cache import Cache

    faces = fonts.prepare(site, cache)
    job = plan.one(plan.Desk(site, faces, strings, epoch), address)
    if job is None:
        return None
    if (made := Cache(cache).get(job.key)) is not None:
        return made
    with AT_WORK:
        return Cache(cache).get(job.key) or work.make_and_keep(job, faces, cache)


def warm(site: Path, cache: Path, *, strings: Callable[..., str]) -> None:
    """Unpack the fonts and start the engines, by making a sheet of the site and leaving it.

    To be done aside, while nobody waits: the first PDF that is asked for is then as fast as any other.
    """
    from press import fonts, plan, work

    with suppress(PressError, OSError):  # What is wrong with a page is told to who asks for its PDF.
        faces = fonts.prepare(site, cache)
        if job := plan.any_sheet(plan.Desk(site, faces, strings, None)):
            with AT_WORK:
                work.make(job, faces, cache)


__all__ = ["PressError", "press", "render", "silent", "warm"]
