"""BibTeX as entries with their lines, and what can't be read of it."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from library.problems import Problem

REFERENCES_PATH = "docs/data/references.bib"
REFERENCES_SUBJECT = "data/references.bib"
# What may be a key, and the beginning of an entry with one.
KEY = r"[\w:.+/-]+"
ENTRY_HEAD = re.compile(rf"@\w+\s*[{{(]\s*({KEY})\s*,")
# An entry whose @ is missing.
MISSING_AT_SIGN = re.compile(r"[A-Za-z]+[ \t]*\{[^\n{}=]*,[ \t]*$")
# What ends a field that no comma ends: the next one.
MISSING_COMMA = re.compile(r"\n[ \t]*\w+[ \t]*=")


@dataclass
class Entry:
    """One work: its `kind` ("article"), and the fields as they are written but for LaTeX's accents."""

    kind: str
    key: str
    line: int
    fields: dict[str, str]
    field_lines: dict[str, int]

    def line_of(self, name: str) -> int:
        """The line of a field; the entry's own if it has none."""
        return self.field_lines.get(name, self.line)

    def plain_text(self, name: str) -> str:
        """A field's words without braces and breaks, or nothing."""
        return re.sub(r"[{}]", "", " ".join(self.fields.get(name, "").split()))


def reference_subjects(key: str) -> set[str]:
    """What may explain that there is no source of this key: its entry, or the whole file."""
    return {REFERENCES_SUBJECT, f"{REFERENCES_SUBJECT}#{key}"}


def read_entries(text: str) -> Iterator[Entry | Problem]:
    """Every entry that can be read, in the file's order, and a problem for each that can't."""
    import bibtexparser.entrypoint  # slow to load, and only needed where there are sources

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it can't read we report ourselves
    first: dict[str, int] = {}
    failed = False  # what follows on a block that can't be read is the rest of it
    for block in bibtexparser.entrypoint.parse_string(text).blocks:
        line = (block.start_line or 0) + 1
        read = getattr(block, "ignore_error_block", None) or block
        if isinstance(read, bibtexparser.model.Entry):
            wrong: list[Entry | Problem] = list(_check_entry(read, line, first))
            first.setdefault(read.key, line)
            values = {field.key.lower(): _decoded(str(field.value)) for field in read.fields}
            lines = {field.key.lower(): field.start_line + 1 for field in read.fields}
            yield from wrong or [Entry(read.entry_type.lower(), read.key, line, values, lines)]
        elif isinstance(block, bibtexparser.model.ParsingFailedBlock):
            head = (block.raw or "").strip().split("\n")[0]
            named = ENTRY_HEAD.match(head)
            yield _unreadable_entry(named[1], line) if named else _malformed_head(head, line)
        elif isinstance(block, bibtexparser.model.ImplicitComment) and not failed:
            yield from _stray_text(block.comment, line)
        failed = isinstance(block, bibtexparser.model.ParsingFailedBlock)


def _decoded(value: str) -> str:
    """LaTeX's accents as letters. Its decoder is slow, and few entries need it."""
    if "\\" not in value:
        return value
    from pylatexenc.latex2text import LatexNodes2Text

    return str(LatexNodes2Text(keep_braced_groups=True).latex_to_text(value))


def _check_entry(read: Any, line: int, first: dict[str, int]) -> Iterator[Problem]:
    """Why an entry that the parser took can't be meant so."""
    about = {f"{REFERENCES_SUBJECT}#{read.key}"}
    if not re.fullmatch(KEY, read.key):
        yield _malformed_head(f"@{read.entry_type}{{{read.key}" + ("," if read.key else ""), line)
        return
    if read.key in first:
        message = f'the key "{read.key}" stands twice (first in line {first[read.key]}). Give one of them another key.'
        # The key that was meant may be that of any source which a page names in vain.
        yield Problem(REFERENCES_PATH, line, message, {REFERENCES_SUBJECT})
        return
    enclosed = read.parser_metadata.get("removed_enclosing", {})
    seen: set[str] = set()
    for field in read.fields:
        name, value = field.key.lower(), str(field.value)
        if name in seen:
            message = f"{name}: stands twice in this entry. Keep one of them."
            yield Problem(REFERENCES_PATH, field.start_line + 1, message, about)
        seen.add(name)
        bare = enclosed.get(field.key) == "no-enclosing" and not re.fullmatch(r"\d+|[a-z]{3}", value)
        if bare or MISSING_COMMA.search(value) or not re.fullmatch(r"[\w-]+", field.key):
            yield _unreadable_entry(read.key, line)
            return


def _unreadable_entry(key: str, line: int) -> Problem:
    message = (
        f'the entry "{key}" can\'t be read. Check that each field ends with a comma and each {{ has its }}.'
    )
    return Problem(REFERENCES_PATH, line, message, {f"{REFERENCES_SUBJECT}#{key}"})


def _stray_text(comment: str, line: int) -> Iterator[Problem]:
    """What stands between the entries and is no remark: nothing of it is read."""
    for number, row in enumerate(comment.split("\n"), line):
        said = row.strip()
        if not said or said.startswith("%"):
            continue
        if MISSING_AT_SIGN.match(said) or said.startswith("@"):
            yield _malformed_head(said, number)
        else:
            shown = said if len(said) <= 60 else f"{said[:57]}…"
            message = f'"{shown}" stands in no entry and is not read. Write it as one: @article{{smith2001, … }}, or begin the line with %.'
            yield Problem(REFERENCES_PATH, number, message, {REFERENCES_SUBJECT})
        return


def _malformed_head(head: str, line: int) -> Problem:
    named = re.search(rf"[{{(]\s*({KEY})\s*,", head)
    message = f'"{head.strip()}" is no beginning of an entry. Write it as @article{{smith2001, with a key of letters and digits.'
    return Problem(
        REFERENCES_PATH, line, message, {f"{REFERENCES_SUBJECT}#{named[1]}" if named else REFERENCES_SUBJECT}
    )
