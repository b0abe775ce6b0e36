"""mkdocs.yml: read with line numbers and validated before MkDocs reads it.

keys      pydantic models, one for each group of keys
values    types of their values, with validators
refused   settings, plugins and Markdown extensions of MkDocs and Material that are not supported, with reasons
nav       the order of the pages
strings   the words of the interface
check     applies all of these, and checks across keys
"""

from pathlib import Path

import yaml

from generator.settings.check import HOOK, check_settings
from generator.settings.nav import nav_entries
from library.config import SiteConfig
from library.problems import CONFIG_PATH, Problem
from library.yaml_text import read_yaml

__all__ = ["HOOK", "nav_entries", "read_config"]


def read_config(root: Path) -> SiteConfig:
    """Reads and validates `root`/mkdocs.yml; its problems are in the result."""
    settings = read_yaml(root, CONFIG_PATH)
    if settings.value is None and settings.problems:
        return SiteConfig(problems=settings.problems)
    if not isinstance(settings.node, yaml.MappingNode):
        message = "this file has no settings. Restore site_name, theme, nav and the rest."
        return SiteConfig(problems=[Problem(CONFIG_PATH, 1, message)])
    problems = [*settings.problems, *check_settings(settings, root)]
    config = SiteConfig(settings.value, settings, nav_entries(settings, problems), problems)
    seen: dict[str, int] = {}
    for entry in config.entries:
        if (first := seen.setdefault(entry.path, entry.line)) != entry.line:
            message = f"nav: {entry.path} appears twice (first in line {first}). Keep one."
            problems.append(Problem(CONFIG_PATH, entry.line, message))
    return config
