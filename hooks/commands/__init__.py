"""The commands of scripts/: a module each, and modules that they share."""

import atexit
import os
import sys
import traceback
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from signals import end_as_by_ctrl_c

# The project that contains this code, whatever the working directory is.
ROOT = Path(__file__).absolute().parents[2]
ERROR_FILE = ROOT / ".cache" / "error.txt"


def fail(message: object, code: int = 1) -> int:
    """Prints on stderr why a command ends; returns its exit code."""
    print(message, file=sys.stderr)
    return code


def _print_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Says in plain words what ended a command; the traceback of a mistake of ours goes into a file. Ctrl+C and a reader of
    the output that has left (`| head`) are no mistakes, not even while modules are imported."""
    if issubclass(kind, BrokenPipeError):
        return
    if issubclass(kind, KeyboardInterrupt):
        print("Stopped.", file=sys.stderr)
        return
    try:
        ERROR_FILE.parent.mkdir(exist_ok=True)
        ERROR_FILE.write_text("".join(traceback.format_exception(kind, error, trace)), "utf-8")
    except OSError:
        sys.__excepthook__(kind, error, trace)
        return
    last = traceback.extract_tb(trace)[-1]
    where = f"{Path(last.filename).name}:{last.lineno}"
    message = f"This is a mistake in the program, not in your files ({kind.__name__}: {error}, {where}). Nothing was lost. Please send {ERROR_FILE} to whoever looks after the program."
    print(message, file=sys.stderr)


def _flush_output() -> None:
    """Writes what is left, as Python does after this, but without a message of its own if nobody reads it any more."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def end(code: int) -> NoReturn:
    """Ends the process with this exit code. After a success it does so without freeing each object first, as mypy does: that would take
    3 % of a build. Nothing else is left to do then."""
    if code:
        sys.exit(code)
    _flush_output()
    os._exit(code)


# What Windows writes into a file has few characters. Python does the same for stderr.
if isinstance(sys.stdout, TextIOWrapper):
    sys.stdout.reconfigure(errors="backslashreplace")
sys.excepthook = _print_error
end_as_by_ctrl_c()
atexit.register(_flush_output)
