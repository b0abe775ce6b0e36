"""One Markdown file as an author saved it: its front matter, its text, and where each line is.

MkDocs lets a broken header pass in silence and prints it to the reader; here every way in which
a header can fail is a problem with a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from kept import kept
from library import pasted_lists
from library.files import read_text
from library.problems import Problem
from library.yaml_text import Yaml, parse

HEADER = re.compile(r"\A---[ \t]*\n(.*?)(?:^---[ \t]*$\n?)", re.DOTALL | re.MULTILINE)
LOOSE_KEY = re.compile(r"\A\s*[A-Za-z_]\w*:[ \t]+\S")
SECOND = re.compile(r"\s*(---[ \t]*\n(?:[A-Za-z_]\w*:.*\n|[ \t-].*\n)+?---[ \t]*(?:\n|\Z))")
TOML = re.compile(r"\A\+\+\+[ \t]*\n.*?^\+\+\+[ \t]*$", re.DOTALL | re.MULTILINE)
CURLY = "“”„‟‘’‚"
ALMOST = re.compile(r"\A[ \t]*(-{1,2}|-{4,}|[—–]+-?|-[—–]+)[ \t]*\n[A-Za-z_]\w*:")


@dataclass
class Source:
    """A file's parts: `meta` as plain values, `body` from line `body_line` on."""

    path: str
    meta: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    problems: list[Problem] = field(default_factory=list)
    header: Yaml | None = None
    second_header: bool = False

    def line(self, *keys: object) -> int:
        """The line of a key (or of an item below it); of the file's first line if it is missing."""
        return self.header.line(*keys) if self.header and keys and str(keys[0]) in self.meta else 1

    def written(self, *keys: object) -> str | None:
        """The value of a key as it stands in the file."""
        return self.header.written(*keys) if self.header else None

    def problem(self, line: int, message: str) -> None:
        """Adds a mistake in this file."""
        self.problems.append(Problem(self.path, line, message))

    @cached_property
    def prose(self) -> str:
        """The text with code blanked out and every line kept in its place."""
        return blank_code(self.body)


def read_source(file: Path, path: str) -> Source:
    """Reads `file`; `path` is how problems name it. Never raises for what an author wrote."""
    text, problems = read_text(file, path)
    if text is None:
        return Source(path, problems=problems)
    source = _of(pasted_lists.as_markdown(text), path)
    return replace(source, problems=[*problems, *source.problems]) if problems else source


@kept
def _of(text: str, path: str) -> Source:
    source = Source(path)
    if not text.strip():
        source.problem(1, "this file is empty. Write its front matter and text, or delete it.")
        return source
    match = HEADER.match(text)
    if match:
        source.body = text[match.end() :]
        source.body_line = text[: match.end()].count("\n") + 1
        _drop_second_header(source)
        open_end = _open_end(match[1].split("\n"))
        if open_end is None:
            _read_header(source, match[1])
        else:
            message = "the front matter is not closed. Put a line with only --- under its last key."
            source.problem(open_end + 2, message)
            _read_from(source, text, open_end + 1)
    else:
        source.problem(1, _missing_header(text))
        _read_from(source, text, _end_of_open_header(text))
    return source


def _drop_second_header(source: Source) -> None:
    """Keys between lines of --- under the first: MkDocs prints them, as a heading. Their lines are left empty."""
    if second := SECOND.match(source.body):
        source.second_header = True
        line = source.body_line + source.body[: second.start(1)].count("\n")
        message = "a second front matter stands under the first. Move its keys up there, and remove its lines of ---."
        source.problem(line, message)
        source.body = "\n" * second[0].count("\n") + source.body[second.end() :]


def _read_from(source: Source, text: str, row: int) -> None:
    """The text begins `row` lines below the top."""
    source.body, source.body_line = "\n".join(text.split("\n")[row:]), row + 1


def _end_of_open_header(text: str) -> int:
    """How many lines at the top are meant as front matter that has no end, or no beginning."""
    if toml := TOML.match(text):
        return toml[0].count("\n") + 1
    rows = text.split("\n")
    first = next(number for number, row in enumerate(rows) if row.strip())
    if not (rows[first].strip().strip("-—–") == "" or LOOSE_KEY.match(text)):
        return 0
    return next((number for number in range(first, len(rows)) if not rows[number].strip()), len(rows))


def _missing_header(text: str) -> str:
    first = text.strip().split("\n")[0].strip()
    if first == "+++":
        return "this front matter is TOML, and YAML is read here. Write --- for +++, and key: value for key = value."
    if text.startswith("---") and re.match(r"---[ \t]*\n", text):
        return "the front matter is not closed. Put a line with only --- under its last key."
    if ALMOST.match(text):
        return f'"{first}" does not open the front matter. Write exactly three hyphens, ---, and nothing before them.'
    if re.match(r"\s+---[ \t]*\n", text):
        return "something empty stands before the front matter. Begin the file with --- in its first line and column."
    if LOOSE_KEY.match(text):
        return (
            f'"{first}" looks like front matter, but the lines of --- around it '
            "are missing. Put a line with only --- above it and one below the last key."
        )
    return "there is no front matter. Begin the file with ---, title: …, summary: … and --- again."


def _open_end(lines: list[str]) -> int | None:
    """The empty line under front matter that the next --- (a rule in the text, say) made longer than it was meant."""
    return next(
        (
            n
            for n, line in enumerate(lines[:-1])
            if not line.strip() and re.match(r"[^\s-][^:]*$|#", lines[n + 1])
        ),
        None,
    )


def _read_header(source: Source, header: str) -> None:
    """YAML to plain values; line 1 of a file is its `---`."""
    lines = header.split("\n")
    source.header = parse(header, source.path, above=1)
    source.problems += source.header.problems
    node = source.header.node
    if node is None and source.header.problems:
        return
    if not isinstance(source.header.value, dict) or not isinstance(node, yaml.MappingNode):
        source.problem(2, "the front matter holds no keys. Write lines such as title: … and summary: …")
        return
    source.meta = {str(key): value for key, value in source.header.value.items()}
    for key, value in node.value:
        _check_value(source, str(key.value), value, lines)


def _check_value(source: Source, key: str, value: yaml.Node, lines: list[str]) -> None:
    """What YAML reads otherwise than it was meant, without a word."""
    if not isinstance(value, yaml.ScalarNode) or value.style or not isinstance(source.meta.get(key), str):
        return
    rest = (
        lines[value.end_mark.line][value.end_mark.column :].strip()
        if value.end_mark.line < len(lines)
        else ""
    )
    if value.value[:1] in CURLY and value.value:
        message = f'{key}: begins with a curly quotation mark ({value.value[0]}). Put straight ones (") around the whole value.'
        source.problem(source.line(key), message)
    elif rest.startswith("#"):
        message = f'{key}: "{rest}" is read as a remark and would not be shown. Put straight quotation marks around the whole value.'
        source.problem(source.line(key), message)


def blank_code(text: str) -> str:
    """`text` with fenced and inline code replaced by spaces, so that line numbers still hold."""

    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match[0])

    if "`" not in text and "~~~" not in text:
        return text
    text = re.sub(
        r"^ {0,3}(```+(?!`)|~~~+(?!~)).*?^ {0,3}\1[`~]*[ \t]*$", blank, text, flags=re.DOTALL | re.MULTILINE
    )
    return re.sub(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)", blank, text)
