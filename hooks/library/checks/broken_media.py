"""Checks the content of photos, recordings and downloads."""

from collections.abc import Iterator
from pathlib import Path

from library import text
from library.assets import FILES, MEDIA, PICTURES, content_error
from library.model import Library
from library.problems import Problem
from library.slug import slugify


def broken_media(library: Library) -> Iterator[Problem]:
    """Files with invalid content, each reported at the first page that shows it, else at the file."""
    errors = dict(_content_errors(library.docs))
    for page in library.checked_pages if errors else ():
        for link in text.links(page.source):
            if message := errors.pop(page.resolve_link(link.target), ""):
                yield page.problem(link.line, f"{link}: {message}")
    for path, message in errors.items():
        yield Problem(f"docs/{path}", 1, message)


def _content_errors(docs: Path) -> Iterator[tuple[str, str]]:
    """(path, message) for each invalid file. Invalid names, and drawings, are reported by `assets`."""
    for folder in (PICTURES, MEDIA, FILES):
        for file in sorted((docs / folder).glob("*")):
            has_valid_name = file.suffix != ".svg" and slugify(file.stem) + file.suffix.lower() == file.name
            if has_valid_name and file.is_file() and (message := content_error(file)):
                yield f"{folder}/{file.name}", message
