"""`nav` as a flat list of files with their lines."""

import re
from collections.abc import Iterator
from dataclasses import replace

import yaml

from library.config import NavEntry
from library.problems import CONFIG_PATH, Problem
from library.schema import INLINE_MARKUP
from library.yaml_text import YamlDocument

ONE_PAGE_A_LINE = (
    "Put each page on a line of its own, with the hyphens lined up; end the name of a section with a colon."
)


def nav_entries(settings: YamlDocument, problems: list[Problem] | None = None) -> list[NavEntry]:
    """The pages of `nav` in order. Problems of its lines are appended to `problems`."""
    nodes = settings.node.value if isinstance(settings.node, yaml.MappingNode) else []
    nav = next((value for key, value in nodes if key.value == "nav"), None)
    found_problems = [] if problems is None else problems
    return list(_entries(nav, "", found_problems)) if isinstance(nav, yaml.SequenceNode) else []


def _entries(node: yaml.Node, section: str, problems: list[Problem]) -> Iterator[NavEntry]:
    if isinstance(node, yaml.ScalarNode):
        path, line, names, message = str(node.value), node.start_mark.line + 1, [], ""
        if re.match(r"[a-z]+:", path):
            message = f'"{path}" is not a page of this site, and would not be shown. Link to it from a page.'
        elif node.tag.endswith(":null"):
            message = "this line has no file. Write one after the hyphen, or remove the line."
        elif re.search(r"\s", path) and not (
            node.style or (re.fullmatch(r"(?:(?! - ).)+\.md", path) and path.count(".md") == 1)
        ):
            message, names = (
                f'"{path}" is read as one page. {ONE_PAGE_A_LINE}',
                re.findall(r"[\w./-]+\.md", path),
            )
        else:
            names = [path]
        problems += [Problem(CONFIG_PATH, line, f"nav: {message}")] if message else []
        yield from (NavEntry(name, section, line) for name in names)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _entries(item, section, problems)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(value, yaml.ScalarNode):
                problems += _title_problems(key)
                for entry in _entries(value, section, problems):
                    yield replace(entry, title=str(key.value))
            else:
                problems += _title_problems(key) or _section_problems(key, value)
                yield from _entries(value, str(key.value), problems)


def _title_problems(key: yaml.Node) -> list[Problem]:
    """Problems of the title of a page or section."""
    name, line = str(key.value), key.start_mark.line + 1
    if not key.tag.endswith(":str"):
        message = f'nav: "{name}" is not text. Put straight quotation marks around it.'
        return [Problem(CONFIG_PATH, line, message)]
    if not name.strip():
        return [Problem(CONFIG_PATH, line, "nav: the name before this colon is missing. Write one.")]
    if mark := INLINE_MARKUP.search(name):
        message = f'nav: "{mark[0]}" would appear on the page as written. Write words without marks.'
        return [Problem(CONFIG_PATH, line, message)]
    return []


def _section_problems(key: yaml.Node, value: yaml.Node) -> list[Problem]:
    if value.value:
        return []
    message = f'nav: the section "{key.value}" has no pages. List them below it, or remove it.'
    return [Problem(CONFIG_PATH, key.start_mark.line + 1, message)]
