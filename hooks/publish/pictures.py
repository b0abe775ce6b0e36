"""Photos as they go online; each is made once, and kept."""

import hashlib
from functools import partial
from pathlib import Path

import PIL

from cache import Cache, write_whole
from pages import photos


def publish_photos(site: Path, folder: Path) -> None:
    """Turns and cuts every photo of the site in its place. `folder` is where what was made is kept."""
    cache = Cache(folder, "photos")
    maker = f"{PIL.__version__} {photos.MAX_SIZE_PX} {photos.QUALITY}\n".encode()
    for file in sorted((site / "assets/pictures").glob("*")):
        if file.suffix in photos.SUFFIXES:
            raw = file.read_bytes()
            key = hashlib.sha256(maker + raw).hexdigest()
            write_whole(file, cache.made(key, partial(photos.prepare_photo, raw)))
    cache.tidy()
