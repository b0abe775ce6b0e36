"""Stores compiled templates, as Python stores compiled modules.

Stored code is run, so an entry counts only if it is whole and made from this very text (`cache.Cache`).
"""

import sys
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket

from build_cache import BuildCache
from cache import Cache, digest

_compiled: BuildCache[CodeType] = BuildCache()


class BytecodeCache(jinja2.BytecodeCache):
    """Keyed by the versions of Jinja and Python, too."""

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
        """Removes entries that no build has read lately."""
        self.cache.remove_old()

    def _key(self, bucket: Bucket) -> str:
        return digest(jinja2.__version__, sys.version, bucket.key, bucket.checksum)
