"""Photos, recordings and files whose content can't be used: said where a page shows them."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from library import text
from library.assets import FILES, MEDIA, PICTURES, content_error
from library.model import Library
from library.problems import Problem
from library.slug import slugify


def broken_media(library: Library) -> Iterator[Problem]:
    """Each torn or mislabeled file once: at the first page that shows it, else at itself."""
    wrong = dict(_broken_files(library.docs))
    for page in library.checked_pages if wrong else ():
        for link in text.links(page.source):
            if message := wrong.pop(page.resolve_link(link.target), ""):
                mark = "!" if link.image else ""
                yield page.problem(link.line, f"{mark}[{link.text}]({link.target}): {message}")
    for path, message in wrong.items():
        yield Problem(f"docs/{path}", 1, message)


def _broken_files(docs: Path) -> Iterator[tuple[str, str]]:
    for folder in (PICTURES, MEDIA, FILES):
        for file in sorted((docs / folder).glob("*")):
            # Of a name that can't be an address speaks its file.
            named = file.suffix != ".svg" and slugify(file.stem) + file.suffix.lower() == file.name
            if (
                named
                and file.is_file()
                and (message := _cached_content_error(file, file.stat().st_mtime_ns, file.stat().st_size))
            ):
                yield f"{folder}/{file.name}", message


@lru_cache(maxsize=512)
def _cached_content_error(file: Path, modified: int, size: int) -> str:
    """A photo of a camera takes a while to read, and a preview asks again at every change of a word."""
    return content_error(file)
