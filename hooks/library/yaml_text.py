"""YAML as authors write it: values, the line of each, and a remedy for what can't be read.

Used for front matter, mkdocs.yml and the files of docs/data alike.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from build_cache import memoized
from library.files import read_text
from library.problems import Problem
from library.yaml_loader import ENV, FastLoader, Loader, load, scan
from library.yaml_remedies import remedy

# How a mark of YAML begins a value.
TAG_OR_ANCHOR = re.compile(r"(?:^|[\s:\[{,-])[&*!]\S", re.MULTILINE)
# MkDocs has marks of its own in its settings, such as !ENV.
TAGS_ALLOWED_IN = "mkdocs.yml"


@dataclass
class YamlDocument:
    """A text as values. `line_offset` is how many lines of the file stand before it."""

    path: str
    text: str = ""
    value: Any = None
    node: yaml.Node | None = None
    line_offset: int = 0
    problems: list[Problem] = field(default_factory=list)

    def line(self, *where: object) -> int:
        """The line of a value that is reached by keys and numbers; of the nearest above it if it is missing; at last 1."""
        return self._locate(where)[0]

    def raw_value(self, *where: object) -> str | None:
        """A value as its author wrote it: YAML makes true of yes, and 8 of 010. None for one that is not there, or stands
        in a variable."""
        node = self._locate(where)[1]
        if node is None or node.tag == ENV:
            return None
        return (
            str(node.value)
            if isinstance(node, yaml.ScalarNode)
            else self.text[node.start_mark.index : node.end_mark.index]
        )

    def env_variables(self, *where: object) -> str:
        """The variables that a value written `!ENV NAME` or `!ENV [NAME, OTHER, otherwise]` asks for; else nothing."""
        node = self._locate(where)[1]
        if node is None or node.tag != ENV:
            return ""
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        names = node.value[:-1] or node.value
        return " or ".join(str(name.value) for name in names)

    def problem_in_row(self, row: int, message: str) -> Problem:
        """A mistake in a row of the text, which are counted from 0."""
        return Problem(self.path, row + 1 + self.line_offset, message)

    def problem_at(self, message: str, *where: object) -> Problem:
        """A mistake at a value that is reached by keys and numbers."""
        return Problem(self.path, self.line(*where), message)

    def _locate(self, where: tuple[object, ...]) -> tuple[int, yaml.Node | None]:
        node, row = self.node, (self.node.start_mark.line if self.node else 0)
        for part in where:
            below: yaml.Node | None = None
            if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                below = node.value[part]
                row = below.start_mark.line
            elif isinstance(node, yaml.MappingNode):
                for key, value in node.value:
                    if str(key.value) == str(part):
                        row, below = key.start_mark.line, value
                        break
            if (node := below) is None:
                if part is where[0]:
                    return 1, None
                break
        return row + 1 + self.line_offset, node


def iter_strings(value: Any, *where: object) -> Iterator[tuple[tuple[object, ...], str]]:
    """Each text in a value that is reached by `where`, with the keys and numbers that lead to it."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, (dict, list)):
        for part, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from iter_strings(inner, *where, part)


def read_yaml(root: Path, path: str) -> YamlDocument:
    """The file `path` below `root`."""
    text, problems = read_text(root / path, path)
    if text is None:
        return YamlDocument(path, problems=problems)
    parsed = parse_yaml(text, path)
    return replace(parsed, problems=[*problems, *parsed.problems])


def parse_yaml(text: str, path: str, line_offset: int = 0) -> YamlDocument:
    """Never raises for what an author wrote; what can't be read is a problem, and the value None. Not to be changed."""
    return _parse(text, path, line_offset, tuple(os.environ.items()) if ENV in text else ())


@memoized
def _parse(text: str, path: str, line_offset: int, variables: tuple[tuple[str, str], ...]) -> YamlDocument:
    """`variables` are those of the environment, which count where the text asks for one."""
    parsed = YamlDocument(path, text, line_offset=line_offset)
    rows = text.split("\n")
    try:
        parsed.problems += _refused_tokens(text, rows, parsed)
        if not parsed.problems:
            # Only mkdocs.yml is read in Python by MkDocs too, which knows fewer forms than C.
            parsed.node, parsed.value, duplicates = load(
                text, Loader if path == TAGS_ALLOWED_IN else FastLoader
            )
            for key in duplicates:
                message = f"{key.value}: stands twice. Keep one of them."
                parsed.problems.append(parsed.problem_in_row(key.start_mark.line, message))
    except (yaml.YAMLError, RecursionError) as error:
        parsed.problems.append(parsed.problem_in_row(*remedy(rows, error)))
    return parsed


def _refused_tokens(text: str, rows: list[str], parsed: YamlDocument) -> Iterator[Problem]:
    """What YAML takes away from a value without a word: &names, *names of them, and !kinds."""
    if not TAG_OR_ANCHOR.search(text):
        return
    refused: tuple[type[yaml.Token], ...] = (yaml.AnchorToken, yaml.AliasToken)
    if parsed.path != TAGS_ALLOWED_IN:
        refused = (*refused, yaml.TagToken)
    seen: set[int] = set()
    for token in scan(text):
        row = token.start_mark.line
        if isinstance(token, refused) and row not in seen:
            seen.add(row)
            mark = re.match(r"[&*!]+[\w-]*", rows[row][token.start_mark.column :])
            message = f'"{mark[0] if mark else ""}" is not read as words here. Put straight quotation marks around the whole value.'
            yield parsed.problem_in_row(row, message)
