"""How a preview learns of an edit: the system tells it, or, where the system can't, it asks for the dates of all files.

MkDocs always asks, twice a second.
"""

import os
from pathlib import Path
from typing import Any

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch
from watchdog.observers.polling import PollingObserver

# That a file was opened or closed is no edit: a build does so itself.
EDITS: list[type[FileSystemEvent]] = [FileCreatedEvent, FileModifiedEvent, FileMovedEvent, FileDeletedEvent]
# Disks that others write to as well, of which Linux tells us nothing: of a network, of a virtual machine's host.
SHARED = (
    "9p",
    "afs",
    "cifs",
    "drvfs",
    "fakeowner",
    "fuse",
    "nfs",
    "prl_fs",
    "smb",
    "vboxsf",
    "virtiofs",
    "vmhgfs",
)
# Seconds between two questions, and for which nothing may change before a build begins: several files are saved at once.
ASKED_EVERY, QUIET_FOR = 0.25, 0.02


class Edits(FileSystemEventHandler):
    """Hands on what happens in a folder or, with `file`, to that one file of it. Python's own files are none of an author's."""

    def __init__(self, inner: FileSystemEventHandler, file: str = "") -> None:
        self.inner, self.file = inner, file

    def on_any_event(self, event: FileSystemEvent) -> None:
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path)]
        if self.file in paths if self.file else "__pycache__" not in paths[0]:
            self.inner.dispatch(event)


class Told(Observer):  # type: ignore[misc, valid-type]  # which class that is hangs on the system
    """Is told of edits by the system."""

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> ObservedWatch:
        folder, file = path, ""
        if Path(path).is_file():  # an editor puts a new one in its place, and the old one would be watched
            folder, file, recursive = str(Path(path).parent), path, False
        edits = Edits(handler, file)
        watch: ObservedWatch = super().schedule(edits, folder, recursive=recursive, event_filter=EDITS)
        return watch


def follow(server: Any, more: list[str]) -> None:
    """Lets MkDocs's server learn of edits as soon as can be; `more` is what it is going to watch."""
    watched = list(server._watched_paths)
    server.observer = Told() if can_tell([*watched, *more]) else PollingObserver(timeout=ASKED_EVERY)
    server._watched_paths.clear()
    for path in watched:
        server.watch(path)
    server.build_delay = QUIET_FOR


def can_tell(paths: list[str], mounts: Path = Path("/proc/mounts")) -> bool:
    """Whether the system tells of edits there: tried, as one may have no more room for watches."""
    if any(disk_of(Path(path), mounts).startswith(SHARED) for path in paths):
        return False
    trial = Told()
    try:
        for path in paths:
            trial.schedule(FileSystemEventHandler(), path, recursive=True)
        trial.start()
    except OSError:
        return False
    trial.stop()
    return True


def disk_of(path: Path, mounts: Path) -> str:
    """The kind of disk that a path is on, as Linux calls it; nothing on other systems."""
    if not mounts.is_file():
        return ""
    rows = [row.split() for row in mounts.read_text("utf-8", "replace").splitlines()]
    holding = [(row[1].replace("\\040", " "), row[2]) for row in rows if len(row) > 2]
    holding = [(place, kind) for place, kind in holding if path.resolve().is_relative_to(place)]
    return max(holding, key=lambda mount: len(mount[0]), default=("", ""))[1]
