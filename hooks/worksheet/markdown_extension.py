"""The Markdown extension that renders blocks as HTML. It needs Python-Markdown, but not MkDocs."""

import re
import xml.etree.ElementTree as etree

import pymdownx.blocks
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor
from pymdownx.blocks import BlocksExtension, BlocksProcessor

from translations import Translate
from worksheet import registry
from worksheet.block import PageState
from worksheet.options import read_mapping
from worksheet.parser import OPENING, escape_misplaced

# As the checker parses options: with libyaml, ten times as fast as the Python parser of pymdownx.
pymdownx.blocks.get_frontmatter = read_mapping

# A list, a table or a break below other words. A number can begin a line of any paragraph; one that is not 1 does not begin a list there,
# but it is the next item after a paragraph of the last one.
LIST_OR_TABLE = re.compile(
    r"\n(?=(?:[-*+]|1\.)[ \t]+\S|\|[^\n]*\|[ \t]*\n\|[-: \t|]+\|[ \t]*(?:\n|\Z)|-{2,}[ \t]*(?:\n|\Z))"
)
NEXT_ITEM = r"\n(?= {{0,{}}}(?:[-*+]|\d+[.)])[ \t]+\S)"
BREAK = re.compile(r"\n(?=-{2,}[ \t]*(?:\n|\Z))")
# A choice that would be another list, a quotation or a heading, up to the sign that makes it one: "- 1" of "- 1) Racing heart".
BEFORE_SIGN = re.compile(r"^(?:[-*+]|\d+[.)])[ ]+(?:(?=[#>])|\w*(?=[-*+.)][ ]))")
HAS_ITEMS = re.compile(r" {0,3}(?:[-*+]|\d+[.)])[ \t]|\|")


class BlockPreprocessor(Preprocessor):
    """Escapes `///` in lists and quotations. The checker refuses these, but pymdownx 13.1 can loop forever on a block that opens in
    a quotation and closes outside it. And signs with which a choice would begin a list or quotation of its own."""

    def run(self, lines: list[str]) -> list[str]:
        out, is_choice = [], False
        for line in lines:
            if opening := OPENING.fullmatch(line):
                block = registry.blocks().get(opening[1].lower())
                is_choice = block is not None and block.CONTENT == "list"
            elif line.startswith("///"):
                is_choice = False
            out.append(BEFORE_SIGN.sub(r"\g<0>\\", line) if is_choice else escape_misplaced(line))
        return out


class RoomAbove(BlockProcessor):
    """Separates lists, tables and breaks from the words right above them, as most Markdown programs do."""

    def test(self, parent: etree.Element, block: str) -> bool:
        return "\n" in block and self._find(block) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        at = self._find(blocks[0]).start()  # type: ignore[union-attr]  # which `test` has found
        blocks[:1] = [blocks[0][:at], blocks[0][at + 1 :]]

    def _find(self, block: str) -> re.Match[str] | None:
        if indent := (len(block) - len(block.lstrip(" "))) // 4 * 4:
            return re.search(NEXT_ITEM.format(indent - 4), block)
        return (BREAK if HAS_ITEMS.match(block) else LIST_OR_TABLE).search(block)


class WorksheetExtension(BlocksExtension):
    """Registers all blocks. One object may serve many Markdown instances, as in MkDocs."""

    def __init__(self, t: Translate) -> None:
        super().__init__()
        self.t = t

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        self.page = page = PageState(self.t)
        md.registerExtension(page)
        # after fenced code (25) and raw HTML (20), which are in the stash by then
        md.preprocessors.register(BlockPreprocessor(md), "worksheet_blocks", 5)
        # before items of lists (90)
        md.parser.blockprocessors.register(RoomAbove(md.parser), "room_above", 95)
        for block in registry.blocks().values():
            block_mgr.register(block, {"page": page})
