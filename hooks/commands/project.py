"""Which project a command works on."""

from __future__ import annotations

import os
from pathlib import Path


def project_root() -> Path:
    """The folder of mkdocs.yml that a command works on: PROJECT_ROOT, or where it was called."""
    return Path(os.environ.get("PROJECT_ROOT", ".")).resolve()
