"""The strings of the interface, in the site's language: hooks/strings/<language>.yml.

A translation is one file with every string that templates and code add to the author's words; none comes from Material
(`lang.t`). A language without a file gets English. A file that can't be parsed counts as empty here;
`generator.settings.strings` reports what is wrong with it, by line.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

import yaml

Translate = Callable[..., str]
STRINGS_FOLDER = Path(__file__).parent / "strings"
FALLBACK_LANGUAGE = "en"


def available_languages() -> list[str]:
    return sorted(file.stem for file in STRINGS_FOLDER.glob("*.yml"))


def language_of_strings(language: str) -> str:
    """The language, or for a regional one without a file of its own, such as "es-MX", that of all regions."""
    return language if language in available_languages() else language.partition("-")[0]


def read_strings(language: str) -> dict[str, str]:
    """The strings of a language by key; none if it has no file."""
    file = STRINGS_FOLDER / f"{language_of_strings(language)}.yml"
    with suppress(OSError, UnicodeDecodeError):
        return _parse(file.read_text("utf-8"))
    return {}


@lru_cache
def _parse(text: str) -> dict[str, str]:
    with suppress(yaml.YAMLError, ValueError):
        strings = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (both are safe)
        return {str(key): str(value) for key, value in strings.items()} if isinstance(strings, dict) else {}
    return {}


def translator(language: str) -> Translate:
    """The function `t`, as in `t("member", one="letter", number=4, count=9)`. With `count`, a key may have the forms
    `key_one` and `key_other`. `t` raises KeyError for an unknown key."""
    strings = {**read_strings(FALLBACK_LANGUAGE), **read_strings(language)}

    def t(key: str, **values: object) -> str:
        plural = f"{key}_{'one' if values.get('count') == 1 else 'other'}"
        text = strings[plural] if "count" in values and plural in strings else strings[key]
        return text.format(**values) if values else text

    return t


def number_in_words(number: int, language: str) -> str:
    """A number in words ("thirteen"), or in digits if `number_words` of the language does not reach so far."""
    words = number_words(language)
    return words[number] if number < len(words) else str(number)


def number_words(language: str) -> list[str]:
    """The words for the numbers from zero on, as many as the language has."""
    return read_strings(language).get("number_words", "").split()
