"""Cache keys of the press, which depend on the engines, the fonts and the code of the press."""

import hashlib
import json
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

ENGINES = ("typst", "pikepdf", "fonttools", "lxml")


def key(data: Any) -> str:
    """The cache key of what is made from this data."""
    serialized = json.dumps(data, sort_keys=True)
    return hashlib.sha256(f"{fingerprint()}\n{serialized}".encode()).hexdigest()


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """The versions of the engines, and a hash over the code, layouts and fonts of the press."""
    hooks = Path(__file__).parent.parent
    folders = ("fonts", "press", "worksheet")
    files = sorted(path for name in folders for path in (hooks / name).rglob("*") if path.is_file())
    files = [hooks / "colors.py", *(path for path in files if "__pycache__" not in path.parts)]
    code = hashlib.sha256(b"\0".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()
    return " ".join([code, *(f"{name} {version(name)}" for name in ENGINES)])
