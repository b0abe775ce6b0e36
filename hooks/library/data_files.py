"""Reads and validates the YAML files of docs/data, each of which is optional:

helplines.yml        emergency numbers and helplines by country
search-words.yml     synonyms: words that readers may type, each with words that the articles use
danger-words.yml     words of somebody in danger, with the helplines to show first
search-queries.yml   queries by the page that answers them, for tests of the built site
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from library.helpline_model import Country, DangerWords, Helpline
from library.model import Library
from library.problems import LineMessage, Problem, line_subject
from library.validation_messages import explain
from library.value_types import NonEmptyStr
from library.yaml_text import YamlDocument, read_yaml

HELPLINES_PATH = "docs/data/helplines.yml"
HELPLINES_SUBJECTS = {"data/helplines.yml"}
SYNONYMS_PATH = "docs/data/search-words.yml"
DANGER_WORDS_PATH = "docs/data/danger-words.yml"
QUERIES_PATH = "docs/data/search-queries.yml"
EMPTY = "this file is empty. Restore its text, or delete the file."
# What is expected in each file, for messages.
COUNTRIES = "a list of countries is expected. Begin each with a line - name: …"
WORDS = "a list of words is expected. Write lines such as word: [word, word]."
GROUPS = "a list of groups is expected. Begin each with - lines: [abuse], and list its words: below."
PAGES = "a list of pages is expected. Write each as help-now.md:, and under it a line for each query."
Phrases = Annotated[list[NonEmptyStr], Field(min_length=1)]
T = TypeVar("T")


# Making one takes longer than reading a file with it.
_adapter: Callable[[Any], TypeAdapter[Any]] = lru_cache(TypeAdapter)


def read_data_file(root: Path, path: str, kind: type[T], expected: str) -> tuple[T, YamlDocument]:
    """The file `path` (relative to `root`) as a value of type `kind`, such as `list[Country]`, and as YAML with its
    problems. Invalid keys of a mapping are left out; a list with an invalid item is empty, as is a file that is missing.
    `expected` is the message for a file whose root is of another type."""
    if not (root / path).is_file():
        return kind(), YamlDocument(path)
    file, adapter = read_yaml(root, path), _adapter(kind)
    value, problems, read = kind(), [*file.problems], file.value
    if isinstance(read, dict):  # a word to search for may be a number or a date
        read = {str(key): item for key, item in read.items()}
    try:
        if read is not None or not problems:
            value = adapter.validate_python(read)
    except ValidationError as error:
        root_message = EMPTY if read is None else expected
        mistakes = explain(error, kind, file.raw_value)
        invalid = [file.problem_at(message if loc else root_message, *loc) for loc, message in mistakes]
        problems += [problem for problem in invalid if problem.line not in file.misread]
        keys = {str(item["loc"][0]) for item in error.errors() if item["loc"]}
        if isinstance(read, dict) and keys:
            value = adapter.validate_python({key: item for key, item in read.items() if key not in keys})
    subject = path.removeprefix("docs/")
    problems = [replace(p, about={subject, line_subject(path, p.line)}) for p in problems]
    return value, replace(file, problems=problems)


def read_helplines(root: Path) -> tuple[list[Country], list[Problem]]:
    """The countries in the order of the file, which is optional, and problems."""
    countries, file = read_data_file(root, HELPLINES_PATH, list[Country], COUNTRIES)
    for index, country in enumerate(countries):
        country._line = file.line(index, "name")
        if country.emergency:
            country.emergency._line = file.line(index, "emergency")
        for number, helpline in enumerate(country.lines):
            helpline._line = file.line(index, "lines", number)
    mistakes = _country_messages(countries)
    problems = [Problem(HELPLINES_PATH, *mistake, HELPLINES_SUBJECTS) for mistake in mistakes]
    return countries, file.problems + problems


def _country_messages(countries: list[Country]) -> Iterator[LineMessage]:
    """(line, message) for mistakes that involve more than one key."""
    first: dict[str, int] = {}
    for country in countries:
        line = country.line
        if (other := first.setdefault(country.anchor, line)) != line:
            yield line, f'name: "{country.name}" appears twice (first in line {other}). Combine the two.'
        if not country.emergency and not country.elsewhere:
            message = f'emergency: is missing for {country.name}. Add emergency: {{call: "112", source: https://…, seen: 2026-11-23}}, or elsewhere: true if this is not a country.'
            yield line, message
        names: set[str] = set()
        for helpline in country.lines:
            if helpline.name in names:
                message = f'name: "{helpline.name}" appears twice in {country.name}. Combine the two.'
                yield helpline.line, message
            names.add(helpline.name)
            yield from ((helpline.line, message) for message in _contact_messages(helpline))
        for entry in country.numbers:
            if not (entry.recheck or entry.checked or (entry.source and entry.seen)):
                message = f'"{entry.name}" does not say how it is known. Add checked: with the day the service confirmed it, such as 2026-11-23, or source: https://… and seen: with the day it was read there, or recheck: true until one of the two is done.'
                yield entry.line, message


def _contact_messages(helpline: Helpline) -> Iterator[str]:
    name = f'"{helpline.name}"'
    if not (helpline.call or helpline.text or helpline.chat or helpline.email or helpline.url):
        yield f"{name} can't be reached. Add call:, text:, chat:, email: or url:"
    if helpline.send and not helpline.text:
        yield "send: is the word to send as a text message, but the number is missing. Add text: …"
    if not helpline.hours and (helpline.call or helpline.text or helpline.chat):
        yield f"{name} does not say when it answers. Add hours: 24/7, or hours: with the days and times."


def read_search_data(library: Library, pages: Collection[str]) -> list[Problem]:
    """Sets the data of `library`, and returns problems; `pages` are the paths of all pages."""
    root, by_word = library.root, dict[str, Phrases]
    library.synonyms, words = read_data_file(root, SYNONYMS_PATH, by_word, WORDS)
    library.danger_words, groups = read_data_file(root, DANGER_WORDS_PATH, list[DangerWords], GROUPS)
    answered, queries = read_data_file(root, QUERIES_PATH, by_word, PAGES)
    unknown = []
    for page in (page for page in answered if page not in pages):
        if new := library.suggest_page(page, pages):
            message = f'there is no page "{page}". Did you mean "{new}"?'
            unknown.append(replace(queries.problem_at(message, page), caused_by={page}))
        else:
            library.gone_answers.append(page)
    return [*words.problems, *groups.problems, *queries.problems, *unknown]
