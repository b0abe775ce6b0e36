"""Precompressed files, such as `page.html.br` and `page.html.gz`, for hosts that can send them."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import brotli

from cache import Cache, digest, library_version
from folders import list_files

TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


def precompress(site: Path, folder: Path) -> None:
    """Compresses all text files with Brotli and gzip, without time stamps, so that the bytes are reproducible. Brotli takes most of
    the time of a publication, so its results are cached in `folder`."""
    cache = Cache(folder, "brotli")
    files = [file for name in list_files(site) if (file := site / name).suffix in TEXTS]
    with ThreadPoolExecutor() as pool:  # both compressors release the GIL
        list(pool.map(partial(_compress, cache), files))
    cache.remove_old()


def _compress(cache: Cache, file: Path) -> None:
    data = file.read_bytes()
    compressed = cache.get_or_make(
        digest(library_version("brotli"), data), partial(brotli.compress, data, quality=11)
    )
    file.with_name(f"{file.name}.br").write_bytes(compressed)
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
