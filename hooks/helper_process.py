"""A second process that does the same work from the other end.

The main process works through a list from its start, the helper from its end, and neither waits for the other. Results
arrive over a pipe; what has not arrived when it is needed is computed by the main process. The helper is a fork: it is used
on Linux, if there is a second processor and no other thread runs. Results are the same without it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

# A fork takes as long as checking one text, and an edit of one page needs none.
MIN_MISSES = 2
# In bytes, the most that Linux allows: the helper does not wait for a main process that is busy with something else.
PIPE_SIZE = 1 << 20
T = TypeVar("T")


class HelperProcess(Generic[T]):
    """`work` gives the results, the last ones first. It is started by `start`, or when a few results were missing."""

    def __init__(self, work: Callable[[], Iterable[T]]) -> None:
        self._work = work
        self._misses = 0
        self._process: BaseProcess | None = None
        self._receiver: Connection | None = None

    def results(self) -> list[T]:
        """The results that arrived since the last call. To be called for each missing result."""
        self._misses += 1
        if self._misses == MIN_MISSES:
            self.start()
        results: list[T] = []
        with suppress(EOFError, OSError):  # the helper has finished, or died
            while self._receiver and self._receiver.poll():
                results.append(self._receiver.recv())
        return results

    def start(self) -> None:
        """Starts the work if it has not begun, and if a helper can be used."""
        if self._process or not can_fork():
            return
        import fcntl
        import multiprocessing

        context = multiprocessing.get_context("fork")
        receiver, sender = context.Pipe(duplex=False)

        def run() -> None:
            with suppress(BaseException):  # the main process does, and reports, what the helper could not do
                silence()
                receiver.close()  # so that sending fails when the main process has ended
                for result in self._work():
                    sender.send(result)

        process = context.Process(target=run, daemon=True)
        process.start()
        with suppress(OSError):  # a user's pipes may have reached their limit
            fcntl.fcntl(receiver.fileno(), fcntl.F_SETPIPE_SZ, PIPE_SIZE)
        sender.close()
        self._process, self._receiver = process, receiver

    def stop(self) -> None:
        if self._process and self._receiver:
            self._process.kill()
            self._process.join()
            self._receiver.close()
        self._process = self._receiver = None


def can_fork() -> bool:
    """Whether a fork is safe and useful here. A lock that another thread holds, of Python or of a library, would never be released in
    the fork."""
    threads = len([*Path("/proc/self/task").glob("*")])
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1 and threads == 1


def silence() -> None:
    """Discards all output: the main process prints the same."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
