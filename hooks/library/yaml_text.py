"""YAML as authors write it: values, the line of each, and a remedy for what can't be read.

Used for front matter, mkdocs.yml and the files of docs/data alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from library.files import read_text
from library.problems import Problem
from library.yaml_remedies import remedy

# C reads these, and Python, in which MkDocs reads, does not: tabs, and question marks between brackets.
DISPUTED = re.compile(r"\t|[\[{].*\?", re.DOTALL)


# How a mark of YAML begins a value.
MARK = re.compile(r"(?:^|[\s:\[{,-])[&*!]\S", re.MULTILINE)
# MkDocs has marks of its own in its settings, such as !ENV.
OPEN_TO_TAGS = "mkdocs.yml"


class WordsAsKeys:
    """A key is a word: YAML 1.1 reads the keys `on`, `no` and `y` as true and false."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        for key, _ in node.value:
            if key.tag == "tag:yaml.org,2002:bool":
                key.tag = "tag:yaml.org,2002:str"
        return super().construct_mapping(node, deep)  # type: ignore[misc, no-any-return]


class Loader(WordsAsKeys, yaml.SafeLoader):
    """`!ENV NAME` is read as MkDocs reads it; other marks of mkdocs.yml, such as `!!python/name`, as nothing."""


class Fast(WordsAsKeys, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The same in C, ten times as fast."""


ENV = "!ENV"
for kind in (Loader, Fast):
    kind.add_multi_constructor("", lambda loader, suffix, node: None)
    kind.add_constructor(ENV, construct_env_tag)


@dataclass
class Yaml:
    """A text as values. `above` is how many lines of the file stand before it."""

    path: str
    value: Any = None
    node: yaml.Node | None = None
    above: int = 0
    problems: list[Problem] = field(default_factory=list)

    def line(self, *where: object) -> int:
        """The line of a value that is reached by keys and numbers; of the nearest above it if it is missing."""
        return self._reach(where)[0]

    def written(self, *where: object) -> str | None:
        """A value as its author wrote it: YAML makes true of yes, and 8 of 010. None for what is no single value."""
        node = self._reach(where)[1]
        return str(node.value) if isinstance(node, yaml.ScalarNode) and node.tag != ENV else None

    def variable(self, *where: object) -> str:
        """The variables that a value written `!ENV NAME` or `!ENV [NAME, OTHER, otherwise]` asks for; else nothing."""
        node = self._reach(where)[1]
        if node is None or node.tag != ENV:
            return ""
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        names = node.value[:-1] or node.value
        return " or ".join(str(name.value) for name in names)

    def _reach(self, where: tuple[object, ...]) -> tuple[int, yaml.Node | None]:
        node, line = self.node, (self.node.start_mark.line if self.node else 0)
        for part in where:
            if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                line = node.start_mark.line
            elif isinstance(node, yaml.MappingNode):
                found = next(((key, value) for key, value in node.value if str(key.value) == str(part)), None)
                if found is None:
                    return line + 1 + self.above, None
                line, node = found[0].start_mark.line, found[1]
            else:
                return line + 1 + self.above, None
        return line + 1 + self.above, node


def read_yaml(root: Path, path: str) -> Yaml:
    """The file `path` below `root`."""
    text, problems = read_text(root / path, path)
    if text is None:
        return Yaml(path, problems=problems)
    found = parse(text, path)
    found.problems[:0] = problems
    return found


def parse(text: str, path: str, above: int = 0) -> Yaml:
    """Never raises for what an author wrote; what can't be read is a problem, and the value None."""
    found = Yaml(path, above=above)
    try:
        if marks := list(_marks(text, path, above)):
            found.problems += marks
            return found
        found.node, found.value = _read(text)
    except yaml.YAMLError as error:
        line, message = remedy(text.split("\n"), error)
        found.problems.append(Problem(path, line + 1 + above, message))
        found.node = None
    except (
        ValueError,
        RecursionError,
    ) as error:  # such as `reviewed: 2026-02-31`, which YAML takes for a date
        line = next(
            (
                n
                for n, row in enumerate(text.split("\n"))
                if re.search(r"\d{4}-\d\d?-\d\d?", row) and _no_date(row)
            ),
            0,
        )
        found.problems.append(
            Problem(
                path,
                line + 1 + above,
                f'"{_short(text, line)}" holds no date of the calendar ({error}). Write it as 2026-11-23.',
            )
        )
        found.node = None
    if found.node is not None:
        found.problems += _twice(found.node, found)
    return found


def _read(text: str) -> tuple[yaml.Node | None, Any]:
    """What C refuses is read again in Python, whose errors say better where."""
    loader: Any = (Loader if DISPUTED.search(text) else Fast)(text)
    try:
        node = loader.get_single_node()
    except yaml.YAMLError:
        loader = Loader(text)
        node = loader.get_single_node()
    return node, loader.construct_document(node) if node is not None else None


def _marks(text: str, path: str, above: int) -> Iterator[Problem]:
    """What YAML takes away from a value without a word: &names, *names of them, and !kinds."""
    if not MARK.search(text):
        return
    seen: set[int] = set()
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        line = token.start_mark.line
        if line in seen:
            continue
        if isinstance(token, (yaml.AnchorToken, yaml.AliasToken)) or (
            isinstance(token, yaml.TagToken) and path != OPEN_TO_TAGS
        ):
            seen.add(line)
            mark = re.match(r"[&*!]+[\w-]*", text.split("\n")[line][token.start_mark.column :])
            message = f'"{mark[0] if mark else ""}" is not read as words here. Put straight quotation marks around the whole value.'
            yield Problem(path, line + 1 + above, message)


def _twice(node: yaml.Node, found: Yaml) -> list[Problem]:
    """Keys that stand twice in one mapping: YAML keeps the last and says nothing."""
    problems: list[Problem] = []
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                problems.append(
                    Problem(
                        found.path,
                        key.start_mark.line + 1 + found.above,
                        f"{name}: stands twice. Keep one of them.",
                    )
                )
            seen.add(name)
            problems += _twice(value, found)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            problems += _twice(item, found)
    return problems


def _no_date(line: str) -> bool:
    try:
        yaml.load(line.strip(), Loader=Loader)  # noqa: S506 (a SafeLoader)
    except (yaml.YAMLError, ValueError):
        return True
    return False


def _short(text: str, line: int) -> str:
    return text.split("\n")[line].strip()
