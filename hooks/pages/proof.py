"""What was proven of these very pages: `proof.json`, as `scripts/prove` writes it after its tests have passed.

It counts only for the sources that it was run on. Nobody types it, and nothing of it is shown when a word has changed since.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from library import Library

PROOF_FILE = "proof.json"
# What can be proven; a string of the site says each in words.
CLAIMS = ("hosts", "pages", "pdfs", "bytes")
# What a site is made from, and the packages that make it.
SOURCE_PATHS = ("mkdocs.yml", "uv.lock", "docs", "overrides", "hooks")


@dataclass(frozen=True)
class Proof:
    """`day` and `commit` of the run ("" where the sources are not as committed); `passed`: each claim with its command."""

    day: date
    commit: str
    passed: list[tuple[str, str]]


def read_proof(library: Library) -> Proof | None:
    """What was proven of these sources, if anything was."""
    try:
        proof = json.loads((library.root / PROOF_FILE).read_text("utf-8"))
        if proof["sources"] != hash_sources(library):
            return None
        run = proof["run"]
        passed = [(one["claim"], str(one["command"])) for one in run["passed"] if one["claim"] in CLAIMS]
        return Proof(date.fromisoformat(run["day"]), str(run["commit"]), passed)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def hash_sources(library: Library) -> str:
    """A hash over every file that decides the site, and over the pages that are in it today."""
    pages = "\n".join(sorted(library.pages.keys() - library.drafts.keys()))
    hashes = (
        f"{file.relative_to(library.root).as_posix()} {hashlib.sha256(file.read_bytes()).hexdigest()}"
        for file in _source_files(library.root)
    )
    return hashlib.sha256("\n".join([pages, *hashes]).encode()).hexdigest()


def _source_files(root: Path) -> Iterator[Path]:
    for name in SOURCE_PATHS:
        place = root / name
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        yield from (file for file in files if file.is_file() and "__pycache__" not in file.parts)
