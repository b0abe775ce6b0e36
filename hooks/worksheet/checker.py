"""Validates the blocks of a text and reports every problem at once.

After its own rules it renders the text and compares, because Markdown around a block (raw HTML, a
list) can still swallow it: the extension understands every text that passes.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from markdown import Markdown

from worksheet import registry
from worksheet.block import PageState
from worksheet.field_names import is_words_only, label_text, part_names, suggest
from worksheet.markdown_extension import WorksheetExtension
from worksheet.options import field_name, read_mapping, validate_options
from worksheet.parser import BlockSource, LineMessage, parse_blocks

# In characters. A screen reader says the label with every box, and on paper it stands beside its line.
MAX_LABEL_LENGTH = 200
# What to write instead of Material's blocks, and what fields are called in other forms.
REMEDIES = read_mapping(Path(__file__).with_name("remedies.yml").read_text("utf-8")) or {}
MATERIAL_BLOCKS = {name: remedy for names, remedy in REMEDIES["material"].items() for name in names.split()}
# What can hide a block though it stands outside of it: HTML, code, and a line right above.
_ENCLOSING = re.compile(r"<|```|~~~|[^\n]\n///[ ]*\w")
FORM_FIELDS = {name: block for block, names in REMEDIES["forms"].items() for name in names.split()}


def check(text: str, first_line: int = 1, *, allow_fields: bool = True) -> list[LineMessage]:
    """All problems of a text, by line. `allow_fields` is False for pages that are no worksheets."""
    sources, problems = parse_blocks(text, first_line, registry.blocks())
    malformed = {line for line, _ in problems}  # begun or closed wrongly: the content is not reliable
    seen: dict[str, BlockSource] = {}
    for source in sources:
        problems += [(source.line, message) for message in _validate_opening(source, allow_fields, seen)]
        if block := registry.blocks().get(source.block):
            problems += validate_options(source, block.OPTIONS)
            problems += block.validate(source) if source.line not in malformed else []
    if not problems and sources:
        problems += _unrendered_blocks(text, first_line, sources)
    return sorted(set(problems))


def _validate_opening(source: BlockSource, allow_fields: bool, seen: dict[str, BlockSource]) -> Iterator[str]:
    """Messages about the first line of a block; of a field, also about its label. `seen` has the fields above it, by name."""
    block = registry.blocks().get(source.block)
    if block is None:
        meant = FORM_FIELDS.get(source.block, source.block)
        remedy = MATERIAL_BLOCKS.get(source.block) or suggest(meant, registry.allowed_names(allow_fields))
        yield f'there is no block "{source.block}". {remedy}'
        return
    if not (allow_fields or block.ALLOWED_ON_ANY_PAGE):
        yield f'"{source.block}" is a field to fill in. Move it to a worksheet; this page can have {", ".join(registry.allowed_names(False))}.'
    if not source.label:
        yield f'this "{block.NAME}" has no {block.LABEL}. Write it after a bar: /// {block.NAME} | {block.EXAMPLE}'
    if source.block not in registry.field_blocks():
        return
    name, words = field_name(source), label_text(source.label)
    if not is_words_only(source.label):
        yield "a label can only have words. Put a macro, source, link or picture in the hint under it."
    elif source.label and not name:
        yield f'the label "{words or source.label}" has no letter or digit in it. Change it, or give the field a name: what-happened'
    if len(words) > MAX_LABEL_LENGTH:
        yield f"this label has {len(words)} characters; the limit is {MAX_LABEL_LENGTH}. Move the explanation to the hint under it."
    first = seen.setdefault(name, source)
    if name and first is not source:
        same = words.casefold() == label_text(first.label).casefold()
        what = f'the label "{words}"' if same else f'the name "{name}"'
        yield f"{what} appears twice on this sheet (first in line {first.line}). Change one, or write name: and a different word under one of them."


@lru_cache(maxsize=1)
def _markdown() -> tuple[Markdown, PageState]:
    """A parser for all texts: creating one takes as long as parsing a sheet."""
    extension = WorksheetExtension(lambda key, **values: key)  # only names are compared
    return Markdown(extensions=["tables", "fenced_code", "pymdownx.fancylists", extension]), extension.page


def _unrendered_blocks(text: str, first_line: int, sources: list[BlockSource]) -> Iterator[LineMessage]:
    """Blocks that the extension does not render although they are valid."""
    markdown, page = _markdown()
    markdown.reset()
    lines = text.split("\n")
    if not _ENCLOSING.search(text):  # what else can break a block stands in its own list or table
        sources = [source for source in sources if registry.blocks()[source.block].CONTENT != "prose"]
        lines = [
            line
            for source in sources
            for line in (*lines[source.line - first_line : source.end - first_line + 1], "")
        ]
    for preprocessor in markdown.preprocessors:
        lines = preprocessor.run(lines)
    markdown.parser.parseDocument(lines)  # without inline patterns, which create no block
    rendered = list(page.rendered)
    for source in sources:
        block = registry.blocks()[source.block]
        name = field_name(source) if source.block in registry.field_blocks() else ""
        if (as_written := (block.NAME, name, part_names(block.part_labels(source)))) in rendered:
            del rendered[: rendered.index(as_written) + 1]
            continue
        message = f'this "{source.block}" can\'t be read here. Leave an empty line before and after it, and remove any HTML, list, table or quotation in or around it.'
        yield source.line, message
