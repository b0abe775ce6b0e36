"""Whether a build may replace a folder: only if builds of ours wrote all its files.

Those are the files that its SHA256SUMS lists, and assets of an earlier edition, which have their own hash in the name.
"""

from pathlib import Path, PurePosixPath

from publish.allowed import ALLOWED_PATHS
from publish.checksums import CHECKSUM_FILE, listed_files
from publish.previous_assets import hashed_assets
from publish.site_files import list_files

# In every site of ours. Other folders may have a SHA256SUMS too.
REQUIRED_FILES = {"index.html", "404.html", "search.json", "sitemap.xml", "_headers"}
# Written by operating systems, and a list that earlier builds left.
IGNORED_NAMES = {".DS_Store", "Thumbs.db", "desktop.ini", ".site-files"}


def unexpected_files(site: Path) -> list[str]:
    """The files in the folder that no build of ours wrote, as far as can be told."""
    files = {name for name in list_files(site) if PurePosixPath(name).name not in IGNORED_NAMES}
    if not files >= REQUIRED_FILES:
        return sorted(files)
    if CHECKSUM_FILE in files:
        return sorted(files - {CHECKSUM_FILE} - listed_files(site) - hashed_assets(site))
    # A site of an earlier version, without checksums.
    return sorted(
        name for name in files if not ALLOWED_PATHS.fullmatch(name.removesuffix(".br").removesuffix(".gz"))
    )
