"""mkdocs.yml: read with line numbers, its `nav` as a flat list, and validated, each key by itself and what takes several of them,
before MkDocs reads it.

keys      pydantic models, one for each group of keys
values    types of their values, with validators
refused   settings, plugins and Markdown extensions of MkDocs and Material that are not supported, with reasons
strings   the words of the interface
"""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import yaml
from pydantic import ValidationError

import palette
from generator.settings import strings
from generator.settings.keys import Settings
from generator.settings.refused import check_lists, refused_settings, without_refused
from library.config import NavEntry, SiteConfig
from library.docs_tree import missing_folders
from library.problems import CONFIG_PATH, Problem, closest_match, line_subject
from library.validation_messages import Loc, explain
from library.value_types import CUSTOM_ERROR, setting_error
from library.yaml_text import YamlDocument, read_yaml

HOOK = "hooks/events.py"
# Errors of pydantic that leave the types of all known keys valid.
KEEPS_TYPE = {CUSTOM_ERROR, "extra_forbidden"}
# As MkDocs reads a title without quotation marks.
BOOLEAN = re.compile("yes|no|on|off|true|false", re.IGNORECASE)
ONE_PAGE_A_LINE = "Put each page on a line of its own; end the name of a section with a colon."


def read_config(root: Path) -> SiteConfig:
    """Reads and validates `root`/mkdocs.yml; its problems are in the result."""
    settings = read_yaml(root, CONFIG_PATH)
    if settings.value is None and settings.problems:
        return SiteConfig(problems=settings.problems)
    if not isinstance(settings.node, yaml.MappingNode):
        message = "this file has no settings. Restore site_name, theme, nav and the rest."
        return SiteConfig(problems=[Problem(CONFIG_PATH, 1, message)])
    problems = [*settings.problems, *_check_settings(settings, root)]
    config = SiteConfig(settings.value, settings, nav_entries(settings, problems), problems)
    if not (root / "docs").is_dir():  # MkDocs would name the whole path, and no line
        problems += missing_folders((), config.entries)
    seen: dict[str, int] = {}
    for entry in config.entries:
        if (first := seen.setdefault(entry.path, entry.line)) != entry.line:
            message = f"nav: {entry.path} appears twice (first in line {first}). Keep one."
            problems.append(Problem(CONFIG_PATH, entry.line, message))
    return config


def _check_settings(settings: YamlDocument, root: Path) -> Iterator[Problem]:
    """All problems of mkdocs.yml; `root` is its folder."""
    yield from refused_settings(settings)
    invalid: set[Loc] = set()
    try:
        Settings.model_validate(without_refused(settings.value), context=root)
    except ValidationError as error:
        for where, message in explain(error, Settings, settings.raw_value):
            if where == ("nav",) and "nav" in settings.value:
                message = "nav: is not a list of pages. Write each on a line of its own: - folder/name.md"
            if variable := settings.env_variables(*where):
                message += f" It comes from the variable {variable}."
            # The file that is named has the same problem by itself.
            problem = settings.problem_at(message, *where)
            if problem.line not in settings.misread:
                named = f"docs/{settings.raw_value(*where)}"
                yield replace(problem, about={named, line_subject(CONFIG_PATH, problem.line)})
        unknown = [item["loc"] for item in error.errors() if item["type"] == "extra_forbidden"]
        # A key that is misspelled is not missing.
        invalid = {(closest_match(str(loc[0]), Settings.model_fields),) for loc in unknown if len(loc) == 1}
        invalid |= {item["loc"] for item in error.errors() if item["type"] not in KEEPS_TYPE}

    def has_valid_type(*keys: str) -> bool:
        return not any(loc[: len(keys)] == keys or keys[: len(loc)] == loc for loc in invalid)

    if has_valid_type("theme", "language"):
        yield from strings.problems(settings.value["theme"].get("language", "en"))
    if has_valid_type("theme") and has_valid_type("extra", "colors"):
        yield from _colors(settings, root / "docs")
    if has_valid_type("hooks"):
        yield from _hooks(settings, root)
    yield from check_lists(settings, has_valid_type)


def _hooks(settings: YamlDocument, root: Path) -> Iterator[Problem]:
    hooks = settings.value["hooks"]
    for hook in dict.fromkeys(hooks):
        if message := _hook_error(root, hook):
            yield settings.problem_at(f"hooks: {message}", "hooks", hooks.index(hook))


def _hook_error(root: Path, hook: str) -> str:
    """What is wrong with the file of a hook, or "". It is not run."""
    file = root / hook
    if not file.exists():
        return f"there is no file {hook}. Remove this line."
    if file.suffix != ".py" or not file.is_file():
        return f"{hook} is not a file with Python code (.py). Remove this line."
    try:
        ast.parse(file.read_bytes())
    except (SyntaxError, ValueError) as error:
        where = f"line {error.lineno} of {hook}" if isinstance(error, SyntaxError) else hook
        why = getattr(error, "msg", error)
        return f"Python can't read {where} ({why}). Mend it there, or remove this line."
    return ""


def _colors(settings: YamlDocument, docs: Path) -> Iterator[Problem]:
    """Colors with too little contrast, and a missing icon that would be painted in them."""
    theme = settings.value["theme"]
    own_icon = theme.get("logo") or theme.get("favicon") or (docs / palette.ICON).is_file()
    if (docs / palette.STYLES).is_file() and not own_icon:
        message = "the icon of the site is missing. Restore it, or set theme.favicon in mkdocs.yml."
        yield Problem(f"docs/{palette.ICON}", 1, message)
    for where, message in palette.contrast_mistakes(docs, settings.value["extra"].get("colors") or {}):
        if where:
            yield settings.problem_at(f"extra.colors.{where[0]}: {message}", "extra", "colors", *where)
        else:
            yield Problem(f"docs/{palette.STYLES}", 1, message)


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
        paths, message = _paths(node)
        report(node, message)
        yield from (NavEntry(path, section, node.start_mark.line + 1) for path in paths)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if isinstance(item, yaml.SequenceNode):
                remedy = "Remove one of the hyphens, or name their section."
                report(item, f"these pages are a list in a list. {remedy}")
            if isinstance(item, yaml.MappingNode) and len(item.value) > 1:
                key = item.value[1][0]
                message = "has no hyphen. Begin its line with one, in the column of the one above."
                report(key, f'"{key.value}" {message}')
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
                if isinstance(value, yaml.MappingNode) and value.value:
                    message = "have no hyphens. Begin the line of each with one."
                    report(value, f'the pages of "{key.value}" {message}')
                yield from _entries(value, str(key.value), report)


def _paths(node: yaml.ScalarNode) -> tuple[list[str], str]:
    """The pages on a line, and what is wrong with it, or ""."""
    path = str(node.value)
    if re.match(r"[a-z]+:", path):
        return [], f'"{path}" is not a page of this site, and would not be shown. Link to it from a page.'
    if node.tag.endswith(":null"):
        return [], "this line has no file. Write one after the hyphen, or remove the line."
    is_one = node.style or (re.fullmatch(r"(?:(?! - ).)+\.md", path) and path.count(".md") == 1)
    if re.search(r"\s", path) and not is_one:
        return re.findall(r"[\w./-]+\.md", path), f'"{path}" is read as one page. {ONE_PAGE_A_LINE}'
    return [path], ""


def _title_error(key: yaml.Node, value: yaml.Node) -> str:
    """What is wrong with the title of a page or section, or ""."""
    is_plain = isinstance(key, yaml.ScalarNode) and not key.style
    if not key.tag.endswith(":str") or (is_plain and BOOLEAN.fullmatch(key.value)):
        return f'"{key.value}" is not text. Put straight quotation marks around it.'
    if not key.value.strip():
        return "the name before this colon is missing. Write one."
    if message := setting_error(key.value):
        return message
    if not value.value and not isinstance(value, yaml.ScalarNode):
        return f'the section "{key.value}" has no pages. List them below it, or remove it.'
    return ""
