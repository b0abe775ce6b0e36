"""`nav` as a flat list of files with their lines."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import yaml

from library.config import NavEntry
from library.problems import CONFIG_PATH, Problem
from library.schema import markup_error
from library.yaml_text import YamlDocument

ONE_PAGE_A_LINE = "Put each page on a line of its own; end the name of a section with a colon."


def nav_entries(settings: YamlDocument, problems: list[Problem] | None = None) -> list[NavEntry]:
    """The pages of `nav` in order. Problems of its lines are appended to `problems`."""

    def report(node: yaml.Node, message: str) -> None:
        if message and problems is not None:
            problems.append(Problem(CONFIG_PATH, node.start_mark.line + 1, f"nav: {message}"))

    nodes = settings.node.value if isinstance(settings.node, yaml.MappingNode) else []
    nav = next((value for key, value in nodes if key.value == "nav"), None)
    return list(_entries(nav, "", report)) if isinstance(nav, yaml.SequenceNode) else []


def _entries(node: yaml.Node, section: str, report: Callable[[yaml.Node, str], None]) -> Iterator[NavEntry]:
    if isinstance(node, yaml.ScalarNode):
        path, names, message = str(node.value), [], ""
        if re.match(r"[a-z]+:", path):
            message = f'"{path}" is not a page of this site, and would not be shown. Link to it from a page.'
        elif node.tag.endswith(":null"):
            message = "this line has no file. Write one after the hyphen, or remove the line."
        elif re.search(r"\s", path) and not (
            node.style or (re.fullmatch(r"(?:(?! - ).)+\.md", path) and path.count(".md") == 1)
        ):
            message = f'"{path}" is read as one page. {ONE_PAGE_A_LINE}'
            names = re.findall(r"[\w./-]+\.md", path)
        else:
            names = [path]
        report(node, message)
        yield from (NavEntry(name, section, node.start_mark.line + 1) for name in names)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _entries(item, section, report)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            report(key, _title_error(key, value))
            if value.tag.endswith(":null"):
                message = "has no page after its colon, and none below it. Write one, or remove this line."
                report(key, f'"{key.value}" {message}')
            elif isinstance(value, yaml.ScalarNode):
                entries = _entries(value, section, report)
                yield from (replace(entry, title=str(key.value)) for entry in entries)
            else:
                yield from _entries(value, str(key.value), report)


def _title_error(key: yaml.Node, value: yaml.Node) -> str:
    """What is wrong with the title of a page or section, or ""."""
    if not key.tag.endswith(":str"):
        return f'"{key.value}" is not text. Put straight quotation marks around it.'
    if not key.value.strip():
        return "the name before this colon is missing. Write one."
    if message := markup_error(key.value):
        return message
    if not value.value and not isinstance(value, yaml.ScalarNode):
        return f'the section "{key.value}" has no pages. List them below it, or remove it.'
    return ""
