"""Inserts lines into `nav` of mkdocs.yml, and changes no other line or comment."""

import re

from generator.settings import nav_entries
from library.problems import CONFIG_PATH
from library.yaml_text import parse_yaml


class CommandError(Exception):
    """A command can't do what was asked; the message says why."""


def insert_pages(text: str, pages: list[tuple[str, str]]) -> tuple[str, list[int]]:
    """`text` with `pages`, given as (page, page that it follows), and the numbers of their lines."""
    for page, predecessor in pages:
        text = _insert_page(text, page, predecessor)
    lines = {entry.path: entry.line for entry in nav_entries(parse_yaml(text, CONFIG_PATH))}
    return text, [lines[page] for page, _ in pages]


def _insert_page(text: str, page: str, predecessor: str) -> str:
    old = nav_entries(parse_yaml(text.replace("\r\n", "\n"), CONFIG_PATH))
    position = next(index for index, entry in enumerate(old) if entry.path == predecessor)
    lines = text.splitlines(keepends=True)
    line = lines[old[position].line - 1]
    hyphen = re.match(r"[ ]*-[ ]+", line)
    end = "\r\n" if line.endswith("\r\n") else "\n"
    if not line.endswith("\n"):
        lines[old[position].line - 1] = line + end
    if hyphen:
        lines.insert(old[position].line, f"{hyphen[0]}{page}{end}")
    new = "".join(lines)
    settings = parse_yaml(new.replace("\r\n", "\n"), CONFIG_PATH)
    expected = [(entry.path, entry.section) for entry in old]
    expected.insert(position + 1, (page, old[position].section))
    inserted = [(entry.path, entry.section) for entry in nav_entries(settings)]
    if not hyphen or settings.problems or inserted != expected:
        message = f"nothing was made: nav does not have one page on each line around {predecessor}. Put each page on a line of its own first: - {predecessor}"
        raise CommandError(message)
    return new
