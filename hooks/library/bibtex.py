"""Parses BibTeX into entries with line numbers, and reports what can't be parsed."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from library.markdown_text import shorten
from library.problems import Problem

REFERENCES_PATH = "docs/data/references.bib"
REFERENCES_SUBJECT = "data/references.bib"
KEY = r"[\w:.+/-]+"
ENTRY_HEAD = re.compile(rf"@\w+\s*[{{(]\s*({KEY})\s*,")
MISSING_AT_SIGN = re.compile(r"[A-Za-z]+[ \t]*\{[^\n{}=]*,[ \t]*$")
# The beginning of another field inside a value.
MISSING_COMMA = re.compile(r"\n[ \t]*\w+[ \t]*=")
# How journals and doi.org itself write a DOI, and what stands for it in each field.
DOI_ADDRESS = re.compile(r"^(?:https?://(?:dx\.|www\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
DOI_FIELDS = {"doi": "", "url": "https://doi.org/"}


@dataclass
class Entry:
    """An entry: its `kind` ("article"), and its fields that are not empty, as written, with LaTeX's accents decoded."""

    kind: str
    key: str
    line: int
    fields: dict[str, str]
    field_lines: dict[str, int]

    def line_of(self, name: str) -> int:
        """The line of a field; the entry's own if it has none."""
        return self.field_lines.get(name, self.line)

    def plain_text(self, name: str) -> str:
        """The value of a field without braces and line breaks, or ""; of a DOI without the address that leads to it."""
        text = re.sub(r"[{}]", "", " ".join(self.fields.get(name, "").split()))
        return DOI_ADDRESS.sub(DOI_FIELDS[name], text) if name in DOI_FIELDS else text


def reference_subjects(key: str) -> set[str]:
    """The subjects that may cause a missing reference: its entry, or the whole file."""
    return {REFERENCES_SUBJECT, f"{REFERENCES_SUBJECT}#{key}"}


def read_entries(text: str) -> Iterator[Entry | Problem]:
    """The valid entries in the order of the file, and a problem for each invalid one."""
    import bibtexparser.entrypoint  # slow to import, and needed only if there are references

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # errors are reported as problems
    first_lines: dict[str, int] = {}
    failed = False  # a comment after a failed block is the rest of that block
    for block in bibtexparser.entrypoint.parse_string(text).blocks:
        line = (block.start_line or 0) + 1
        parsed = getattr(block, "ignore_error_block", None) or block
        if isinstance(parsed, bibtexparser.model.Entry):
            problems: list[Entry | Problem] = list(_entry_problems(parsed, line, first_lines))
            first_lines.setdefault(parsed.key, line)
            texts = ((field.key, str(field.value)) for field in parsed.fields)
            # Programs that manage references write out the fields that they have no value for.
            fields = {
                key.lower(): _decode_latex(key, text) for key, text in texts if text.strip("{} \t\n\u00a0")
            }
            lines = {field.key.lower(): field.start_line + 1 for field in parsed.fields}
            yield from problems or [Entry(parsed.entry_type.lower(), parsed.key, line, fields, lines)]
        elif isinstance(block, bibtexparser.model.ParsingFailedBlock):
            head = (block.raw or "").strip().split("\n")[0]
            match = ENTRY_HEAD.match(head)
            yield _unreadable_entry(match[1], line) if match else _malformed_head(head, line)
        elif isinstance(block, bibtexparser.model.ImplicitComment) and not failed:
            yield from _stray_text(block.comment, line)
        failed = isinstance(block, bibtexparser.model.ParsingFailedBlock)


def _decode_latex(name: str, value: str) -> str:
    """Replaces LaTeX's accents by letters. The decoder is slow to import, and few entries need it."""
    if "\\" not in value:
        return value
    if name.lower() in {"doi", "url"}:  # where only signs are escaped
        return re.sub(r"\\([^A-Za-z0-9\s])", r"\1", value)
    value = re.sub(r"(?<!\\)%", r"\%", value)  # BibTeX has no comments in a value, so this is a sign
    from pylatexenc.latex2text import LatexNodes2Text

    return str(LatexNodes2Text(keep_braced_groups=True).latex_to_text(value))


def _entry_problems(parsed: Any, line: int, first_lines: dict[str, int]) -> Iterator[Problem]:
    """Mistakes in an entry that the parser accepts. `first_lines` are the lines of the entries before it, by key."""
    about = {f"{REFERENCES_SUBJECT}#{parsed.key}"}
    if not re.fullmatch(KEY, parsed.key):
        yield _malformed_head(f"@{parsed.entry_type}{{{parsed.key}" + ("," if parsed.key else ""), line)
        return
    if parsed.key in first_lines:
        message = f'the key "{parsed.key}" appears twice (first in line {first_lines[parsed.key]}). Give one of them another key.'
        # Any reference that is missing may be the one with the wrong key.
        yield Problem(REFERENCES_PATH, line, message, {REFERENCES_SUBJECT})
        return
    enclosings = parsed.parser_metadata.get("removed_enclosing", {})
    seen: set[str] = set()
    for field in parsed.fields:
        name, value = field.key.lower(), str(field.value)
        if name in seen:
            message = f"{name}: appears twice in this entry. Keep one."
            yield Problem(REFERENCES_PATH, field.start_line + 1, message, about)
        seen.add(name)
        is_bare = enclosings.get(field.key) == "no-enclosing" and not re.fullmatch(r"\d+|[a-z]{3}", value)
        if is_bare or MISSING_COMMA.search(value) or not re.fullmatch(r"[\w-]+", field.key):
            yield _unreadable_entry(parsed.key, line)
            return


def _unreadable_entry(key: str, line: int) -> Problem:
    message = f'the entry "{key}" can\'t be read. Check that each field ends with a comma and each {{ has a matching }}.'
    return Problem(REFERENCES_PATH, line, message, {f"{REFERENCES_SUBJECT}#{key}"})


def _stray_text(comment: str, line: int) -> Iterator[Problem]:
    """A problem for the first line between entries that is no comment."""
    for number, row in enumerate(map(str.strip, comment.split("\n")), line):
        if not row or row.startswith("%"):
            continue
        if MISSING_AT_SIGN.match(row) or row.startswith("@"):
            yield _malformed_head(row, number)
        else:
            message = f'"{shorten(row, 60)}" is not part of an entry, so it is not read. Write it as one: @article{{smith2001, … }}, or begin the line with %.'
            yield Problem(REFERENCES_PATH, number, message, {REFERENCES_SUBJECT})
        return


def _malformed_head(head: str, line: int) -> Problem:
    match = re.search(rf"[{{(]\s*({KEY})\s*,", head)
    message = f'"{head.strip()}" is not the beginning of an entry. Write it as @article{{smith2001, with a key of letters and digits.'
    subject = f"{REFERENCES_SUBJECT}#{match[1]}" if match else REFERENCES_SUBJECT
    return Problem(REFERENCES_PATH, line, message, {subject})
