"""What kind of page a file is: its folder says so, and which folders are series their index.md says."""

import difflib
from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from typing import Any

from library.model import ARTICLE, HOME, OVERVIEW, PAGE, READING, WORKSHEET, WORKSHEETS

# A page of this name has a template of its own; any other is a plain page.
HELP, MAP, BOOK, SOURCES = "help-now", "map", "book", "sources"
NAMED = {MAP, HELP, BOOK, SOURCES}


def series_folders(metas: Mapping[str, Mapping[str, Any]], listed: Collection[str]) -> set[str]:
    """Folders whose index.md says `series:`; `metas` is each page's front matter. One that can't be read, is gone or misspells it counts
    as a series too, so that its articles are not blamed for it."""
    folders = set()
    for path in {*metas, *listed}:
        if not path.endswith("/index.md") or path == "worksheets/index.md":
            continue
        meta = metas.get(path)
        if not meta or difflib.get_close_matches("series", meta, cutoff=0.75):
            folders.add(str(PurePosixPath(path).parent))
    return folders


def kind_of(path: str, folders: Collection[str]) -> str:
    """The kind of the page `path`; `folders` are those of series."""
    folder = str(PurePosixPath(path).parent)
    if path == "index.md":
        return HOME
    if folder in folders:
        return OVERVIEW if path.endswith("/index.md") else ARTICLE
    if folder == "worksheets":
        return WORKSHEETS if path.endswith("/index.md") else WORKSHEET
    if folder == "articles":
        return READING
    return path.removesuffix(".md") if path.removesuffix(".md") in NAMED else PAGE
