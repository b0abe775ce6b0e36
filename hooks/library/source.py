"""One Markdown file as an author saved it: its front matter, its text, and where each line is.

MkDocs lets a broken header pass in silence and prints it to the reader; here every way in which
a header can fail is a problem with a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from library.problems import Problem

HEADER = re.compile(r"\A---[ \t]*\n(.*?)(?:^---[ \t]*$\n?)", re.DOTALL | re.MULTILINE)
LOOSE_KEY = re.compile(r"\A\s*[A-Za-z_]\w*:[ \t]+\S")


@dataclass
class Source:
    """A file's parts. `lines` maps a front matter key, or (key, index) in a list, to its line."""

    path: str
    meta: dict[str, Any] = field(default_factory=dict)
    lines: dict[object, int] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    problems: list[Problem] = field(default_factory=list)

    def line(self, *keys: object) -> int:
        """The line of a key (or of an item of its list), else of the header."""
        for size in range(len(keys), 0, -1):
            found = self.lines.get(keys[:size] if size > 1 else keys[0])
            if found:
                return found
        return 1

    def problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.path, line, message))

    @cached_property
    def prose(self) -> str:
        """The text with code blanked out and every line kept in its place."""
        return blank_code(self.body)


def read_source(file: Path, path: str) -> Source:
    """Reads `file`; `path` is how problems name it. Never raises for what an author wrote."""
    source = Source(path)
    try:
        # A byte order mark and Windows line ends are an editor's doing: both are read as nothing.
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        source.problem(line, "this file is not saved as UTF-8. Save it again with the encoding UTF-8.")
        return source
    if not text.strip():
        source.problem(1, "this file is empty. Write its front matter and text, or delete it.")
        return source
    match = HEADER.match(text)
    if match:
        source.body = text[match.end() :]
        source.body_line = text[: match.end()].count("\n") + 1
        _read_header(source, match[1])
    else:
        source.body = text
        source.problem(1, _missing_header(text))
    return source


def _missing_header(text: str) -> str:
    if text.startswith("---"):
        return "the front matter is not closed. Put a line with only --- under its last key."
    if LOOSE_KEY.match(text):
        return (
            f'"{text.strip().splitlines()[0]}" looks like front matter, but the lines of --- around it '
            "are missing. Put a line with only --- above it and one below the last key."
        )
    return "there is no front matter. Begin the file with ---, title: …, summary: … and --- again."


def _read_header(source: Source, header: str) -> None:
    """YAML to plain values, with the line of each key; line 1 of a file is its `---`."""
    for number, line in enumerate(header.splitlines(), start=2):
        if re.match(r" *\t", line):
            source.problem(number, "a tab stands at the start of this line. Use spaces in front matter.")
            return
    try:
        node = yaml.compose(header, Loader=yaml.SafeLoader)
        meta = yaml.safe_load(header)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        source.problem(mark.line + 2 if mark else 2, _yaml_message(error, header))
        return
    except ValueError as error:  # such as `reviewed: 2026-02-31`, which YAML takes for a date
        line = next((n for n, text in enumerate(header.splitlines(), 2) if re.search(r"\d{4}-\d\d?-\d\d?", text)), 2)
        source.problem(line, f"this is no date of the calendar ({error}). Write it as 2026-11-23.")
        return
    if not isinstance(meta, dict) or not isinstance(node, yaml.MappingNode):
        source.problem(2, "the front matter holds no keys. Write lines such as title: Set Boundaries.")
        return
    source.meta = {str(key): value for key, value in meta.items()}
    for key, value in node.value:
        line = key.start_mark.line + 2
        if key.value in source.lines:
            source.problem(line, f"{key.value}: stands twice in the front matter. Keep one of them.")
        source.lines[key.value] = line
        if isinstance(value, yaml.SequenceNode):
            for index, item in enumerate(value.value):
                source.lines[(key.value, index)] = item.start_mark.line + 2
        if isinstance(value, yaml.MappingNode):
            for inner, _ in value.value:
                source.lines[(key.value, inner.value)] = inner.start_mark.line + 2
    for key, value in source.meta.items():
        if isinstance(value, str) and re.match(r"[“”‘’„]", value):
            source.problem(
                source.line(key),
                f"{key}: begins with a curly quotation mark ({value[0]}). Use straight ones (\") around the whole value.",
            )


def _yaml_message(error: yaml.YAMLError, header: str) -> str:
    mark = getattr(error, "problem_mark", None)
    lines = header.splitlines()
    found = lines[mark.line].strip() if mark and mark.line < len(lines) else ""
    said = str(getattr(error, "problem", "") or error)
    if "mapping values are not allowed" in said:
        remedy = "If the text itself holds a colon, put straight quotation marks around it."
    elif "found character '\\t'" in said:
        remedy = "Use spaces, not tabs."
    elif "flow sequence" in said:
        remedy = "A list is written [one, two]: close it with ]."
    elif "quoted scalar" in said or "end of stream" in said:
        remedy = "Close the quotation mark."
    else:
        remedy = "Write each key as key: value, one a line."
    return f'the front matter can\'t be read here: "{found}". {remedy}'


def blank_code(text: str) -> str:
    """`text` with fenced and inline code replaced by spaces, so that line numbers still hold."""

    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match[0])

    text = re.sub(r"^ {0,3}(```+|~~~+).*?^ {0,3}\1[`~]*[ \t]*$", blank, text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)", blank, text)
