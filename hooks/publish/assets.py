"""Scripts, styles and fonts as they go online.

Each has a hash in its name, so that browsers may keep it for a year: a changed file has a new name. Comments that have lines
of their own stay behind. A page that runs a module asks for all that it imports at once, not one after the other.
"""

import hashlib
import posixpath
import re
from graphlib import TopologicalSorter
from pathlib import Path

HASHED_PATTERNS = (
    "assets/*.svg",
    "assets/*.png",
    "assets/fonts/*.woff2",
    "assets/vendor/*.js",
    "assets/scripts/*.js",
    "assets/styles/*.css",
)
OWN_FOLDERS = (
    "assets/scripts/",
    "assets/styles/",
)  # what others wrote keeps its comments, a license among them
CSS_SPACE = re.compile(r"\s*([{};])\s*|(?<=[,:]) ")  # what a style sheet needs none of
COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n+", re.DOTALL | re.MULTILINE)
# What a script needs none of: how far a line is moved in, and a remark behind it that no quote makes doubtful.
SCRIPT_SPACE = re.compile(r"^[ \t]+|[ \t]+// [^\"'`\n]*$", re.MULTILINE)
# How a script names a module, and a style sheet a font; `import("./x.js")` is a module that is fetched when it is needed.
QUOTED_PATH = re.compile(r'"(\.\.?/[^"\n]+)"')
DYNAMIC_IMPORT = re.compile(r'\bimport\("(\.\.?/[^"\n]+)"\)')
# An asset, wherever a page names one.
ASSET_PATH = re.compile(r"assets/[\w./-]*\w")
MODULE_SCRIPT = re.compile(r'<script type="module" src="([^"]*?)(assets/[^"]+)"')


class Assets:
    """Renames the assets of a site, and says the new names to each other and to pages.

    `uses`, `at_once` (without what is fetched when it is needed) and `renamed` speak of files by their addresses:
    "assets/scripts/site.js".
    """

    def __init__(self, site: Path) -> None:
        files = [
            file.relative_to(site).as_posix()
            for pattern in HASHED_PATTERNS
            for file in sorted(site.glob(pattern))
        ]
        self.uses = {file: _dependencies(file, site, files) for file in files}
        self.at_once = {file: _dependencies(file, site, files, at_once=True) for file in files}
        self.renamed: dict[str, str] = {}
        # A hash comes after those of what its file names.
        for file in TopologicalSorter(self.uses).static_order():
            self.renamed[file] = _rename(file, site, self.renamed)

    def fill_in(self, page: str) -> str:
        """The page with the new names, and what its modules import asked for at once."""
        page = MODULE_SCRIPT.sub(self._preload, page)
        return ASSET_PATH.sub(lambda match: self.renamed.get(match[0], match[0]), page)

    def modules(self, file: str) -> set[str]:
        """A script with all that it needs; what is fetched later only where it asks for it itself."""
        return {file, *self.uses[file]}.union(
            *(_transitive_dependencies(one, self.at_once) for one in self.uses[file])
        )

    def _preload(self, match: re.Match[str]) -> str:
        imported = sorted(_transitive_dependencies(match[2], self.at_once))
        links = (f'<link rel="modulepreload" href="{match[1]}{file}">\n' for file in imported)
        return "".join(links) + match[0]


def _dependencies(file: str, site: Path, files: list[str], *, at_once: bool = False) -> list[str]:
    if not file.startswith(OWN_FOLDERS):
        return []
    text = (site / file).read_text("utf-8")
    named = [
        _address(file, name)
        for name in QUOTED_PATH.findall(DYNAMIC_IMPORT.sub("", text) if at_once else text)
    ]
    return [address for address in named if address in files]


def _address(file: str, name: str) -> str:
    """What a file calls "../fonts/a.woff2" is "assets/fonts/a.woff2"."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), name))


def _rename(file: str, site: Path, renamed: dict[str, str]) -> str:
    def new_name(match: re.Match[str]) -> str:
        new = renamed.get(_address(file, match[1]))
        return f'"{posixpath.dirname(match[1])}/{posixpath.basename(new)}"' if new else match[0]

    old = site / file
    if file.startswith(OWN_FOLDERS):
        text = COMMENT.sub("", old.read_text("utf-8"))
        if old.suffix == ".css":
            text = CSS_SPACE.sub(lambda match: match[1] or "", text)
        elif not any(
            line.count("`") % 2 for line in text.splitlines()
        ):  # a text of several lines keeps its spaces
            text = SCRIPT_SPACE.sub("", text)
        old.write_text(QUOTED_PATH.sub(new_name, text), "utf-8", newline="\n")
    digest = hashlib.sha256(old.read_bytes()).hexdigest()[:10]
    new = old.rename(old.with_name(f"{old.stem}.{digest}{old.suffix}"))
    return new.relative_to(site).as_posix()


def _transitive_dependencies(file: str, uses: dict[str, list[str]]) -> set[str]:
    direct = uses.get(file, [])
    return set(direct).union(*(_transitive_dependencies(one, uses) for one in direct))
