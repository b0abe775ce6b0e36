"""The Markdown extension: makes HTML of the blocks. Knows Python-Markdown, nothing of MkDocs."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pymdownx.blocks
from markdown import Markdown
from markdown.preprocessors import Preprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor

from worksheet import registry
from worksheet.block import PageState
from worksheet.options import from_yaml
from worksheet.source import OPENING, OPTION, escape_misplaced
from worksheet.tables import ROW
from worksheet.words import Translate, english

# Read once as the checker reads them, in C; pymdownx does so in Python, ten times as slowly.
pymdownx.blocks.get_frontmatter = from_yaml

# How what stands inside a block begins, under its hint.
BEGINS = {"list": re.compile(r"[-*+][ ]+\S.*"), "table": ROW}


class AsBlocks(Preprocessor):
    """Sets a list or table that stands straight under a hint apart, for Markdown sees it only then; and shows `///` in
    lists and quotations as text. The checker refuses those, and pymdownx 13.1 can run for ever on a block that opens in a
    quotation and closes outside it."""

    def run(self, lines: list[str]) -> list[str]:
        return list(_set_apart(map(escape_misplaced, lines)))


def _set_apart(lines: Iterable[str]) -> Iterator[str]:
    begins: re.Pattern[str] | None = None
    above = ""
    for line in lines:
        if line.startswith("///"):
            opening = OPENING.fullmatch(line.strip())
            begins = BEGINS.get(registry.content(opening[1].lower())) if opening else None
        elif begins and begins.fullmatch(line):
            if above.strip() and not above.startswith("///") and not OPTION.fullmatch(above):
                yield ""
            begins = None
        yield line
        above = line


class Worksheet(BlocksExtension):
    """Registers every block. One object may serve many Markdown instances, as in MkDocs."""

    def __init__(self, t: Translate = english, **kwargs: Any) -> None:
        self.config: dict[str, list[Any]] = {}
        self.t = t
        super().__init__(**kwargs)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        self.page = page = PageState(self.t)
        md.registerExtension(page)
        # below fenced code and raw HTML, which have been put away by then
        md.preprocessors.register(AsBlocks(md), "worksheet_blocks", 5)
        for block in registry.blocks().values():
            block_mgr.register(block, {"page": page})
