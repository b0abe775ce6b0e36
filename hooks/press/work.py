"""Making files, several at once: the engines let go of Python while they work, so that threads are enough."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from cache import Cache
from press import cards, epub
from press.errors import PressError
from press.jobs import BOOK, WORKBOOK, Job
from press.pdf import glyphs


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


def make_all(jobs: list[Job], folder: Path, workers: int) -> Iterator[tuple[Job, bytes]]:
    """Every job with its bytes, as they are done. Faults are collected and raised last."""
    faults: list[str] = []
    pool = ThreadPoolExecutor(workers)
    try:
        tasks = {pool.submit(make_and_keep, job, folder): job for job in jobs}
        for task in as_completed(tasks):
            try:
                yield tasks[task], task.result()
            except PressError as error:
                faults += error.faults
    finally:
        pool.shutdown(cancel_futures=True)
    if faults:
        # A sheet's fault is the workbook's too, and there it says less.
        own = [fault for fault in faults if not fault.startswith((WORKBOOK, BOOK))]
        raise PressError(*sorted(set(own or faults)))
