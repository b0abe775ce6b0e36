"""Photos, recordings and files whose content can't be used: said where a page shows them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from library import text
from library.assets import FILES, MEDIA, PICTURES, mistake_of
from library.model import Library
from library.problems import Problem
from library.slug import slug


def shown(library: Library) -> Iterator[Problem]:
    """Each torn or mislabeled file once: at the first page that shows it, else at itself."""
    wrong = dict(_mistakes(library.docs))
    for page in library.texts if wrong else ():
        for link in text.links(page.source):
            path = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), link.target))
            if message := wrong.pop(path, ""):
                mark = "!" if link.image else ""
                yield page.problem(link.line, f"{mark}[{link.text}]({link.target}): {message}")
    for path, message in wrong.items():
        yield Problem(f"docs/{path}", 1, message)


def _mistakes(docs: Path) -> Iterator[tuple[str, str]]:
    for folder in (PICTURES, MEDIA, FILES):
        for file in sorted((docs / folder).glob("*")):
            # Of a name that can't be an address speaks its file.
            if (
                file.is_file()
                and file.suffix != ".svg"
                and slug(file.stem) + file.suffix.lower() == file.name
            ):
                stat = file.stat()
                if message := _kept(file, stat.st_mtime_ns, stat.st_size):
                    yield f"{folder}/{file.name}", message


@lru_cache(maxsize=512)
def _kept(file: Path, modified: int, size: int) -> str:
    """A photo of a camera takes a while to read, and a preview asks again at every change of a word."""
    return mistake_of(file)
