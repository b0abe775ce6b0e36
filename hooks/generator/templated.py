"""A page whose template would be given what it was given before is not set in it again.

A template sees the whole library and the text of its own page. So a page is known by its text and by all that the
library holds but other pages' texts; of those it only asks how many minutes they take.
"""

import hashlib
import io
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from pydantic import BaseModel

from build_cache import DiskBackedCache
from cache import digest
from generator.rendered import Rendered
from library import Library
from library.model import Page, Series
from library.source import Source
from library.yaml_text import YamlDocument
from pages.build import Build
from pages.filters import reading_minutes

# Stands in the place of the template of a page that is known, and is given its HTML.
KNOWN = "known.html"
_pages: DiskBackedCache[str] = DiskBackedCache("pages")


class Templated:
    """The pages of one build. `overrides` is the folder of our templates."""

    def __init__(self, build: Build, rendered: Rendered, overrides: Path) -> None:
        self.rendered = rendered
        shared = [
            rendered.shared,
            *_changes(overrides),
            repr(build.site),
            repr(build.filters.cautions),
        ]
        self.shared = hashlib.sha256("\0".join(shared).encode() + _seen(build.library)).hexdigest()

    def begin(self, env: jinja2.Environment, files: Files) -> None:
        """Gives every page that is known a template that prints what it is given."""
        loaders = [loader for loader in (env.loader,) if loader]
        env.loader = jinja2.ChoiceLoader([*loaders, jinja2.DictLoader({KNOWN: "{{ known }}"})])
        for file in files.documentation_pages():
            if file.page and _pages.get(self._key(file.page)):
                file.page.meta["template"] = KNOWN

    def context(self, page: MkDocsPage) -> dict[str, Any]:
        """What the template of a page is given besides."""
        return {"known": _pages.get(self._key(page))} if page.meta["template"] == KNOWN else {}

    def keep(self, page: MkDocsPage, html: str) -> None:
        if page.file.src_uri in self.rendered.keys and page.meta["template"] != KNOWN:
            _pages.put(self._key(page), html)

    def _key(self, page: MkDocsPage) -> str:
        return digest(self.shared, self.rendered.keys.get(page.file.src_uri, ""))


def _changes(overrides: Path) -> Iterator[str]:
    for file in sorted(overrides.rglob("*.html")):
        yield f"{file.relative_to(overrides)} {hashlib.sha256(file.read_bytes()).hexdigest()}"


def _seen(library: Library) -> bytes:
    """All that a template can see of the library, without the pages' texts."""
    written = io.BytesIO()
    pickler = _Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True  # what is the same gives the same bytes, in one object or in two
    pages = [*library.checked_pages, *library.drafts.values()]
    pickler.dump((vars(library), [vars(page) for page in pages], [vars(series) for series in library.series]))
    return written.getvalue()


class _Pickler(pickle.Pickler):
    """What leads to a page or a series names it. The fields of a model are a set of its own, in an order that changes."""

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
