"""What was made before, by the hash of everything that decides it; and the one way to write a file whole.

An entry is a line and its bytes. The line says of what kind it is, what it was made from (a hash over all of that, which
is its key) and the hash of the bytes: one that is torn, altered, moved to another name or kind, or cannot be read counts
as none. A folder that is full or read-only makes a build slower, no more.
"""

import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from importlib import metadata
from pathlib import Path

FORM = "entry 2"
KEPT_DAYS = 30


class Cache:
    """Entries of one kind in a folder. A key is a hash in hexadecimal digits."""

    def __init__(self, folder: Path, kind: str = "made") -> None:
        self.folder, self.kind = folder / kind, kind

    def place(self, key: str) -> Path:
        return self.folder / key[:1] / key

    def get(self, key: str) -> bytes | None:
        """The bytes, or None when there is no whole entry of ours. What is asked for counts as fresh."""
        place = self.place(key)
        try:
            raw = place.read_bytes()
        except OSError:
            return None
        with suppress(OSError):  # another's, or read-only
            os.utime(place)
        head, _, body = raw.partition(b"\n")
        return body if head == self.seal(key, body) else None

    def made(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The bytes, made and kept where there are none."""
        body = self.get(key)
        if body is None:
            body = make()
            self.put(key, body)
        return body

    def put(self, key: str, body: bytes) -> None:
        place = self.place(key)
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, self.seal(key, body) + b"\n" + body)

    def seal(self, key: str, body: bytes) -> bytes:
        """What has to stand over an entry."""
        return f"{FORM} {self.kind} {key} {hashlib.sha256(body).hexdigest()}".encode()

    def tidy(self, days: int = KEPT_DAYS) -> None:
        """Forget what no run has asked for in so many days."""
        border = time.time() - days * 86400
        for path in list(self.folder.glob("?/*")):
            with suppress(OSError):
                if path.stat().st_mtime < border:
                    path.unlink()


def digest(*parts: str) -> str:
    """A key of the texts that decide an entry."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@lru_cache
def version(library: str) -> str:
    """That of a library which has a part in what is made."""
    return metadata.version(library)


@lru_cache(maxsize=1)
def code() -> str:
    """A hash over our own code and its tables, as this process has loaded it: what it made is made anew when it changes."""
    files = sorted(file for file in Path(__file__).parent.rglob("*") if file.suffix in {".py", ".yml"})
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def write_whole(place: Path, data: bytes) -> None:
    """Write a file whole or not at all, readable by everybody."""
    handle, name = tempfile.mkstemp(prefix=".part-", dir=place.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
