"""Checks the words of the interface, hooks/strings/<language>.yml, and whether they are in the language of the pages."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from functools import cache
from itertools import groupby
from string import Formatter

import translations
from library import Library
from library.problems import CONFIG_PATH, Problem, closest_match, did_you_mean
from library.yaml_text import YamlDocument, read_yaml
from translations import FALLBACK_LANGUAGE, available_languages, language_of_strings, read_strings

PLACEHOLDER = re.compile(r"\{[^{}]*\}")
WORD = re.compile(r"[^\W\d_]+")
# The pages are in another language if they have so many words that only its interface has, and so many times those of their own.
MIN_WORDS, MIN_RATIO = 100, 4
FOLDER = "hooks/strings"


def problems(language: str) -> Iterator[Problem]:
    """Problems of `language` and of the fallback language. Which {placeholders} a text has to have is seen from the other
    languages."""
    files = {name: read_yaml(translations.STRINGS_FOLDER, f"{name}.yml") for name in available_languages()}
    texts = {name: file.value for name, file in files.items() if isinstance(file.value, dict)}
    used = {FALLBACK_LANGUAGE, language_of_strings(str(language))}
    for name in sorted(used & files.keys()):
        path, file = f"{FOLDER}/{name}.yml", files[name]
        yield from (replace(problem, path=path) for problem in file.problems)
        if name not in texts:
            if not file.problems:
                yield Problem(path, 1, "this file has no words. Restore it.")
            continue
        others = [texts[other] for other in texts if other != name]
        for key, value in texts[name].items():
            if message := _value_error(key, value, [str(other[key]) for other in others if key in other]):
                yield Problem(path, file.line(key), f"{key}: {message}")
        is_first = name == FALLBACK_LANGUAGE
        if models := [files[other] for other in texts if (other == FALLBACK_LANGUAGE) != is_first]:
            yield from _key_problems(file, models, others)


def _key_problems(
    file: YamlDocument, models: list[YamlDocument], others: list[dict[str, object]]
) -> Iterator[Problem]:
    """Keys that no other language has; and those that all `models` have and this file lacks, a problem for each run of them, at the
    line below which they belong."""
    path, model = f"{FOLDER}/{file.path}", models[0]
    needed = [key for key in model.value if all(key in other.value for other in models)]
    missing = [key for key in needed if key not in file.value]
    for key in file.value:
        if not any(key in other for other in others):
            meant = closest_match(str(key), missing)
            missing = [other for other in missing if other != meant]
            hint = f'Did you mean "{meant}"?' if meant else "Remove this line."
            yield Problem(path, file.line(key), f'there is no key "{key}" here. {hint}')
    above: dict[str, str] = {}  # the last key before it that both have
    last = ""
    for key in needed:
        last = key if key in file.value else last
        above |= {key: last} if key in missing else {}
    for neighbor, run in groupby(above, above.__getitem__):
        keys = [*run]
        lines = " to ".join(dict.fromkeys(str(model.line(key)) for key in (keys[0], keys[-1])))
        are, line, them = ("are", "lines", "them") if len(keys) > 1 else ("is", "line", "it")
        place = f"below {neighbor}:" if neighbor else "the top"
        message = f"{', '.join(keys)}: {are} missing. Copy {line} {lines} of {FOLDER}/{model.path} to {place} here, and translate {them}."
        yield Problem(path, file.line(neighbor) if neighbor else 1, message)


def remarks(library: Library) -> Iterator[str]:
    """What an author who translates the site has still to do, a line each. These are no problems: it takes many days."""
    language = language_of_strings(library.language)
    words = {name: _own_words(name) for name in available_languages()}
    texts = (page.source.prose for page in library.pages.values() if not page.lang)
    counts = Counter(word for text in texts for word in WORD.findall(text.lower()))
    found = {name: sum(counts[word] for word in own) for name, own in words.items()}
    most = max(found, key=lambda name: found[name])
    if found[most] >= max(MIN_WORDS, MIN_RATIO * found.get(language, 0)):
        line = library.config_yaml.line("theme", "language")
        yield f"{CONFIG_PATH}:{line}: theme.language is {language}, but the pages have words of {most}, which are read aloud as if they were {language}. Write language: {most}, or translate the pages."
    yield from _untranslated(language)


def _own_words(language: str) -> set[str]:
    """The words of the interface that only this language has."""
    others = [name for name in available_languages() if name != language]
    words = [
        {word for text in read_strings(name).values() for word in _text_words(text)}
        for name in (language, *others)
    ]
    return words[0].difference(*words[1:])


def _text_words(text: str) -> list[str]:
    return WORD.findall(PLACEHOLDER.sub("", text).lower())


def _untranslated(language: str) -> Iterator[str]:
    """The lines of a translation that are as in English. A single word may be the same in both."""
    english = read_strings(FALLBACK_LANGUAGE)
    texts = read_strings(language) if language != FALLBACK_LANGUAGE else {}
    same = [key for key, text in texts.items() if text == english.get(key) and _text_words(text)]
    if any(len(_text_words(texts[key])) > 1 for key in same):
        file = read_yaml(translations.STRINGS_FOLDER, f"{language}.yml")
        lines = ", ".join(str(file.line(key)) for key in same)
        yield f"{FOLDER}/{language}.yml: these lines are still in English: {lines}"


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
