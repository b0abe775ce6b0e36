"""What day it is, for what is published on a day, read again after some months, or still to come."""

import calendar
import datetime
import os

EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"
MAX_EPOCH = (
    253402300799  # the end of the year 9999, the last that the date of a PDF can hold (ISO 32000-2, 7.9.4)
)


def epoch_error() -> str:
    """What is wrong with the moment that a build is to bear, or nothing."""
    given = os.environ.get(EPOCH_VARIABLE, "0")
    if given.isascii() and given.isdecimal() and int(given) <= MAX_EPOCH:
        return ""
    return f'{EPOCH_VARIABLE}: "{given}" is no moment. Write whole seconds since 1970, of {MAX_EPOCH} at most, or unset this variable.'


def today() -> datetime.date:
    """The day of SOURCE_DATE_EPOCH where that is set, so that a build can be made again; else this machine's."""
    if EPOCH_VARIABLE in os.environ and not epoch_error():
        return datetime.datetime.fromtimestamp(int(os.environ[EPOCH_VARIABLE]), datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day some months on; the last of its month where that has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
