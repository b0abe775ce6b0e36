"""The words of the interface, in the site's language: hooks/strings/<language>.yml.

Every word that a page says by itself is there, so that a translation is one file and none is lost with the theme:
templates never ask Material for its own (`lang.t`).

`t("member", one="letter", number=4, count=9)`; with `count` a key may have the forms `key_one`
and `key_other`. A language without a file gets English.
"""

from contextlib import suppress
from dataclasses import replace
from string import Formatter

from library.problems import Problem, did_you_mean
from library.yaml_text import read_yaml
from worksheet.words import FOLDER, Translate, read

__all__ = ["FOLDER", "Translate", "languages", "problems", "read", "translator"]

FALLBACK = "en"


def languages() -> list[str]:
    return sorted(file.stem for file in FOLDER.glob("*.yml"))


def problems(language: str) -> list[Problem]:
    """What is wrong with the words of `language` and of the fallback, each with its file and line.

    Which places in braces a key has is seen from the other languages.
    """
    files = {name: read_yaml(FOLDER, f"{name}.yml") for name in languages()}
    words = {name: file.value for name, file in files.items() if isinstance(file.value, dict)}
    said = []
    for name in sorted({FALLBACK, language} & files.keys()):
        path, file = f"hooks/strings/{name}.yml", files[name]
        said += [replace(problem, path=path) for problem in file.problems]
        if name not in words:
            said += [] if file.problems else [Problem(path, 1, "this file holds no words. Bring them back.")]
            continue
        others = [words[other] for other in words if other != name]
        for key, value in words[name].items():
            if message := _mistake(key, value, [str(other[key]) for other in others if key in other]):
                said.append(Problem(path, file.line(key), f"{key}: {message}"))
        for key in sorted({key for other in others for key in other} - words[name].keys()):
            said.append(Problem(path, 1, f"{key}: is missing. Copy its line from another language."))
    return said


def _mistake(key: str, value: object, others: list[str]) -> str:
    """What is wrong with a value, or nothing: its places in braces are those of the other languages."""
    if not isinstance(value, str):
        return "is read as more than words. Put quotation marks around them."
    try:
        here = _named(value)
    except ValueError:
        return "a brace in it has no other. Write both, as in {count}."
    there = set()
    for other in others:
        with suppress(ValueError):
            there |= _named(other)
    lost, odd = sorted(there - here), sorted(here - there)
    if others and odd:
        return f"nothing fills {{{odd[0]}}} in.{did_you_mean(odd[0], there, 'Remove it.')}"
    if lost and not key.endswith("_one"):  # where a number may be said in words
        return f"{{{lost[0]}}} is missing, and what it stands for would not be said. Write it in."
    return ""


def _named(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def translator(language: str) -> Translate:
    """`t(key, **values)`. An unknown key is a mistake of the code, and raised as KeyError."""
    words = {**read(FALLBACK), **read(language)}

    def t(key: str, **values: object) -> str:
        plural = f"{key}_{'one' if values.get('count') == 1 else 'other'}"
        text = words[plural] if "count" in values and plural in words else words[key]
        return text.format(**values) if values else text

    return t
