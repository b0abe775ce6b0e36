"""Sizes of downloads, which are filled into the pages that link them when the files exist."""

import re
from pathlib import Path

PLACEHOLDER = re.compile(r'(<span data-size="([^"]+)">)(</span>)')


def fill_sizes(page: str, site: Path) -> str:
    """The page with the text of each `<span data-size="worksheets/x/x-a4.pdf"></span>`, such as 52 KB."""
    return PLACEHOLDER.sub(lambda match: f"{match[1]}{_format_size(site / match[2])}{match[3]}", page)


def _format_size(file: Path) -> str:
    size = file.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"
