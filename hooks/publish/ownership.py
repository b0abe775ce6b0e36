"""Which files of a folder our builds wrote: they may be replaced, and no others.

A build replaces the whole folder that it builds into. So it leaves a list of its files there, hidden, and a later
build looks first whether the folder holds anything else.
"""

from __future__ import annotations

from pathlib import Path

from publish import listing
from publish.allowed import ALLOWED

LIST = ".site-files"
HEAD = "# Written by scripts/build, which replaces this folder while nothing else stands in it."
# What every site of ours has had, also before there was a list.
OURS = {"index.html", "404.html", "search.json", "sitemap.xml", "_headers"}
# What systems put into every folder that somebody looks at.
LITTER = {".DS_Store", "Thumbs.db", "desktop.ini"}


def write_list(site: Path) -> None:
    """The last step of a build: names its files. They are named as they lie in the folder, which may be moved."""
    (site / LIST).write_text("\n".join([HEAD, *listing.files(site), ""]), "utf-8", newline="\n")


def strangers(site: Path) -> list[str]:
    """Every file in the folder that no build of ours wrote, as far as can be told."""
    files = {
        file.relative_to(site).as_posix()
        for file in site.rglob("*")
        if (file.is_symlink() or not file.is_dir()) and file.name not in LITTER
    }
    try:
        head, *known = (site / LIST).read_text("utf-8").splitlines()
    except (FileNotFoundError, ValueError):
        head, known = "", []
    if head == HEAD:
        return sorted(files - {*known, LIST})
    if not files >= OURS:
        return sorted(files)
    return sorted(
        name for name in files if not ALLOWED.fullmatch(name.removesuffix(".br").removesuffix(".gz"))
    )
