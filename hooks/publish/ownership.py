"""Which files of a folder our builds wrote: they may be replaced, and no others.

A build replaces the whole folder that it builds into. So it looks first whether the folder holds anything but what its
SHA256SUMS names, and parts of an earlier edition that were taken over, which their names prove.
"""

from pathlib import Path, PurePosixPath

from publish import checksums, previous_assets, site_files
from publish.allowed import ALLOWED_PATHS

# What every site of ours has: another's folder may have a SHA256SUMS of its own.
REQUIRED_FILES = {"index.html", "404.html", "search.json", "sitemap.xml", "_headers"}
# What systems put into every folder that somebody looks at, and a list that builds left there once.
IGNORED_NAMES = {".DS_Store", "Thumbs.db", "desktop.ini", ".site-files"}


def unexpected_files(site: Path) -> list[str]:
    """Every file in the folder that no build of ours wrote, as far as can be told."""
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
    # A site from before there were sums.
    return sorted(
        name for name in files if not ALLOWED_PATHS.fullmatch(name.removesuffix(".br").removesuffix(".gz"))
    )
