"""Publishes photos. Each is processed once, and cached."""

import hashlib
from functools import partial
from pathlib import Path

import PIL

from cache import Cache, write_atomically
from pages import photos


def publish_photos(site: Path, folder: Path) -> None:
    """Replaces each photo of the site by its published form. `folder` is that of the cache."""
    cache = Cache(folder, "photos")
    version = f"{PIL.__version__} {photos.MAX_SIZE_PX} {photos.QUALITY}\n".encode()
    for file in sorted((site / "assets/pictures").glob("*")):
        if file.suffix in photos.SUFFIXES:
            raw = file.read_bytes()
            key = hashlib.sha256(version + raw).hexdigest()
            write_atomically(file, cache.get_or_make(key, partial(photos.prepare_photo, raw)))
    cache.remove_old()
