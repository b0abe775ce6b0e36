"""Days that are still to come: nobody has written or read a page then, nor asked a helpline."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from library.clock import today
from library.helplines import PATH as HELPLINES
from library.model import Library
from library.problems import Problem


def dates(library: Library) -> Iterator[Problem]:
    """Every `written:`, `reviewed:`, `seen:` and `checked:` that lies ahead. When most of them do, the clock is wrong and not they."""
    days: list[tuple[str, int, str, datetime.date]] = []
    for page in library.pages.values():
        source = page.source
        if page.written:
            days.append((source.path, source.line("written"), "written", page.written))
        if page.reviewed:
            days.append((source.path, source.line("reviewed", "on"), "reviewed.on", page.reviewed.on))
    for country in library.countries:
        for known in country.numbers:
            for key, day in (("seen", known.seen), ("checked", known.checked)):
                days += [(HELPLINES, known.line, key, day)] if day else []
    # In the east a day begins before it does here.
    last = today() + datetime.timedelta(days=1)
    ahead = [day for day in days if day[3] > last]
    for path, line, key, day in ahead if len(ahead) * 2 <= len(days) else ():
        yield Problem(path, line, f"{key}: {day} is still to come. Write the day on which it was.")
