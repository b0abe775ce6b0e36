"""Lists the files of docs/, and reports those that don't belong there or are misnamed."""

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from library.assets import ASSET_FOLDERS, PICTURES, validate_asset
from library.css_syntax import syntax_errors
from library.problems import Problem, did_you_mean, page_subjects
from library.remedies import REMEDIES
from library.slug import SLUG, slugify

DATA = "data"
DATA_FILES = (
    *("references.bib", "helplines.yml", "plain-language.yml"),
    *("search-words.yml", "danger-words.yml", "search-queries.yml"),
)
MARKDOWN_SUFFIXES = {".md", ".markdown", ".mdown", ".mkd"}
BAD_NAME = "a file's name becomes its address, so it can only have lowercase letters, digits and hyphens."
HIDDEN_SUFFIX = ".md.txt"
# Names of copies that programs make: "name (conflicted copy 2026-11-01)", "name - Copy", "name (1)".
COPY_NAME = re.compile(r"(.+?)(?: \([^()]*\)| - Copy(?: \(\d+\))?| copy(?: \d+)?|[ ._-]sync-conflict.*)")
UNSUPPORTED_IMAGE_SUFFIXES = {".gif", ".bmp", ".heic", ".tif", ".tiff", ".avif"}


@dataclass
class DocsTree:
    """Paths relative to docs/, sorted."""

    pages: list[str] = field(default_factory=list)
    caution_files: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def report(self, path: str, message: str, line: int = 1) -> None:
        self.problems.append(Problem(f"docs/{path}", line, message))


def read_tree(root: Path) -> DocsTree:
    """All files of docs/, except hidden and temporary ones."""
    tree = DocsTree()
    docs = root / "docs"
    for file in sorted(docs.rglob("*"), key=lambda file: file.parts):
        path = file.relative_to(docs).as_posix()
        if path.endswith("~") or any(part.startswith((".", "~$")) for part in PurePosixPath(path).parts):
            continue
        if file.is_symlink() and not file.exists():
            tree.report(path, "this link leads nowhere. Remove it.")
        elif file.is_symlink() and not file.resolve().is_relative_to(docs.resolve()):
            tree.report(path, "this is a link to something outside docs/. Copy it here, or remove the link.")
        if not file.is_file():
            continue
        if path.startswith("assets/"):
            for message in validate_asset(docs, path):
                tree.report(path, message)
            css = file.read_text("utf-8", errors="replace") if path.endswith(".css") else ""
            for line, message in syntax_errors(css):
                tree.report(path, message, line)
        elif file.suffix.lower() in MARKDOWN_SUFFIXES or path.lower().endswith(HIDDEN_SUFFIX):
            _add_page(tree, docs, path)
        elif not path.startswith(f"{DATA}/"):
            tree.report(path, _describe_unexpected_file(file))
        elif file.name not in DATA_FILES:
            hint = did_you_mean(file.name, DATA_FILES, "Move it out of docs/.")
            tree.report(path, f"this file is not used here.{hint}")
    return tree


def _add_page(tree: DocsTree, docs: Path, path: str) -> None:
    stem, _, suffix = path.rpartition(".")
    parts = stem.split("/")
    new_path = "/".join(slugify(part) or "page" for part in parts) + ".md"
    copy = COPY_NAME.fullmatch(stem)
    if path.lower().endswith(HIDDEN_SUFFIX):
        new_path = path[: -len(".txt")]
        message = f"the name ends in .md.txt, though some programs hide the .txt. Rename it to {new_path}."
    elif copy and (docs / f"{copy[1]}.md").is_file():
        message = f"this is a copy of docs/{copy[1]}.md that a program made. Move what is new to the original, and delete the copy."
        tree.report(path, message)
        return
    elif suffix != "md":
        message = f"the extension is .{suffix}. Rename the file so that it ends in .md."
    elif parts[-1].lower() == "readme" and not path.startswith(f"{DATA}/"):
        new_path = "/".join([*parts[:-1], "index.md"])
        message = f"a folder's first page is its index.md. Rename this file to {new_path}, or move what is new there."
    elif not all(map(SLUG.match, parts)):
        message = f"{BAD_NAME} Rename it to {new_path}."
    elif len(parts) > 2:
        message = f"a page belongs in docs/ or in a folder of docs/, not deeper. Move it to docs/{parts[0]}/."
    else:
        (tree.caution_files if parts[0] == DATA else tree.pages).append(path)
        return
    # References to the file by either name are caused by this.
    tree.problems.append(Problem(f"docs/{path}", 1, message, page_subjects(path, new_path)))


def _describe_unexpected_file(file: Path) -> str:
    suffix = file.suffix.lower()
    if remedy := REMEDIES["files"].get(file.name.lower()) or REMEDIES["suffixes"].get(suffix):
        return remedy.format(suffix=suffix)
    for folder, kinds, what in ASSET_FOLDERS:
        if suffix in kinds or (folder == PICTURES and suffix in UNSUPPORTED_IMAGE_SUFFIXES):
            return f"{what}s belong in docs/{folder}/. Move it there."
    return "only pages (.md) belong here. Move this file out of docs/."
