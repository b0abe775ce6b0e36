"""What the press can't print: the author's file, what was found, what to do."""

from collections.abc import Callable, Iterable
from typing import NamedTuple, Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Origin(NamedTuple):
    """What a document is made from: an author's file, or words such as "the workbook"; and its edition, "pen-a4"."""

    source: str
    edition: str = ""

    def __str__(self) -> str:
        return f"{self.source} ({self.edition})" if self.edition else self.source


class PressFault(NamedTuple):
    origin: Origin
    message: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.message}"


class PressError(Exception):
    """One or more faults of a run."""

    def __init__(self, *faults: PressFault) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = list(faults)

    @classmethod
    def at(cls, origin: Origin, *messages: str) -> Self:
        return cls(*(PressFault(origin, message) for message in messages))

    def __reduce__(self) -> tuple[type[Self], tuple[PressFault, ...]]:
        # Pickled on the way from a worker; the default would lose the list.
        return type(self), tuple(self.faults)


class UnsettledError(PressError):
    """Page numbers kept changing, because what refers to them takes more or less room with each."""


def map_all(function: Callable[[T], R], items: Iterable[T]) -> list[R]:
    """Like `map`, but goes on after a PressError, and raises one with the faults of all items at the end."""
    results: list[R] = []
    faults: list[PressFault] = []
    for item in items:
        try:
            results.append(function(item))
        except PressError as error:
            faults += error.faults
    if faults:
        raise PressError(*faults)
    return results
