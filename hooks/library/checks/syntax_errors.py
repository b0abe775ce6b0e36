"""Finds what would not be shown as meant, line by line, by the regular expressions of syntax_errors.yml."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from library import markdown_text
from library.problems import LineMessage
from library.source import Source
from library.yaml_loader import load

# A pattern for the beginning of a line as one for the end of the line before, which is found much faster.
_multiline = cache(lambda pattern: re.compile(re.sub(r"^\^", r"\\n", pattern), re.MULTILINE))
# Messages by regular expression, in groups.
PATTERNS: dict[str, dict[str, str]] = load(Path(__file__).with_suffix(".yml").read_text("utf-8"))[1]


def line_messages(line: str, patterns: dict[str, str], **more: str) -> Iterator[str]:
    """The messages of the patterns that match a line, for each match; `more` are further words in them."""
    for pattern, message in patterns.items():
        yield from dict.fromkeys(
            message.format(match[0], *match.groups(), line=markdown_text.shorten(line), **more)
            for match in re.finditer(pattern, line)
        )


def pattern_messages(source: Source, *groups: str) -> Iterator[LineMessage]:
    """(line, message) for all lines of the prose."""
    patterns = occurring_patterns(source, *groups)
    for number, line in source.prose_lines if patterns else ():
        for message in line_messages(line, patterns):
            yield number, message


def occurring_patterns(source: Source, *groups: str) -> dict[str, str]:
    """The patterns of the groups that occur, with their messages: few do, and a text is searched faster as a whole."""
    patterns = ((pattern, message) for group in groups for pattern, message in PATTERNS[group].items())
    text = f"\n{source.prose}"
    return {pattern: message for pattern, message in patterns if _multiline(pattern).search(text)}
