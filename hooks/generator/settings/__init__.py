"""mkdocs.yml: read with its lines, and held against what this site rests on before MkDocs meets it.

keys      what may stand there, a model for each group of keys
values    what a value of theirs may be, and the files that it names
refused   what MkDocs and Material know and this site does not follow: settings, plugins, Markdown extensions
nav       the order of the pages
strings   the words of the interface
check     asks all of these, and what no key by itself can show
"""

from pathlib import Path

import yaml

from generator.settings.check import HOOK, check_settings
from generator.settings.nav import entries_of
from library.config import CONFIG, SiteConfig
from library.problems import Problem
from library.yaml_text import read_yaml

__all__ = ["HOOK", "entries_of", "read_config"]


def read_config(root: Path) -> SiteConfig:
    """Reads `root`/mkdocs.yml, and says all that is wrong with it."""
    settings = read_yaml(root, CONFIG)
    if settings.value is None and settings.problems:
        return SiteConfig(problems=settings.problems)
    if not isinstance(settings.node, yaml.MappingNode):
        message = "this file holds no settings. Bring back site_name, theme, nav and the rest."
        return SiteConfig(problems=[Problem(CONFIG, 1, message)])
    problems = [*settings.problems, *check_settings(settings, root)]
    config = SiteConfig(settings.value, settings, entries_of(settings, problems), problems)
    seen: dict[str, int] = {}
    for entry in config.entries:
        if (first := seen.setdefault(entry.path, entry.line)) != entry.line:
            message = f"nav: {entry.path} stands twice (first in line {first}). Keep one."
            problems.append(Problem(CONFIG, entry.line, message))
    return config
