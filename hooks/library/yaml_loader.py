"""YAML loaders (safe, with string keys, duplicate keys reported, and `!ENV` as in MkDocs), and what to do about their errors."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import yaml
from yaml.constructor import ConstructorError
from yaml_env_tag import construct_env_tag

ENV = "!ENV"
KEY = re.compile(r"^(\s*(?:- )*)([^\s:\"'{\[#][^:\"'{\[]*):(.*)$")
ITEM = re.compile(r"^\s*(?:- )+([^\s{#].*)$")
# A line of plain text: no comment, no list item, no YAML indicator at its beginning.
TEXT_LINE = re.compile(r"\s*(?!#|-\s+\S|---|[\"'\[\]{}])\S")
QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"\s*(?:#.*)?$'), "'": re.compile(r"'(?:[^']|'')*'\s*(?:#.*)?$")}

# What to do about a line that begins like this.
LINE_REMEDIES = {
    r" *\t": "It begins with a tab. Use spaces.",
    r" *\u00a0": "It begins with a no-break space. Use spaces.",
    r"\s*[*•·–—] ": "Begin each line of a list with a hyphen: - …",
    r"\s*[*_]+\w+[*_:]+": "Write the key without marks, as key: value.",
    r"\s*\w[\w/-]*\.md\s*$": "Begin its line with a hyphen and a space, in the column of the ones around it.",
    r"\s*- [^\"'\s].*: .*:(?: \S+\.md)?\s*$": "Put straight quotation marks around the words before the last colon.",
    r" *-[^ \d-]": "Put a plain space after the hyphen.",  # `-5` is a number, `---` begins a document
}
SEVERAL_LINES = " Words of several lines stand below their key, further right, with only | after its colon."


class InvalidScalar(ConstructorError):
    """A scalar in the form of a date or a number that has no such value, such as 2026-02-31."""


class StringKeyMixin:
    """Reads the keys `on`, `no` and `y` as strings, which are booleans in YAML 1.1. `duplicates` are the keys that a
    mapping has twice, with their values. PyYAML silently keeps the last; of two groups, the first takes in the second."""

    def __init__(self, text: str) -> None:
        super().__init__(text)  # type: ignore[call-arg]
        self.duplicates: list[tuple[yaml.Node, yaml.Node]] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: dict[str, yaml.Node] = {}
        for key, value in [*node.value]:
            if key.tag == "tag:yaml.org,2002:bool":
                key.tag = "tag:yaml.org,2002:str"
            first = seen.setdefault(str(key.value), value)
            if first is not value:
                self.duplicates.append((key, value))
                if isinstance(first, yaml.MappingNode) and isinstance(value, yaml.MappingNode):
                    first.value.extend(value.value)
                    node.value.remove((key, value))
        return super().construct_mapping(node, deep)  # type: ignore[misc, no-any-return]

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)  # type: ignore[misc]
        except ValueError as error:
            raise InvalidScalar(problem=str(error), problem_mark=node.start_mark) from error


class Loader(StringKeyMixin, yaml.SafeLoader):
    """Resolves `!ENV NAME` as MkDocs does; other tags of mkdocs.yml, such as `!!python/name`, become None."""


class FastLoader(StringKeyMixin, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """The same in C, ten times faster."""


for loader_class in (Loader, FastLoader):
    loader_class.add_multi_constructor("", lambda loader, suffix, node: None)
    loader_class.add_constructor(ENV, construct_env_tag)


def load(
    text: str, loader_class: Any = FastLoader
) -> tuple[yaml.Node | None, Any, list[tuple[yaml.Node, yaml.Node]]]:
    """The root node, its value, and the duplicate keys with their values. Text that the C loader refuses is read again in Python for a
    better error position. Raises yaml.YAMLError, and RecursionError for too many nested brackets."""
    loader = loader_class(text)
    try:
        node = loader.get_single_node()
    except yaml.YAMLError:
        loader = Loader(text)
        node = loader.get_single_node()
    return node, loader.construct_document(node) if node is not None else None, loader.duplicates


def explain_errors(rows: list[str], error: Exception | None) -> Iterator[tuple[int, str]]:
    """(row from 0, message) of the error, and of what else is wrong: an invalid line is left out, and the rest read again."""
    rows, reported = [*rows], set[int]()
    while error:
        row, message = _explain(rows, error)
        remedy, rest = _line_remedy(rows[row]), _without_value(rows[row])
        if row not in reported and (remedy or not reported):
            yield row, message
        if not remedy or rest == rows[row]:
            return
        reported.add(row)
        rows[row] = rest
        error = _error_in("\n".join(rows), FastLoader)


def _error_in(text: str, loader_class: Any) -> Exception | None:
    try:
        yaml.compose(text, loader_class)
    except (yaml.YAMLError, RecursionError) as error:
        return error
    return None


def _explain(lines: list[str], error: Exception) -> tuple[int, str]:
    """The row (from 0) that causes the error, often above the one where the parser stopped, and a message."""
    mark = getattr(error, "problem_mark", None)
    last = min(mark.line, len(lines) - 1) if mark else len(lines) - 1
    if isinstance(error, InvalidScalar):
        message = "contains a date that does not exist. Write year, month and day, such as 2026-11-23."
        return last, f'"{lines[last].strip()}" {message}'
    if "single document" in str(error):
        return last, '"---" begins a second document, but only one is read. Remove this line.'
    for number, line in _outside_block_scalars(lines[: last + 1]):
        if remedy := _line_remedy(line):
            return number, f'"{line.strip()}" can\'t be read. {remedy}'
    start = getattr(error, "context_mark", None)
    if start is not None and "flow" in str(getattr(error, "context", "")):
        remedy = "Close the bracket: [one, two] or {key: value}."
        return start.line, f'"{lines[start.line].strip()}" can\'t be read. {remedy}'
    for number, line in _outside_block_scalars(lines[: last + 1]):
        # An indented line may continue the value above it.
        continues = number and line.startswith(" ") and lines[number - 1].strip()
        if TEXT_LINE.match(line) and not KEY.match(line) and not continues:
            return number, f'"{line.strip()}" has no colon. Write each key as key: value, one per line.'
    while last and re.match(r"\s*(?:#|$)", lines[last]):
        last -= 1
    words = lines[last].strip()
    message = f'"{words}" can\'t be read here. Keys that belong together begin in the same column.'
    return last, message if words.startswith("-") else message + SEVERAL_LINES


def _outside_block_scalars(lines: list[str]) -> Iterator[tuple[int, str]]:
    """(row, line) of each line but for the words that stand below `key: |` or `key: >`."""
    outer = None  # the indent of such a key
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if outer is None or (line.strip() and indent <= outer):
            yield number, line
            outer = indent if re.search(r":[ \t]+[|>][+-]?[ \t]*$", line) else None


@lru_cache(maxsize=1024)  # it is asked of each line again after each error above
def _line_remedy(line: str) -> str:
    """What to do about a line that is invalid by itself, or ""."""
    for pattern, remedy in LINE_REMEDIES.items():
        if re.match(pattern, line):
            return remedy
    match, item = KEY.match(line), ITEM.match(line)
    value = match[3] if match else item[1] if item else ""
    stripped = value.strip()
    if match and value[:1] not in ("", " ") and not match[0].rstrip().endswith(":") and "://" not in match[0]:
        return "Put a plain space after the colon."
    if not stripped or not _error_in(f"{match[2]}:{value}".strip() if match else f"- {value}", Loader):
        return ""
    first = stripped[0]
    if match and first in "|>":
        return f"Leave only {first} after the colon; the words stand below, further right."
    if first in QUOTED and not QUOTED[first].match(stripped):
        if stripped.count(first) == 1:
            return "Close the quotation mark."
        return f"There is a {first} inside the value. Put {chr(39) if first == chr(34) else chr(34)} around the whole value instead."
    if first in "[{" and re.search(r"[\[{,:]\s*#", stripped):
        return "Put straight quotation marks around each value that begins with #."
    if first in "[{" and stripped.count(first) > stripped.count("]" if first == "[" else "}"):
        return "Close the bracket: [one, two] or {key: value}."
    if "\t" in value:
        return "Use spaces, not tabs."
    return "Put straight quotation marks around the whole value."


def _without_value(line: str) -> str:
    """A line without what makes it invalid: its key alone, or nothing."""
    match = KEY.match(line)
    if not match:
        return ""
    key = f"{match[1]}{match[2]}:"
    spaces_only = f"{key}{match[3]}".expandtabs(2).replace("\u00a0", " ")
    return spaces_only if re.search("[\t\u00a0]", match[1]) else key
