"""SHA256SUMS: the hashes of the files that a build wrote. By it anybody can verify a build of their own, with `sha256sum -c`; and
by it a build knows the files of earlier ones, which it may replace.

A site also has scripts, styles and fonts of its previous edition. A page that a browser has open, or in its cache, loads
them by their hashed names, and some of them later: a sheet loads the modules that make a PDF when a reader wants one.
SHA256SUMS does not list them, so that it is the same for the same sources anywhere, and tells an edition's own assets.
"""

import re
import shutil
from pathlib import Path, PurePosixPath

from digests import digest
from files import list_files
from publish.allow_list import is_allowed

CHECKSUM_FILE = "SHA256SUMS"
HASHED_ASSET = re.compile(r"assets/(?:fonts|scripts|styles|vendor)/[\w.-]+\.([0-9a-f]{10})\.(?:js|css|woff2)")
# In every site of ours. Other folders may have a SHA256SUMS too.
REQUIRED_FILES = {"index.html", "404.html", "search.json", "sitemap.xml", "_headers"}
# Written by operating systems, and a list that earlier builds left.
IGNORED_NAMES = {".DS_Store", "Thumbs.db", "desktop.ini", ".site-files"}


def write_checksums(site: Path) -> None:
    """Writes a line for each file except this one, in the order of their names."""
    names = (name for name in list_files(site) if name != CHECKSUM_FILE)
    text = "".join(f"{digest((site / name).read_bytes())}  {name}\n" for name in names)
    (site / CHECKSUM_FILE).write_text(text, "utf-8", newline="\n")


def copy_previous_assets(old: Path, new: Path) -> None:
    """Copies to `new` the assets that the site in `old` has of its own and `new` lacks; if it lacks none (only words have
    changed), those that `old` had copied itself."""
    if not (old_assets := _hashed_assets(old)):
        return
    new_assets = _hashed_assets(new)
    own = old_assets & listed_files(old)
    for name in (own - new_assets) or (old_assets - own - new_assets):
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(old / name, new / name)


def unexpected_files(site: Path) -> list[str]:
    """The files in the folder that no build of ours wrote, as far as can be told. It may be replaced if there are none."""
    files = {name for name in list_files(site) if PurePosixPath(name).name not in IGNORED_NAMES}
    # The files that a list names may be missing, where a copy was interrupted.
    if (listed := listed_files(site)) >= REQUIRED_FILES:
        return sorted(files - {CHECKSUM_FILE} - listed - _hashed_assets(site))
    if CHECKSUM_FILE in files or not files >= REQUIRED_FILES:
        return sorted(files)
    # A site of an earlier version, without checksums.
    return sorted(name for name in files if not is_allowed(name.removesuffix(".br").removesuffix(".gz")))


def listed_files(site: Path) -> set[str]:
    """The files that the list of a site names; none without a list."""
    try:
        lines = (site / CHECKSUM_FILE).read_text("utf-8").splitlines()
    except (FileNotFoundError, ValueError):
        return set()
    return {line.partition("  ")[2] for line in lines}


def _hashed_assets(site: Path) -> set[str]:
    """The paths of assets that have the hash in their names; no links."""
    matches = filter(None, map(HASHED_ASSET.fullmatch, list_files(site)))
    return {
        match[0]
        for match in matches
        if not (site / match[0]).is_symlink() and digest((site / match[0]).read_bytes()).startswith(match[1])
    }
