"""The current date, for `publish:`, due reviews and future dates."""

import calendar
import datetime
import os
import re

EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"
MAX_EPOCH = 253402300799  # the end of 9999, the last year that a date in a PDF can have (ISO 32000-1, 7.9.4)


def epoch_error() -> str:
    """What is wrong with the value of SOURCE_DATE_EPOCH, or ""."""
    value = os.environ.get(EPOCH_VARIABLE, "0")
    if re.fullmatch(r"[0-9]{1,12}", value) and int(value) <= MAX_EPOCH:
        return ""
    return f'{EPOCH_VARIABLE}: "{value}" is not a time. Write whole seconds since 1970, up to {MAX_EPOCH}, or unset this variable.'


def today() -> datetime.date:
    """The date of SOURCE_DATE_EPOCH if it is set, for reproducible builds; else the local date."""
    if EPOCH_VARIABLE in os.environ and not epoch_error():
        # Not by `fromtimestamp`, which on Windows ends with the year 3000.
        return datetime.date(1970, 1, 1) + datetime.timedelta(seconds=int(os.environ[EPOCH_VARIABLE]))
    return datetime.datetime.now().astimezone().date()


def add_months(day: datetime.date, months: int) -> datetime.date:
    """The same day of a later month, or the last day of that month if it is shorter; at most the last date of all."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    if year > datetime.MAXYEAR:
        return datetime.date.max
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
