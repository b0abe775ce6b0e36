"""What the processes of one run share: a folder in which each thing is made once, and what its builds keep.

A cold build of a small site takes ten times as long as a warm one. What a build keeps is sealed, and named by all that
decides it, so it may be another's; a test of that very promise gives its project a `.cache` of its own.
"""

from __future__ import annotations

import atexit
import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import psutil

VARIABLE = "TESTS_SHARED"
CACHE = ".cache"
PREFIX = "tests-of-articles-"
MEMORY = Path("/dev/shm")  # noqa: S108 (only folders with names of their own are made there)
ROOM = 3 * 1024**3  # several times what a run needs


def begin() -> Path:
    """A folder for this run and all its temporary files, of which the processes that it starts are told; gone when it ends."""
    place = temporary_files(ROOM)
    for earlier in place.glob(f"{PREFIX}*"):
        if not psutil.pid_exists(int(earlier.suffix[1:])):  # its run was killed
            shutil.rmtree(earlier, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, suffix=f".{os.getpid()}", dir=place))
    folder.chmod(0o755)  # some tests become another user
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ[VARIABLE] = os.environ["TMPDIR"] = tempfile.tempdir = str(folder)
    return folder


def temporary_files(room: int) -> Path:
    """Where to make temporary files, of so many bytes: in memory, which takes a tenth of the time on a disk, if programs can be
    started there."""
    if MEMORY.is_dir():
        system = os.statvfs(MEMORY)
        if system.f_bavail * system.f_frsize >= room and not system.f_flag & os.ST_NOEXEC:
            return MEMORY
    return Path(tempfile.gettempdir())


def folder() -> Path:
    told = os.environ.get(VARIABLE)
    return Path(told) if told else begin()


def once(name: str, make: Callable[[Path], None]) -> Path:
    """The folder that `make` filled, whichever process asked first; what failed fails each time, and is not tried again."""
    place = folder() / name
    place.mkdir(exist_ok=True)
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        made, failed = place / "made", place / "failed"
        if not made.exists() and not failed.exists():
            try:
                make(made)
            except BaseException as error:
                failed.write_text(f"{name}: {error!r}", "utf-8")
                raise
        assert not failed.exists(), failed.read_text("utf-8")
    return made


def borrow_cache(project: Path) -> None:
    """What the run's builds have kept, for a project that keeps nothing yet."""
    cache = project / CACHE
    if not cache.exists() and not cache.is_symlink():
        kept = folder() / CACHE
        kept.mkdir(exist_ok=True)
        cache.symlink_to(kept)


def lend_cache(project: Path) -> None:
    """What this project's builds have kept, for the others of the run."""
    own, kept = project / CACHE, folder() / CACHE
    for file in own.rglob("*"):
        place = kept / file.relative_to(own)
        if file.is_file() and not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, place)
