"""How large each file to take along is: known only when it is made, and then filled into the pages that link it."""

import re
from pathlib import Path

PLACEHOLDER = re.compile(r'<span data-size="([^"]+)"></span>')


def fill_sizes(page: str, site: Path) -> str:
    """`<span data-size="worksheets/x/x-a4.pdf"></span>` gets its text, such as 52 KB."""
    return PLACEHOLDER.sub(
        lambda match: f'<span data-size="{match[1]}">{_format_size(site / match[1])}</span>', page
    )


def _format_size(file: Path) -> str:
    size = file.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"
