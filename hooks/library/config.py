"""The settings of the site that the library needs. `generator.settings.read_config` makes them from mkdocs.yml."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from library.booking import Booking, read_booking
from library.problems import CONFIG_PATH, Problem
from library.yaml_text import YamlDocument


@dataclass(frozen=True)
class NavEntry:
    """A page in nav: its path relative to docs/, its section, its line (from 1), and its title, if nav has one."""

    path: str
    section: str
    line: int
    title: str = ""


@dataclass(eq=False)
class BaseConfig:
    """Access to mkdocs.yml. `config` is its value, which may be invalid; `config_yaml` has the line of each key:
    `config_yaml.line("extra", "booking")`."""

    config: dict[str, Any] = field(default_factory=dict)
    config_yaml: YamlDocument = field(default_factory=lambda: YamlDocument(CONFIG_PATH))

    @property
    def extra(self) -> dict[str, Any]:
        return _group(self.config, "extra")

    @property
    def practice(self) -> dict[str, Any]:
        return _group(self.extra, "practice")

    @property
    def theme(self) -> dict[str, Any]:
        return _group(self.config, "theme")

    @cached_property
    def booking(self) -> Booking:
        return read_booking(_group(self.extra, "booking"))

    @property
    def review_months(self) -> int:
        """The number of months after which a page is due for review."""
        months = self.extra.get("review_months")
        return months if isinstance(months, int) else 12

    @property
    def name(self) -> str:
        return str(self.config.get("site_name", ""))

    @property
    def site_url(self) -> str:
        """The URL of the site, with a trailing slash."""
        return str(self.config.get("site_url") or "/").rstrip("/") + "/"

    @property
    def language(self) -> str:
        return str(self.theme.get("language") or "en")


def _group(values: dict[str, Any], key: str) -> dict[str, Any]:
    group = values.get(key)
    return group if isinstance(group, dict) else {}


@dataclass(eq=False)
class SiteConfig(BaseConfig):
    """The settings and the entries of nav in order. If mkdocs.yml can't be read, `entries` is empty and `problems` says
    why."""

    entries: list[NavEntry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
