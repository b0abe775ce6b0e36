"""Days that are still to come: nobody has read a page then, nor compared a number."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from library.helplines import PATH as HELPLINES
from library.model import Library
from library.problems import Problem


def dates(library: Library) -> Iterator[Problem]:
    """Every `reviewed:` and `checked:` that lies ahead. When most of them do, the clock is wrong and not they."""
    days = [
        (page.source.path, page.source.line("reviewed"), "reviewed", page.reviewed)
        for page in library.pages.values()
        if page.reviewed
    ]
    for country in library.countries:
        days += [
            (HELPLINES, known.line, "checked", known.checked)
            for known in (country.emergency, *country.lines)
            if known and known.checked
        ]
    # In the east a day begins before it does here.
    last = today() + datetime.timedelta(days=1)
    ahead = [day for day in days if day[3] > last]
    for path, line, key, day in ahead if len(ahead) * 2 <= len(days) else ():
        yield Problem(path, line, f"{key}: {day} is still to come. Write the day on which somebody read it.")


def today() -> datetime.date:
    """The day by this machine's clock."""
    return datetime.datetime.now(datetime.UTC).date()
