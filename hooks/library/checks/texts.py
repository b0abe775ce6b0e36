"""What hangs on a text alone: its blocks and its Markdown. What was said of a text is not worked out again."""

import re
from collections.abc import Iterator
from functools import partial

import worksheet
from kept import filed
from library.checks.headings import headings
from library.checks.layout import layout
from library.checks.markup import markup
from library.checks.pasted import pasted
from library.problems import Problem
from library.source import Source

# What only looks like something to fill in.
LIKE_A_FIELD = re.compile(r"_{4,}|\.{6,}|…{2,}|[☐□▢]")


def _decides(source: Source, *, fields: bool | None) -> tuple[object, ...]:
    return source.path, source.body, source.body_line, fields


@partial(filed, by=_decides)
def texts(source: Source, *, fields: bool | None) -> tuple[Problem, ...]:
    """All that is wrong with a text; `fields`: whether there may be something to fill in, None for a note, which has no
    blocks."""
    blocks = () if fields is None else _blocks(source, fields)
    return (*blocks, *headings(source), *markup(source), *layout(source), *pasted(source))


def _blocks(source: Source, fields: bool) -> Iterator[Problem]:
    for item in worksheet.check(source.body, source.body_line, fields=fields):
        yield source.problem(item.line, item.message)
    for number, line in source.lines:
        if re.match(r"\s*(?:/{1,2}|\\{2,})\s*\w+\s*\|", line):
            message = f'"{line.strip()}" is no block. Write three strokes at the start of the line: ///'
            yield source.problem(number, message)
        if fields and (found := LIKE_A_FIELD.search(line)):
            message = (
                f'"{found[0]}" is nothing to fill in. Write a field: /// line | My word for it, or /// check.'
            )
            yield source.problem(number, message)
