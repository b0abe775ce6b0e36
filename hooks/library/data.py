"""A file of docs/data as values of a type, and all that is wrong in it."""

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from library.explain import explain
from library.yaml_text import YamlDocument, read_yaml

EMPTY = "this file is empty. Bring its text back, or delete the file."
T = TypeVar("T")


def read_data(root: Path, path: str, kind: type[T], expected: str) -> tuple[T | None, YamlDocument]:
    """The file `path` below `root` as `kind`, such as `list[Country]`, with its lines and problems; None where there is
    no such file, or something in it is wrong. `expected` is said of one that holds something else altogether."""
    if not (root / path).is_file():
        return None, YamlDocument(path)
    file, value = read_yaml(root, path), None
    problems = file.problems
    try:
        if not problems:
            value = TypeAdapter(kind).validate_python(file.value)
    except ValidationError as error:
        whole = EMPTY if file.value is None else expected
        mistakes = explain(error, kind, file.raw_value)
        problems = [file.problem_at(message if where else whole, *where) for where, message in mistakes]
    about = {path.removeprefix("docs/")}  # which explains what can't be made of it
    return value, replace(file, problems=[replace(problem, about=about) for problem in problems])
