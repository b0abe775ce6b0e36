"""proof.json: the claims about the site that were tested, as `scripts/prove` writes it after its tests have passed.

It is valid for the sources that were tested alone: after any change of them, pages show nothing of it.
"""

import json
from datetime import date
from typing import Any

from digests import digest, file_digests
from library import Library

PROOF_FILE = "proof.json"
# Each has a string in `hooks/strings/`.
CLAIMS = ("hosts", "pages", "pdfs", "bytes")
# All that decides the site, locked packages included.
SOURCE_PATHS = ("mkdocs.yml", "uv.lock", "docs", "overrides", "hooks")


def read_proof(library: Library) -> dict[str, Any] | None:
    """The proof for these sources, or None. `day` and `commit` are those of the run; `commit` is "" for uncommitted changes. `passed`
    has (claim, command)."""
    try:
        proof = json.loads((library.root / PROOF_FILE).read_text("utf-8"))
        if proof["sources"] != hash_sources(library):
            return None
        run = proof["run"]
        passed = [(test["claim"], str(test["command"])) for test in run["passed"] if test["claim"] in CLAIMS]
        return {"day": date.fromisoformat(run["day"]), "commit": str(run["commit"]), "passed": passed}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def hash_sources(library: Library) -> str:
    """A hash over all source files, and over the list of pages, which depends on the date."""
    pages = sorted(library.pages.keys() - library.drafts.keys())
    return digest(*pages, *file_digests(*(library.root / name for name in SOURCE_PATHS)))
