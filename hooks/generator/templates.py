"""Keeps compiled templates from one build to the next, as Python keeps compiled modules.

A cache that can't be read or written makes a build slower, and never wrong: an entry counts only
for the very text of its template.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket


class Compiled(jinja2.FileSystemBytecodeCache):
    """In a folder of its own for each version of Jinja."""

    def __init__(self, cache: Path) -> None:
        folder = cache / f"templates-{jinja2.__version__}"
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder), "%s")

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # noqa: BLE001 (pickle and marshal raise anything over a torn file)
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):
            super().dump_bytecode(bucket)
