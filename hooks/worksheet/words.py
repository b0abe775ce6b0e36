"""The few words that a block adds to the author's, by the keys of hooks/strings/<language>.yml."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import yaml

Translate = Callable[..., str]
ENGLISH = Path(__file__).parent.parent / "strings" / "en.yml"


def english(key: str, **values: object) -> str:
    """The words of a key in English, for who has no site to ask."""
    return _english()[key].format(**values) if values else _english()[key]


@cache
def _english() -> dict[str, str]:
    return dict(yaml.safe_load(ENGLISH.read_text("utf-8")))
