"""SHA256SUMS: the hashes of all published files, by which anybody can verify a build of their own, with `sha256sum -c`."""

import hashlib
from pathlib import Path

from publish.site_files import list_files

CHECKSUM_FILE = "SHA256SUMS"


def write_checksums(site: Path) -> None:
    """Writes a line for each file except this one, in the order of their names."""
    lines = (
        f"{hashlib.sha256((site / name).read_bytes()).hexdigest()}  {name}\n"
        for name in list_files(site)
        if name != CHECKSUM_FILE
    )
    (site / CHECKSUM_FILE).write_text("".join(lines), "utf-8", newline="\n")


def listed_files(site: Path) -> set[str]:
    """The files that the list of a site names; none without a list."""
    try:
        lines = (site / CHECKSUM_FILE).read_text("utf-8").splitlines()
    except (FileNotFoundError, ValueError):
        return set()
    return {line.partition("  ")[2] for line in lines}
