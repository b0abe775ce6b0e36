"""Makes files: one in this process, or many in worker processes."""

import multiprocessing
import os
import pickle
import shutil
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from disk_cache import DiskCache
from helper_process import can_fork
from press import epub
from press.errors import PressError, PressFault
from press.jobs import BOOK, WORKBOOK, Job
from press.pdf import glyphs
from signals import end_as_a_worker

# Starting a second process takes as long as this many sheets, and less than any book.
MIN_POOL_JOBS = 6
COLLECTIONS = (WORKBOOK, BOOK)
# The layouts of pictures, with their pixels per inch.
PICTURES = {
    "card": (Path(__file__).parent / "cards" / "card.typ", 144),
    "icon": (Path(__file__).parent / "cards" / "icon.typ", 72),
}


def make(job: Job, folder: Path) -> list[bytes]:
    """The job's files."""
    # Engines are slow to load, and a run that finds everything in the cache needs none.
    from press import typst_engine
    from press.pdf import typeset

    for origin, data in job.data_to_check():
        glyphs.check_glyphs(data, origin)
    if job.kind in PICTURES:
        layout, ppi = PICTURES[job.kind]
        return [typst_engine.render_png(layout, job.data, job.origin, ppi)]
    if job.kind == "epub":
        cover = typst_engine.render_png(epub.COVER, job.data["cover"], job.origin, 144)
        return [epub.write_epub(job.data, cover, job.epoch)]
    return typeset.render_pdf(job, DiskCache(folder, "spacings"))


def make_and_cache(job: Job, folder: Path) -> dict[str, bytes]:
    """The job's files by their addresses."""
    contents = dict(zip(job.files, make(job, folder), strict=True))
    for address, content in contents.items():
        DiskCache(folder).put(job.files[address], content)
    return contents


def make_pickled(file: Path, folder: Path) -> dict[str, bytes]:
    """Makes the job that is pickled in a file."""
    return make_and_cache(pickle.loads(file.read_bytes()), folder)  # noqa: S301 (written by make_all)


@contextmanager
def _pool(processes: int, scratch: Path) -> Iterator[ProcessPoolExecutor]:
    """Worker processes, which end with this block or with this process, however it ends."""
    context = multiprocessing.get_context("fork" if can_fork() else "spawn")  # a fork begins at once
    pool = ProcessPoolExecutor(processes, context, initializer=_begin_worker, initargs=(scratch,))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _begin_worker(scratch: Path) -> None:
    end_as_a_worker()  # not as the parent, of which this may be a fork
    from press import typst_engine  # here, as it is slow to import

    typst_engine.workspaces = scratch
    Thread(target=_end_with_parent, args=(scratch,), daemon=True).start()


def _end_with_parent(scratch: Path) -> None:
    """A killed parent can neither stop its workers nor remove their folder."""
    if parent := multiprocessing.parent_process():
        parent.join()
    for _ in range(2):  # the engine may write one more file during the first
        shutil.rmtree(scratch, ignore_errors=True)
    os._exit(1)


def make_all(jobs: list[Job], folder: Path, processes: int) -> Iterator[dict[str, bytes]]:
    """The files of every job by their addresses, as they are done. Raises one PressError with all faults at the end."""
    faults: list[PressFault] = []
    pending = dict(enumerate(jobs))
    collections = sum(job.origin.source in COLLECTIONS for job in jobs)
    if processes > 1 and (len(jobs) >= MIN_POOL_JOBS or collections > 1):
        try:
            # Jobs are passed as files: if its workers die, a pool waits forever on a pipe that is full.
            with TemporaryDirectory() as scratch, _pool(processes, Path(scratch)) as pool:
                tasks = {}
                for number, job in pending.items():
                    (file := Path(scratch, str(number))).write_bytes(pickle.dumps(job))
                    tasks[pool.submit(make_pickled, file, folder)] = number
                for task in as_completed(tasks):
                    try:
                        yield task.result()
                    except PressError as error:
                        faults += error.faults
                    del pending[tasks[task]]
        except (BrokenExecutor, OSError):
            pass  # Workers were killed or could not start: the rest is made here.
    for job in list(pending.values()):
        try:
            yield make_and_cache(job, folder)
        except PressError as error:
            faults += error.faults
    if faults:
        # A sheet's fault is one of the workbook too, where it says less.
        own = [fault for fault in faults if fault.origin.source not in COLLECTIONS]
        raise PressError(*sorted(set(own or faults)))
