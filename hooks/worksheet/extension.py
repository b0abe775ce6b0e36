"""The Markdown extension: makes HTML of the blocks. Knows Python-Markdown, nothing of MkDocs."""

from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor

from worksheet.blocks import ALL
from worksheet.blocks.base import Page, Words
from worksheet.source import escape_misplaced, set_apart


class Fresh(Extension):
    """Forgets names and ids between two texts. Markdown calls `reset` before each page."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page

    def reset(self) -> None:
        self.page.clear()


class StartOfLine(Preprocessor):
    """Shows `///` in lists and quotations as text. The checker refuses them, and pymdownx 13.1 can
    run for ever on a block that opens in a quotation and closes outside it."""

    def run(self, lines: list[str]) -> list[str]:
        return [escape_misplaced(line) for line in lines]


class Room(Preprocessor):
    """Sets a list or table that stands straight under a hint apart, for Markdown sees it only then."""

    def run(self, lines: list[str]) -> list[str]:
        return list(set_apart(lines))


class Worksheet(BlocksExtension):
    """Registers every block. One object may serve many Markdown instances, as in MkDocs."""

    def __init__(self, words: Words | None = None, **kwargs: Any) -> None:
        self.config: dict[str, list[Any]] = {}
        self.words = words or Words()
        super().__init__(**kwargs)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        page = Page(self.words)
        self.page = page
        md.registerExtension(Fresh(page))
        # below fenced code and raw HTML, which have been put away by then
        md.preprocessors.register(StartOfLine(md), "worksheet_start", 5)
        md.preprocessors.register(Room(md), "worksheet_room", 4)
        for block in ALL.values():
            block_mgr.register(block, {"page": page})
