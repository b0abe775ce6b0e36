"""A cache on the disk, keyed by the hash of everything that decides an entry; and the one way to write a file atomically.

An entry is a header line and its bytes. The header names the kind of the entry, its key, and the hash of the bytes, so an
entry that is torn, altered, moved to another key or kind, or unreadable counts as none. A disk that is full or read-only
makes a build slower, no more.
"""

import hashlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from folders import list_files

FORMAT = "entry 2"
MAX_AGE_DAYS = 30


class Cache:
    """Entries of one kind in a folder. A key is a hash in hexadecimal digits."""

    def __init__(self, folder: Path, kind: str = "made") -> None:
        self.folder, self.kind = folder / kind, kind

    def path(self, key: str) -> Path:
        return self.folder / key[:1] / key

    def get(self, key: str) -> bytes | None:
        """The bytes, or None where there is no valid entry. Reading an entry makes it count as new."""
        path = self.path(key)
        try:
            raw = path.read_bytes()
        except OSError:
            return None
        with suppress(OSError):  # owned by somebody else, or read-only
            os.utime(path)
        header, _, body = raw.partition(b"\n")
        return body if header == self.header(key, body) else None

    def get_or_make(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The bytes of the entry; `make()` gives those of a missing one, which are stored."""
        body = self.get(key)
        if body is None:
            body = make()
            self.put(key, body)
        return body

    def put(self, key: str, body: bytes) -> None:
        path = self.path(key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, self.header(key, body) + b"\n" + body)

    def header(self, key: str, body: bytes) -> bytes:
        return f"{FORMAT} {self.kind} {key} {digest(body)}".encode()

    def remove_old(self, days: int = MAX_AGE_DAYS) -> None:
        """Removes entries that were not read for so many days."""
        oldest = time.time() - days * 86400
        for path in list(self.folder.glob("?/*")):
            with suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()


def digest(*parts: str | bytes) -> str:
    """A key for what these parts decide."""
    return hashlib.sha256(b"\0".join(p if isinstance(p, bytes) else p.encode() for p in parts)).hexdigest()


def file_digests(*paths: Path) -> Iterator[str]:
    """The path of each file at or below these paths, from there, with the hash of its bytes. Not of compiled modules."""
    for path in paths:
        for name in list_files(path) if path.is_dir() else ["."]:
            if "__pycache__" not in name and (path / name).is_file():
                yield f"{name} {digest((path / name).read_bytes())}"


@lru_cache
def library_version(library: str) -> str:
    """The installed version of a library; part of the key of what it makes."""
    return metadata.version(library)


@lru_cache(maxsize=1)
def code_hash() -> str:
    """A hash over our own code and its tables; part of the key of what they make."""
    here = Path(__file__).parent
    return digest(*((here / name).read_bytes() for name in list_files(here, (".py", ".yml"))))


def write_atomically(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all, readable by everybody. An OSError names this file."""
    handle, name = tempfile.mkstemp(prefix=".part-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError) and not error.filename:
            error.filename = str(path)
        raise
