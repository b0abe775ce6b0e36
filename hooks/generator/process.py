"""What holds for the whole process, from its start: faster, quieter, and strict even under --quiet."""

import atexit
import gc
import logging
import signal
import sys
from pathlib import Path
from threading import current_thread, main_thread

import mkdocs_macros.context


class Warnings(logging.Handler):
    """Counts what a strict build will fail for, because MkDocs says so only after the last event."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.count = 0
        self.said = 0  # less weighty things too

    def emit(self, record: logging.LogRecord) -> None:
        self.said += 1
        self.count += record.levelno >= logging.WARNING


def prepare() -> Warnings:
    """Sets the process up; the warnings that come from now on are counted."""
    # To go through all that a build made, once more before the process ends, would take a sixth of a build.
    atexit.register(gc.freeze)
    # MkDocs takes a hook's folder off the path again; what is imported only when it is needed, and the press's workers, come by it.
    sys.path.insert(0, str(Path(__file__).parent.parent))
    # The macros plugin starts git twelve times at every build, for facts that no page uses.
    mkdocs_macros.context.get_git_info = dict
    # Six lines at every change, of no use to an author.
    logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)
    mkdocs = logging.getLogger("mkdocs")
    # --quiet keeps warnings from being counted too, and --strict would then let everything pass.
    mkdocs.setLevel(min(mkdocs.level, logging.WARNING))
    warnings = Warnings()
    mkdocs.addHandler(warnings)
    _end_in_order()
    return warnings


def _end_in_order() -> None:
    """Who is told to end, or whose window is closed, ends as by Ctrl+C: what it has begun is removed."""

    def stop(number: int, frame: object) -> None:
        signal.signal(number, signal.SIG_IGN)  # once is enough
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and current_thread() is main_thread() and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, stop)
