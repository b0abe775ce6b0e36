"""Reads a text as strictly as the page deserves and says everything that is wrong with it at once.

What the checker passes, the extension understands: after its own rules it has the text rendered and
compares, because Markdown around a block (raw HTML, a list) can still swallow it.
"""

import difflib
import textwrap
from collections.abc import Iterator
from typing import Any

import yaml
from markdown import Markdown

from worksheet.blocks import ALL, FIELDS, NOTES
from worksheet.blocks.base import Labelled, part_names
from worksheet.extension import Worksheet
from worksheet.names import plain, slug
from worksheet.source import Problem, Source, scan


def check(text: str, first_line: int = 1, *, fields: bool = True) -> list[Problem]:
    """Every problem of a text, by line. `fields=False` for pages that are no worksheet."""
    sources, problems = scan(text, first_line)
    seen: dict[str, Source] = {}
    for source in sources:
        block = ALL.get(source.block)
        if block is None:
            problems.append(Problem(source.line, _unknown(source.block, fields)))
            continue
        if block.FIELD and not fields:
            problems.append(Problem(source.line, _foreign(source.block)))
        problems += _label(source, block)
        problems += _options(source, block)
        problems += block.faults(source)
        if block.FIELD:
            problems += _twice(source, seen)
    if not problems and sources:
        problems += _lost(text, sources)
    return sorted(set(problems))


def name_of(source: Source) -> str:
    """The name of a field: its `name:` or the slug of its label."""
    given = read_options(source).get("name", "")
    return given if isinstance(given, str) and given else slug(source.label)


def read_options(source: Source) -> dict[str, Any]:
    """The options as YAML reads them; nothing when it cannot."""
    try:
        found = yaml.safe_load(textwrap.dedent("\n".join(line for _, line in source.options)))
    except (yaml.YAMLError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _unknown(found: str, fields: bool) -> str:
    allowed = list(ALL if fields else NOTES)
    close = difflib.get_close_matches(found, allowed, n=1, cutoff=0.5)
    hint = f'Did you mean "{close[0]}"?' if close else f"There are: {', '.join(allowed)}"
    return f'there is no block "{found}". {hint}'


def _foreign(found: str) -> str:
    return (
        f'"{found}" is a field to fill in and belongs on a worksheet. '
        f"On this page there are: {', '.join(NOTES)}"
    )


def _label(source: Source, block: type[Labelled]) -> Iterator[Problem]:
    if not source.label:
        yield Problem(
            source.line,
            f'this "{block.NAME}" has no {block.LABEL}. '
            f"Write it after a bar: /// {block.NAME} | {block.EXAMPLE}",
        )
    elif block.FIELD and ("{{" in source.label or "{%" in source.label or "[^" in source.label):
        yield Problem(
            source.line, "a label takes no macro and no source. Write the words themselves"
        )
    elif block.FIELD and not name_of(source):
        yield Problem(
            source.line,
            f'the label "{plain(source.label)}" has no letter or digit in it. '
            "Change it, or give the field a name: what-happened",
        )


def _options(source: Source, block: type[Labelled]) -> Iterator[Problem]:
    given: dict[str, int] = {}
    faulty = False
    for number, line in source.options:
        message, key = _option(line, block)
        if not message and key in given:
            message = f"{key}: is given twice, first on line {given[key]}. Take one away"
        if not message and line[: -len(line.lstrip())] != _indent(source):
            message = "options have to begin at the same column, four spaces in"
        if message:
            faulty = True
            yield Problem(number, message)
        given.setdefault(key, number)
    if not faulty and set(read_options(source)) != set(given):
        yield Problem(
            source.line, "the options cannot be read. Put their values into quotation marks"
        )
    for key, option in block.OPTIONS.items():
        if option.required and key not in given:
            yield Problem(
                source.line,
                f'this "{block.NAME}" has no {key}:. '
                f"Write it under the first line, four spaces in: {key}: 4",
            )
    yield from _stray(source, block)


def _indent(source: Source) -> str:
    first = source.options[0][1]
    return first[: -len(first.lstrip())]


def _option(line: str, block: type[Labelled]) -> tuple[str, str]:
    """What is wrong with one line of options (or nothing), and its key."""
    key, colon, raw = line.strip().partition(":")
    key, raw = key.strip(), raw.strip()
    if not colon or not key or (raw and not line.strip().partition(":")[2].startswith(" ")):
        return f'"{line.strip()}" is not an option. Write a word, a colon, a value: lines: 5', key
    if key not in block.OPTIONS:
        if not block.OPTIONS:
            return f'"{block.NAME}" has no options, but "{key}:" was found. Take it away', key
        close = difflib.get_close_matches(key.lower(), block.OPTIONS, n=1, cutoff=0.5)
        hint = f'Did you mean "{close[0]}"?' if close else f"There are: {', '.join(block.OPTIONS)}"
        return f'"{block.NAME}" has no option "{key}". {hint}', key
    try:
        value = yaml.safe_load(line.strip())[key]
    except (yaml.YAMLError, ValueError, TypeError, KeyError):
        return f'{key}: "{raw}" cannot be read. Put quotation marks around it', key
    try:
        block.OPTIONS[key].read(value)
    except ValueError as error:
        return f'{key}: "{raw}" {error}', key
    return "", key


def _stray(source: Source, block: type[Labelled]) -> Iterator[Problem]:
    """Options that stand where they are read as text."""
    for number, line in source.body:
        key = line.strip().partition(":")[0]
        if ":" in line and key in block.OPTIONS:
            yield Problem(
                number,
                f'"{key}:" is an option. Options stand straight under the first line '
                "of the block, four spaces in",
            )


def _twice(source: Source, seen: dict[str, Source]) -> Iterator[Problem]:
    name = name_of(source)
    first = seen.setdefault(name, source)
    if not name or first is source:
        return
    if plain(source.label).casefold() == plain(first.label).casefold():
        what = f'the label "{plain(source.label)}" is used twice'
    else:
        what = f'the name "{name}" is used twice'
    yield Problem(
        source.line,
        f"{what} on this sheet, first on line {first.line}. "
        "Change one, or give one a name of its own with name:",
    )


def _lost(text: str, sources: list[Source]) -> Iterator[Problem]:
    """Blocks that the extension does not make although nothing is wrong with them as such."""
    extension = Worksheet()
    markdown = Markdown(extensions=["tables", "fenced_code", extension])
    markdown.convert(text)
    made = list(extension.page.made)
    for source in sources:
        block = ALL[source.block]
        name = name_of(source) if block.FIELD else ""
        wanted = (block.NAME, name, part_names(block.parts(source)))
        if made and made[0] == wanted:
            made.pop(0)
            continue
        yield Problem(
            source.line,
            f'this "{source.block}" cannot be read where it stands. Leave an empty line before and '
            "after it, and take away any HTML, list or quotation around it",
        )


__all__ = ["FIELDS", "check", "name_of", "read_options"]
