"""The words of the interface, in the site's language: hooks/strings/<language>.yml.

Every word that a page says by itself is there, so that a translation is one file and none is lost with the theme:
templates never ask Material for its own (`lang.t`).

`t("member", one="letter", number=4, count=9)`; with `count` a key may have the forms `key_one`
and `key_other`. A language without a file gets English.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent.parent / "strings"
FALLBACK = "en"
FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Translate = Callable[..., str]


def read(language: str) -> dict[str, str]:
    """The words of a language by key; none when it has no file. Read anew when the file changes."""
    file = FOLDER / f"{language}.yml"
    return _read(file, file.stat().st_mtime_ns) if file.is_file() else {}


@lru_cache
def _read(file: Path, modified: int) -> dict[str, str]:
    return dict(yaml.load(file.read_text("utf-8"), Loader=FAST))  # noqa: S506 (both are safe)


def translator(language: str) -> Translate:
    """`t(key, **values)`. An unknown key is a mistake of the code, and raised as KeyError."""
    words = {**read(FALLBACK), **read(language)}

    def t(key: str, **values: object) -> str:
        plural = f"{key}_{'one' if values.get('count') == 1 else 'other'}"
        text = words[plural] if "count" in values and plural in words else words[key]
        return text.format(**values) if values else text

    return t
