"""Cache keys of the press, which depend on its libraries, the fonts and the code of the press."""

import json
import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from digests import code_hash, digest, file_digests, library_version

# Beside hooks/press, what decides how something is printed.
PRINTING_CODE = ("palette.py", "pdf_editions.py", "translations.py", "fonts", "press", "worksheet")
LIBRARIES = ("typst", "pikepdf", "fonttools", "lxml", "segno", "jinja2", "pillow")


def key(data: Any) -> str:
    """The cache key of what is made from this data."""
    return digest(fingerprint(), json.dumps(data, sort_keys=True))


def plan_key(site: Path) -> str:
    """The cache key of the list of all files: it depends on the site's files, all code, the interface's strings and the date."""
    date = os.environ.get("SOURCE_DATE_EPOCH", "")
    return digest(fingerprint(), code_hash(), date, *file_digests(site))


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """The versions of all libraries that the press imports, and a hash over the code, layouts and fonts of the press."""
    hooks = Path(__file__).parent.parent
    code = file_digests(*(hooks / name for name in PRINTING_CODE))
    return digest(*code, *(f"{name} {library_version(name)}" for name in LIBRARIES))
