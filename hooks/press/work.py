"""Making files: one in this process, many in several."""

import multiprocessing
import os
import pickle
import shutil
import signal
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from cache import Cache
from press import cards, epub
from press.errors import PressError
from press.jobs import BOOK, WORKBOOK, Job
from press.pdf import glyphs

# A second process costs as much as this many sheets; any book takes longer than that.
WORTH_A_POOL = 6


def make(job: Job, folder: Path) -> bytes:
    """The bytes of one file, made anew."""
    # Engines are loaded where work is done: a run that finds all in the cache never needs them.
    from press import engine
    from press.pdf import typeset

    for where, words in job.texts():
        glyphs.check(words, where)
    if job.kind == "card":
        return engine.png(cards.CARD, job.data, job.where)
    if job.kind == "epub":
        cover = engine.png(epub.COVER, job.data["cover"], job.where)
        return epub.bind(job.data, cover, job.epoch)
    return typeset.pdf(job.data, job.controls, job.epoch, job.where, Cache(folder, "rooms"))


def make_and_keep(job: Job, folder: Path) -> bytes:
    made = make(job, folder)
    Cache(folder).put(job.key, made)
    return made


def make_kept(file: Path, folder: Path) -> bytes:
    """Make the job that lies in a file."""
    return make_and_keep(pickle.loads(file.read_bytes()), folder)  # noqa: S301 (written by make_all)


@contextmanager
def _pool(workers: int, scratch: Path) -> Iterator[ProcessPoolExecutor]:
    """Processes that end when they are not needed any more, or when this one does, whatever ends it."""
    # "spawn": the engines run threads, and a fork of a thread that holds a lock hangs for ever.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, context, initializer=_begin_worker, initargs=(scratch,))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _begin_worker(scratch: Path) -> None:
    from press import engine

    engine.desks = scratch
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all, and is answered by the one that waits
    Thread(target=_end_with_parent, args=(scratch,), daemon=True).start()


def _end_with_parent(scratch: Path) -> None:
    """A killed process can't stop its workers, nor remove what it had for them."""
    if parent := multiprocessing.parent_process():
        parent.join()
    for _ in range(2):  # while the first is at it, the engine may put down one more file
        shutil.rmtree(scratch, ignore_errors=True)
    os._exit(1)


def make_all(jobs: list[Job], folder: Path, workers: int) -> Iterator[tuple[Job, bytes]]:
    """Every job with its bytes, as they are done. Faults are collected and raised last."""
    faults: list[str] = []
    left = {job.address: job for job in jobs}
    books = sum(job.where.startswith((WORKBOOK, BOOK)) for job in jobs)
    if workers > 1 and (len(jobs) >= WORTH_A_POOL or books > 1):
        try:
            # Jobs travel as files: a pool waits for ever on a pipe that is full when its workers die.
            with TemporaryDirectory() as scratch, _pool(workers, Path(scratch)) as pool:
                tasks = {}
                for number, job in enumerate(jobs):
                    (file := Path(scratch, str(number))).write_bytes(pickle.dumps(job))
                    tasks[pool.submit(make_kept, file, folder)] = job
                for task in as_completed(tasks):
                    job = tasks[task]
                    try:
                        made = task.result()
                    except PressError as error:
                        faults += error.faults
                        del left[job.address]
                        continue
                    del left[job.address]
                    yield job, made
        except (BrokenExecutor, OSError):
            pass  # Workers died, or never lived (memory, a killed process): the rest is made here.
    for job in list(left.values()):
        try:
            yield job, make_and_keep(job, folder)
        except PressError as error:
            faults += error.faults
    if faults:
        # A sheet's fault is the workbook's too, and there it says less.
        own = [fault for fault in faults if not fault.startswith((WORKBOOK, BOOK))]
        raise PressError(*sorted(set(own or faults)))
