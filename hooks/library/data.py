"""Reads and validates YAML files of docs/data."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from library.explain import explain
from library.yaml_text import YamlDocument, read_yaml

EMPTY = "this file is empty. Restore its text, or delete the file."
T = TypeVar("T")


def read_data(root: Path, path: str, kind: type[T], expected: str) -> tuple[T | None, YamlDocument]:
    """The file `path` (relative to `root`) as a value of type `kind`, such as `list[Country]`, and as YAML with its
    problems. The value is None if there is no such file or it is invalid. `expected` is the message for a file whose
    root is of another type."""
    if not (root / path).is_file():
        return None, YamlDocument(path)
    file, value = read_yaml(root, path), None
    problems = file.problems
    try:
        if not problems:
            value = TypeAdapter(kind).validate_python(file.value)
    except ValidationError as error:
        root_message = EMPTY if file.value is None else expected
        mistakes = explain(error, kind, file.raw_value)
        problems = [file.problem_at(message if loc else root_message, *loc) for loc, message in mistakes]
    about = {path.removeprefix("docs/")}
    return value, replace(file, problems=[replace(problem, about=about) for problem in problems])
