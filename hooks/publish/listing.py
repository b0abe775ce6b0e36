"""The files of a site: a publication goes through them several times."""

from __future__ import annotations

import os
from pathlib import Path


def files(site: Path, ending: str = "") -> list[str]:
    """Their addresses, such as "letters/index.html", in the order of folders and names; `ending` of those alone."""
    paths = (
        Path(folder, name) for folder, _, names in os.walk(site) for name in names if name.endswith(ending)
    )
    return [path.relative_to(site).as_posix() for path in sorted(paths)]
