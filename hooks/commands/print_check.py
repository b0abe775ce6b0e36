"""Whether everything goes onto its paper: for `scripts/check`, which makes no PDF.

The pages are made in a folder of their own, and what was never found to fit is laid out. Where nothing has changed that
could decide it, not even the pages are made. Drafts are not printed, and not looked at.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from cache import Cache, code, digest
from commands import generate
from library import Library, Problem
from library.model import WORKSHEET
from press.cache_keys import fingerprint
from worksheet import translations

PICTURE = re.compile(r"!\[.*")


def print_problems(root: Path, library: Library) -> list[Problem]:
    """What does not go onto its pages, or can't be drawn. Raises what a build raises: ClickException, OSError."""
    cache, key = Cache(root / ".cache", "printable"), digest(code(), fingerprint(), *_inputs(root, library))
    if cache.get(key) is not None:
        return []
    from generator.unprintable import Unprintable

    with TemporaryDirectory() as folder:
        try:
            generate.run_build(root, Path(folder, "site"), pdfs=False, trial=True)
        except Unprintable as error:
            if error.others:
                raise
            return error.problems
    cache.put(key, b"")
    cache.tidy(days=1)
    return []


def _inputs(root: Path, library: Library) -> Iterator[str]:
    """All that stands on worksheets and cards (their words, everyone's titles, settings, templates, data, looks), and
    each picture."""
    for page in library.pages.values():
        printed = page.kind == WORKSHEET or page.pocket_card
        yield from (page.path, page.title, repr(page.draft))
        body = (library.docs / page.path).read_text("utf-8")
        yield body if printed else " ".join(PICTURE.findall(body))
    yield (root / "mkdocs.yml").read_text("utf-8")
    for folder in (root / "overrides", translations.STRINGS_FOLDER, library.docs / "data"):
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            yield from (file.name, file.read_text("utf-8", errors="replace"))
    for file in sorted((library.docs / "assets").rglob("*")):
        stat = file.stat()
        yield f"{file.name} {stat.st_size} {stat.st_mtime_ns if file.is_file() else 0}"
