"""The options of a block: one table that the page is made from and the checker reads.

The author writes options straight under the first line of a block, four spaces in:

    /// write | What happened?
        lines: 5
    ///
"""

import re
import textwrap
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import yaml

from worksheet.labels import nearest_or_all
from worksheet.names import slug
from worksheet.source import BlockSource, Fault

_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Option(NamedTuple):
    """Default, and how to read it. None has to be given.

    A named tuple because pymdownx takes `(default, reader)`. A reader raises ValueError with the
    end of a sentence that begins with what was found: `"many" is not a whole number …`.
    """

    default: Any
    read: Callable[[Any], Any]


def whole(least: int, most: int) -> Callable[[Any], int]:
    def read(value: Any) -> int:
        if re.fullmatch(r"0|[1-9][0-9]{0,5}", str(value)) and least <= int(value) <= most:
            return int(value)
        raise ValueError(f"is not a whole number. Write one from {least} to {most}, in digits.")

    return read


def yes_or_no(value: Any) -> bool:
    """A truth value, as YAML reads yes, no, true and false."""
    if isinstance(value, bool):
        return value
    raise ValueError("is neither yes nor no. Write one of them.")


def text(value: Any) -> str:
    """A few words. YAML reads `no` as a truth value and `7` as a number; neither is words."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("is not read as words. Put straight quotation marks around it.")
    return value.strip()


def name(value: Any) -> str:
    """A name of the author's own, when two labels are alike or a label may change later."""
    if value is not None and not isinstance(value, str):
        raise ValueError("is not read as a name. Put straight quotation marks around it.")
    if not value or (slug(value) != value and not re.fullmatch(r"[\w-]*[^\W_][\w-]*", value)):
        raise ValueError("is not a name. Use letters, digits, hyphens and underscores, as in what-happened.")
    return value


OWN_NAME = Option("", name)


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
        value = yaml.load(options, Loader=_FAST)  # noqa: S506 (both are safe)
    except (yaml.YAMLError, ValueError):
        return None
    return {} if value is None else value if isinstance(value, dict) else None


def option_faults(source: BlockSource, known: dict[str, Option]) -> Iterator[Fault]:
    """Every option of a block that is wrong or missing."""
    given: dict[str, int] = {}
    faulty = False
    for number, line in source.options:
        key, message = line.partition(":")[0].strip(), _fault(source.block, line, known)
        if not message and key in given:
            message = f"{key}: stands twice (first in line {given[key]}). Keep one."
        if not message and _indent(line) != _indent(source.options[0][1]):
            message = "options begin in the same column. Indent each by four spaces."
        if message:
            faulty = True
            yield Fault(number, message)
        given.setdefault(key, number)
    if not faulty and set(read_options(source)) != set(given):
        message = "the options can't be read. Put straight quotation marks around their values."
        yield Fault(source.line, message)
    for number, line in source.body:
        key, colon, _ = line.strip().partition(":")
        if colon and key in known:  # which is read as text where it stands
            message = (
                f'"{key}:" is an option. Move it straight under the first line of the block, four spaces in.'
            )
            yield Fault(number, message)


def _indent(line: str) -> str:
    return line[: -len(line.lstrip())]


def _fault(block: str, line: str, known: dict[str, Option]) -> str:
    said = line.strip()
    key, colon, rest = said.partition(":")
    key, raw = key.strip(), rest.strip()
    if not colon or not key or (raw and not rest.startswith(" ")):
        return f'"{said}" is no option. Write a word, a colon, a value: lines: 5'
    if not known:
        return f'"{block}" takes no options, and "{key}:" is one. Remove it.'
    if key not in known:
        return f'"{block}" has no option "{key}". {nearest_or_all(key, known)}'
    read = from_yaml(said)
    if not read or key not in read:
        return f'{key}: "{raw}" can\'t be read. Put straight quotation marks around it.'
    value = read[key]
    if "{{" in raw or "{%" in raw:
        return f"{key}: takes no macro. Write the words themselves."
    if isinstance(value, int) and not isinstance(value, bool) and str(value) != raw:
        value = raw  # 010 is 8 to YAML, and 0x4 is 4: what was meant is not for us to say
    try:
        known[key].read(value)
    except ValueError as error:
        return f'{key}: "{raw}" {error}'
    return ""
