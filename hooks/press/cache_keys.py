"""What decides the bytes of a file besides its data: the engines, the fonts and the press itself."""

import hashlib
import json
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

ENGINES = ("typst", "pikepdf", "fonttools", "lxml")


def key(data: Any) -> str:
    """The name in the cache of what is made from this data."""
    written = json.dumps(data, sort_keys=True)
    return hashlib.sha256(f"{makers()}\n{written}".encode()).hexdigest()


@lru_cache(maxsize=1)
def makers() -> str:
    """The engines, and a hash over the press with its fonts: a changed layout makes everything anew."""
    here = Path(__file__).parent
    folders = (here, here.parent / "worksheet")
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    files = [here.parent / "colors.py", *(path for path in files if "__pycache__" not in path.parts)]
    own = hashlib.sha256(b"\0".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()
    return " ".join([own, *(f"{name} {version(name)}" for name in ENGINES)])
