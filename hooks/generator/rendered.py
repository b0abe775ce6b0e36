"""Markdown that was rendered before, by all that decides its HTML: only what an edit touched is rendered again.

MkDocs asks each page to render itself, and has no event for a page that need not; so a page that is known brings a
`render` of its own.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, get_toc

from build_cache import DiskBackedCache
from cache import code, digest, version
from library.assets import MEDIA, PICTURES
from library.model import Page
from worksheet.translations import STRINGS_FOLDER

# The templates' among them: what is shared decides their pages as well.
MAKERS = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "babel")
FACTS = ("content", "title", "anchors", "links", "toc")
_pages: DiskBackedCache[dict[str, Any]] = DiskBackedCache("markdown")


class Rendered:
    """The pages of one build. `said()` counts what MkDocs has said: a page with a broken link says so every time."""

    def __init__(self, config: MkDocsConfig, files: Files, said: Callable[[], int]) -> None:
        self.said = said
        self.keys: dict[str, str] = {}  # by which each page is known, by its file
        settings = (
            config.markdown_extensions,
            config.mdx_configs,
            config.validation,
            config.theme["language"],
        )
        listed = (f"{file.src_uri} {file.url} {file.inclusion}" for file in files)
        words = (file.read_text("utf-8") for file in sorted(STRINGS_FOLDER.glob("*.yml")))
        makers = (code(), *map(version, MAKERS))
        self.shared = digest(
            *makers, *words, *map(_written, settings), *listed, *_shown(Path(config.docs_dir))
        )
        _pages.fill_from_end(lambda: self._render_from_end(config, files))

    def _render_from_end(self, config: MkDocsConfig, files: Files) -> Iterator[tuple[str, dict[str, Any]]]:
        """Renders as MkDocs does, the last page first."""
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
        """All pages are rendered."""
        _pages.stop_filling()

    def serve(self, page: MkDocsPage, markdown: str, here: Page) -> None:
        """`page`, whose text is `markdown` by now, need not be rendered if it is known."""
        cited = (f"{source.key} {source.html}" for source in here.cited)
        key = digest(self.shared, page.file.src_uri, markdown, *cited)
        self.keys[page.file.src_uri] = key
        if known := _pages.get(key):
            page.render = lambda config, files: _give(known, page, files)  # type: ignore[method-assign]
            return
        render = page.render

        def anew(config: MkDocsConfig, files: Files) -> None:
            before = self.said()
            render(config, files)
            if self.said() == before and page.links_to_anchors is not None:
                _pages.put(key, _taken(page))
            else:
                del self.keys[page.file.src_uri]

        page.render = anew  # type: ignore[method-assign]


def _taken(page: MkDocsPage) -> dict[str, Any]:
    """What rendering gave a page, as plain values."""
    anchors = sorted(page.present_anchor_ids or ())
    links = [[file.src_uri, links] for file, links in (page.links_to_anchors or {}).items()]
    toc = [_tokens(entry) for entry in page.toc]
    return dict(zip(FACTS, (page.content, page._title_from_render, anchors, links, toc), strict=True))


def _give(known: dict[str, Any], page: MkDocsPage, files: Files) -> None:
    """The page as if it had been rendered."""
    page.content, page._title_from_render = known["content"], known["title"]
    page.present_anchor_ids = set(known["anchors"])
    linked = ((files.src_uris[path], links) for path, links in known["links"])
    page.links_to_anchors = {file: dict(links) for file, links in linked}
    page.toc = get_toc(known["toc"])


def _tokens(entry: AnchorLink) -> dict[str, Any]:
    children = [_tokens(child) for child in entry.children]
    return {"level": entry.level, "id": entry.id, "name": entry.title, "children": children}


def _written(setting: Any) -> str:
    """A setting as text. Extensions that are objects are our own, and their code counts."""
    return repr([one for one in setting if isinstance(one, str)] if isinstance(setting, list) else setting)


def _shown(docs: Path) -> Iterator[str]:
    """Every picture and recording that a page may show, the owner's sign among them, with its last change."""
    for folder in ("assets", PICTURES, MEDIA):
        for file in sorted((docs / folder).glob("*.*")):
            stat = file.stat()
            yield f"{file.name} {stat.st_mtime_ns} {stat.st_size}"
