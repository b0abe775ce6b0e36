"""Caches the bytecode of templates."""

import marshal
import sys

import jinja2
from jinja2.bccache import Bucket

from build_cache import DiskBackedCache
from digests import digest

_bytecode = DiskBackedCache("templates")


class BytecodeCache(jinja2.BytecodeCache):
    """The cache of an environment's templates, which holds in a copy of the project too."""

    def get_bucket(
        self, environment: jinja2.Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        bucket = super().get_bucket(environment, name, None, source)
        if bucket.code:  # Jinja reads there which file to name in its errors
            bucket.code = bucket.code.replace(co_filename=filename or "<template>")
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        if bytecode := _bytecode.get(_bytecode_key(bucket)):
            bucket.code = marshal.loads(bytecode)  # noqa: S302 - whoever can write there can write our code, too

    def dump_bytecode(self, bucket: Bucket) -> None:
        _bytecode.put(_bytecode_key(bucket), marshal.dumps(bucket.code))


def _bytecode_key(bucket: Bucket) -> str:
    return digest(jinja2.__version__, sys.version, str(marshal.version), bucket.key, bucket.checksum)
