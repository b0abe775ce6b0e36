"""Precompressed files, such as `page.html.br` and `page.html.gz`, for hosts that can send them."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from folders import list_files

TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


def precompress(site: Path) -> None:
    """Compresses all text files with Brotli and gzip, without time stamps, so that the bytes are reproducible."""
    files = [file for name in list_files(site) if (file := site / name).suffix in TEXTS]
    with ThreadPoolExecutor() as pool:  # both compressors release the GIL
        list(pool.map(_compress, files))


def _compress(file: Path) -> None:
    data = file.read_bytes()
    file.with_name(f"{file.name}.br").write_bytes(brotli.compress(data, quality=11))
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
