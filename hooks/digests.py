"""Hashes of files, texts and code: the keys of caches, and the hashes in the names of published files."""

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from files import list_files


def digest(*parts: str | bytes) -> str:
    """A key for what these parts decide."""
    return hashlib.sha256(b"\0".join(p if isinstance(p, bytes) else p.encode() for p in parts)).hexdigest()


def file_digests(*paths: Path) -> Iterator[str]:
    """The path of each file at or below these paths, from there, with the hash of its bytes. Not of compiled modules."""
    for path in paths:
        for name in list_files(path) if path.is_dir() else ["."]:
            if "__pycache__" not in name and (path / name).is_file():
                yield f"{name} {digest((path / name).read_bytes())}"


def file_stamps(paths: Iterable[Path]) -> Iterator[str]:
    """The name of each file, with its size and its time of change: for pictures and recordings, which take long to read."""
    for file in sorted(path for path in paths if path.is_file()):
        stat = file.stat()
        yield f"{file.name} {stat.st_size} {stat.st_mtime_ns}"


@lru_cache(maxsize=1)
def environment_hash() -> str:
    """A hash over the versions of Python and of all installed packages; part of the key of what they make. Pip names a folder by each."""
    folders = map(Path, filter(os.path.isdir, sys.path))
    packages = {package.name for folder in folders for package in folder.glob("*.dist-info")}
    return digest(sys.version, *sorted(packages))


@lru_cache(maxsize=1)
def code_hash() -> str:
    """A hash over our own code and its tables; part of the key of what they make."""
    here = Path(__file__).parent
    return digest(*((here / name).read_bytes() for name in list_files(here, (".py", ".yml"))))
