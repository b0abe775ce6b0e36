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
