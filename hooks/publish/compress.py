"""`page.html.br` and `page.html.gz` beside each page, so that a host need not compress again."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from publish import site_files

TEXTS = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}


def precompress(site: Path) -> None:
    """Brotli at its densest, and gzip, which bear no time and so are the same each time."""
    files = [file for name in site_files.list_files(site) if (file := site / name).suffix in TEXTS]
    with ThreadPoolExecutor() as pool:  # both compressors let other threads run
        list(pool.map(_compress, files))


def _compress(file: Path) -> None:
    data = file.read_bytes()
    file.with_name(f"{file.name}.br").write_bytes(brotli.compress(data, quality=11))
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(data, 9, mtime=0))
