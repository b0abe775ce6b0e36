"""The settings of the site that the library needs. `generator.settings.read_config` makes them from mkdocs.yml."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import Field, StrictInt, ValidationError, ValidationInfo

from library.problems import CONFIG_PATH, Problem
from library.value_types import MAILTO, TEL, ContactUrl, NonEmptyStr, PlainStr, StrictModel, reject_if
from library.yaml_text import YamlDocument

# Host names reserved for examples (RFC 2606).
EXAMPLE_HOSTS = ("example", "example.com", "example.org", "example.net", "invalid", "test", "localhost")


def _find_short(short: str, label: str) -> tuple[int, int] | None:
    """The span of `short` in `label`, ignoring case."""
    match = re.search(re.escape(short), label, re.IGNORECASE)
    return match.span() if match and short else None


def _check_short(short: str, info: ValidationInfo) -> str:
    label = info.data.get("label", short)
    remedy = f'Write words that are, such as "{label.split()[-1]}", or remove the key.'
    return "" if _find_short(short, label) else f'"{short}" is not in the label. {remedy}'


def _check_minutes(minutes: int, info: ValidationInfo) -> str:
    match = re.search(r"(\d+)[\s-]*min", info.data.get("label", ""))
    if match is None or int(match[1]) == minutes:
        return ""
    return f"is {minutes}, but the label says {match[1]}. Write the same in both."


class Booking(StrictModel):
    """The link for booking a first talk; `minutes` is its duration. `short` is the visible part of the label where space
    is limited: a part of it, so that speech input finds the link by its visible text (WCAG 2.5.3, Label in Name)."""

    address: ContactUrl
    label: PlainStr
    short: Annotated[NonEmptyStr, reject_if(_check_short)] | None = None
    minutes: Annotated[StrictInt, Field(ge=1, le=240), reject_if(_check_minutes)] | None = None

    @property
    def label_parts(self) -> tuple[str, str, str]:
        """The label split into the text before `short`, `short` itself, and the text after it."""
        start, end = _find_short(self.short or "", self.label) or (0, len(self.label))
        return self.label[:start], self.label[start:end], self.label[end:]


def is_example(address: str) -> bool:
    """True for an empty address, and for hosts and telephone numbers that are reserved for examples."""
    if TEL.fullmatch(address):  # 555-0100 to 555-0199 are reserved for fiction in North America
        return bool(re.search(r"55501\d\d$", re.sub(r"\D", "", address)))
    host = address.rpartition("@")[2] if MAILTO.fullmatch(address) else urlsplit(address).hostname or ""
    return not host or any(host == name or host.endswith(f".{name}") for name in EXAMPLE_HOSTS)


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
        """`extra.booking`. If it is missing or invalid, the address is empty, and nothing links to it."""
        values = _group(self.extra, "booking")
        try:
            return Booking.model_validate(values)
        except ValidationError:
            return Booking.model_construct(address="", label=str(values.get("label", "")), minutes=None)

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
    """The settings, and the entries of nav in order: none if mkdocs.yml can't be read, and `problems` says why."""

    entries: list[NavEntry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
