"""The previous edition's scripts, styles and fonts, which stay online beside the new ones.

A page that a browser has open, or in its cache, loads assets by their hashed names, and some of them later: a sheet loads
the modules that make a PDF when a reader wants one. So a new site keeps the assets of one previous edition. The new
SHA256SUMS does not list them, so that a build of the same sources has the same SHA256SUMS anywhere, and an edition's own
assets are known by it.
"""

import hashlib
import re
import shutil
from pathlib import Path

from publish.checksums import listed_files
from publish.site_files import list_files

HASHED_ASSET = re.compile(r"assets/(?:fonts|scripts|styles|vendor)/[\w.-]+\.([0-9a-f]{10})\.(?:js|css|woff2)")


def copy_previous_assets(old: Path, new: Path) -> None:
    """Copies to `new` the assets that the site in `old` has of its own and `new` lacks.

    If `new` lacks none (only words have changed), it copies those that `old` had copied itself.
    """
    old_assets, new_assets = hashed_assets(old), hashed_assets(new)
    own = old_assets & listed_files(old)
    for name in (own - new_assets) or (old_assets - own - new_assets):
        (new / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(old / name, new / name)


def hashed_assets(site: Path) -> set[str]:
    """The paths of assets that have the hash in their names; no links."""
    matches = filter(None, map(HASHED_ASSET.fullmatch, list_files(site)))
    return {match[0] for match in matches if _has_digest(site / match[0], match[1])}


def _has_digest(file: Path, digest: str) -> bool:
    return not file.is_symlink() and hashlib.sha256(file.read_bytes()).hexdigest().startswith(digest)
