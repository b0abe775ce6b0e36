"""Caches the HTML of each page's Markdown, so that only what an edit touched is rendered again.

MkDocs calls `render` on every page and has no event to skip it, so a cached page gets a `render` that restores it.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, get_toc

from build_cache import DiskBackedCache
from cache import code_hash, digest, library_version
from library.assets import MEDIA, PICTURES
from library.model import Page
from worksheet.translations import STRINGS_FOLDER

# Those of the templates too: `TemplateCache` builds its keys on `shared`.
MAKERS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "babel")
FACTS = ("content", "title", "anchors", "links", "toc")
_pages: DiskBackedCache[dict[str, Any]] = DiskBackedCache("markdown")


class RenderCache:
    """The pages of one build. A page for which MkDocs logs something (`message_count()` grows) is not cached: it has to say so
    at every build."""

    def __init__(self, config: MkDocsConfig, files: Files, message_count: Callable[[], int]) -> None:
        self.message_count = message_count
        self.keys: dict[str, str] = {}  # by the path of the page
        settings = (
            config.markdown_extensions,
            config.mdx_configs,
            config.validation,
            config.theme["language"],
        )
        listed = (f"{file.src_uri} {file.url} {file.inclusion}" for file in files)
        words = (file.read_text("utf-8") for file in sorted(STRINGS_FOLDER.glob("*.yml")))
        makers = (code_hash(), *map(library_version, MAKERS))
        self.shared = digest(
            *makers, *words, *map(_setting_text, settings), *listed, *_media_files(Path(config.docs_dir))
        )
        _pages.fill_from_end(lambda: self._render_from_end(config, files))

    def _render_from_end(self, config: MkDocsConfig, files: Files) -> Iterator[tuple[str, dict[str, Any]]]:
        """Renders all pages as MkDocs does, the last one first."""
        for file in reversed(files.documentation_pages()):
            if page := file.page:
                page = config.plugins.on_pre_page(page, config=config, files=files)
                page.read_source(config)
                page.markdown = config.plugins.on_page_markdown(
                    page.markdown or "", page=page, config=config, files=files
                )
                page.render(config, files)
                key = self.keys.get(page.file.src_uri)
                if key and (rendered := _pages.get(key)):
                    yield key, rendered

    def end(self) -> None:
        """To be called when all pages are rendered."""
        _pages.stop_filling()

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
                _pages.put(key, _values_of(page))
            else:
                del self.keys[page.file.src_uri]

        page.render = render_and_store  # type: ignore[method-assign]


def _values_of(page: MkDocsPage) -> dict[str, Any]:
    """What rendering set on a page, as JSON values."""
    anchors = sorted(page.present_anchor_ids or ())
    links = [[file.src_uri, links] for file, links in (page.links_to_anchors or {}).items()]
    toc = [_toc_tokens(entry) for entry in page.toc]
    return dict(zip(FACTS, (page.content, page._title_from_render, anchors, links, toc), strict=True))


def _restore(rendered: dict[str, Any], page: MkDocsPage, files: Files) -> None:
    """Sets on a page what rendering would set."""
    page.content, page._title_from_render = rendered["content"], rendered["title"]
    page.present_anchor_ids = set(rendered["anchors"])
    linked = ((files.src_uris[path], links) for path, links in rendered["links"])
    page.links_to_anchors = {file: dict(links) for file, links in linked}
    page.toc = get_toc(rendered["toc"])


def _toc_tokens(entry: AnchorLink) -> dict[str, Any]:
    children = [_toc_tokens(child) for child in entry.children]
    return {"level": entry.level, "id": entry.id, "name": entry.title, "children": children}


def _setting_text(setting: Any) -> str:
    """A setting as text. Extensions that are objects are ours, and covered by the hash of our code."""
    return repr([one for one in setting if isinstance(one, str)] if isinstance(setting, list) else setting)


def _media_files(docs: Path) -> Iterator[str]:
    """Every picture and recording that a page may show, with its time of change and size."""
    for folder in ("assets", PICTURES, MEDIA):
        for file in sorted((docs / folder).glob("*.*")):
            stat = file.stat()
            yield f"{file.name} {stat.st_mtime_ns} {stat.st_size}"
