"""Checks for `scripts/check` whether everything can be printed, without making PDFs.

It renders the pages into a temporary folder and lays out what is not known to fit. If no input has changed since the last
check, it does nothing. Drafts are not printed, and not checked.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from cache import Cache, code_hash, digest, file_digests
from library import Library, Problem
from library.model import WORKSHEET
from press.cache_keys import fingerprint
from worksheet import translations

IMAGE = re.compile(r"!\[.*")


def printing_problems(root: Path, library: Library) -> list[Problem]:
    """Problems of what is too long for its pages or can't be drawn. Raises ClickException and OSError, as a build does."""
    cache = Cache(root / ".cache", "printable")
    key = digest(code_hash(), fingerprint(), *_inputs(root, library))
    if cache.get(key) is not None:
        return []
    from generator.print_errors import PrintError
    from generator.runner import run_build

    with TemporaryDirectory() as folder:
        try:
            run_build(root, Path(folder, "site"), pdfs=False, preflight=True)
        except PrintError as error:
            if error.others:
                raise
            return error.problems
    cache.put(key, b"")
    cache.remove_old(days=1)
    return []


def _inputs(root: Path, library: Library) -> Iterator[str]:
    """All that can change worksheets and cards: their texts, all titles, settings, templates, data, assets, and the images of
    other pages."""
    for page in library.pages.values():
        is_printed = page.kind == WORKSHEET or page.pocket_card
        yield from (page.path, page.title, repr(page.draft))
        body = (library.docs / page.path).read_text("utf-8")
        yield body if is_printed else " ".join(IMAGE.findall(body))
    folders = (root / "overrides", translations.STRINGS_FOLDER, library.docs / "data")
    yield from file_digests(root / "mkdocs.yml", *folders)
    for file in sorted((library.docs / "assets").rglob("*")):
        stat = file.stat()
        yield f"{file.name} {stat.st_size} {stat.st_mtime_ns if file.is_file() else 0}"
