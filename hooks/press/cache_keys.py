"""Cache keys of the press, which depend on the engines, the fonts and the code of the press."""

import json
import os
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cache import code_hash, digest, file_digests

ENGINES = ("typst", "pikepdf", "fonttools", "lxml")


def key(data: Any) -> str:
    """The cache key of what is made from this data."""
    return digest(fingerprint(), json.dumps(data, sort_keys=True))


def plan_key(site: Path) -> str:
    """The cache key of the list of all files: it depends on the site's files, all code, the interface's strings and the date."""
    date = os.environ.get("SOURCE_DATE_EPOCH", "")
    return digest(fingerprint(), code_hash(), date, *file_digests(site))


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """The versions of the engines, and a hash over the code, layouts and fonts of the press."""
    hooks = Path(__file__).parent.parent
    folders = ("fonts", "press", "worksheet")
    files = sorted(path for name in folders for path in (hooks / name).rglob("*") if path.is_file())
    files = [hooks / "colors.py", *(path for path in files if "__pycache__" not in path.parts)]
    code = (path.name.encode() + path.read_bytes() for path in files)
    return digest(*code, *(f"{name} {version(name)}" for name in ENGINES))
