"""Folders compared by their bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.shared import CACHE


def digest(folder: Path) -> dict[str, str]:
    """Each file's path with a hash over its bytes and its mode; empty where there is no folder."""
    files = sorted(file for file in folder.rglob("*") if file.is_file()) if folder.exists() else []
    return {
        file.relative_to(
            folder
        ).as_posix(): f"{file.stat().st_mode:o} {hashlib.sha256(file.read_bytes()).hexdigest()}"
        for file in files
    }


def differences(one: dict[str, str], other: dict[str, str]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def left_behind(site: Path) -> list[str]:
    """What lies beside a site that no build should leave, and half-written files in it."""
    beside = [
        file.name for file in site.parent.iterdir() if file.name.startswith(".") and site.name in file.name
    ]
    return sorted([*beside, *map(str, site.rglob(".*"))])


def forget(project: Path, count: int) -> None:
    """So many of the files that the press has kept are gone: those that it makes again in the shortest time."""
    kept = (project / CACHE / "press").glob("made/?/*")
    for entry in sorted(kept, key=lambda entry: (entry.stat().st_size, entry.name))[:count]:
        entry.unlink()
