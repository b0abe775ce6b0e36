"""Determines the kind of a page from its folder and name. A folder is a series if its index.md has `series:`."""

from collections.abc import Collection, Mapping
from pathlib import PurePosixPath
from typing import Any

from library.model import ARTICLE, HOME, OVERVIEW, PAGE, READING, WORKSHEET, WORKSHEETS
from library.problems import closest_match

# Pages in docs/ whose name selects a template of their own.
HELP, MAP, BOOKING, SOURCES = "help-now", "map", "book", "sources"
TEMPLATE_NAMES = {MAP, HELP, BOOKING, SOURCES}
CLOSE = "closing-thoughts.md"  # ends the series, whether or not something to read on follows


def series_folders(metas: Mapping[str, Mapping[str, Any]], listed: Collection[str]) -> set[str]:
    """Folders whose index.md has `series:`; also if it is missing, can't be read or misspells the key, so that its articles are not
    reported as well. `metas` is the front matter by path, `listed` are the paths in nav."""
    # Only articles of a series have `helps:` or are what a worksheet is `for:`.
    members = [path for path, meta in metas.items() if "helps" in meta]
    members += [path for meta in metas.values() if (path := str(meta.get("for"))) in metas]
    parents = {PurePosixPath(path).parent for path in members}
    folders = {str(parent) for parent in parents if parent.name and f"{parent}/index.md" not in metas}
    folders -= {"articles", "worksheets"}
    indexes = {path for path in {*metas, *listed} if path.endswith("/index.md")} - {"worksheets/index.md"}
    named = (path for path in indexes if not (meta := metas.get(path)) or closest_match("series", meta, 0.75))
    return folders.union(str(PurePosixPath(path).parent) for path in named)


def kind_of(path: str, folders: Collection[str]) -> str:
    """The kind of the page `path`; `folders` are the result of `series_folders`."""
    folder = str(PurePosixPath(path).parent)
    if path == "index.md":
        return HOME
    if folder in folders:
        return OVERVIEW if path.endswith("/index.md") else ARTICLE
    if folder == "worksheets":
        return WORKSHEETS if path.endswith("/index.md") else WORKSHEET
    if folder == "articles" or path == CLOSE:
        return READING
    return path.removesuffix(".md") if path.removesuffix(".md") in TEMPLATE_NAMES else PAGE
