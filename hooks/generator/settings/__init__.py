"""mkdocs.yml: read with line numbers and validated, each key by itself and what takes several of them, before MkDocs reads it.

keys      pydantic models, one for each group of keys
values    types of their values, with validators
refused   settings, plugins and Markdown extensions of MkDocs and Material that are not supported, with reasons
nav       the order of the pages
strings   the words of the interface
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yaml
from pydantic import ValidationError

import colors
from generator.settings import strings
from generator.settings.keys import Settings
from generator.settings.nav import nav_entries
from generator.settings.refused import check_lists, refused_settings, without_refused
from library.config import SiteConfig
from library.explain import Loc, explain
from library.problems import CONFIG_PATH, Problem
from library.schema import CUSTOM_ERROR
from library.yaml_text import YamlDocument, read_yaml

HOOK = "hooks/events.py"
# Errors of pydantic that leave the types of all known keys valid.
KEEPS_TYPE = {CUSTOM_ERROR, "extra_forbidden"}


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
            yield replace(problem, about={f"docs/{settings.raw_value(*where)}"})
        invalid = {item["loc"] for item in error.errors() if item["type"] not in KEEPS_TYPE}

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
    if HOOK not in settings.value["hooks"]:
        message = f"hooks: {HOOK} is missing. Without it, the site can't be built. Add it."
        yield settings.problem_at(message, "hooks")
    for index, hook in enumerate(settings.value["hooks"]):
        if not (root / hook).is_file():
            yield settings.problem_at(f"hooks: there is no file {hook}. Remove this line.", "hooks", index)


def _colors(settings: YamlDocument, docs: Path) -> Iterator[Problem]:
    """Colors with too little contrast, and a missing icon that would be painted in them."""
    theme = settings.value["theme"]
    own_icon = theme.get("logo") or theme.get("favicon") or (docs / colors.ICON).is_file()
    if (docs / colors.STYLES).is_file() and not own_icon:
        message = "the icon of the site is missing. Restore it, or set theme.favicon in mkdocs.yml."
        yield Problem(f"docs/{colors.ICON}", 1, message)
    for where, message in colors.contrast_mistakes(docs, settings.value["extra"].get("colors") or {}):
        if where:
            yield settings.problem_at(f"extra.colors.{where[0]}: {message}", "extra", "colors", *where)
        else:
            yield Problem(f"docs/{colors.STYLES}", 1, message)
