"""`proof.json`: the claims about the site that were tested, as `scripts/prove` writes it after its tests have passed.

It is valid for the sources that were tested alone: after any change of them, pages show nothing of it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cache import digest
from library import Library

PROOF_FILE = "proof.json"
# Each has a string in `hooks/strings/`.
CLAIMS = ("hosts", "pages", "pdfs", "bytes")
# All that decides the site, locked packages included.
SOURCE_PATHS = ("mkdocs.yml", "uv.lock", "docs", "overrides", "hooks")


@dataclass(frozen=True)
class Proof:
    """`day` and `commit` are those of the run; `commit` is "" for uncommitted changes. `passed` has (claim, command)."""

    day: date
    commit: str
    passed: list[tuple[str, str]]


def read_proof(library: Library) -> Proof | None:
    """The proof for these sources, or None."""
    try:
        proof = json.loads((library.root / PROOF_FILE).read_text("utf-8"))
        if proof["sources"] != hash_sources(library):
            return None
        run = proof["run"]
        passed = [(test["claim"], str(test["command"])) for test in run["passed"] if test["claim"] in CLAIMS]
        return Proof(date.fromisoformat(run["day"]), str(run["commit"]), passed)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def hash_sources(library: Library) -> str:
    """A hash over all source files, and over the list of pages, which depends on the date."""
    pages, root = sorted(library.pages.keys() - library.drafts.keys()), library.root
    files = (digest(file.relative_to(root).as_posix(), file.read_bytes()) for file in _source_files(root))
    return digest(*pages, *files)


def _source_files(root: Path) -> Iterator[Path]:
    for name in SOURCE_PATHS:
        path = root / name
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (file for file in files if file.is_file() and "__pycache__" not in file.parts)
