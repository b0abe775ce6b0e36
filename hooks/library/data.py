"""Reads and validates the YAML files of docs/data, each of which is optional."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from library.explain import explain
from library.yaml_text import YamlDocument, read_yaml

EMPTY = "this file is empty. Restore its text, or delete the file."
T = TypeVar("T")
_adapter: Callable[[Any], TypeAdapter[Any]] = cache(TypeAdapter)


def read_data(root: Path, path: str, kind: type[T], expected: str) -> tuple[T, YamlDocument]:
    """The file `path` (relative to `root`) as a value of type `kind`, such as `list[Country]`, and as YAML with its
    problems. Invalid keys of a mapping are left out; a list with an invalid item is empty, as is a file that is missing.
    `expected` is the message for a file whose root is of another type."""
    if not (root / path).is_file():
        return kind(), YamlDocument(path)
    file, adapter = read_yaml(root, path), _adapter(kind)
    value, problems = kind(), [*file.problems]
    try:
        if file.value is not None or not problems:
            value = adapter.validate_python(file.value)
    except ValidationError as error:
        root_message = EMPTY if file.value is None else expected
        mistakes = explain(error, kind, file.raw_value)
        problems += [file.problem_at(message if loc else root_message, *loc) for loc, message in mistakes]
        invalid = {str(item["loc"][0]) for item in error.errors() if item["loc"]}
        if isinstance(file.value, dict) and invalid:
            value = adapter.validate_python({k: v for k, v in file.value.items() if str(k) not in invalid})
    about = {path.removeprefix("docs/")}
    return value, replace(file, problems=[replace(problem, about=about) for problem in problems])
