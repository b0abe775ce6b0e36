"""The options of a block: one table, by which they are parsed and validated.

The author writes options straight under the first line of a block, four spaces in:

    /// write | What happened?
        lines: 5
    ///
"""

import re
import textwrap
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import yaml

from worksheet.field_names import slugify_label, suggest
from worksheet.parser import BlockSource, LineMessage

# What other forms let an author choose for a scale.
LIMITS = {"min", "max", "from", "to", "scale"}
ONE_SCALE = "A scale goes from 0 to 10. For fewer steps write a choice: /// choice."
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


# An option's default, and the function that parses its value, as pymdownx takes them; no option is required. A parser raises
# ValueError with the end of a sentence that begins with the value: `"many" is not a whole number …`.
Option = tuple[Any, Callable[[Any], Any]]


def type_ranged_integer(minimum: int, maximum: int) -> Callable[[Any], int]:
    def parse(value: Any) -> int:
        if re.fullmatch(r"0|[1-9][0-9]{0,5}", str(value)) and minimum <= int(value) <= maximum:
            return int(value)
        raise ValueError(f"is not a whole number from {minimum} to {maximum}. Write one, in digits.")

    return parse


def type_boolean(value: Any) -> bool:
    """A boolean of YAML 1.1: yes, no, true or false."""
    if isinstance(value, bool):
        return value
    raise ValueError("is not yes or no. Write one of them.")


def type_text(value: Any) -> str:
    """A string. YAML reads `no` as a boolean and `7` as a number; neither is accepted."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("is not read as text. Put straight quotation marks around it.")
    return value.strip()


def type_name(value: Any) -> str:
    """A field's name, for labels that are alike or may change later."""
    if value is not None and not isinstance(value, str):
        raise ValueError("is not read as a name. Put straight quotation marks around it.")
    if not value or (slugify_label(value) != value and not re.fullmatch(r"[\w-]*[^\W_][\w-]*", value)):
        raise ValueError("is not a name. Use letters, digits, hyphens and underscores, as in what-happened.")
    return value


NAME_OPTION: Option = ("", type_name)


def field_name(source: BlockSource) -> str:
    """The name of a field: its option `name`, or the slug of its label."""
    given = read_options(source).get("name", "")
    return given if isinstance(given, str) and given else slugify_label(source.label)


def read_options(source: BlockSource) -> dict[str, Any]:
    """The options as YAML reads them; none if it can't."""
    return dict(read_mapping(textwrap.dedent("\n".join(line for _, line in source.options))) or {})


@lru_cache(maxsize=1024)  # most fields have options that others have, too
def read_mapping(text: str) -> dict[str, Any] | None:
    """A text as a mapping, not to be modified, or None if it is none or can't be parsed."""
    try:
        value = yaml.load(text, Loader=_LOADER)  # noqa: S506 (both are safe)
    except (yaml.YAMLError, ValueError):
        return None
    return {} if value is None else value if isinstance(value, dict) else None


def validate_options(source: BlockSource, options: dict[str, Option]) -> Iterator[LineMessage]:
    """Problems of the options of a block, which may have `options`."""
    key_lines: dict[str, int] = {}
    for number, line in source.options:
        key, message = line.partition(":")[0].strip(), _option_problem(source.block, line, options)
        if not message and key in key_lines:
            message = f"{key}: appears twice (first in line {key_lines[key]}). Keep one."
        if message:
            yield number, message
        key_lines.setdefault(key, number)
    for number, line in source.body:
        key, colon, _ = line.strip().partition(":")
        if colon and key in options:  # here it would be text
            message = f'"{key}:" is an option. Move it directly under the first line of the block, indented by four spaces.'
            yield number, message


def _option_problem(block: str, line: str, options: dict[str, Option]) -> str:
    """What is wrong with the line of an option; "" if nothing."""
    stripped = line.strip()
    key, colon, rest = stripped.partition(":")
    key, raw = key.strip(), rest.strip()
    if not colon or not key or (raw and not rest.startswith(" ")):
        return f'"{stripped}" is not an option. Write a word, a colon and a value: lines: 5'
    if not options:
        return f'"{block}" takes no options, and "{key}:" is one. Remove it.'
    if key not in options:
        remedy = ONE_SCALE if "low" in options and key in LIMITS else suggest(key, options)
        return f'"{block}" has no option "{key}". {remedy}'
    mapping = read_mapping(stripped)
    if not mapping or key not in mapping:
        return f'{key}: "{raw}" can\'t be read. Put straight quotation marks around it.'
    value = mapping[key]
    if "{{" in raw or "{%" in raw:
        return f"{key}: can't contain a macro. Write the words themselves."
    if isinstance(value, int) and not isinstance(value, bool) and str(value) != raw:
        value = raw  # YAML reads 010 as 8 and 0x4 as 4, which nobody means here
    try:
        _, parse = options[key]
        parse(value)
    except ValueError as error:
        return f'{key}: "{raw}" {error}'
    return ""
