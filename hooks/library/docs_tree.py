"""Lists the files of docs/, and reports those that don't belong there or are misnamed, and folders that are missing."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from files import list_files
from library.assets import ASSET_FOLDERS, validate_asset
from library.config import NavEntry
from library.problems import CONFIG_PATH, EVERYTHING, MANY, REMEDIES, Problem, did_you_mean, page_subjects
from library.slug import SLUG, slugify, slugify_file

DATA, WORKSHEETS = "data", "worksheets"
DATA_FILES = (
    *("references.bib", "helplines.yml", "plain-language.yml"),
    *("search-words.yml", "danger-words.yml", "search-queries.yml"),
)
# Folders that have a meaning, by the names of some of what they hold.
FIXED = {"assets": {folder.split("/")[1] for folder, *_ in ASSET_FOLDERS} | {"fonts"}, DATA: {*DATA_FILES}}
MARKDOWN_SUFFIXES = {".md", ".markdown", ".mdown", ".mkd"}
BAD_NAME = "a {}'s name becomes {} address, so it can only have lowercase letters, digits and hyphens."
HIDDEN_SUFFIX = ".md.txt"
# Names of copies that people and programs make: "name (conflicted copy 2026-11-01)", "name - Copy (2)", "Copy of name", "name-old",
# "name 2", "name-v2", "name-LAPTOP".
COPY_NAME = re.compile(
    r"(?:copy[ _-]of[ _-])?(.+?)(?: \([^()]*\)|[ _-]+(?:copy|old|new|final|backup|v?\d+)|[ ._-]sync-conflict.*|-(?-i:[A-Z]).*)*",
    re.IGNORECASE,
)
WELL_KNOWN = ".well-known"  # a folder by which others find facts of a host (RFC 8615)
# Files that systems and programs leave in a folder, none of which is published.
SYSTEM_FILES = {"thumbs.db", "desktop.ini", "icon\r"}
TEMPORARY_SUFFIXES = ("~", "#", ".swp", ".tmp", ".orig", ".lnk", ".icloud")
# What iCloud leaves in place of a file that it has taken from the disk, .name.md.icloud
IN_ICLOUD = re.compile(r"(|.*/)\.([^/]+)\.icloud")
A_COPY = "this is a copy of docs/{}, by its name. Move what is new to the original, and delete the copy."


@dataclass
class DocsTree:
    """Paths relative to docs/, sorted."""

    paths: list[str] = field(default_factory=list)  # of all files
    pages: list[str] = field(default_factory=list)
    caution_files: list[str] = field(default_factory=list)
    assets: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(self, path: str, message: str) -> None:
        """Adds a problem of a file, which a setting that names the file may have as well."""
        self.problems.append(Problem(f"docs/{path}", 1, message, caused_by={f"docs/{path}"}))


def is_left_behind(path: str) -> bool:
    """Whether a file is hidden, temporary or of the system, by its path relative to docs/."""
    parts = path.split("/")
    name = parts[-1].lower()
    is_hidden = any(part.startswith((".", "~$")) for part in parts)
    return is_hidden or name in SYSTEM_FILES or name.endswith(TEMPORARY_SUFFIXES)


def read_tree(root: Path, listed: Collection[str]) -> DocsTree:
    """All files of docs/, except those that are left behind. `listed` are the paths in nav."""
    tree = DocsTree()
    docs = root / "docs"
    every = list_files(docs)
    if any(path.startswith(WELL_KNOWN) for path in every):
        message = "nothing in this folder is published. Let your host serve it, or use a DNS record."
        tree.report(WELL_KNOWN, f"{message} Remove it.")
    paths = tree.paths = [path for path in every if not is_left_behind(path)]
    for match in filter(None, map(IN_ICLOUD.fullmatch, every)):
        message = "this file is in iCloud only. Control-click it in the Finder, and choose Download Now."
        place = f"docs/{match[1]}{match[2]}", 1
        tree.problems.append(Problem(*place, message, {EVERYTHING}, place=place))
    copies = dict(_folder_copies(paths, listed))
    for copy, original in copies.items():
        message = f"this folder is a copy of docs/{original}. Move it out of docs/; what is new in it belongs in the original."
        tree.report(copy, message)
    in_copies = tuple(f"{copy}/" for copy in copies)
    for path in (path for path in paths if not path.startswith(in_copies)):
        file = docs / path
        if file.is_symlink() and not file.exists():
            tree.report(path, "this link leads nowhere. Remove it.")
        elif file.is_symlink() and not file.resolve().is_relative_to(docs.resolve()):
            tree.report(path, "this is a link to something outside docs/. Copy it here, or remove the link.")
        if file.is_file():
            _add_file(tree, docs, path, listed)
    return tree


def _add_file(tree: DocsTree, docs: Path, path: str, listed: Collection[str]) -> None:
    file = docs / path
    if path.startswith("assets/"):
        tree.assets.append(path)
    if remedy := REMEDIES["files"].get(file.name.lower()):
        tree.report(path, remedy)
    elif path.startswith("assets/"):
        for message in validate_asset(docs, path):
            tree.report(path, message)
    elif file.suffix.lower() in MARKDOWN_SUFFIXES or path.lower().endswith(HIDDEN_SUFFIX):
        _add_page(tree, docs, path, listed)
    elif original := _original(tree, path):
        tree.report(path, A_COPY.format(original))
    elif not path.startswith(f"{DATA}/"):
        tree.report(path, _describe_unexpected_file(file))
    elif (name := path.removeprefix(f"{DATA}/")) not in DATA_FILES:
        hint = did_you_mean(name, DATA_FILES, "Move it out of docs/.")
        tree.report(path, f"this file is not used here.{hint}")


def _folder_copies(paths: list[str], listed: Collection[str]) -> Iterator[tuple[str, str]]:
    """(folder, original/) for each folder of pages, none of them in nav, most of which have the names of those in docs/ or in
    a folder of nav that is beside it or above."""
    names: dict[str, set[str]] = {}  # of each folder's pages, by their paths from there
    for path in filter(lambda path: path.endswith(".md"), paths):
        parts = path.split("/")
        for depth in range(len(parts)):
            names.setdefault("/".join(parts[:depth]) or ".", set()).add("/".join(parts[depth:]))
    used = {str(parent) for path in listed for parent in PurePosixPath(path).parents}
    for folder in names.keys() - {*used, WORKSHEETS, DATA}:
        above = str(PurePosixPath(folder).parent)
        for original in sorted(used & names.keys()):
            common = names[folder] & names[original] - {"index.md"}
            is_near = above in {original, str(PurePosixPath(original).parent)}
            if is_near and len(common) > 1 and len(common) * 2 > len(names[folder]):
                yield folder, "" if original == "." else f"{original}/"
                break


def _original(tree: DocsTree, path: str) -> str:
    """The file that a program copied to `path`, by the names of both, or ""."""
    file = PurePosixPath(path)
    match = COPY_NAME.fullmatch(file.stem)
    names = (f"{name}{file.suffix}" for name in ((match[1], slugify(match[1])) if match else ()))
    originals = (str(file.with_name(name)) for name in names if name != file.name)
    return next((original for original in originals if original in tree.paths), "")


def _add_page(tree: DocsTree, docs: Path, path: str, listed: Collection[str]) -> None:
    stem, _, suffix = path.rpartition(".")
    parts = stem.split("/")
    reported, new_path = path, "/".join(slugify_file(part) or "page" for part in parts) + ".md"
    if path.lower().endswith(HIDDEN_SUFFIX):
        new_path = path[: -len(".txt")]
        message = f"the name ends in .md.txt, though some programs hide the .txt. Rename it to {new_path}."
    elif path not in listed and (original := _original(tree, path)):
        own = " If it is a page of its own, add it to nav in mkdocs.yml." if SLUG.match(parts[-1]) else ""
        tree.report(path, A_COPY.format(original) + own)
        return
    elif suffix != "md":
        message = f"the extension is .{suffix}. Rename the file so that it ends in .md."
    elif parts[-1].lower() == "readme" and not path.startswith(f"{DATA}/"):
        overview = "/".join([*parts[:-1], "index.md"])
        exists = (docs / overview).is_file()
        message = f"a folder's first page is its index.md. {'Move what is new there, and delete this file' if exists else f'Rename it to {overview}'}."
        new_path = overview
    elif bad := [part for part in parts[:-1] if not SLUG.match(part)]:
        # All pages of the folder have this problem, which is reported once.
        reported = path[: path.index(bad[0]) + len(bad[0])]
        good = slugify_file(bad[0]) or "pages"
        message = f"{BAD_NAME.format('folder', 'part of the')} Rename it to {good}."
    elif not SLUG.match(parts[-1]):
        message = f"{BAD_NAME.format('file', 'its')} Rename it to {new_path}."
    elif len(parts) > 2:
        message = f"a page belongs in docs/ or in a folder of docs/, not deeper. Move it to docs/{parts[0]}/."
    else:
        (tree.caution_files if parts[:-1] == [DATA] else tree.pages).append(path)
        return
    # References to the file by either name are caused by this.
    tree.problems.append(Problem(f"docs/{reported}", 1, message, page_subjects(path, new_path)))


def _describe_unexpected_file(file: Path) -> str:
    suffix = file.suffix.lower()
    if remedy := REMEDIES["suffixes"].get(suffix):
        return remedy.format(suffix=suffix)
    for folder, kinds, what, _ in ASSET_FOLDERS:
        if suffix in kinds:
            return f"{what}s belong in docs/{folder}/. Move it there."
    return "only pages (.md) belong here. Move this file out of docs/."


def missing_folders(paths: Collection[str], entries: list[NavEntry]) -> Iterator[Problem]:
    """A problem for each folder that was renamed, moved or deleted as a whole: nearly every page would have one of its own then.
    `paths` are those of all files, relative to docs/."""
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
