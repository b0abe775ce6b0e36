"""Caches the HTML of each page's Markdown, so that only what an edit touched is rendered again.

MkDocs calls `render` on every page and has no event to skip it, so a cached page gets a `render` that restores it.
"""

import pickle
from collections.abc import Callable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage

from build_cache import DiskBackedCache, work_ahead
from digests import code_hash, digest, file_digests, library_version
from library.assets import MEDIA, PICTURES
from library.model import Page
from translations import STRINGS_FOLDER

# Those of the templates too: `PageCache` builds its keys on `shared`.
MAKERS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "babel")
_pages = DiskBackedCache("markdown")


class MarkdownCache:
    """The pages of one build. A page for which MkDocs logs something (`message_count()` grows) is not cached: it has to say so
    at every build."""

    def __init__(self, config: MkDocsConfig, files: Files, message_count: Callable[[], int]) -> None:
        self.message_count = message_count
        self.keys: dict[str, str] = {}  # by the path of the page
        # Extensions that are objects are ours, and covered by the hash of our code.
        extensions = [name for name in config.markdown_extensions if isinstance(name, str)]
        settings = repr((extensions, config.mdx_configs, config.validation, config.theme["language"]))
        listed = (f"{file.src_uri} {file.url} {file.inclusion}" for file in files)
        # The module is another under ProperDocs, and an entry names it.
        makers = (code_hash(), MkDocsPage.__module__, *map(library_version, MAKERS))
        self.shared = digest(
            *makers, *file_digests(STRINGS_FOLDER), settings, *listed, *_media_files(Path(config.docs_dir))
        )
        work_ahead(lambda: self._render_from_end(config, files))

    def _render_from_end(self, config: MkDocsConfig, files: Files) -> Iterator[MkDocsPage]:
        """Renders all pages as MkDocs does, the last one first."""
        for file in reversed(files.documentation_pages()):
            if page := file.page:
                page = config.plugins.on_pre_page(page, config=config, files=files)
                page.read_source(config)
                text = page.markdown or ""
                page.markdown = config.plugins.on_page_markdown(text, page=page, config=config, files=files)
                page.render(config, files)
                config.plugins.on_page_content(page.content or "", page=page, config=config, files=files)
                yield page

    def render_or_restore(self, page: MkDocsPage, markdown: str, here: Page) -> None:
        """Has `page` restored instead of rendered if it is cached; `markdown` is its text after macros."""
        cited = (f"{source.key} {source.html}" for source in here.cited)
        key = digest(self.shared, page.file.src_uri, markdown, *cited)
        self.keys[page.file.src_uri] = key
        if rendered := _pages.get(key):
            page.render = lambda config, files: _restore(rendered, page, files)  # type: ignore[method-assign]
            return
        render = page.render

        def render_and_store(config: MkDocsConfig, files: Files) -> None:
            before = self.message_count()
            render(config, files)
            if self.message_count() == before and page.links_to_anchors is not None:
                links = {file.src_uri: anchors for file, anchors in page.links_to_anchors.items()}
                facts = page.content, page.toc, page._title_from_render, page.present_anchor_ids, links
                _pages.put(key, pickle.dumps(facts))
            else:
                del self.keys[page.file.src_uri]

        page.render = render_and_store  # type: ignore[method-assign]


def _restore(rendered: bytes, page: MkDocsPage, files: Files) -> None:
    """Sets on a page what rendering has set before."""
    facts = pickle.loads(rendered)  # noqa: S301 - whoever can write there can write our code, too
    page.content, page.toc, page._title_from_render, page.present_anchor_ids, links = facts
    page.links_to_anchors = {files.src_uris[path]: anchors for path, anchors in links.items()}


def _media_files(docs: Path) -> Iterator[str]:
    """Every picture and recording that a page may show, with its time of change and size."""
    for folder in ("assets", PICTURES, MEDIA):
        for file in sorted((docs / folder).glob("*.*")):
            stat = file.stat()
            yield f"{file.name} {stat.st_mtime_ns} {stat.st_size}"
