"""The order of everything: `nav` of mkdocs.yml as files with the lines that they stand on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from library.problems import Problem

CONFIG = "mkdocs.yml"


@dataclass(frozen=True)
class Entry:
    """A page's place: its file below docs/, the section that it stands in, and its line."""

    path: str
    section: str
    line: int


@dataclass
class Config:
    """What the library needs of mkdocs.yml, and where in the file each key stands."""

    entries: list[Entry]
    values: dict[str, Any]
    lines: dict[tuple[str, ...], int]

    def line(self, *keys: str) -> int:
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys, 1)


class _Loader(yaml.SafeLoader):
    """mkdocs.yml may hold `!ENV` and `!!python/name`; they are MkDocs's business and read as nothing."""


_Loader.add_multi_constructor("", lambda loader, suffix, node: None)


def read_config(root: Path) -> tuple[Config, list[Problem]]:
    """Reads `root`/mkdocs.yml. A file that can't be parsed gives one problem and an empty nav."""
    text = (root / CONFIG).read_text("utf-8-sig")
    try:
        node = yaml.compose(text, Loader=_Loader)
        values = yaml.load(text, Loader=_Loader)  # noqa: S506: a subclass of SafeLoader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        found = text.splitlines()[min(line, text.count("\n") + 1) - 1].strip() if text else ""
        message = f'this can\'t be read as YAML: "{found}". Check its indentation (spaces only) and its quotation marks.'
        return Config([], {}, {}), [Problem(CONFIG, line, message)]
    if not isinstance(node, yaml.MappingNode):
        return Config([], {}, {}), [Problem(CONFIG, 1, "this file holds no settings. Bring back site_name, theme and nav.")]
    lines = dict(_lines(node, ()))
    nav = next((value for key, value in node.value if key.value == "nav"), None)
    entries = list(_entries(nav, "")) if isinstance(nav, yaml.SequenceNode) else []
    problems = [] if entries else [Problem(CONFIG, lines.get(("nav",), 1), "nav: is missing or empty. List every page under nav, in order.")]
    seen: dict[str, int] = {}
    for entry in entries:
        if entry.path in seen:
            problems.append(Problem(CONFIG, entry.line, f"nav: {entry.path} stands twice (first in line {seen[entry.path]}). Keep one."))
        seen.setdefault(entry.path, entry.line)
    return Config(entries, values, lines), problems


def _lines(node: yaml.MappingNode, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], int]]:
    for key, value in node.value:
        keys = (*above, str(key.value))
        yield keys, key.start_mark.line + 1
        if isinstance(value, yaml.MappingNode):
            yield from _lines(value, keys)


def _entries(node: yaml.Node, section: str) -> Iterator[Entry]:
    if isinstance(node, yaml.ScalarNode):
        if "://" not in node.value:
            yield Entry(node.value, section, node.start_mark.line + 1)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _entries(item, section)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _entries(value, section if isinstance(value, yaml.ScalarNode) else str(key.value))
