"""Finds folders of docs/ that were renamed, moved or deleted as a whole. Nearly every page would have a problem of its own then."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from library.assets import ASSET_FOLDERS
from library.config import NavEntry
from library.docs_tree import DATA, DATA_FILES
from library.model import WORKSHEETS
from library.problems import CONFIG_PATH, EVERYTHING, MANY, Problem

# Folders that have a meaning, by the names of some of what they hold.
FIXED = {"assets": {folder.split("/")[1] for folder, *_ in ASSET_FOLDERS} | {"fonts"}, DATA: {*DATA_FILES}}


def missing_folders(paths: Collection[str], entries: list[NavEntry]) -> Iterator[Problem]:
    """A problem for each folder that is missing. `paths` are those of all files, relative to docs/."""
    if not paths:
        message = "nav: the folder docs is missing or empty. Put it back, with all pages."
        yield Problem(CONFIG_PATH, entries[0].line if entries else 1, message, {EVERYTHING})
        return
    contents = defaultdict[str, set[str]](set)
    for path in paths:
        *parents, _ = PurePosixPath(path).parents
        for parent, child in zip(parents, (PurePosixPath(path), *parents), strict=False):
            contents[str(parent)].add(child.name)
    listed = defaultdict[str, list[NavEntry]](list)
    for entry in entries:
        listed[entry.path.rpartition("/")[0]].append(entry)
    expected = FIXED | {
        folder: {entry.path.split("/")[-1] for entry in pages} for folder, pages in listed.items()
    }
    candidates = contents.keys() - listed.keys()
    for folder in expected.keys() - {"", *contents}:
        alike = {each: len((contents[each] & expected[folder]) - {"index.md"}) for each in sorted(candidates)}
        best = max(alike, key=alike.__getitem__, default="")
        if alike.get(best, 0) > 1:
            other = f", or write {best}/ in place of {folder}/ in mkdocs.yml"
            remedy = "" if "/" in best or folder in {*FIXED, WORKSHEETS} else other
            message = f"this seems to be docs/{folder}, which is missing. Move or rename it back{remedy}."
            yield Problem(f"docs/{best}", 1, message, {EVERYTHING})
        elif len(pages := listed[folder]) > MANY:
            message = f"nav: there is no folder docs/{folder}, where {len(pages)} of its pages should be. Put it back, write them, or remove their lines."
            yield Problem(CONFIG_PATH, pages[0].line, message, {EVERYTHING})
