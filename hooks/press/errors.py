"""What the press says when it cannot go on: the author's file, what was found, what to do."""

from __future__ import annotations


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
