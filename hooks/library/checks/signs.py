"""Lines that hold what they must not: a pattern for each, and what is said of the line."""

import re
from collections.abc import Iterator

from library import text

# The pattern, and the message: {0} is what it finds, {1} its group, {line} the line, shortened.
Signs = dict[re.Pattern[str], str]


def patterns(signs: dict[str, str]) -> Signs:
    """Such a table, ready to be asked."""
    return {re.compile(pattern): message for pattern, message in signs.items()}


def said(line: str, signs: Signs) -> Iterator[str]:
    """What is said of a line that must not hold these."""
    for pattern, message in signs.items():
        if match := pattern.search(line):
            yield message.format(match[0], *match.groups(), line=text.shortened(line))
