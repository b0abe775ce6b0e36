"""The Markdown extension that renders blocks as HTML. It needs Python-Markdown, but not MkDocs."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pymdownx.blocks
from markdown import Markdown
from markdown.preprocessors import Preprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor

from worksheet import registry
from worksheet.block import PageState
from worksheet.options import parse_yaml
from worksheet.parser import OPENING, OPTION, escape_misplaced
from worksheet.tables import ROW
from worksheet.translations import Translate

# As the checker parses options: with libyaml, ten times as fast as the Python parser of pymdownx.
pymdownx.blocks.get_frontmatter = parse_yaml

# The first line of a block's content below the hint, by type.
CONTENT_PATTERNS = {"list": re.compile(r"[-*+][ ]+\S.*"), "table": ROW}


class BlockPreprocessor(Preprocessor):
    """Inserts a blank line between a hint and the list or table below it, which Markdown would not see otherwise, and escapes
    `///` in lists and quotations. The checker refuses these, but pymdownx 13.1 can loop forever on a block that opens in
    a quotation and closes outside it."""

    def run(self, lines: list[str]) -> list[str]:
        return list(_insert_blank_lines(map(escape_misplaced, lines)))


def _insert_blank_lines(lines: Iterable[str]) -> Iterator[str]:
    content_start: re.Pattern[str] | None = None
    previous = ""
    for line in lines:
        if line.startswith("///"):
            opening = OPENING.fullmatch(line.strip())
            content = registry.content_type(opening[1].lower()) if opening else ""
            content_start = CONTENT_PATTERNS.get(content)
        elif content_start and content_start.fullmatch(line):
            if previous.strip() and not previous.startswith("///") and not OPTION.fullmatch(previous):
                yield ""
            content_start = None
        yield line
        previous = line


class WorksheetExtension(BlocksExtension):
    """Registers all blocks. One object may serve many Markdown instances, as in MkDocs."""

    def __init__(self, t: Translate, **kwargs: Any) -> None:
        self.config: dict[str, list[Any]] = {}
        self.t = t
        super().__init__(**kwargs)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        self.page = page = PageState(self.t)
        md.registerExtension(page)
        # after fenced code (25) and raw HTML (20), which are in the stash by then
        md.preprocessors.register(BlockPreprocessor(md), "worksheet_blocks", 5)
        for block in registry.blocks().values():
            block_mgr.register(block, {"page": page})
