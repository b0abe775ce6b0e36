"""What decides the bytes of a file besides its data: the engines, the fonts and the press itself."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from press.fonts import Faces

ENGINES = ("typst", "pikepdf", "fonttools", "lxml")


def of(faces: Faces, whole: Any) -> str:
    """The name in the cache of what is made from this data."""
    written = json.dumps(whole, sort_keys=True)
    return hashlib.sha256(f"{engines()}\n{faces.digest}\n{own_code()}\n{written}".encode()).hexdigest()


@lru_cache(maxsize=1)
def own_code() -> str:
    """A hash over the press itself: a changed layout makes everything anew."""
    here = Path(__file__).parent
    files = sorted([*here.glob("*.py"), *(here / "layout").glob("*.typ"), *(here / "binding").iterdir()])
    return hashlib.sha256(b"\0".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()


@lru_cache(maxsize=1)
def engines() -> str:
    return " ".join(f"{name} {version(name)}" for name in ENGINES)
