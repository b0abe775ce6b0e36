"""Where a person in crisis can turn: docs/data/helplines.yml as countries with links to call."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ValidationError

from library import schema
from library.problems import Problem

PATH = "docs/data/helplines.yml"


@dataclass(frozen=True)
class Emergency:
    call: str
    href: str
    recheck: bool
    checked: datetime.date | None


@dataclass(frozen=True)
class Helpline:
    """One line; every `*_href` is ready for a link, and empty where there is none."""

    name: str
    call: str
    call_href: str
    text: str
    text_href: str
    keyword: str
    url: str
    hours: str
    abuse: bool
    recheck: bool
    checked: datetime.date | None


@dataclass(frozen=True)
class Country:
    country: str
    anchor: str
    emergency: Emergency | None
    lines: tuple[Helpline, ...]

    @property
    def recheck(self) -> list[str]:
        """What of it nobody has confirmed yet."""
        names = [f"emergency {self.emergency.call}"] if self.emergency and self.emergency.recheck else []
        return names + [line.name for line in self.lines if line.recheck]


def read_helplines(root: Path) -> tuple[list[Country], list[Problem]]:
    """The countries in the file's order."""
    file = root / PATH
    if not file.is_file():
        return [], []
    text = file.read_text("utf-8-sig")
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        countries = schema.Helplines.validate_python(yaml.safe_load(text))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return [], [Problem(PATH, mark.line + 1 if mark else 1, "this can't be read as YAML. Check the indentation, the brackets and the quotation marks.")]
    except ValidationError as error:
        return [], [Problem(PATH, _line(node, where), message) for where, message in schema.explain(error)]
    return [_country(country) for country in countries], []


def _line(node: yaml.Node | None, where: tuple[object, ...]) -> int:
    """The line of a value that is reached by keys and numbers."""
    line = 1
    for part in where:
        if node is None:
            break
        line = node.start_mark.line + 1
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), None)
        line = node.start_mark.line + 1 if node is not None else line
    return line


def _country(found: schema.Country) -> Country:
    emergency = found.emergency
    return Country(
        country=found.country,
        anchor=re.sub(r"\W+", "-", found.country.lower()).strip("-"),
        emergency=Emergency(emergency.call, _tel(emergency.call), emergency.seen == "recheck", emergency.checked) if emergency else None,
        lines=tuple(_helpline(line) for line in found.lines),
    )


def _helpline(line: schema.Line) -> Helpline:
    body = f"?body={line.keyword}" if line.keyword else ""
    return Helpline(
        name=line.name,
        call=line.call or "",
        call_href=_tel(line.call) if line.call else "",
        text=line.text or "",
        text_href="sms:" + re.sub(r"[^\d+]", "", line.text) + body if line.text else "",
        keyword=line.keyword or "",
        url=str(line.url).removesuffix("/") if line.url else "",
        hours=line.hours or "",
        abuse=line.for_ == "abuse",
        recheck=line.seen == "recheck",
        checked=line.checked,
    )


def _tel(number: str) -> str:
    return "tel:" + re.sub(r"[^\d+]", "", number)
