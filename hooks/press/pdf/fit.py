"""How much room a sheet gets: its pages are neither crammed nor left half empty.

A sheet is laid out with the usual room. Where its last page stays nearly empty, or there are too many
pages, less space between things is tried. Where that saves no page, what the pages have to spare goes
to the answers, as more lines, and tables are kept from being torn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

NEARLY_EMPTY = 0.3
MOST_EXTRA = 2
# On either side of a page break a table has so many rows to write in.
ROWS_TOGETHER = 2


@dataclass(frozen=True)
class Room:
    """`gap`: the space between things, 1 is usual; `extra`: lines more for each answer; `whole`: tables
    that fit on a page are not divided."""

    gap: float = 1.0
    extra: int = 0
    whole: bool = False


USUAL = Room()
# Tried one after the other: to save a page, and to keep a table from being torn.
CLOSER = (Room(0.84), Room(0.66))
TOGETHER = (Room(0.84), Room(0.84, whole=True))


@dataclass(frozen=True)
class Extent:
    """The pages that a sheet takes, how far down the last one it reaches (0 to 1), its torn tables, and
    how much of a page a line more for each of its answers would take."""

    pages: int
    down: float
    torn: int = 0
    line: float = 0.0


def extent(marks: list[dict[str, Any]]) -> Extent:
    """From the marks that the layout sets at the start and the end of a sheet and in each row of its tables."""
    edges = {mark["side"]: mark for mark in marks if mark["mark"] == "edge"}
    start, end = edges["start"], edges["end"]
    tables: dict[int, Counter[int]] = {}
    for row in [mark for mark in marks if mark["mark"] == "row"]:
        tables.setdefault(row["table"], Counter())[row["page"]] += row["empty"]
    torn = sum(len(pages) > 1 and min(pages.values()) < ROWS_TOGETHER for pages in tables.values())
    return Extent(end["page"] - start["page"] + 1, end["down"], torn, end["line"])


def choose(lay_out: Callable[[Room], Extent], most: int) -> Room:
    """The room for a sheet that may have at most so many pages."""
    usual = lay_out(USUAL)
    if usual.pages > most or (usual.pages > 1 and usual.down < NEARLY_EMPTY):
        for room in CLOSER:
            closer = lay_out(room)
            if closer.pages < usual.pages and closer.pages <= most:
                return room
    # The most that still takes no more pages. A table that would be torn goes over whole, if that takes none either.
    spare = int((1 - usual.down) / usual.line) if usual.line else 0
    for extra in range(min(spare, MOST_EXTRA), -1, -1):
        divided = lay_out(Room(extra=extra)) if extra else usual
        if divided.pages > usual.pages:
            continue
        if not divided.torn:
            return Room(extra=extra)
        whole = lay_out(Room(extra=extra, whole=True))
        if whole.pages == usual.pages and whole.torn < divided.torn:
            return Room(extra=extra, whole=True)
    # Set a little closer, more of its rows may stay together.
    if usual.torn:
        for room in TOGETHER:
            closer = lay_out(room)
            if closer.pages == usual.pages and closer.torn < usual.torn:
                return room
    return USUAL
