"""Keeps compiled templates from one build to the next, as Python keeps compiled modules.

What is kept is run: an entry counts only whole, and for the very text of its template (`cache.Cache`).
"""

import sys
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket

from build_cache import BuildCache
from cache import Cache, digest

_compiled: BuildCache[CodeType] = BuildCache()


class Compiled(jinja2.BytecodeCache):
    """Of this Jinja and this Python."""

    def __init__(self, folder: Path) -> None:
        self.cache = Cache(folder, "templates")

    def load_bytecode(self, bucket: Bucket) -> None:
        key = self._key(bucket)
        bucket.code = _compiled.get(key)
        if bucket.code is None and (made := self.cache.get(key)):
            bucket.bytecode_from_string(made)
        if bucket.code is not None:
            _compiled.put(key, bucket.code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.cache.put(self._key(bucket), bucket.bytecode_to_string())

    def tidy(self) -> None:
        """Forgets what no build has asked for lately."""
        self.cache.tidy()

    def _key(self, bucket: Bucket) -> str:
        return digest(jinja2.__version__, sys.version, bucket.key, bucket.checksum)
