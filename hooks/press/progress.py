"""How far a long run is: a bar on a terminal, a few plain lines in a log."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

Item = TypeVar("Item")
LINES = 5


def show(items: Iterable[Item], total: int, out: TextIO | None = None) -> Iterator[Item]:
    """Pass the items on and say how many have passed."""
    stream = sys.stderr if out is None else out
    if stream.isatty():
        from tqdm import tqdm  # here: a log, or a build without PDFs, need not load it

        yield from tqdm(items, total=total, desc="PDFs and cards", unit="file", file=stream, leave=False)
        return
    step = max(1, -(-total // LINES))
    for count, item in enumerate(items, 1):
        if count % step == 0 or count == total:
            print(f"press: {count} of {total} files", file=stream)
        yield item


def silent(items: Iterable[Item], total: int) -> Iterator[Item]:
    """For tests and for callers with a display of their own."""
    yield from items
