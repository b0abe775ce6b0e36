"""Checks the words of the interface, hooks/strings/<language>.yml."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from string import Formatter

import translations
from library.problems import Problem, did_you_mean
from library.yaml_text import read_yaml


def problems(language: str) -> Iterator[Problem]:
    """Problems of `language` and of the fallback language. Which {placeholders} a text has to have is seen from the other languages."""
    files = {
        name: read_yaml(translations.STRINGS_FOLDER, f"{name}.yml")
        for name in translations.available_languages()
    }
    texts = {name: file.value for name, file in files.items() if isinstance(file.value, dict)}
    used = {translations.FALLBACK_LANGUAGE, translations.language_of_strings(str(language))}
    for name in sorted(used & files.keys()):
        path, file = f"hooks/strings/{name}.yml", files[name]
        yield from (replace(problem, path=path) for problem in file.problems)
        if name not in texts:
            if not file.problems:
                yield Problem(path, 1, "this file has no words. Restore it.")
            continue
        others = [texts[other] for other in texts if other != name]
        for key, value in texts[name].items():
            if message := _value_error(key, value, [str(other[key]) for other in others if key in other]):
                yield Problem(path, file.line(key), f"{key}: {message}")
        for key in sorted({key for other in others for key in other} - texts[name].keys()):
            yield Problem(path, 1, f"{key}: is missing. Copy its line from another language.")


def _value_error(key: str, value: object, others: list[str]) -> str:
    """What is wrong with a text, or nothing; `others` are its translations."""
    if not isinstance(value, str):
        return "is not read as text. Put straight quotation marks around it."
    here = _placeholders(value)
    if here is None:
        return "one brace of a pair is missing. Write both, as in {count}."
    theirs = [names for other in others if (names := _placeholders(other)) is not None]
    there = set().union(*theirs)
    # What all others have: a mistake in one of them is none of this text's.
    missing = sorted(set.intersection(*theirs) - here) if theirs else []
    unknown = sorted(here - there)
    if others and unknown:
        return f"there is no value for {{{unknown[0]}}}.{did_you_mean(unknown[0], there, 'Remove it.')}"
    if missing and not key.endswith("_one"):  # where a number may be said in words
        return f"{{{missing[0]}}} is missing, so its value would not be shown. Add it."
    return ""


@cache
def _placeholders(text: str) -> set[str] | None:
    """The names between braces; None if one brace of a pair is missing."""
    with suppress(ValueError):
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    return None
