"""Which files stand in docs/, and whether each may: pages, pictures and data, nothing else."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from library.problems import Problem, did_you_mean, page_subjects
from library.slug import SLUG, slug

DATA = "data"
DATA_FILES = (
    "references.bib",
    "helplines.yml",
    "plain-language.yml",
    "search-words.yml",
    "danger-words.yml",
    "search-queries.yml",
)
PICTURES = "assets/pictures"
# How the file of each kind of picture begins.
KINDS = {".svg": b"<", ".png": b"\x89PNG", ".jpg": b"\xff\xd8", ".jpeg": b"\xff\xd8", ".webp": b"RIFF"}
PICTURE_KB = 300
# What else the look is made of.
LOOKS = {".css", ".js", ".woff2", ".txt", ".svg", ".png"}
MARKDOWN = {".md", ".markdown", ".mdown", ".mkd"}
HIDDEN_ENDING = ".md.txt"
# How programs name a second copy of a file: "name (conflicted copy 2026-11-01)", "name - Copy", "name (1)".
COPY = re.compile(r"(.+?)(?: \([^()]*\)| - Copy(?: \(\d+\))?| copy(?: \d+)?|[ ._-]sync-conflict.*)")
WORDS = {".txt", ".doc", ".docx", ".odt", ".rtf", ".pages"}
SHOWN = {*KINDS, ".gif", ".bmp", ".heic", ".tif", ".tiff", ".avif"}


@dataclass
class Tree:
    """`pages` and `notes` below docs/, sorted; `misnamed` are pages whose names must change, with the name to take."""

    pages: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    misnamed: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_tree(root: Path) -> Tree:
    """All files below docs/. Hidden ones and those that editors leave behind are passed over."""
    tree = Tree()
    docs = root / "docs"
    for file in sorted(docs.rglob("*")):
        path = file.relative_to(docs).as_posix()
        if path.endswith("~") or any(part.startswith((".", "~$")) for part in PurePosixPath(path).parts):
            continue
        if file.is_symlink() and not file.exists():
            tree.problems.append(Problem(f"docs/{path}", 1, "this link leads nowhere. Remove it."))
        elif file.is_symlink() and not file.resolve().is_relative_to(docs.resolve()):
            tree.problems.append(
                Problem(
                    f"docs/{path}",
                    1,
                    "this is a link to something outside docs/. Copy it here, or remove the link.",
                )
            )
        if not file.is_file():
            continue
        if path.startswith("assets/"):
            if file.name == "README.md":
                continue
            if path.startswith(f"{PICTURES}/"):
                tree.problems += (Problem(f"docs/{path}", 1, message) for message in _picture(file))
            elif file.suffix not in LOOKS:
                tree.problems.append(
                    Problem(
                        f"docs/{path}",
                        1,
                        "nothing of the site uses such a file. Move it out of docs/assets/.",
                    )
                )
        elif file.suffix.lower() in MARKDOWN or path.lower().endswith(HIDDEN_ENDING):
            _add_page(tree, docs, path)
        elif path.startswith(f"{DATA}/"):
            if file.name not in DATA_FILES:
                tree.problems.append(
                    Problem(
                        f"docs/{path}",
                        1,
                        "nothing reads this file."
                        + did_you_mean(file.name, DATA_FILES, "Move it out of docs/."),
                    )
                )
        else:
            tree.problems.append(Problem(f"docs/{path}", 1, _stranger(file)))
    return tree


def _add_page(tree: Tree, docs: Path, path: str) -> None:
    if path.lower().endswith(HIDDEN_ENDING):
        path_without = path[: -len(".txt")]
        _rename(
            tree,
            path,
            path_without,
            f"the name ends in {HIDDEN_ENDING}, whose end some programs hide. Rename it to {path_without}.",
        )
        return
    stem, _, ending = path.rpartition(".")
    good = "/".join(slug(part) or "page" for part in stem.split("/")) + ".md"
    copied = COPY.fullmatch(stem)
    if copied and (docs / f"{copied[1]}.md").is_file():
        message = f"this is a copy of docs/{copied[1]}.md that a program put beside it. Take over what is new in it, and delete it."
        tree.problems.append(Problem(f"docs/{path}", 1, message))
        return
    if ending != "md":
        message = f"the ending is .{ending}. Rename the file so that it ends in .md."
    elif not all(SLUG.match(part) for part in stem.split("/")):
        message = (
            f"a file's name becomes its address: small letters, digits and hyphens only. Rename it to {good}."
        )
    elif path.count("/") > 1:
        message = (
            f"a page stands in docs/ or in a folder of it, not deeper. Move it to docs/{path.split('/')[0]}/."
        )
    else:
        (tree.notes if path.startswith(f"{DATA}/") else tree.pages).append(path)
        return
    _rename(tree, path, good, message)


def _rename(tree: Tree, path: str, good: str, message: str) -> None:
    """A page that is there under a name which it can't have: what asks for it by either follows from this."""
    tree.misnamed[path] = good
    tree.problems.append(Problem(f"docs/{path}", 1, message, page_subjects(path, good)))


def _stranger(file: Path) -> str:
    ending = file.suffix.lower()
    if ending in WORDS:
        return f"a {ending} file can't become a page. Put its words into a .md file, or move it out of docs/."
    if ending in SHOWN:
        return f"pictures belong in docs/{PICTURES}/. Move it there."
    return "only pages (.md) stand here. Move this file out of docs/."


def _picture(file: Path) -> Iterator[str]:
    kind = KINDS.get(file.suffix.lower())
    size = file.stat().st_size // 1024
    if kind is None:
        yield f"a {file.suffix or 'nameless'} file can't be shown here. Save the picture as SVG, PNG, JPG or WebP."
    elif (
        not SLUG.match(slug(file.stem)) or slug(file.stem) != file.stem or file.suffix != file.suffix.lower()
    ):
        yield f"a picture's name has small letters, digits and hyphens only. Rename it to {slug(file.stem) or 'picture'}{file.suffix.lower()}."
    elif size > PICTURE_KB:
        yield f"this picture weighs {size:,} KB; {PICTURE_KB} KB are the most. Make it smaller."
    elif kind != b"<":
        with file.open("rb") as opened:
            if not opened.read(16).startswith(kind):
                yield f"this file is not what its ending says ({file.suffix}). Save the picture again in that format."
    else:
        yield from _drawing(file)


def _drawing(file: Path) -> Iterator[str]:
    """A drawing is set into the page, so nothing in it may run, load or style by itself."""
    raw = file.read_bytes()
    if re.search(rb"<!(?!--)", raw):
        yield "this drawing holds <!DOCTYPE or the like, which browsers would not run or show here. Save it as plain SVG without it."
        return
    try:
        raw.decode("utf-8")
        root = etree.fromstring(raw)
    except UnicodeDecodeError:
        yield "this drawing is not saved as UTF-8. Save it again with the encoding UTF-8."
        return
    except etree.ParseError as error:
        yield f"this drawing can't be read ({error}). Save it again as plain SVG."
        return
    if root.tag.rpartition("}")[2] != "svg":
        yield "this file is no SVG drawing. Save the picture again as SVG."
    elif "viewBox" not in root.attrib:
        yield 'this drawing has no viewBox, so only its corner would show on a phone. Add viewBox with its left, top, width and height: viewBox="0 0 400 300".'
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in {"script", "style", "foreignObject", "image", "a"}:
            yield f"this drawing holds <{name}>, which browsers would not run or show here. Save it as plain SVG without it."
        for key, value in element.attrib.items():
            key = key.rpartition("}")[2]
            outside = key == "href" and not value.startswith("#")
            if key == "style" or key.startswith("on") or outside or re.search(r"url\((?!['\"]?#)", value):
                yield f'this drawing holds {key}="{value}", which browsers would not run or show here. Save it as plain SVG without it.'
                return
