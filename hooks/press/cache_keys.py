"""Cache keys of the press, which depend on installed packages, the fonts and the code of the press."""

import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from digests import code_hash, digest, environment_hash, file_digests

# Beside hooks/press, what decides how something is printed.
PRINTING_CODE = ("palette.py", "pdf_editions.py", "translations.py", "fonts", "press", "worksheet")


def key(data: Any) -> str:
    """The cache key of what is made from this data."""
    return digest(fingerprint(), json.dumps(data, sort_keys=True))


def plan_key(site: Path) -> str:
    """The cache key of the list of all files: it depends on the site's files, all code, the interface's strings and the date."""
    date = os.environ.get("SOURCE_DATE_EPOCH", "")
    return digest(fingerprint(), code_hash(), date, *file_digests(site))


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """A hash over the installed packages, and the code, layouts and fonts of the press."""
    hooks = Path(__file__).parent.parent
    return digest(environment_hash(), *file_digests(*(hooks / name for name in PRINTING_CODE)))
