"""Cache keys of the press, which depend on the engines, the fonts and the code of the press."""

import hashlib
import json
import os
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cache import code_hash, digest

ENGINES = ("typst", "pikepdf", "fonttools", "lxml")


def key(data: Any) -> str:
    """The cache key of what is made from this data."""
    serialized = json.dumps(data, sort_keys=True)
    return hashlib.sha256(f"{fingerprint()}\n{serialized}".encode()).hexdigest()


def plan_key(site: Path) -> str:
    """The cache key of the list of all files: it depends on the site's files, all code, the interface's strings and the date."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    hashes = (f"{path.relative_to(site)} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files)
    return digest(fingerprint(), code_hash(), os.environ.get("SOURCE_DATE_EPOCH", ""), *hashes)


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """The versions of the engines, and a hash over the code, layouts and fonts of the press."""
    hooks = Path(__file__).parent.parent
    folders = ("fonts", "press", "worksheet")
    files = sorted(path for name in folders for path in (hooks / name).rglob("*") if path.is_file())
    files = [hooks / "colors.py", *(path for path in files if "__pycache__" not in path.parts)]
    code = hashlib.sha256(b"\0".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()
    return " ".join([code, *(f"{name} {version(name)}" for name in ENGINES)])
