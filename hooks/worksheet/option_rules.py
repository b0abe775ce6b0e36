"""Checks the options of a block: unknown, ill-typed, doubled, missing, in the wrong place."""

import difflib
import textwrap
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml

from worksheet.block import LabeledBlock
from worksheet.names import slug
from worksheet.source import BlockSource, Problem

_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def name_of(source: BlockSource) -> str:
    """The name of a field: its `name:` or the slug of its label."""
    given = read_options(source).get("name", "")
    return given if isinstance(given, str) and given else slug(source.label)


def read_options(source: BlockSource) -> dict[str, Any]:
    """The options as YAML reads them; nothing when it can't."""
    return dict(_read("\n".join(line for _, line in source.options))) if source.options else {}


@lru_cache
def _read(options: str) -> dict[str, Any]:
    return from_yaml(textwrap.dedent(options)) or {}


def from_yaml(options: str) -> dict[str, Any] | None:
    """What stands in them, or None for what is no mapping."""
    try:
        found = yaml.load(options, Loader=_FAST)  # noqa: S506 (both are safe)
    except (yaml.YAMLError, ValueError):
        return None
    return {} if found is None else found if isinstance(found, dict) else None


def option_faults(source: BlockSource, block: type[LabeledBlock]) -> Iterator[Problem]:
    """Every option of a block that is wrong or missing."""
    given: dict[str, int] = {}
    faulty = False
    for number, line in source.options:
        message, key = _option(line, block)
        if not message and key in given:
            message = f"{key}: stands twice (first in line {given[key]}). Keep one."
        if not message and line[: -len(line.lstrip())] != _indent(source):
            message = "options begin in the same column. Indent each by four spaces."
        if message:
            faulty = True
            yield Problem(number, message)
        given.setdefault(key, number)
    if not faulty and set(read_options(source)) != set(given):
        message = "the options can't be read. Put straight quotation marks around their values."
        yield Problem(source.line, message)
    yield from _stray(source, block)


def _indent(source: BlockSource) -> str:
    first = source.options[0][1]
    return first[: -len(first.lstrip())]


def _option(line: str, block: type[LabeledBlock]) -> tuple[str, str]:
    """What is wrong with one line of options (or nothing), and its key."""
    key, colon, raw = line.strip().partition(":")
    key, raw = key.strip(), raw.strip()
    if not colon or not key or (raw and not line.strip().partition(":")[2].startswith(" ")):
        return f'"{line.strip()}" is no option. Write a word, a colon, a value: lines: 5', key
    if key not in block.OPTIONS:
        if not block.OPTIONS:
            return f'"{block.NAME}" takes no options, and "{key}:" is one. Remove it.', key
        close = difflib.get_close_matches(key.lower(), block.OPTIONS, n=1, cutoff=0.5)
        hint = f'Did you mean "{close[0]}"?' if close else f"Known are {', '.join(block.OPTIONS)}."
        return f'"{block.NAME}" has no option "{key}". {hint}', key
    try:
        value = yaml.load(line.strip(), Loader=_FAST)[key]  # noqa: S506
    except (yaml.YAMLError, ValueError, TypeError, KeyError):
        return f'{key}: "{raw}" can\'t be read. Put straight quotation marks around it.', key
    if "{{" in raw or "{%" in raw:
        return f"{key}: takes no macro. Write the words themselves.", key
    if isinstance(value, int) and not isinstance(value, bool) and str(value) != raw:
        value = raw  # 010 is 8 to YAML, and 0x4 is 4: what was meant is not for us to say
    try:
        block.OPTIONS[key].read(value)
    except ValueError as error:
        return f'{key}: "{raw}" {error}', key
    return "", key


def _stray(source: BlockSource, block: type[LabeledBlock]) -> Iterator[Problem]:
    """Options that stand where they are read as text."""
    for number, line in source.body:
        key = line.strip().partition(":")[0]
        if ":" in line and key in block.OPTIONS:
            message = (
                f'"{key}:" is an option. Move it straight under the first line of the block, four spaces in.'
            )
            yield Problem(number, message)
