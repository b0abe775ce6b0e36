"""Scripts, styles and fonts as they go online.

Each has a hash in its name, so that browsers may keep it for a year: a changed file has a new name. Comments that have lines
of their own stay behind. A page that runs a module asks for all that it imports at once, not one after the other.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from graphlib import TopologicalSorter
from pathlib import Path

HASHED = (
    "assets/*.svg",
    "assets/*.png",
    "assets/fonts/*.woff2",
    "assets/vendor/*.js",
    "assets/scripts/*.js",
    "assets/styles/*.css",
)
OURS = ("assets/scripts/", "assets/styles/")  # what others wrote keeps its comments, a licence among them
SPACES = re.compile(r"\s*([{};])\s*")  # what a style sheet needs none of
COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n+", re.DOTALL | re.MULTILINE)
# What a script needs none of: how far a line is moved in, and a remark behind it that no quote makes doubtful.
MARGIN = re.compile(r"^[ \t]+|[ \t]+// [^\"'`\n]*$", re.MULTILINE)
# How a script names a module, and a style sheet a font; `import("./x.js")` is a module that is fetched when it is needed.
NAMED = re.compile(r'"(\.\.?/[^"\n]+)"')
LATER = re.compile(r'\bimport\("(\.\.?/[^"\n]+)"\)')
MODULE = re.compile(r'<script type="module" src="([^"]*?)(assets/[^"]+)"')


def publish(site: Path) -> None:
    """Renames assets, and writes the new names wherever a page or another asset names the old ones.

    `uses` and `renamed` speak of files by their addresses: "assets/scripts/site.js".
    """
    files = [file.relative_to(site).as_posix() for pattern in HASHED for file in sorted(site.glob(pattern))]
    uses = {file: _used_by(file, site, files) for file in files}
    at_once = {file: _used_by(file, site, files, at_once=True) for file in files}
    renamed: dict[str, str] = {}
    for file in TopologicalSorter(uses).static_order():  # a hash comes after those of what its file names
        renamed[file] = _rename(file, site, renamed)
    if renamed:
        _rewrite_pages(site, at_once, renamed)


def _used_by(file: str, site: Path, files: list[str], *, at_once: bool = False) -> list[str]:
    if not file.startswith(OURS):
        return []
    text = (site / file).read_text("utf-8")
    named = [_address(file, name) for name in NAMED.findall(LATER.sub("", text) if at_once else text)]
    return [address for address in named if address in files]


def _address(file: str, name: str) -> str:
    """What a file calls "../fonts/a.woff2" is "assets/fonts/a.woff2"."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), name))


def _rename(file: str, site: Path, renamed: dict[str, str]) -> str:
    def new_name(match: re.Match[str]) -> str:
        new = renamed.get(_address(file, match[1]))
        return f'"{posixpath.dirname(match[1])}/{posixpath.basename(new)}"' if new else match[0]

    old = site / file
    if file.startswith(OURS):
        text = COMMENT.sub("", old.read_text("utf-8"))
        if old.suffix == ".css":
            text = SPACES.sub(r"\1", text)
        elif not any(
            line.count("`") % 2 for line in text.splitlines()
        ):  # a text of several lines keeps its spaces
            text = MARGIN.sub("", text)
        old.write_text(NAMED.sub(new_name, text), "utf-8", newline="\n")
    digest = hashlib.sha256(old.read_bytes()).hexdigest()[:10]
    new = old.rename(old.with_name(f"{old.stem}.{digest}{old.suffix}"))
    return new.relative_to(site).as_posix()


def _rewrite_pages(site: Path, uses: dict[str, list[str]], renamed: dict[str, str]) -> None:
    def preload(match: re.Match[str]) -> str:
        imported = sorted(_all_used_by(match[2], uses))
        links = (f'<link rel="modulepreload" href="{match[1]}{file}">\n' for file in imported)
        return "".join(links) + match[0]

    names = re.compile("|".join(map(re.escape, renamed)))
    for page in sorted(site.rglob("*.html")):
        text = MODULE.sub(preload, page.read_text("utf-8"))
        page.write_text(names.sub(lambda match: renamed[match[0]], text), "utf-8", newline="\n")


def _all_used_by(file: str, uses: dict[str, list[str]]) -> set[str]:
    direct = uses.get(file, [])
    return set(direct).union(*(_all_used_by(one, uses) for one in direct))
