"""What the library is told of the site's settings. Whoever reads them (a file of a site generator, a test) fills it in."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from library.booking import Booking, read_booking
from library.problems import Problem
from library.yaml_text import YamlDocument

CONFIG = "mkdocs.yml"


@dataclass(frozen=True)
class NavEntry:
    """A page's place in the one order of everything: its file below docs/, the section that it stands in, the line
    (from 1), and the short title that menus show, when it has one."""

    path: str
    section: str
    line: int
    title: str = ""


@dataclass(eq=False)
class Settings:
    """`config` are the settings by key, whatever is wrong with them; `config_yaml` knows on which line each stands:
    `config_yaml.line("extra", "booking")`."""

    config: dict[str, Any] = field(default_factory=dict)
    config_yaml: YamlDocument = field(default_factory=lambda: YamlDocument(CONFIG))

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
        """After how many months a page is read through again."""
        months = self.extra.get("review_months")
        return months if isinstance(months, int) else 12

    @property
    def name(self) -> str:
        return str(self.config.get("site_name", ""))

    @property
    def site_url(self) -> str:
        """The address of the whole site, with a slash at its end."""
        return str(self.config.get("site_url") or "/").rstrip("/") + "/"

    @property
    def language(self) -> str:
        return str(self.theme.get("language") or "en")


def _group(values: dict[str, Any], key: str) -> dict[str, Any]:
    group = values.get(key)
    return group if isinstance(group, dict) else {}


@dataclass(eq=False)
class SiteConfig(Settings):
    """The settings with the pages of `nav` in order. Without `entries` the file could not be read, which is among the
    `problems`."""

    entries: list[NavEntry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
