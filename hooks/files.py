"""Lists the files of folders, writes files atomically, and describes those in a zip file."""

import os
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def list_files(folder: Path, suffix: str | tuple[str, ...] = "") -> list[str]:
    """The paths from there, such as "letters/index.html", of all files at any depth, or of those with a `suffix` or one of several,
    sorted by their parts; none of a folder that is missing. A symbolic link counts as a file, even if it leads to a folder."""
    return [path for path in _walk(str(folder)) if path.endswith(suffix)]


def is_file(path: Path) -> bool:
    """Whether there is a file, also of a path that is too long for one, which `Path.is_file` takes for an error."""
    return os.path.isfile(path)  # noqa: PTH113


def _walk(folder: str, prefix: str = "") -> Iterator[str]:
    # Entries know what they are, which takes a call of the system for each path.
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{prefix}{entry.name}/")
            else:
                yield prefix + entry.name


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


def zip_entry(name: str) -> zipfile.ZipInfo:
    """A file in a zip file, the same wherever it is made: as on Unix, of the earliest date that the format has."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.create_system, entry.external_attr = 3, 0o100644 << 16
    return entry
