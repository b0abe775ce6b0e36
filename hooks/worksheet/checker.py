"""Reads a text as strictly as the page deserves and says everything that is wrong with it at once.

What the checker passes, the extension understands: after its own rules it has the text rendered and
compares, because Markdown around a block (raw HTML, a list) can still swallow it.
"""

from collections.abc import Iterator
from functools import lru_cache

from markdown import Markdown

from worksheet import registry
from worksheet.block import LabeledBlock, PageState
from worksheet.extension import Worksheet
from worksheet.labels import nearest_or_all, part_names, words_only
from worksheet.names import plain
from worksheet.options import name_of, option_faults
from worksheet.source import BlockSource, Problem, scan

# A label is read out with every box, and stands on paper beside its line.
LABEL_MAX = 200


def check(text: str, first_line: int = 1, *, fields: bool = True) -> list[Problem]:
    """Every problem of a text, by line. `fields=False` for pages that are no worksheet."""
    sources, problems = scan(text, first_line, registry.blocks())
    astray = {problem.line for problem in problems}  # where it begins or ends is wrong: so is what is in it
    seen: dict[str, BlockSource] = {}
    for source in sources:
        block = registry.blocks().get(source.block)
        if block is None:
            near = nearest_or_all(source.block, registry.allowed(fields))
            problems.append(Problem(source.line, f'there is no block "{source.block}". {near}'))
            continue
        if not (fields or block.ANYWHERE):
            allowed = ", ".join(registry.allowed(False))
            message = f'"{source.block}" is a field to fill in. Move it to a worksheet; on this page there are {allowed}.'
            problems.append(Problem(source.line, message))
        problems += _label(source, block)
        problems += option_faults(source, block.OPTIONS)
        problems += block.faults(source) if source.line not in astray else []
        if source.block in registry.fields():
            problems += _twice(source, seen)
    if not problems and sources:
        problems += _lost(text, sources)
    return sorted(set(problems))


def _label(source: BlockSource, block: type[LabeledBlock]) -> Iterator[Problem]:
    field, words = source.block in registry.fields(), plain(source.label)
    if not source.label:
        message = f'this "{block.NAME}" has no {block.LABEL}. Write it after a bar: /// {block.NAME} | {block.EXAMPLE}'
        yield Problem(source.line, message)
    elif field and not words_only(source.label):
        message = "a label takes words only. Put a macro, source, link or picture into the hint under it."
        yield Problem(source.line, message)
    elif field and not name_of(source):
        message = f'the label "{words or source.label}" has no letter or digit in it. Change it, or give the field a name: what-happened'
        yield Problem(source.line, message)
    if field and len(words) > LABEL_MAX:
        message = f"this label has {len(words)} characters; {LABEL_MAX} are the most. Put what explains it into the hint under it."
        yield Problem(source.line, message)


def _twice(source: BlockSource, seen: dict[str, BlockSource]) -> Iterator[Problem]:
    name = name_of(source)
    first = seen.setdefault(name, source)
    if not name or first is source:
        return
    same = plain(source.label).casefold() == plain(first.label).casefold()
    what = f'the label "{plain(source.label)}"' if same else f'the name "{name}"'
    message = f"{what} stands twice on this sheet (first in line {first.line}). Change one, or write name: and a word of its own under one of them."
    yield Problem(source.line, message)


@lru_cache(maxsize=1)
def _reader() -> tuple[Markdown, PageState]:
    """One for all texts: to make it costs as much as to read a sheet."""
    extension = Worksheet()
    return Markdown(extensions=["tables", "fenced_code", extension]), extension.page


def _lost(text: str, sources: list[BlockSource]) -> Iterator[Problem]:
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
        yield Problem(source.line, message)
