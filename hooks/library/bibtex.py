"""BibTeX as plain values, read once for each version of the file.

To load the parser and to read sixty entries takes a tenth of a whole build, and sources change far less
often than words: what was read is kept under the hash of its text. Nothing kept, nothing lost: it is read anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

Entries = list[dict[str, str]]


@lru_cache(maxsize=4)
def read_entries(text: str, cache: Path) -> Entries:
    """Every entry that can be read, in the file's order, LaTeX's accents as letters. Raises what the parser raises."""
    key = hashlib.sha256(f"{version('bibtexparser')} {text}".encode()).hexdigest()
    file = cache / f"bibtex-{key}.json"
    with suppress(OSError, ValueError, KeyError, TypeError):
        kept = json.loads(file.read_text("utf-8"))
        if kept["key"] == key:
            return list(kept["entries"])
    entries = _parse(text)
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        for old in cache.glob("bibtex-*.json"):
            old.unlink()
        part = cache / f".{file.name}-{os.getpid()}"
        part.write_text(json.dumps({"key": key, "entries": entries}), "utf-8")
        part.replace(file)
    return entries


def _parse(text: str) -> Entries:
    import logging

    import bibtexparser  # slow to load, and rarely needed
    from bibtexparser.bparser import BibTexParser
    from bibtexparser.customization import convert_to_unicode

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it can't read we report ourselves
    database = bibtexparser.loads(text, BibTexParser(common_strings=True, ignore_nonstandard_types=False))
    return [convert_to_unicode(entry) for entry in database.entries]
