"""What hangs on a text alone: its blocks and its Markdown. A text that nothing was wrong with is not read again."""

import re
from collections.abc import Iterator
from pathlib import Path

import worksheet
from cache import Cache, code, digest, version
from kept import kept
from library.checks.headings import headings
from library.checks.layout import layout
from library.checks.markup import markup
from library.checks.pasted import pasted
from library.problems import Problem
from library.source import Source

READERS = ("markdown", "pymdown-extensions")
# What only looks like something to fill in.
LIKE_A_FIELD = re.compile(r"_{4,}|\.{6,}|…{2,}|[☐□▢]")


class Texts:
    """The texts of one run. `folder` is where those that had no mistake are listed, by their hashes."""

    def __init__(self, folder: Path) -> None:
        self.cache, self.key = Cache(folder, "right"), digest(code(), *map(version, READERS))
        self.listed = set((self.cache.get(self.key) or b"").decode().split())
        self.right: set[str] = set()

    def keep(self) -> None:
        """Lists them for the next run, and forgets what is no text any more."""
        if self.right != self.listed:
            self.cache.put(self.key, " ".join(sorted(self.right)).encode())
            self.cache.tidy(days=1)

    def check(self, source: Source, *, fields: bool | None) -> tuple[Problem, ...]:
        """All that is wrong with a text; `fields`: whether there may be something to fill in, None for a note, which
        has no blocks."""
        key = digest(str(fields), source.path, source.body)
        right = key in self.listed
        found = () if right else _all(source.path, source.body, source.body_line, fields)
        if not found:
            self.right.add(key)
        return found


@kept
def _all(path: str, body: str, body_line: int, fields: bool | None) -> tuple[Problem, ...]:
    source = Source(path, body=body, body_line=body_line)
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
