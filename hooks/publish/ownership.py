"""Whether a build may replace a folder: only if builds of ours wrote all its files.

Those are the files that its SHA256SUMS lists, and assets of an earlier edition, which have their own hash in the name.
"""

from pathlib import Path, PurePosixPath

from publish import checksums, previous_assets, site_files
from publish.allowed import ALLOWED_PATHS

# In every site of ours. Other folders may have a SHA256SUMS too.
REQUIRED_FILES = {"index.html", "404.html", "search.json", "sitemap.xml", "_headers"}
# Written by operating systems, and a list that earlier builds left.
IGNORED_NAMES = {".DS_Store", "Thumbs.db", "desktop.ini", ".site-files"}


def unexpected_files(site: Path) -> list[str]:
    """The files in the folder that no build of ours wrote, as far as can be told."""
    files = {name for name in site_files.list_files(site) if PurePosixPath(name).name not in IGNORED_NAMES}
    if not files >= REQUIRED_FILES:
        return sorted(files)
    if checksums.CHECKSUM_FILE in files:
        return sorted(
            files
            - {checksums.CHECKSUM_FILE}
            - checksums.listed_files(site)
            - previous_assets.hashed_assets(site)
        )
    # A site of an earlier version, without checksums.
    return sorted(
        name for name in files if not ALLOWED_PATHS.fullmatch(name.removesuffix(".br").removesuffix(".gz"))
    )
