"""The files of a site: a publication goes through them several times."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def files(site: Path, ending: str = "") -> list[str]:
    """Their addresses, such as "letters/index.html", in the order of folders and names; `ending` of those alone."""
    found = [address for address in _below(str(site), "") if address.endswith(ending)]
    return sorted(found, key=lambda address: address.split("/"))


def _below(folder: str, address: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _below(entry.path, f"{address}{entry.name}/")
            elif entry.is_file():
                yield address + entry.name
