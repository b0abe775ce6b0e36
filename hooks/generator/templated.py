"""The preview: a page whose template would be given what it was given before is not set in it again.

A template sees the whole library and the text of its own page. So a page is known by its text and by all that the
library holds but other pages' texts; of those it only counts how long they are.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from generator.rendered import Rendered
from kept import Kept
from library import Library, text
from library.model import Page as Words
from library.source import Source
from library.yaml_text import Yaml
from pages.build import Build

# Stands in the place of the template of a page that is known, and is given its HTML.
KNOWN = "known.html"
_known: Kept[str] = Kept()


class Templated:
    """The pages of one build. `overrides` is the folder of our templates."""

    def __init__(self, build: Build, rendered: Rendered, overrides: Path) -> None:
        self.rendered = rendered
        shared = [
            rendered.shared,
            *_changes(overrides),
            repr((build.site, build.library.config)),
            repr(build.filters.cautions),
        ]
        self.shared = hashlib.sha256("\0".join(shared).encode() + _seen(build.library)).hexdigest()

    def begin(self, env: jinja2.Environment, files: Files) -> None:
        """Gives every page that is known a template that prints what it is given."""
        loaders = [loader for loader in (env.loader,) if loader]
        env.loader = jinja2.ChoiceLoader([*loaders, jinja2.DictLoader({KNOWN: "{{ known }}"})])
        for file in files.documentation_pages():
            if file.page and _known.find(self._key(file.page)):
                file.page.meta["template"] = KNOWN

    def context(self, page: Page) -> dict[str, Any]:
        """What the template of a page is given besides."""
        return {"known": _known.find(self._key(page))} if page.meta["template"] == KNOWN else {}

    def keep(self, page: Page, html: str) -> None:
        """`html` is the whole page."""
        if page.file.src_uri in self.rendered.keys:
            _known.keep(self._key(page), html)

    def _key(self, page: Page) -> tuple[str, str]:
        return self.shared, self.rendered.keys.get(page.file.src_uri, "")


def _changes(overrides: Path) -> Iterator[str]:
    for file in sorted(overrides.rglob("*.html")):
        yield f"{file.relative_to(overrides)} {file.stat().st_mtime_ns} {file.stat().st_size}"


def _seen(library: Library) -> bytes:
    """All that a template can see of the library, without the pages' texts."""
    written = io.BytesIO()
    pages = [*library.texts, *library.drafts.values()]
    _Pickler(written, pickle.HIGHEST_PROTOCOL).dump((vars(library), [vars(page) for page in pages]))
    return written.getvalue()


class _Pickler(pickle.Pickler):
    """What leads to a page names it."""

    def reducer_override(self, found: Any) -> Any:
        if isinstance(found, Words):
            return str, (found.path,)
        if isinstance(found, Source):
            return tuple, ((found.path, found.meta, text.words(found)),)
        if isinstance(found, Yaml):
            return tuple, ((found.value,),)
        return NotImplemented
