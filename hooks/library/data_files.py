"""Reads and validates the YAML files of docs/data, each of which is optional."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from library.problems import line_subject
from library.validation_messages import explain
from library.yaml_text import YamlDocument, read_yaml

EMPTY = "this file is empty. Restore its text, or delete the file."
T = TypeVar("T")


def read_data_file(root: Path, path: str, kind: type[T], expected: str) -> tuple[T, YamlDocument]:
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
        invalid = [file.problem_at(message if loc else root_message, *loc) for loc, message in mistakes]
        problems += [problem for problem in invalid if problem.line not in file.misread]
        keys = {str(item["loc"][0]) for item in error.errors() if item["loc"]}
        if isinstance(read, dict) and keys:
            value = adapter.validate_python({key: item for key, item in read.items() if key not in keys})
    subject = path.removeprefix("docs/")
    problems = [replace(p, about={subject, line_subject(path, p.line)}) for p in problems]
    return value, replace(file, problems=problems)
