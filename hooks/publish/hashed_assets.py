"""Scripts, styles and fonts with a hash in their names, so that browsers may cache them for a year. A page that runs a module
preloads all that it imports."""

import posixpath
import re
from graphlib import TopologicalSorter
from pathlib import Path

from digests import digest
from publish.minify import OWN_FOLDERS, minified

HASHED_PATTERNS = (
    *("assets/*.svg", "assets/*.png", "assets/fonts/*.woff2"),
    *("assets/vendor/*.js", "assets/scripts/*.js", "assets/styles/*.css"),
)
# A path in a script or style sheet, and in `import("./x.js")`, which fetches a module when it is needed.
QUOTED_PATH = re.compile(r'"(\.\.?/[^"\n]+)"')
DYNAMIC_IMPORT = re.compile(r'import\("(\.\.?/[^"\n]+)"\)')
ASSET_PATH = re.compile(r"assets/[\w./-]*\w")
# What a page can't do without, and what stands before its path where a page loads it.
CODE_PATH = re.compile(r"assets/(?:scripts|styles)/.*\.(?:js|css)")
LOADS = re.compile(r'(?:src|href)="[^":]*\Z')
MAX_PREFIX = 200  # letters: an attribute, and the way up to the root or its path
MODULE_SCRIPT = re.compile(r'<script type="module" src="([^"]*?)(assets/[^"]+)"')


class Assets:
    """Renames the assets of a site, and replaces their names in each other and in pages. `dependencies` (what each loads itself),
    `imports` (all that it loads at once, without dynamic imports) and `hashed_names` have site-relative paths, such as
    "assets/scripts/site.js". `missing` are those that a page, script or style sheet loads and that are not there."""

    def __init__(self, site: Path) -> None:
        paths = (path for pattern in HASHED_PATTERNS for path in sorted(site.glob(pattern)))
        files = [path.relative_to(site).as_posix() for path in paths]
        own = (file for file in files if file.startswith(OWN_FOLDERS))
        texts = dict.fromkeys(files, "") | {file: (site / file).read_text("utf-8") for file in own}
        loaded = {file: _loaded_paths(file, text) for file, text in texts.items()}
        self.dependencies = {file: paths & texts.keys() for file, paths in loaded.items()}
        self.missing = set(filter(CODE_PATH.fullmatch, set().union(*loaded.values()) - texts.keys()))
        self.hashed_names: dict[str, str] = {}
        self.imports: dict[str, set[str]] = {}
        # A file is hashed after its dependencies, whose names are in it.
        for file in TopologicalSorter(self.dependencies).static_order():
            self.hashed_names[file] = _rename(file, site, self.hashed_names)
            imported = _loaded_paths(file, DYNAMIC_IMPORT.sub("", texts[file])) & texts.keys()
            self.imports[file] = imported.union(*(self.imports[name] for name in imported))

    def rewrite_page(self, page: str) -> str:
        """The page with hashed names, and preload links for what its modules import."""
        page = MODULE_SCRIPT.sub(self._add_preloads, page)
        return ASSET_PATH.sub(self._hashed_name, page)

    def modules(self, file: str) -> set[str]:
        """A script with all its dependencies; of dynamic imports, only its own."""
        direct = self.dependencies[file]
        return {file, *direct}.union(*(self.imports[name] for name in direct))

    def _hashed_name(self, match: re.Match[str]) -> str:
        if name := self.hashed_names.get(match[0]):
            return name
        start = match.start()
        if CODE_PATH.fullmatch(match[0]) and LOADS.search(match.string, max(0, start - MAX_PREFIX), start):
            self.missing.add(match[0])
        return match[0]

    def _add_preloads(self, match: re.Match[str]) -> str:
        imported = self.imports.get(match[2], ())
        links = (f'<link rel="modulepreload" href="{match[1]}{file}">\n' for file in sorted(imported))
        return "".join(links) + match[0]


def _loaded_paths(file: str, text: str) -> set[str]:
    return {_resolve(file, name) for name in QUOTED_PATH.findall(text)}


def _resolve(file: str, name: str) -> str:
    """The site-relative path of "../fonts/a.woff2" in a file: "assets/fonts/a.woff2"."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), name))


def _rename(file: str, site: Path, renamed: dict[str, str]) -> str:
    def new_name(match: re.Match[str]) -> str:
        new = renamed.get(_resolve(file, match[1]))
        return f'"{posixpath.dirname(match[1])}/{posixpath.basename(new)}"' if new else match[0]

    old = site / file
    if file.startswith(OWN_FOLDERS):
        text = minified(old.read_text("utf-8"), old.suffix)
        old.write_text(QUOTED_PATH.sub(new_name, text), "utf-8", newline="\n")
    new = old.rename(old.with_name(f"{old.stem}.{digest(old.read_bytes())[:10]}{old.suffix}"))
    return new.relative_to(site).as_posix()
