"""A cache on the disk, keyed by the hash of everything that decides an entry.

An entry is a header line and its bytes. The header names the kind of the entry, its key, and the hash of the bytes, so an
entry that is torn, altered, moved to another key or kind, or unreadable counts as none. A disk that is full or read-only
makes a build slower, no more.
"""

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from digests import digest
from files import write_atomically

FORMAT = "entry 2"
MAX_AGE_DAYS = 30


class DiskCache:
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
