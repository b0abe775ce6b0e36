"""The press: makes the PDFs, the EPUB, the social cards and the icons of a finished site.

It reads pages and does not depend on MkDocs. `preflight.preflight` says what can't be printed, without making a file. The
editions of each sheet are data in `pdf_editions`. An author's mistake is a `PressError`.
"""

import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock

from disk_cache import DiskCache
from press import cache_keys
from press.errors import PressError

# A preview renders several files at once, and an engine does one thing at a time.
ENGINE_LOCK = Lock()
MAX_PROGRESS_LINES = 5


def press(
    site: Path, cache: Path, *, translate: Callable[..., str], logo: str = "", processes: int = 0
) -> list[Path]:
    """Makes every file that is not in the cache, and writes all into the site; reads no page if neither the pages nor the code have
    changed. `logo`: the site's file for icons; `translate(key, **values)` gives a string of the interface; by default there is a
    process for each processor."""
    plans, files, plan_key = DiskCache(cache, "planned"), DiskCache(cache), cache_keys.plan_key(site)
    keys = json.loads(plans.get(plan_key) or b"{}")  # the cache key of each file by its address
    if not keys or not all(_write(site / address, files.get(key)) for address, key in keys.items()):
        from press import plan, workers
        from press.jobs import PressContext
        from press.read.finished_page import FinishedSite

        jobs = plan.all_jobs(PressContext(FinishedSite(site), translate), logo)
        keys = {address: key for job in jobs for address, key in job.files.items()}
        cached = {address for address, key in keys.items() if _write(site / address, files.get(key))}
        missing = [job for job in jobs if not cached.issuperset(job.files)]
        try:
            made = workers.make_all(missing, cache, processes or os.cpu_count() or 1)
            for done, contents in enumerate(made, 1):
                for address, content in contents.items():
                    _write(site / address, content)
                _print_progress(done, len(missing))
        except PressError:
            from press.preflight import drawing_faults

            if faults := drawing_faults(missing, cache):  # these say more
                raise PressError(*faults.values()) from None
            raise
        plans.put(plan_key, json.dumps(keys).encode())
        plans.remove_old(days=1)
    files.remove_old()
    return [site / address for address in keys]


def _print_progress(done: int, total: int) -> None:
    """Prints on stderr how far a run is, in a few lines."""
    if done % max(1, -(-total // MAX_PROGRESS_LINES)) == 0 or done == total:
        print(f"press: {done} of {total} documents", file=sys.stderr)


def _write(path: Path, content: bytes | None) -> bool:
    """Writes a file if there is content for it; returns whether there was."""
    if content is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return content is not None


def render(site: Path, address: str, cache: Path, *, translate: Callable[..., str]) -> bytes | None:
    """The bytes that `press` would write at this address; None if it would write none."""
    from press import plan, workers
    from press.jobs import PressContext
    from press.read.finished_page import FinishedSite

    job = plan.job_at(PressContext(FinishedSite(site), translate), address)
    if job is None:
        return None
    files, key = DiskCache(cache), job.files[address]
    if (content := files.get(key)) is not None:
        return content
    with ENGINE_LOCK:
        return files.get(key) or workers.make_and_cache(job, cache)[address]


def warm(site: Path, cache: Path, *, translate: Callable[..., str]) -> None:
    """Loads the engines by making a sheet, in a thread of its own, so that the first PDF of a preview takes no longer than others."""
    from press import plan, workers
    from press.jobs import PressContext
    from press.read.finished_page import FinishedSite

    with suppress(PressError, OSError):  # `render` reports what is wrong with a page
        if job := plan.any_sheet_job(PressContext(FinishedSite(site), translate)):
            with ENGINE_LOCK:
                workers.make(job, cache)


__all__ = ["PressError", "press", "render", "warm"]
