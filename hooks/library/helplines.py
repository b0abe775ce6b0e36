"""Reads docs/data/helplines.yml: emergency numbers and helplines by country."""

from collections.abc import Iterator
from pathlib import Path

from library.data_files import read_data_file
from library.helpline_model import Country, Helpline
from library.problems import LineMessage, Problem

HELPLINES_PATH = "docs/data/helplines.yml"
HELPLINES_SUBJECTS = {"data/helplines.yml"}


def read_helplines(root: Path) -> tuple[list[Country], list[Problem]]:
    """The countries in the order of the file, which is optional, and problems."""
    expected = "a list of countries is expected. Begin each with a line - name: …"
    countries, file = read_data_file(root, HELPLINES_PATH, list[Country], expected)
    for index, country in enumerate(countries):
        country._line = file.line(index, "name")
        if country.emergency:
            country.emergency._line = file.line(index, "emergency")
        for number, helpline in enumerate(country.lines):
            helpline._line = file.line(index, "lines", number)
    mistakes = _country_messages(countries)
    problems = [Problem(HELPLINES_PATH, *mistake, HELPLINES_SUBJECTS) for mistake in mistakes]
    return countries, file.problems + problems


def _country_messages(countries: list[Country]) -> Iterator[LineMessage]:
    """(line, message) for mistakes that involve more than one key."""
    first: dict[str, int] = {}
    for country in countries:
        line = country.line
        if (other := first.setdefault(country.anchor, line)) != line:
            yield line, f'name: "{country.name}" appears twice (first in line {other}). Combine the two.'
        if not country.emergency and not country.elsewhere:
            message = f'emergency: is missing for {country.name}. Add emergency: {{call: "112", source: https://…, seen: 2026-11-23}}, or elsewhere: true if this is not a country.'
            yield line, message
        names: set[str] = set()
        for helpline in country.lines:
            if helpline.name in names:
                message = f'name: "{helpline.name}" appears twice in {country.name}. Combine the two.'
                yield helpline.line, message
            names.add(helpline.name)
            yield from ((helpline.line, message) for message in _contact_messages(helpline))
        for entry in country.numbers:
            if not (entry.recheck or entry.checked or (entry.source and entry.seen)):
                message = f'"{entry.name}" does not say how it is known. Add checked: with the day the service confirmed it, such as 2026-11-23, or source: https://… and seen: with the day it was read there, or recheck: true until one of the two is done.'
                yield entry.line, message


def _contact_messages(helpline: Helpline) -> Iterator[str]:
    name = f'"{helpline.name}"'
    if not (helpline.call or helpline.text or helpline.chat or helpline.email or helpline.url):
        yield f"{name} can't be reached. Add call:, text:, chat:, email: or url:"
    if helpline.send and not helpline.text:
        yield "send: is the word to send as a text message, but the number is missing. Add text: …"
    if not helpline.hours and (helpline.call or helpline.text or helpline.chat):
        yield f"{name} does not say when it answers. Add hours: 24/7, or hours: with the days and times."
