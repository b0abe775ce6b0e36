"""What day it is, for what is published on a day, read again after some months, or still to come."""

from __future__ import annotations

import datetime
import os


def today() -> datetime.date:
    """The day of SOURCE_DATE_EPOCH where that is set, so that a build can be made again; else this machine's."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day some months on; the last of its month where that has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    first = datetime.date(day.year + year, month + 1, 1)
    length = (first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - first
    return first.replace(day=min(day.day, length.days))
