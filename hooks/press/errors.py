"""What the press says when it cannot go on: the author's file, what was found, what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


class PressError(Exception):
    """One or more faults of a run; each line names the file that an author can mend."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = list(faults)

    def __reduce__(self) -> tuple[type[PressError], tuple[str, ...]]:
        # Errors travel from the workers to the main process; the default would lose the list.
        return type(self), tuple(self.faults)


class TooLong(PressError):
    """A sheet that has more pages than it may have."""


def each(make: Callable[[T], R], things: Iterable[T]) -> list[R]:
    """What `make` makes of each. The faults of all are raised at once."""
    made: list[R] = []
    faults: list[str] = []
    for thing in things:
        try:
            made.append(make(thing))
        except PressError as error:
            faults += error.faults
    if faults:
        raise PressError(*faults)
    return made
