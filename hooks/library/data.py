"""Reads and validates the YAML files of docs/data, each of which is optional; here those for the search:

search-words.yml     synonyms: words that readers may type, each with words that the articles use
danger-words.yml     words of somebody in danger, with the helplines to show first
search-queries.yml   queries by the page that answers them, for tests of the built site
"""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import Field, TypeAdapter, ValidationError

from library.explain import explain
from library.helpline_model import DangerWords
from library.model import Library
from library.problems import Problem, line_subject
from library.schema import NonEmptyStr
from library.yaml_text import YamlDocument, read_yaml

EMPTY = "this file is empty. Restore its text, or delete the file."
QUERIES_PATH = "docs/data/search-queries.yml"
SYNONYMS_PATH = "docs/data/search-words.yml"
Phrases = Annotated[list[NonEmptyStr], Field(min_length=1)]
# What is expected in each file, for messages.
WORDS = "a list of words is expected. Write lines such as word: [word, word]."
GROUPS = "a list of groups is expected. Begin each with - lines: [abuse], and list its words: below."
PAGES = "a list of pages is expected. Write each as help-now.md:, and under it a line for each query."
T = TypeVar("T")


def read_data(root: Path, path: str, kind: type[T], expected: str) -> tuple[T, YamlDocument]:
    """The file `path` (relative to `root`) as a value of type `kind`, such as `list[Country]`, and as YAML with its
    problems. Invalid keys of a mapping are left out; a list with an invalid item is empty, as is a file that is missing.
    `expected` is the message for a file whose root is of another type."""
    if not (root / path).is_file():
        return kind(), YamlDocument(path)
    file, adapter = read_yaml(root, path), TypeAdapter[T](kind)
    value, problems, read = kind(), [*file.problems], file.value
    if isinstance(read, dict):  # a word to search for may be a number or a date
        read = {str(key): item for key, item in read.items()}
    try:
        if read is not None or not problems:
            value = adapter.validate_python(read)
    except ValidationError as error:
        root_message = EMPTY if read is None else expected
        mistakes = explain(error, kind, file.raw_value)
        problems += [file.problem_at(message if loc else root_message, *loc) for loc, message in mistakes]
        invalid = {str(item["loc"][0]) for item in error.errors() if item["loc"]}
        if isinstance(read, dict) and invalid:
            value = adapter.validate_python({key: item for key, item in read.items() if key not in invalid})
    subject = path.removeprefix("docs/")
    problems = [replace(p, about={subject, line_subject(path, p.line)}) for p in problems]
    return value, replace(file, problems=problems)


def read_search_data(library: Library, pages: Collection[str]) -> list[Problem]:
    """Sets the data of `library`, and returns problems; `pages` are the paths of all pages."""
    root, by_word = library.root, dict[str, Phrases]
    library.synonyms, words = read_data(root, SYNONYMS_PATH, by_word, WORDS)
    library.danger_words, groups = read_data(root, "docs/data/danger-words.yml", list[DangerWords], GROUPS)
    answered, queries = read_data(root, QUERIES_PATH, by_word, PAGES)
    unknown = []
    for page in (page for page in answered if page not in pages):
        if new := library.suggest_page(page, pages):
            message = f'there is no page "{page}". Did you mean "{new}"?'
            unknown.append(replace(queries.problem_at(message, page), caused_by={page}))
        else:
            library.gone_answers.append(page)
    return [*words.problems, *groups.problems, *queries.problems, *unknown]
