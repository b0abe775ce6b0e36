"""Placeholder text that nobody has replaced: TODO, lorem ipsum, [Your Name], a URL with your-name in it."""

import re
from collections.abc import Iterator

from library import Library, Problem
from library.bibtex import REFERENCES_PATH
from library.files import read_text
from library.helplines import HELPLINES_PATH
from library.problems import CONFIG_PATH
from library.source import Source
from library.yaml_text import iter_strings

PLACEHOLDER = re.compile(
    r"""
      \b(?:TODO|FIXME|XXX+|TBD)\b
    | \b[Ll]orem\s+[Ii]psum\b
    | (?i:\[(?:your|my|insert|name|practice|clinic|city|date)\b[^\]\n]*\](?![(\[]))   # but no link
    | (?:https?://|mailto:|www\.)[^\s"')>]*\byour[-_.]?(?:name|practice|site|domain|company|clinic)\b[^\s"')>]*
    """,
    re.VERBOSE,
)
VISIBLE_SETTINGS = ("site_name", "site_description", "site_author", "copyright", "extra")


def find_placeholder_text(library: Library) -> Iterator[Problem]:
    """The first placeholder of each line."""
    for page in library.checked_pages:
        yield from _search_source(page.source)
    for note in library.cautions.values():
        yield from _search_source(note.source)
    for key in VISIBLE_SETTINGS:
        for keys, text in iter_strings(library.config.get(key), key):
            name = ".".join(str(part) for part in keys)
            yield from _search_line(CONFIG_PATH, library.config_yaml.line(*keys), text, f"{name}: ")
    for work in library.references.values():
        yield from _search_line(REFERENCES_PATH, work.line, work.html)
    helplines = read_text(library.root / HELPLINES_PATH, HELPLINES_PATH)[0] or ""
    for number, line in enumerate(helplines.split("\n"), 1):
        yield from _search_line(HELPLINES_PATH, number, line.partition(" #")[0])


def _search_source(source: Source) -> Iterator[Problem]:
    for keys, text in iter_strings(source.meta):
        yield from _search_line(source.path, source.line(*keys), text, f"{keys[0]}: ")
    for number, line in source.prose_lines:
        yield from _search_line(source.path, number, line)


def _search_line(path: str, line: int, text: str, prefix: str = "") -> Iterator[Problem]:
    if match := PLACEHOLDER.search(text):
        yield Problem(path, line, f'{prefix}"{match[0]}" is a placeholder. Write your own words.')
