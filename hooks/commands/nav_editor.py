"""Adds lines to `nav` as a person would: nothing else in mkdocs.yml moves, no comment is lost."""

import re

from generator.settings import nav_entries
from library.config import CONFIG
from library.yaml_text import parse_yaml


class CommandError(Exception):
    """Why nothing was made, in a sentence."""


def insert_pages(text: str, places: list[tuple[str, str]]) -> tuple[str, list[int]]:
    """`text` with each (page, page that it follows), and the numbers of the new lines."""
    for page, before in places:
        text = _insert_page(text, page, before)
    lines = {entry.path: entry.line for entry in nav_entries(parse_yaml(text, CONFIG))}
    return text, [lines[page] for page, _ in places]


def _insert_page(text: str, page: str, before: str) -> str:
    old = nav_entries(parse_yaml(text.replace("\r\n", "\n"), CONFIG))
    place = next(index for index, entry in enumerate(old) if entry.path == before)
    lines = text.splitlines(keepends=True)
    line = lines[old[place].line - 1]
    hyphen = re.match(r"[ ]*-[ ]+", line)
    end = "\r\n" if line.endswith("\r\n") else "\n"
    if not line.endswith("\n"):
        lines[old[place].line - 1] = line + end
    if hyphen:
        lines.insert(old[place].line, f"{hyphen[0]}{page}{end}")
    new = "".join(lines)
    settings = parse_yaml(new.replace("\r\n", "\n"), CONFIG)
    wanted = [(entry.path, entry.section) for entry in old]
    wanted.insert(place + 1, (page, old[place].section))
    if (
        not hyphen
        or settings.problems
        or [(entry.path, entry.section) for entry in nav_entries(settings)] != wanted
    ):
        message = f"nothing was made: nav is not written a page a line around {before}. Put each page on a line of its own first: - {before}"
        raise CommandError(message)
    return new
