"""The options of a block: one table that the page is made from and the checker reads.

The author writes options straight under the first line of a block, four spaces in:

    /// write | What happened?
        lines: 5
    ///
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from worksheet.names import slug


class Option(NamedTuple):
    """Default, and how to read it. None has to be given.

    A named tuple because pymdownx takes `(default, reader)`. A reader raises ValueError with the
    end of a sentence that begins with what was found: `"many" is not a whole number …`.
    """

    default: Any
    read: Callable[[Any], Any]


def whole(least: int, most: int) -> Callable[[Any], int]:
    """A whole number within limits."""

    def read(value: Any) -> int:
        if re.fullmatch(r"0|[1-9][0-9]{0,5}", str(value)) and least <= int(value) <= most:
            return int(value)
        raise ValueError(f"is not a whole number. Write one from {least} to {most}, in digits.")

    return read


def yes_or_no(value: Any) -> bool:
    """A truth value, as YAML reads yes, no, true and false."""
    if isinstance(value, bool):
        return value
    raise ValueError("is neither yes nor no. Write one of them.")


def text(value: Any) -> str:
    """A few words. YAML reads `no` as a truth value and `7` as a number; neither is words."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("is not read as words. Put straight quotation marks around it.")
    return value.strip()


def name(value: Any) -> str:
    """A name of the author's own, when two labels are alike or a label may change later."""
    if value is not None and not isinstance(value, str):
        raise ValueError("is not read as a name. Put straight quotation marks around it.")
    if not value or (slug(value) != value and not re.fullmatch(r"[\w-]*[^\W_][\w-]*", value)):
        raise ValueError("is not a name. Use letters, digits, hyphens and underscores, as in what-happened.")
    return value


OWN_NAME = Option("", name)
