"""Markdown source files: front matter, body, and line numbers.

MkDocs ignores invalid front matter and renders it as text; here each mistake in it is a problem with a line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from build_cache import memoized
from library import dialects
from library.problems import Problem
from library.text_files import read_text
from library.yaml_text import YamlDocument, iter_strings, parse_yaml

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)(?:^---[ \t]*$\n?)", re.DOTALL | re.MULTILINE)
LOOSE_KEY = re.compile(r"\A\s*[A-Za-z_]\w*:[ \t]+\S")
# The lines between front matter and a second one, which programs put below the first.
BETWEEN_TWO = re.compile(
    r"\A(---[ \t]*\n(?:(?!---).*\n)*)---[ \t]*(\n\s*)---[ \t]*(?=\n(?:[A-Za-z_]\w*:.*\n|[ \t-].*\n)+?---[ \t]*(?:\n|\Z))"
)
# The lines that are probably front matter without a beginning or an end, up to an empty one.
UNMARKED_KEYS = re.compile(r"\s*(?=[-—–\\+]+[ \t]*(?:\n|\Z)|[A-Za-z_]\w*:[ \t]+\S)(?:.*\S.*(?:\n|\Z))+")
# An empty line before prose: front matter that is not closed may extend to a --- in the text.
END_OF_KEYS = re.compile(r"^[^\S\n]*\n(?=[^\s-][^:\n]*$|#)", re.MULTILINE)
TITLE = re.compile(r"(\s*)#[ \t]+[*_]*(.+?)[*_]*[ \t#]*(?:\{ #[\w-]+ \})?[ \t]*(?=\n|\Z)")
LISTS = {"helps", "redirects", "was"}
NAMES = re.compile(r"[\w/.-]+(?:, *[\w/.-]+)*")
NOT_CLOSED = "the front matter is not closed. Put a line with only --- under its last key."
# Messages for files without front matter, by a pattern of their beginning; {} is the first line.
MISSING_FRONT_MATTER: dict[str | re.Pattern[str], str] = {
    r"---[ \t]*\n": NOT_CLOSED,
    r"[ \t]*(-{1,2}|-{4,}|[—–]+-?|-[—–]+|\\-+|\++)[ \t]*\n+[A-Za-z_]\w*\s*[:=]": '"{}" does not open the front matter. Write exactly three hyphens, ---, and nothing before them.',
    r"\s+---[ \t]*\n": "there is empty space before the front matter. Begin the file with --- in its first line and column.",
    LOOSE_KEY: '"{}" looks like front matter, but the --- lines around it are missing. Put a line with only --- above it and one below the last key.',
    r"\s*# ": 'there is no front matter. Write the title there: begin the file with ---, title: …, summary: … and --- again, in place of "{}".',
    "": "there is no front matter. Begin the file with ---, title: …, summary: … and --- again.",
}


@dataclass
class Source:
    """A Markdown file: `meta` is its front matter, `body` the text that begins in line `body_line`, converted by `dialects`.
    `definitions` has the line and Markdown of links that are defined apart, by their address."""

    path: str
    meta: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    definitions: dict[str, tuple[int, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    front_matter: YamlDocument = field(default_factory=lambda: YamlDocument(""))

    def line(self, *keys: object) -> int:
        """The line of a key of the front matter, or of an item in its value; 1 if the key is missing."""
        return self.front_matter.line(*keys) if keys else 1

    def strings(self, *keys: str) -> Iterator[tuple[str, int, str]]:
        """(key, line, string) for each string in the values of these keys of the front matter."""
        for key in keys:
            for loc, value in iter_strings(self.meta.get(key), key):
                yield key, self.line(*loc), value

    def problem(self, line: int, message: str, **more: Any) -> Problem:
        """Makes a problem of this file; `more` are `about`, `caused_by` and `place` of `Problem`."""
        return Problem(self.path, line, message, **more)

    def held_back(self, remedies: dict[str, str], **more: Any) -> Problem:
        """Makes a problem of `draft:` or `publish:`, whichever holds this page back, by its message."""
        key = "draft" if self.meta.get("draft") is True else "publish"
        return self.problem(self.line(key), f"{key}: {remedies[key]}", **more)

    @cached_property
    def prose(self) -> str:
        """The body with code replaced by spaces; line numbers stay the same."""
        return blank_out(self.body, dialects.CODE) if re.search("`|~~~", self.body) else self.body

    @property
    def prose_lines(self) -> Iterator[tuple[int, str]]:
        """(line number in the file, line) for each line of `prose`."""
        return enumerate(self.prose.split("\n"), self.body_line)

    @property
    def body_lines(self) -> Iterator[tuple[int, str]]:
        """(line number in the file, line) for each line of `body`."""
        return enumerate(self.body.split("\n"), self.body_line)

    def find(self, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str]]]:
        """(line number, match) for each match of `pattern` in `prose`."""
        for match in pattern.finditer(self.prose):
            yield self.body_line + self.prose.count("\n", 0, match.start()), match


def read_source(file: Path, path: str) -> Source:
    """Reads `file`; `path` is its name in problems. Mistakes are in `Source.problems`, none is raised."""
    text, problems = read_text(file, path)
    if text is None:
        return Source(path, problems=problems)
    source = _parse(text, path)
    return replace(source, problems=[*problems, *source.problems]) if problems else source


@memoized
def _parse(text: str, path: str) -> Source:
    source = Source(path)
    source.problems += _split(source, text)
    return source


def _split(source: Source, text: str) -> Iterator[Problem]:
    """Sets the fields of `source` but its path, and yields the problems of its front matter."""
    if not text.strip():
        yield source.problem(1, "this file is empty. Write its front matter and text, or delete it.")
        return
    text = BETWEEN_TWO.sub(r"\1\2", text)
    match = FRONT_MATTER.match(text)
    if match is None:
        message = next(message for start, message in MISSING_FRONT_MATTER.items() if re.match(start, text))
        yield source.problem(1, message.format(text.strip().split("\n")[0].strip()))
        end = keys.end() if (keys := UNMARKED_KEYS.match(text)) else 0
    elif early_end := END_OF_KEYS.search(match[1]):
        end = match.start(1) + early_end.start()
        yield source.problem(text.count("\n", 0, end) + 1, NOT_CLOSED)
    else:
        end = match.end()
        yield from _parse_front_matter(source, match[1])
    source.body, definitions = dialects.write_out_links(dialects.convert(text[end:]))
    source.body_line = text.count("\n", 0, end) + 1
    source.definitions = {to: (source.body_line + line, link) for to, (line, link) in definitions.items()}
    heading = TITLE.match(source.body)  # which programs write though the title stands above
    if heading and heading[2].casefold() == str(source.meta.get("title")).casefold():
        source.body = heading[1] + source.body[heading.end() :]


def _parse_front_matter(source: Source, text: str) -> Iterator[Problem]:
    source.front_matter = document = parse_yaml(text, source.path, line_offset=1)
    yield from document.problems
    node = document.node
    if node is None and document.problems:
        return
    if not isinstance(document.value, dict) or not isinstance(node, yaml.MappingNode):
        yield source.problem(2, "the front matter has no keys. Write lines such as title: … and summary: …")
        return
    source.meta = {str(key): _without_brackets(str(key), value) for key, value in document.value.items()}


def _without_brackets(key: str, value: Any) -> Any:
    """A list of names whose author left out its brackets, as a list; any other value as it is."""
    is_list = key in LISTS and isinstance(value, str) and value != "all" and NAMES.fullmatch(value)
    return re.split(", *", value) if is_list else value


def blank_out(text: str, *patterns: re.Pattern[str]) -> str:
    """`text` with all matches of the patterns replaced by spaces, so that line numbers stay the same."""
    for pattern in patterns:
        text = pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text
