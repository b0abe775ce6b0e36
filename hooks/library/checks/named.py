"""A page that is named before its reader has met it: "as Build Trust shows", with no link, on a page read earlier."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from library import text
from library.model import HOME, Page
from library.problems import Problem

# Where the words may go on in the next line.
SPACE = r"(?:[ \t]+|[ \t]*\n[ \t]*)"
# By a sign around it, a title that is one everyday word, or stands in small letters, is seen to be a name.
# What is bold leads a paragraph in ("**Jealousy.** …") or weighs a word.
MARKED = r"(?<![*_])(?:\*{name}\*|_{name}_|\"{name}\"|“{name}”)(?![*_])"


def named(page: Page) -> Iterator[Problem]:
    """Each name, in running text, of a page that is read later: no link, and none to that page before it."""
    if page.kind == HOME:
        return
    prose = _unlinked(page.source.prose)
    linked = [
        (posixpath.normpath(posixpath.join(_folder(page), link.target.partition("#")[0])), link.line)
        for link in text.links(page.source)
    ]
    for later in _after(page):
        met = min((line for path, line in linked if path == later.path), default=None)
        for title in sorted({later.title, later.short}):
            for match in _name(title).finditer(prose):
                line = page.source.body_line + prose.count("\n", 0, match.start())
                if met is None or line < met:
                    link = f"[{title}]({posixpath.relpath(later.path, _folder(page) or '.')})"
                    message = f'"{title}" names a page that comes later, and the reader has not met it. Link it, {link}, or say it in your own words.'
                    yield page.problem(line, message)


def _after(page: Page) -> Iterator[Page]:
    """What is read after this page, in turn."""
    while page.next:
        page = page.next
        yield page


def _folder(page: Page) -> str:
    return posixpath.dirname(page.path)


def _unlinked(prose: str) -> str:
    """The text with links, macros and headings blanked out, and every line kept in its place."""
    for part in (text.LINK, text.MACRO, re.compile(text.HEADING.pattern, re.MULTILINE)):
        prose = part.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), prose)
    return prose


def _name(title: str) -> re.Pattern[str]:
    """Where a title is said as a name. One of several words in title case is one wherever it stands."""
    words = title.split()
    name = SPACE.join(map(re.escape, words))
    capitals = sum(word[0].isupper() for word in words)
    return re.compile(rf"(?<!\w){name}(?!\w)" if capitals > 1 else MARKED.format(name=name))
