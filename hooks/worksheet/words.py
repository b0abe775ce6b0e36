"""The few words that a block adds to the author's, by the keys of hooks/strings/<language>.yml."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml

Translate = Callable[..., str]
ENGLISH = Path(__file__).parent.parent / "strings" / "en.yml"


def english(key: str, **values: object) -> str:
    """The words of a key in English, for who has no site to ask; the key itself where they can't be read.

    What is wrong with that file `pages.strings` says, with its line.
    """
    words = _english().get(key, key)
    try:
        return words.format(**values) if values else words
    except (KeyError, IndexError, ValueError):
        return words


@cache
def _english() -> dict[str, str]:
    try:
        found = yaml.safe_load(ENGLISH.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}
