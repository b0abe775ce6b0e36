"""Caches compiled templates, and each finished page by all that its template can see.

A template sees the whole library and the text of its own page. So the key of a page is made of its text and of
everything in the library except other pages' texts, of which templates only ask the reading time.
"""

import hashlib
import io
import marshal
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from pydantic import BaseModel

from build_cache import DiskBackedCache, memoized
from cache import digest
from generator.render_cache import RenderCache
from library import Library
from library.model import Page, Series
from library.source import Source
from library.yaml_text import YamlDocument
from pages.build import Build
from pages.filters import reading_minutes

# The template of a cached page: it prints the stored HTML.
STORED_TEMPLATE = "known.html"
_pages, _bytecode = DiskBackedCache("pages"), DiskBackedCache("templates")


class TemplateCache:
    """The pages of one build. `overrides` is the folder of templates."""

    def __init__(self, build: Build, render_cache: RenderCache, overrides: Path) -> None:
        self.render_cache = render_cache
        shared = [
            render_cache.shared,
            *_template_hashes(overrides),
            repr(build.site),
            repr(build.filters.cautions),
        ]
        self.shared = hashlib.sha256("\0".join(shared).encode() + _library_state(build.library)).hexdigest()

    def begin(self, env: jinja2.Environment, files: Files) -> None:
        """Has every cached page use the template that prints its stored HTML."""
        loaders = [loader for loader in (env.loader,) if loader]
        env.loader = jinja2.ChoiceLoader([*loaders, jinja2.DictLoader({STORED_TEMPLATE: "{{ known }}"})])
        for file in files.documentation_pages():
            if file.page and _pages.get(self._key(file.page)):
                file.page.meta["template"] = STORED_TEMPLATE

    def context(self, page: MkDocsPage) -> dict[str, Any]:
        """The stored HTML, for that template."""
        html = _pages.get(self._key(page)) if page.meta["template"] == STORED_TEMPLATE else None
        return {"known": html.decode()} if html else {}

    def put(self, page: MkDocsPage, html: str) -> None:
        if page.file.src_uri in self.render_cache.keys and page.meta["template"] != STORED_TEMPLATE:
            _pages.put(self._key(page), html.encode())

    def _key(self, page: MkDocsPage) -> str:
        return digest(self.shared, self.render_cache.keys.get(page.file.src_uri, ""))


class BytecodeCache(jinja2.BytecodeCache):
    """The cache of an environment's templates."""

    def load_bytecode(self, bucket: Bucket) -> None:
        if bytecode := _bytecode.get(_bytecode_key(bucket)):
            bucket.code = _load_code(bytecode)

    def dump_bytecode(self, bucket: Bucket) -> None:
        _bytecode.put(_bytecode_key(bucket), marshal.dumps(bucket.code))


def _bytecode_key(bucket: Bucket) -> str:
    return digest(jinja2.__version__, sys.version, str(marshal.version), bucket.key, bucket.checksum)


@memoized
def _load_code(bytecode: bytes) -> CodeType:
    code: CodeType = marshal.loads(bytecode)  # noqa: S302 - whoever can write there can write our code, too
    return code


def _template_hashes(overrides: Path) -> Iterator[str]:
    for file in sorted(overrides.rglob("*.html")):
        yield f"{file.relative_to(overrides)} {hashlib.sha256(file.read_bytes()).hexdigest()}"


def _library_state(library: Library) -> bytes:
    """Everything that a template can see of the library, without the pages' texts, as bytes."""
    written = io.BytesIO()
    pickler = _Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True  # without a memo, so that equal values give equal bytes
    pages = [*library.checked_pages, *library.drafts.values()]
    pickler.dump((vars(library), [vars(page) for page in pages], [vars(series) for series in library.series]))
    return written.getvalue()


class _Pickler(pickle.Pickler):
    """Writes references to pages and series as their names, and models as dicts: pydantic pickles the names of set fields
    as a set, whose order changes from run to run."""

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, Page):
            return str, (value.path,)
        if isinstance(value, Series):
            return str, (value.folder,)
        if isinstance(value, BaseModel):
            return dict, (vars(value),)
        if isinstance(value, Source):
            return tuple, ((value.path, value.meta, reading_minutes(value)),)
        if isinstance(value, YamlDocument):
            return tuple, ((value.value,),)
        return NotImplemented
