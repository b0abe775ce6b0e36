"""Publishes photos. Each is processed once, and cached."""

from functools import partial
from pathlib import Path

import PIL

from cache import Cache, digest, write_atomically
from pages import photos


def publish_photos(site: Path, folder: Path) -> None:
    """Replaces each photo of the site by its published form. `folder` is that of the cache."""
    cache = Cache(folder, "photos")
    version = f"{PIL.__version__} {photos.MAX_SIZE_PX} {photos.QUALITY}"
    for file in sorted((site / "assets/pictures").glob("*")):
        if file.suffix in photos.SUFFIXES:
            raw = file.read_bytes()
            published = cache.get_or_make(digest(version, raw), partial(photos.prepare_photo, raw))
            write_atomically(file, published)
    cache.remove_old()
