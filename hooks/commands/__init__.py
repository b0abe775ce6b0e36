"""The commands of scripts/: a module each, and modules that they share."""

import sys
from pathlib import Path
from types import TracebackType

# The project that contains this code, whatever the working directory is.
ROOT = Path(__file__).absolute().parents[2]


def _print_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Ctrl+C needs no traceback, not even while modules are imported."""
    if issubclass(kind, KeyboardInterrupt):
        print("Stopped.", file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = _print_error
