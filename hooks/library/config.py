"""What the library is told of the site's settings. Whoever reads them (a file of a site generator, a test) fills it in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from library.problems import Problem
from library.yaml_text import Yaml

CONFIG = "mkdocs.yml"


@dataclass(frozen=True)
class NavEntry:
    """A page's place in the one order of everything: its file below docs/, the section that it stands in, the line
    (from 1), and the short title that menus show, when it has one."""

    path: str
    section: str
    line: int
    title: str = ""


@dataclass
class SiteConfig:
    """The settings. Without `entries` the file could not be read, which is among the `problems`.

    `values` are the settings by key; `lines` knows on which line each stands: `lines.line("extra", "booking")`.
    """

    entries: list[NavEntry] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    lines: Yaml = field(default_factory=lambda: Yaml(CONFIG))
    problems: list[Problem] = field(default_factory=list)
