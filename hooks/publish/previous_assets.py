"""The last edition's scripts, styles and fonts, which stay online beside the new one's.

A page that a browser still has open, or in its cache, asks for its parts by the hashes in their names, and some of them
only later: a sheet fetches what makes a PDF when a reader wants one. So a site that takes another's place takes those
parts over. It keeps one edition's, not all that ever were. They are in no SHA256SUMS but their own edition's, by which
they are told apart from what was taken over before: a build of the same words gives the same SHA256SUMS anywhere.
"""

import hashlib
import re
import shutil
from pathlib import Path

from publish import checksums, site_files

HASHED_ASSET = re.compile(r"assets/(?:fonts|scripts|styles|vendor)/[\w.-]+\.([0-9a-f]{10})\.(?:js|css|woff2)")


def copy_previous_assets(old: Path, new: Path) -> None:
    """Copies into the folder `new` what the site in `old` has of its own and `new` lacks.

    Where `new` lacks nothing (only words have changed), it takes over what `old` had taken over.
    """
    there = hashed_assets(old)
    own = there & checksums.listed_files(old)
    here = hashed_assets(new)
    for name in (own - here) or (there - own - here):
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(old / name, new / name)


def hashed_assets(site: Path) -> set[str]:
    """Parts by their addresses; not what is no longer what its name says, or leads elsewhere."""
    named = filter(None, map(HASHED_ASSET.fullmatch, site_files.list_files(site)))
    return {part[0] for part in named if _has_digest(site / part[0], part[1])}


def _has_digest(file: Path, digest: str) -> bool:
    return not file.is_symlink() and hashlib.sha256(file.read_bytes()).hexdigest().startswith(digest)
