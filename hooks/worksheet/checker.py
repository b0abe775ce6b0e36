"""Reads a text as strictly as the page deserves and says everything that is wrong with it at once.

What the checker passes, the extension understands: after its own rules it has the text rendered and
compares, because Markdown around a block (raw HTML, a list) can still swallow it.
"""

from collections.abc import Iterator
from functools import lru_cache

from markdown import Markdown

from worksheet import registry
from worksheet.block import PageState
from worksheet.extension import Worksheet
from worksheet.labels import nearest_or_all, part_names, words_only
from worksheet.names import plain
from worksheet.options import name_of, option_faults
from worksheet.source import BlockSource, Fault, scan

# A label is read out with every box, and stands on paper beside its line.
LABEL_MAX = 200
# Blocks that Material's users know, and what to write here.
ELSEWHERE = {
    **dict.fromkeys(
        ("admonition", "html"), 'Write !!! note "Title", with its text indented by four spaces below.'
    ),
    "details": 'Write ??? note "Title", with its text indented by four spaces below.',
    "tab": "Tabs hide words from paper and from search. Write a heading for each.",
    "define": "Write the word, and on the line below it a colon, three spaces and what it means.",
    **dict.fromkeys(
        ("caption", "figure-caption", "table-caption"),
        'Write ![what it shows](picture.jpg "Words under it").',
    ),
}


def check(text: str, first_line: int = 1, *, fields: bool = True) -> list[Fault]:
    """Every problem of a text, by line. `fields=False` for pages that are no worksheet."""
    sources, problems = scan(text, first_line, registry.blocks())
    astray = {problem.line for problem in problems}  # where it begins or ends is wrong: so is what is in it
    seen: dict[str, BlockSource] = {}
    for source in sources:
        problems += [Fault(source.line, message) for message in _opening(source, fields, seen)]
        if block := registry.blocks().get(source.block):
            problems += option_faults(source, block.OPTIONS)
            problems += block.faults(source) if source.line not in astray else []
    if not problems and sources:
        problems += _lost(text, sources)
    return sorted(set(problems))


def _opening(source: BlockSource, fields: bool, seen: dict[str, BlockSource]) -> Iterator[str]:
    """What is wrong with the first line of a block. `seen` are the fields above it, by their names."""
    block = registry.blocks().get(source.block)
    if block is None:
        yield f'there is no block "{source.block}". {ELSEWHERE.get(source.block) or nearest_or_all(source.block, registry.allowed(fields))}'
        return
    if not (fields or block.ANYWHERE):
        yield f'"{source.block}" is a field to fill in. Move it to a worksheet; on this page there are {", ".join(registry.allowed(False))}.'
    if not source.label:
        yield f'this "{block.NAME}" has no {block.LABEL}. Write it after a bar: /// {block.NAME} | {block.EXAMPLE}'
    if source.block in registry.fields():
        yield from _label(source, seen)


def _label(source: BlockSource, seen: dict[str, BlockSource]) -> Iterator[str]:
    name, words = name_of(source), plain(source.label)
    if not words_only(source.label):
        yield "a label takes words only. Put a macro, source, link or picture into the hint under it."
    elif source.label and not name:
        yield f'the label "{words or source.label}" has no letter or digit in it. Change it, or give the field a name: what-happened'
    if len(words) > LABEL_MAX:
        yield f"this label has {len(words)} characters; {LABEL_MAX} are the most. Put what explains it into the hint under it."
    first = seen.setdefault(name, source)
    if name and first is not source:
        same = words.casefold() == plain(first.label).casefold()
        what = f'the label "{words}"' if same else f'the name "{name}"'
        yield f"{what} stands twice on this sheet (first in line {first.line}). Change one, or write name: and a word of its own under one of them."


@lru_cache(maxsize=1)
def _reader() -> tuple[Markdown, PageState]:
    """One for all texts: to make it costs as much as to read a sheet."""
    extension = Worksheet()
    return Markdown(extensions=["tables", "fenced_code", extension]), extension.page


def _lost(text: str, sources: list[BlockSource]) -> Iterator[Fault]:
    """Blocks that the extension does not make although nothing is wrong with them as such."""
    markdown, page = _reader()
    markdown.reset()
    lines = text.split("\n")
    for preprocessor in markdown.preprocessors:
        lines = preprocessor.run(lines)
    markdown.parser.parseDocument(lines)  # blocks alone: what stands inside their lines makes no block
    made = list(page.made)
    for source in sources:
        block = registry.blocks()[source.block]
        name = name_of(source) if source.block in registry.fields() else ""
        wanted = (block.NAME, name, part_names(block.parts(source)))
        if made and made[0] == wanted:
            made.pop(0)
            continue
        message = f'this "{source.block}" can\'t be read where it stands. Leave an empty line before and after it, and remove any HTML, list or quotation around it.'
        yield Fault(source.line, message)
