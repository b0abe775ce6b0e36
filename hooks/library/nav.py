"""The order of everything: `nav` of mkdocs.yml as files with the lines that they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from library.problems import Problem, did_you_mean
from library.settings import CONFIG, check_settings
from library.yaml_text import Yaml, read_yaml

TOGETHER = "Put each page on a line of its own, the hyphens below each other; the name of a section ends with a colon."


@dataclass(frozen=True)
class Entry:
    """A page's place: its file below docs/, the section that it stands in, and its line."""

    path: str
    section: str
    line: int


@dataclass
class Config:
    """What the library needs of mkdocs.yml. No entries: the file could not be read, and was reported."""

    entries: list[Entry] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    found: Yaml = field(default_factory=lambda: Yaml(CONFIG))


def read_config(root: Path) -> Config:
    """Reads `root`/mkdocs.yml, and says all that is wrong with it."""
    found = read_yaml(root, CONFIG)
    if found.value is None and found.problems:
        return Config(problems=found.problems)
    if not isinstance(found.node, yaml.MappingNode):
        return Config(
            problems=[
                Problem(
                    CONFIG, 1, "this file holds no settings. Bring back site_name, theme, nav and the rest."
                )
            ]
        )
    config = Config(values=found.value, problems=[*found.problems, *check_settings(found, root)], found=found)
    config.entries = entries_of(found, config.problems)
    seen: dict[str, int] = {}
    for entry in config.entries:
        if entry.path in seen:
            config.problems.append(
                Problem(
                    CONFIG,
                    entry.line,
                    f"nav: {entry.path} stands twice (first in line {seen[entry.path]}). Keep one.",
                )
            )
        seen.setdefault(entry.path, entry.line)
    return config


def entries_of(found: Yaml, problems: list[Problem] | None = None) -> list[Entry]:
    """The pages that `nav` lists, in order; what is wrong with its lines goes to `problems`."""
    nodes = found.node.value if isinstance(found.node, yaml.MappingNode) else []
    nav = next((value for key, value in nodes if key.value == "nav"), None)
    return (
        list(_entries(nav, "", [] if problems is None else problems))
        if isinstance(nav, yaml.SequenceNode)
        else []
    )


def _entries(node: yaml.Node, section: str, problems: list[Problem]) -> Iterator[Entry]:
    if isinstance(node, yaml.ScalarNode):
        path, line = str(node.value), node.start_mark.line + 1
        if re.match(r"[a-z]+:", path):
            message = (
                f'nav: "{path}" is no page of this site, and would be shown nowhere. Link to it from a page.'
            )
            problems.append(Problem(CONFIG, line, message))
            return
        if node.tag.endswith(":null"):
            problems.append(
                Problem(
                    CONFIG,
                    line,
                    "nav: this line names no file. Write one after the hyphen, or remove the line.",
                )
            )
        elif re.search(r"\s", path):
            problems.append(Problem(CONFIG, line, f'nav: "{path}" is read as one. {TOGETHER}'))
            yield from (Entry(name, section, line) for name in re.findall(r"[\w./-]+\.md", path))
        else:
            yield Entry(path, section, line)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _entries(item, section, problems)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(value, yaml.ScalarNode) and value.value.endswith(".md"):
                message = f'nav: "{key.value}" would be shown nowhere, for a page has its title in its own file. Write - {value.value}'
                problems.append(Problem(CONFIG, key.start_mark.line + 1, message))
            yield from _entries(
                value, section if isinstance(value, yaml.ScalarNode) else str(key.value), problems
            )


@dataclass
class Compared:
    """`gone`: lines of nav without a file, each with the page that it probably means, or nothing.
    `loose`: pages that no line of nav means."""

    problems: list[Problem]
    gone: dict[str, str]
    loose: set[str]


def compare_with_nav(files: list[str], entries: list[Entry]) -> Compared:
    """Holds nav and docs/ against each other. A file that was moved is one mistake."""
    listed = {entry.path for entry in entries}
    loose = [path for path in files if path not in listed]
    problems: list[Problem] = []
    gone: dict[str, str] = {}
    for entry in entries:
        if entry.path in files:
            continue
        hint = _meant(entry.path, [path for path in loose if path not in gone.values()], files)
        gone[entry.path] = hint
        remedy = f'Did you mean "{hint}"?' if hint else "Create it, or remove this line."
        message = f"nav: there is no file docs/{entry.path}. {remedy}"
        problems.append(Problem(CONFIG, entry.line, message, follows=frozenset({entry.path})))
    problems += _out_of_order(entries)
    if "index.md" not in {*listed, *files}:
        message = "nav: the first page is missing. Write docs/index.md, and add a line - index.md at the top of nav."
        problems.append(Problem(CONFIG, entries[0].line, message))
    loose = [path for path in loose if path not in gone.values()]
    for path in loose:
        message = f"this page is missing from nav. Add a line - {path} to nav in mkdocs.yml, where it belongs in the order."
        problems.append(Problem(f"docs/{path}", 1, message))
    return Compared(problems, gone, set(loose))


def _out_of_order(entries: list[Entry]) -> Iterator[Problem]:
    """An overview opens its folder: what stands before it would be read before it. Who strayed are the fewer."""
    folders: dict[str, list[Entry]] = {}
    for entry in entries:
        folders.setdefault(entry.path.rpartition("/")[0], []).append(entry)
    for folder, pages in folders.items():
        place = next((n for n, entry in enumerate(pages) if entry.path == f"{folder}/index.md"), 0)
        if not place or not folder:
            continue
        overview = pages[place]
        if place < len(pages) - place:
            for entry in pages[:place]:
                message = (
                    f"nav: {entry.path} stands before {overview.path}, which opens its folder. Put it below."
                )
                yield Problem(CONFIG, entry.line, message)
        else:
            message = (
                f"nav: {overview.path} stands after {pages[0].path}. Put it before all pages of its folder."
            )
            yield Problem(CONFIG, overview.line, message)


def _meant(path: str, loose: list[str], files: list[str]) -> str:
    """The page that a line of nav means: the same name elsewhere, or one that is spelt alike."""
    plain = path.replace("\\", "/").strip("/").removeprefix("docs/")
    for candidate in (plain, f"{plain}.md"):
        if candidate in files:
            return candidate
    same = [file for file in loose if file.split("/")[-1] == plain.split("/")[-1]]
    near = did_you_mean(plain, loose)
    return same[0] if same else near.split('"')[1] if near else ""
