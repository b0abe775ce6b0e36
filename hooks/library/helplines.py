"""Where a person in crisis can turn: docs/data/helplines.yml as countries with links to call."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from pydantic import ValidationError

from library import schema
from library.explain import explain
from library.problems import Problem
from library.yaml_text import Yaml, read_yaml

PATH = "docs/data/helplines.yml"
WHEN = "seen: public says that somebody has read it, but not when. Add checked: with the day, as 2026-11-23."


@dataclass(frozen=True)
class Emergency:
    """The number for danger to life; `href` is ready for a link, `line` is where it stands in the file."""

    call: str
    href: str
    recheck: bool
    checked: datetime.date | None
    line: int


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
    line: int


@dataclass(frozen=True)
class Country:
    """A country with its lines; `anchor` is its place on the page of helplines."""

    country: str
    anchor: str
    emergency: Emergency | None
    lines: tuple[Helpline, ...]

    @property
    def recheck(self) -> list[tuple[int, str]]:
        """What of it nobody has confirmed yet: its line in the file, and its name."""
        first = self.emergency
        named = [(first.line, f"emergency {first.call}")] if first and first.recheck else []
        return named + [(helpline.line, helpline.name) for helpline in self.lines if helpline.recheck]


def read_helplines(root: Path) -> tuple[list[Country], list[Problem]]:
    """The countries in the file's order. A site may have none."""
    if not (root / PATH).is_file():
        return [], []
    found = read_yaml(root, PATH)
    if found.problems:
        return [], found.problems
    if not isinstance(found.value, list) or not all(isinstance(item, dict) for item in found.value):
        return [], [Problem(PATH, 1, "a list of countries is expected. Begin each with a line - country: …")]
    try:
        countries = schema.Helplines.validate_python(found.value)
    except ValidationError as error:
        return [], [
            Problem(PATH, found.line(*where), message)
            for where, message in explain(error, schema.Country, found.written)
        ]
    problems = list(_odd(countries, found))
    return [_country(country, index, found) for index, country in enumerate(countries)], problems


def _odd(countries: list[schema.Country], found: Yaml) -> Iterator[Problem]:
    """What each key by itself can't show."""
    seen: dict[str, int] = {}
    for index, country in enumerate(countries):
        line = found.line(index, "country")
        if _anchor(country.country) in seen:
            yield Problem(
                PATH,
                line,
                f'country: "{country.country}" stands twice (first in line {seen[_anchor(country.country)]}). Put its lines together.',
            )
        seen.setdefault(_anchor(country.country), line)
        if country.emergency and _unread(country.emergency):
            yield Problem(PATH, found.line(index, "emergency", "seen"), WHEN)
        for number, helpline in enumerate(country.lines):
            if _unread(helpline):
                yield Problem(PATH, found.line(index, "lines", number, "seen"), WHEN)
            if not (helpline.call or helpline.text or helpline.url):
                yield Problem(
                    PATH,
                    found.line(index, "lines", number),
                    f'"{helpline.name}" can\'t be reached. Add call:, text: or url:',
                )
            if helpline.keyword and not helpline.text:
                message = (
                    "keyword: is what one sends as a text message, but there is no number for it. Add text: …"
                )
                yield Problem(PATH, found.line(index, "lines", number, "keyword"), message)
            if helpline.name in [other.name for other in country.lines[:number]]:
                message = f'name: "{helpline.name}" stands twice in {country.country}. Put both into one.'
                yield Problem(PATH, found.line(index, "lines", number, "name"), message)


def _unread(known: schema.Emergency | schema.Line) -> bool:
    return known.seen == "public" and known.checked is None


def _country(found: schema.Country, index: int, file: Yaml) -> Country:
    emergency = found.emergency
    return Country(
        country=found.country,
        anchor=_anchor(found.country),
        emergency=Emergency(
            emergency.call,
            _tel(emergency.call),
            emergency.seen == "recheck",
            emergency.checked,
            file.line(index, "emergency", "seen"),
        )
        if emergency
        else None,
        lines=tuple(
            _helpline(line, file.line(index, "lines", number, "seen"))
            for number, line in enumerate(found.lines)
        ),
    )


def _helpline(line: schema.Line, stands: int) -> Helpline:
    body = f"?body={quote(line.keyword)}" if line.keyword else ""
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
        line=stands,
    )


def _anchor(country: str) -> str:
    return re.sub(r"\W+", "-", country.lower()).strip("-")


def _tel(number: str) -> str:
    return "tel:" + re.sub(r"[^\d+]", "", number)
