"""YAML with line numbers, and problems with a remedy for what can't be parsed.

Used for front matter, mkdocs.yml and the files of docs/data.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml

from build_cache import memoized
from library.problems import CONFIG_PATH, MANY, LineMessage, Problem
from library.text_files import read_text
from library.yaml_loader import ENV, FastLoader, Loader, explain_errors, load

IN_CURLY_QUOTES = re.compile("[“”„][^“”„]*[“”]|[‘’‚].*[‘’]", re.DOTALL)
# What a message begins with: the line or the key that it is about.
SUBJECT = re.compile(r"\".*\" (?=can't be read)|\S+: ")
TAG_OR_ANCHOR = re.compile(r"(?:^|[\s:\[{,-])[&*!]\S", re.MULTILINE)


@dataclass
class YamlDocument:
    """A parsed text. `line_offset` is the number of lines before it in the file; `misread` are the lines of values that YAML reads as
    something else. Values are located by keys and indexes from the root, as in pydantic: `line("lines", 0, "url")`."""

    path: str
    text: str = ""
    value: Any = None
    node: yaml.Node | None = None
    line_offset: int = 0
    problems: list[Problem] = field(default_factory=list)
    misread: set[int] = field(default_factory=set)

    def line(self, *loc: object) -> int:
        """The line of a value; if it is missing, of its closest ancestor; else 1."""
        return self._locate(loc)[0]

    def value_at(self, *keys: str) -> Any:
        """The value of keys within keys, or None."""
        value = self.value
        for key in keys:
            value = value.get(key) if isinstance(value, dict) else None
        return value

    def raw_value(self, *loc: object) -> str | None:
        """A value as written (YAML reads yes as true, and 010 as 8). None if it is missing or an environment variable."""
        node = self._locate(loc)[1]
        if node is None or node.tag == ENV:
            return None
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        return re.sub(r"(?m)^ *#.*", "", self.text[node.start_mark.index : node.end_mark.index])

    def env_variables(self, *loc: object) -> str:
        """The names in a value `!ENV NAME` or `!ENV [NAME, OTHER, default]`, joined by "or"; else "", as for a default."""
        node = self._locate(loc)[1]
        if node is None or node.tag != ENV:
            return ""
        if isinstance(node, yaml.ScalarNode):
            return str(node.value)
        names = [str(name.value) for name in node.value[:-1] or node.value]
        takes_default = len(node.value) > 1 and os.environ.keys().isdisjoint(names)
        return "" if takes_default else " or ".join(names)

    def problem_at(self, message: str, *loc: object) -> Problem:
        """Makes a problem of the value at `loc`."""
        return Problem(self.path, self.line(*loc), message)

    def _locate(self, loc: tuple[object, ...]) -> tuple[int, yaml.Node | None]:
        node, row = self.node, (self.node.start_mark.line if self.node else 0)
        for part in loc:
            below: yaml.Node | None = None
            if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                below = node.value[part]
                row = below.start_mark.line
            elif isinstance(node, yaml.MappingNode):
                for key, value in node.value:  # of a key that is there twice, the last value counts
                    if str(key.value) == str(part):
                        row, below = key.start_mark.line, value
            if (node := below) is None:
                if part is loc[0]:
                    return 1, None
                break
        return row + 1 + self.line_offset, node


def iter_strings(value: Any, *loc: object) -> Iterator[tuple[tuple[object, ...], str]]:
    """(loc, string) for each string in a value, which is at `loc` itself."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, (dict, list)):
        for part, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from iter_strings(inner, *loc, part)


def read_yaml(root: Path, path: str) -> YamlDocument:
    """Parses the file `path`, relative to `root`."""
    text, problems = read_text(root / path, path)
    if text is None:
        return YamlDocument(path, problems=problems)
    parsed = parse_yaml(text, path)
    return replace(parsed, problems=[*problems, *parsed.problems])


def parse_yaml(text: str, path: str, line_offset: int = 0) -> YamlDocument:
    """Parses `text`. Raises nothing: errors are in `problems`, and the value is None. The result must not be modified."""
    variables = ((name, value) for name, value in os.environ.items() if name in text)
    return _parse(text, path, line_offset, tuple(variables) if ENV in text else ())


@memoized
def _parse(text: str, path: str, line_offset: int, variables: tuple[tuple[str, str], ...]) -> YamlDocument:
    """`variables` of the environment are those that the text may refer to, so that they are part of the cache key."""
    parsed = YamlDocument(path, text, line_offset=line_offset)
    rows = text.split("\n")
    messages = [*_refused_tokens(text, rows, path)]
    try:
        if not messages:
            # MkDocs reads mkdocs.yml with PyYAML's Python loader, which accepts less than the C loader.
            parsed.node, parsed.value, duplicates = load(text, Loader if path == CONFIG_PATH else FastLoader)
            messages += _misread_values(parsed.node, path, rows)
            parsed.misread |= {row + 1 + line_offset for row, _ in messages}
            messages += ((key.start_mark.line, _twice(key, value)) for key, value in duplicates)
    except (yaml.YAMLError, RecursionError) as error:
        messages += explain_errors(rows, error)
    parsed.problems += (
        Problem(path, row + 1 + line_offset, message) for row, message in _in_common(messages)
    )
    return parsed


def _in_common(messages: list[LineMessage]) -> Iterator[LineMessage]:
    """The messages, but of those of one kind, if they are many, the first alone: a program has written all of them."""
    kinds = defaultdict[str, list[LineMessage]](list)
    for row, message in messages:
        kinds[SUBJECT.sub("", message)].append((row, message))
    for (row, message), *others in kinds.values():
        if len(others) < MANY:
            yield from ((row, message), *others)
        else:
            yield row, f"{message} The same is wrong in {len(others)} lines below."


def _twice(key: yaml.Node, value: yaml.Node) -> str:
    if isinstance(value, yaml.MappingNode):
        return f"{key.value}: appears twice. Move what is below it to the first one, and remove this line."
    return f"{key.value}: appears twice. Keep one."


def _misread_values(node: yaml.Node | None, path: str, rows: list[str]) -> Iterator[LineMessage]:
    """(row, message) of values that YAML does not read as they were meant: in curly quotation marks, which would be shown, or with
    words after a #, which would not. In a file of settings a # before a space begins a comment; in front matter nobody writes
    one."""
    is_mapping = isinstance(node, yaml.MappingNode)
    for item in node.value if isinstance(node, yaml.CollectionNode) else ():
        key, value = item if is_mapping else (item, item)
        name = f"{key.value}: " if is_mapping else ""
        if not isinstance(value, yaml.ScalarNode):
            yield from _misread_values(value, path, rows)
        elif not value.style and value.tag.endswith((":str", ":null")):
            end = value.end_mark
            rest = rows[end.line][end.column :].strip() if end.line < len(rows) else ""
            if name and IN_CURLY_QUOTES.fullmatch(value.value):
                message = f'{name}is in curly quotation marks ({value.value[0]}). Put straight ones (") in their place.'
                yield key.start_mark.line, message
            elif re.match("#[^#\\s]" if path.endswith(".yml") else "#", rest):
                message = f'{name}"{rest}" is read as a comment and would not be shown. Put straight quotation marks around the whole value.'
                yield key.start_mark.line, message


def _refused_tokens(text: str, rows: list[str], path: str) -> Iterator[LineMessage]:
    """(row, message) of anchors, aliases and tags, which YAML removes from a value that was meant as text."""
    if not TAG_OR_ANCHOR.search(text):
        return
    tag = () if path == CONFIG_PATH else (yaml.TagToken,)  # MkDocs has tags of its own, such as !ENV
    seen, tokens = set[int](), list[yaml.Token]()
    with suppress(yaml.YAMLError):  # which `load` meets as well
        tokens = list(yaml.scan(text, Loader=FastLoader))
    for token in tokens:
        row = token.start_mark.line
        if isinstance(token, (yaml.AnchorToken, yaml.AliasToken, *tag)) and row not in seen:
            seen.add(row)
            token_text = re.match(r"[&*!]+[\w-]*", rows[row][token.start_mark.column :])
            message = f'"{token_text[0] if token_text else ""}" is not read as text here. Put straight quotation marks around the whole value.'
            yield row, message
