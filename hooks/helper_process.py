"""A second process that does the same work from the other end.

This process works through a list from its start, the helper from its end, and neither waits for the other: results come
over a pipe as they are ready, and what has not come when it is needed is worked out here. A helper is a fork, so it
exists on Linux only, beside a second processor and while no other thread runs. Without it the result is the same.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

# A fork takes as long as one or two texts.
MIN_MISSES = 4
T = TypeVar("T")


class HelperProcess(Generic[T]):
    """`work` gives the results, the last ones first. It starts once results were asked for in vain a few times."""

    def __init__(self, work: Callable[[], Iterable[T]]) -> None:
        self._work = work
        self._misses = 0
        self._receiver: Connection | None = None
        self.stop = lambda: None

    def results(self) -> list[T]:
        """What has come since the last call."""
        self._misses += 1
        if self._misses == MIN_MISSES and can_fork():
            self._start()
        results: list[T] = []
        with suppress(EOFError, OSError):  # it is done, or died
            while self._receiver and self._receiver.poll():
                results.append(self._receiver.recv())
        return results

    def _start(self) -> None:
        import multiprocessing

        context = multiprocessing.get_context("fork")
        receiver, sender = context.Pipe(duplex=False)

        def run() -> None:
            with suppress(BaseException):  # what it could not do is done, and reported, by the other process
                silence()
                receiver.close()  # so that it is told when nobody listens any more
                for result in self._work():
                    sender.send(result)

        def stop() -> None:
            process.kill()
            process.join()
            receiver.close()
            self._receiver = None

        process = context.Process(target=run, daemon=True)
        process.start()
        sender.close()
        self._receiver, self.stop = receiver, stop


def can_fork() -> bool:
    """A fork of a thread that holds a lock would wait for ever."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def silence() -> None:
    """Whatever this process prints, the other one prints too."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
