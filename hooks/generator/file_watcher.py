"""File watching of the preview: by events of the system, or by polling where there are none. MkDocs itself always polls."""

import re
import warnings
from functools import partial
from pathlib import Path
from typing import Any

from watchdog import events
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch
from watchdog.observers.polling import PollingObserver

# Opening and closing files is no edit: a build does it too. All watches ask for the same events, since Linux watches a folder
# for those that were asked for last.
EDITS: list[type[events.FileSystemEvent]] = [
    events.FileCreatedEvent,
    events.FileModifiedEvent,
    events.FileMovedEvent,
    events.FileDeletedEvent,
    events.DirDeletedEvent,  # of a folder that is moved away it is the only one
    events.DirCreatedEvent,  # maybe in place of one that is watched: the watch of that one has ended with it
    events.DirMovedEvent,
]
# File systems of a network or of a virtual machine's host: Linux reports no changes that others make there.
NETWORK_FILESYSTEMS = (
    *("9p", "afs", "cifs", "drvfs", "fakeowner", "fuse"),
    *("nfs", "prl_fs", "smb", "vboxsf", "virtiofs", "vmhgfs"),
)
MOUNTS = Path("/proc/mounts")
# Seconds between two polls; seconds without an edit before a build begins, since editors save several files at once.
POLL_SECONDS, DEBOUNCE_SECONDS = 0.25, 0.02


class NativeObserver(Observer):  # type: ignore[misc, valid-type]  # its class depends on the system
    """Watches by the system's own events."""

    def schedule(
        self, handler: events.FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> ObservedWatch:
        edits = events.RegexMatchingEventHandler(ignore_regexes=[".*__pycache__"])
        if Path(path).is_file():  # editors replace the file, so its folder is watched
            edits = events.RegexMatchingEventHandler(regexes=[re.escape(path) + "$"])
            path, recursive = str(Path(path).parent), False

        def dispatch(event: events.FileSystemEvent) -> None:  # MkDocs looks at no event of a folder
            handler.dispatch(events.FileDeletedEvent(event.src_path) if event.is_directory else event)

        edits.on_any_event = dispatch  # type: ignore[method-assign]
        begin = partial(super().schedule, edits, path, recursive=recursive, event_filter=EDITS)
        watch: ObservedWatch = begin()

        def begin_again(event: events.FileSystemEvent) -> None:
            if Path(path).is_dir():
                self.unschedule(watch)
                begin()
                handler.dispatch(events.FileCreatedEvent(path))

        if recursive:
            arrivals = events.RegexMatchingEventHandler(regexes=[re.escape(path) + "$"])
            arrivals.on_any_event = begin_again  # type: ignore[method-assign]
            super().schedule(arrivals, str(Path(path).parent), event_filter=EDITS)
        return watch


def watch_for_edits(server: Any, more: list[str]) -> None:
    """Replaces the observer of MkDocs's server by a faster one; `more` is what will be watched besides."""
    # A folder that was moved away and back is still watched.
    warnings.filterwarnings("ignore", category=RuntimeWarning, module="watchdog")
    watched = list(server._watched_paths)
    is_native = has_native_events([*watched, *more])
    server.observer = NativeObserver() if is_native else PollingObserver(timeout=POLL_SECONDS)
    server._watched_paths.clear()
    for path in watched:
        server.watch(path)
    server.build_delay = DEBOUNCE_SECONDS


def has_native_events(paths: list[str]) -> bool:
    """Whether the system reports edits of `paths`. It is tried out, since a system limits the number of watches."""
    if any(filesystem_type(Path(path)).startswith(NETWORK_FILESYSTEMS) for path in paths):
        return False
    trial = NativeObserver()
    try:
        for path in paths:
            trial.schedule(events.FileSystemEventHandler(), path, recursive=True)
        trial.start()
    except OSError:
        return False
    trial.stop()
    return True


def filesystem_type(path: Path) -> str:
    """The type of the file system that holds `path`, as MOUNTS has it; empty on other systems than Linux."""
    if not MOUNTS.is_file():
        return ""
    rows = [row.split() for row in MOUNTS.read_text("utf-8", "replace").splitlines()]
    holding = [(row[1].replace("\\040", " "), row[2]) for row in rows if len(row) > 2]
    holding = [(place, kind) for place, kind in holding if path.resolve().is_relative_to(place)]
    return max(holding, key=lambda mount: len(mount[0]), default=("", ""))[1]
