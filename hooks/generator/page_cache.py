"""Caches of what takes long on a page: the HTML of its Markdown, the bytecode of its template, and the finished page. Only what an edit
touched is made again.

MkDocs calls `render` on every page and has no event to skip it, so a cached page gets a `render` that restores it. The key of a
finished page is made of its text and of everything in the library except other pages' texts, of which templates only ask the
reading time.
"""

import io
import marshal
import pickle
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from pydantic import BaseModel

from build_cache import DiskBackedCache, work_ahead
from digests import code_hash, digest, environment_hash, file_digests, file_stamps
from library import Library
from library.assets import MEDIA, PICTURES
from library.model import Page, Series
from library.source import Source
from library.yaml_text import YamlDocument
from pages.build_context import Build
from pages.template_filters import reading_minutes
from translations import STRINGS_FOLDER

_markdown, _bytecode, _pages = map(DiskBackedCache, ("markdown", "templates", "pages"))


class PageCache:
    """The pages of one build. A page for which MkDocs logs something (`message_count()` grows) is not cached: it has to say so
    at every build.

    MkDocs fetches a page's template before it asks for the values in it. So all pages that may be cached have the template that
    prints finished HTML, and their own is rendered here, if need be.
    """

    def __init__(
        self, config: MkDocsConfig, nav: Navigation, files: Files, message_count: Callable[[], int]
    ) -> None:
        self.config, self.nav, self.files, self.message_count = config, nav, files, message_count
        self.keys: dict[str, str] = {}  # of the HTML of each page's Markdown, by the path of the page
        self.templates: dict[str, str] = {}  # the own template of each page that may be cached, by its path
        # Extensions that are objects are ours, and covered by the hash of our code.
        extensions = [name for name in config.markdown_extensions if isinstance(name, str)]
        settings = repr((extensions, config.mdx_configs, config.validation, config.theme["language"]))
        listed = (f"{file.src_uri} {file.url} {file.inclusion}" for file in files)
        # The module is another under ProperDocs, and an entry names it.
        makers = (environment_hash(), code_hash(), MkDocsPage.__module__)
        # Every picture and recording that a page may show.
        media = (Path(config.docs_dir, folder).glob("*.*") for folder in ("assets", PICTURES, MEDIA))
        files_shown = (*file_digests(STRINGS_FOLDER), *file_stamps(chain.from_iterable(media)))
        self.shared = digest(*makers, settings, *listed, *files_shown)
        work_ahead(self._render_from_end)

    def _render_from_end(self) -> Iterator[MkDocsPage]:
        """Renders the Markdown of all pages as MkDocs does, the last one first."""
        config, files, plugins = self.config, self.files, self.config.plugins
        for file in reversed(files.documentation_pages()):
            if page := file.page:
                page = plugins.on_pre_page(page, config=config, files=files)
                page.read_source(config)
                text = page.markdown or ""
                page.markdown = plugins.on_page_markdown(text, page=page, config=config, files=files)
                page.render(config, files)
                plugins.on_page_content(page.content or "", page=page, config=config, files=files)
                yield page

    def render_or_restore(self, page: MkDocsPage, markdown: str, here: Page) -> None:
        """Has `page` restored instead of rendered if it is cached; `markdown` is its text after macros."""
        cited = (f"{reference.key} {reference.html}" for reference in here.cited)
        key = digest(self.shared, page.file.src_uri, markdown, *cited)
        self.keys[page.file.src_uri] = key
        if rendered := _markdown.get(key):
            page.render = lambda config, files: _restore(rendered, page, files)  # type: ignore[method-assign]
            return
        render = page.render

        def render_and_store(config: MkDocsConfig, files: Files) -> None:
            before = self.message_count()
            render(config, files)
            if self.message_count() == before and page.links_to_anchors is not None:
                links = {file.src_uri: anchors for file, anchors in page.links_to_anchors.items()}
                values = page.content, page.toc, page._title_from_render, page.present_anchor_ids, links
                _markdown.put(key, pickle.dumps(values))
            else:
                del self.keys[page.file.src_uri]

        page.render = render_and_store  # type: ignore[method-assign]

    def cache_templates(self, env: jinja2.Environment, build: Build, overrides: Path) -> None:
        """Changes the templates of pages that may be cached; `overrides` is their folder."""
        shared = (*file_digests(overrides), repr(build.facts), repr(build.filters.cautions))
        self.shared = digest(self.shared, *shared, _library_state(build.library))
        # MkDocs renders it for a page that may be cached. `get_template` takes a template for a name, too.
        self.env, finished = env, env.from_string("{{ finished }}")
        # To a draft, MkDocs adds a mark after it has asked for the values.
        listed = [file.page for file in self.files.documentation_pages() if not file.inclusion.is_excluded()]
        pages = [page for page in listed if page and page.file.src_uri in self.keys]
        for page in pages:
            self.templates[page.file.src_uri] = page.meta["template"]
            page.meta["template"] = finished
        work_ahead(lambda: map(self._fill_template, reversed(pages)))

    def _fill_template(self, page: MkDocsPage) -> None:
        """Renders the template of a page as MkDocs does."""
        context: Any = get_context(self.nav, self.files, self.config, page)
        self.config.plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)

    def finish(self, page: MkDocsPage, context: Any) -> None:
        """Sets the finished HTML in the values of that template, from the cache or from the page's own template."""
        if template := self.templates.get(page.file.src_uri):
            page.meta["template"] = template
            key = digest(self.shared, self.keys[page.file.src_uri])
            html = _pages.get(key)
            if html is None:
                html = _pages.put(key, self.env.get_template(template).render(context).encode())
            context["finished"] = html.decode()


def _restore(rendered: bytes, page: MkDocsPage, files: Files) -> None:
    """Sets on a page what rendering has set before."""
    values = pickle.loads(rendered)  # noqa: S301 - whoever can write there can write our code, too
    page.content, page.toc, page._title_from_render, page.present_anchor_ids, links = values
    page.links_to_anchors = {files.src_uris[path]: anchors for path, anchors in links.items()}


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
    return digest(environment_hash(), str(marshal.version), bucket.key, bucket.checksum)


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
