"""The Markdown extension: makes HTML of the blocks. Knows Python-Markdown, nothing of MkDocs."""

from typing import Any

from markdown import Extension, Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor  # type: ignore[import-untyped]

from worksheet.blocks import ALL
from worksheet.blocks.base import Page, Words


class Fresh(Extension):
    """Forgets names and ids between two texts. Markdown calls `reset` before each page."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page

    def reset(self) -> None:
        self.page.clear()


class Worksheet(BlocksExtension):  # type: ignore[misc]
    """Registers every block. One object may serve many Markdown instances, as in MkDocs."""

    def __init__(self, words: Words | None = None, **kwargs: Any) -> None:
        self.config: dict[str, list[Any]] = {}
        self.words = words or Words()
        super().__init__(**kwargs)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        page = Page(self.words)
        self.page = page
        md.registerExtension(Fresh(page))
        for block in ALL.values():
            block_mgr.register(block, {"page": page})
