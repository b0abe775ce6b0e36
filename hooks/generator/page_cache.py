"""Caches each finished page by all that its template can see.

A template sees the whole library and the text of its own page. So the key of a page is made of its text and of
everything in the library except other pages' texts, of which templates only ask the reading time.
"""

import io
import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from pydantic import BaseModel

from build_cache import DiskBackedCache, work_ahead
from digests import digest, file_digests
from generator.markdown_cache import MarkdownCache
from library import Library
from library.model import Page, Series
from library.source import Source
from library.yaml_text import YamlDocument
from pages.build_context import Build
from pages.template_filters import reading_minutes

# The template that MkDocs renders for a page that may be cached: it prints the finished HTML.
FINISHED_TEMPLATE = "finished.html"
_pages = DiskBackedCache("pages")


class PageCache:
    """The pages of one build. `overrides` is the folder of templates.

    MkDocs fetches a page's template before it asks for the values in it. So all pages that may be cached have the template that
    prints finished HTML, and their own is rendered here, if need be.
    """

    def __init__(self, build: Build, markdown_cache: MarkdownCache, overrides: Path) -> None:
        self.markdown_cache = markdown_cache
        self.templates: dict[str, str] = {}  # the own template of each page that may be cached, by its path
        shared = (*file_digests(overrides), repr(build.site), repr(build.filters.cautions))
        self.shared = digest(markdown_cache.shared, *shared, _library_state(build.library))

    def begin(self, env: jinja2.Environment, config: MkDocsConfig, nav: Navigation, files: Files) -> None:
        """Changes the templates of pages that may be cached."""
        loaders = [loader for loader in (env.loader,) if loader]
        env.loader = jinja2.ChoiceLoader([*loaders, jinja2.DictLoader({FINISHED_TEMPLATE: "{{ finished }}"})])
        self.env = env
        # To a draft, MkDocs adds a mark after it has asked for the values.
        listed = [file.page for file in files.documentation_pages() if not file.inclusion.is_excluded()]
        pages = [page for page in listed if page and page.file.src_uri in self.markdown_cache.keys]
        for page in pages:
            self.templates[page.file.src_uri] = page.meta["template"]
            page.meta["template"] = FINISHED_TEMPLATE
        work_ahead(lambda: self._render_from_end(pages, config, nav, files))

    def _render_from_end(
        self, pages: list[MkDocsPage], config: MkDocsConfig, nav: Navigation, files: Files
    ) -> Iterator[MkDocsPage]:
        """Renders the templates of pages as MkDocs does, the last one first."""
        for page in reversed(pages):
            context: Any = get_context(nav, files, config, page)
            config.plugins.on_page_context(context, page=page, config=config, nav=nav)
            yield page

    def finish(self, page: MkDocsPage, context: Any) -> None:
        """Sets the finished HTML in the values of that template, from the cache or from the page's own template."""
        if template := self.templates.get(page.file.src_uri):
            page.meta["template"] = template
            html = _pages.get(self._key(page))
            if html is None:
                html = _pages.put(self._key(page), self.env.get_template(template).render(context).encode())
            context["finished"] = html.decode()

    def _key(self, page: MkDocsPage) -> str:
        return digest(self.shared, self.markdown_cache.keys[page.file.src_uri])


def _library_state(library: Library) -> bytes:
    """Everything that a template can see of the library, without the pages' texts and its folder, as bytes."""
    written = io.BytesIO()
    pickler = _Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True  # without a memo, so that equal values give equal bytes
    pages = [*library.checked_pages, *library.drafts.values()]
    seen = vars(library) | {"root": None}  # no site says where it was made
    pickler.dump((seen, [vars(page) for page in pages], [vars(series) for series in library.series]))
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
