"""Which files of a folder our builds wrote: they may be replaced, and no others.

A build replaces the whole folder that it builds into. So it looks first whether the folder holds anything but what its
SHA256SUMS names, and parts of an earlier edition that were taken over, which their names prove.
"""

from pathlib import Path, PurePosixPath

from publish import last_parts, listing, sums
from publish.allowed import ALLOWED

# What every site of ours has: another's folder may have a SHA256SUMS of its own.
OURS = {"index.html", "404.html", "search.json", "sitemap.xml", "_headers"}
# What systems put into every folder that somebody looks at, and a list that builds left there once.
LITTER = {".DS_Store", "Thumbs.db", "desktop.ini", ".site-files"}


def strangers(site: Path) -> list[str]:
    """Every file in the folder that no build of ours wrote, as far as can be told."""
    files = {name for name in listing.files(site) if PurePosixPath(name).name not in LITTER}
    if not files >= OURS:
        return sorted(files)
    if sums.NAME in files:
        return sorted(files - {sums.NAME} - sums.names(site) - last_parts.parts(site))
    # A site from before there were sums.
    return sorted(
        name for name in files if not ALLOWED.fullmatch(name.removesuffix(".br").removesuffix(".gz"))
    )
