"""The words of the interface, in the site's language: hooks/strings/<language>.yml.

Every word that a page says by itself is there, so that a translation is one file and none is lost with the theme:
templates never ask Material for its own (`lang.t`). A language without a file gets English. What is wrong with a file
`generator.settings.strings` says, with its line; here it has no words.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import yaml

Translate = Callable[..., str]
FOLDER = Path(__file__).parent.parent / "strings"
FALLBACK = "en"


def languages() -> list[str]:
    return sorted(file.stem for file in FOLDER.glob("*.yml"))


def read(language: str) -> dict[str, str]:
    """The words of a language by key; none when it has no file. Read anew when the file changes."""
    file = FOLDER / f"{language}.yml"
    return _read(file, file.stat().st_mtime_ns) if file.is_file() else {}


@lru_cache
def _read(file: Path, modified: int) -> dict[str, str]:
    with suppress(OSError, UnicodeDecodeError, yaml.YAMLError, ValueError):
        words = yaml.load(file.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
        return {str(key): str(value) for key, value in words.items()} if isinstance(words, dict) else {}
    return {}


def translator(language: str) -> Translate:
    """`t("member", one="letter", number=4, count=9)`; with `count` a key may have the forms `key_one` and `key_other`. An
    unknown key is a mistake of the code, and raised as KeyError."""
    words = {**read(FALLBACK), **read(language)}

    def t(key: str, **values: object) -> str:
        plural = f"{key}_{'one' if values.get('count') == 1 else 'other'}"
        text = words[plural] if "count" in values and plural in words else words[key]
        return text.format(**values) if values else text

    return t


def english(key: str, **values: object) -> str:
    """The words of a key in English, for who has no site to ask; the key itself where they can't be read."""
    words = read(FALLBACK).get(key, key)
    with suppress(KeyError, IndexError, ValueError):
        return words.format(**values) if values else words
    return words


def in_words(number: int, language: str) -> str:
    """ "thirteen"; in digits what the language has no single word for here."""
    words = number_words(language)
    return words[number] if number < len(words) else str(number)


def number_words(language: str) -> list[str]:
    """Small numbers in words, from zero on, as many as the language has."""
    return read(language).get("number_words", "").split()
