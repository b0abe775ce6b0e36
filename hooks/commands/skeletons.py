"""What a new article and its worksheet begin with: the headings of their kind, and what to write under each."""

from __future__ import annotations

import datetime
import json
import math

import yaml

import worksheet
from library import Library, Page, Series, text
from library.checks.rules import read_rules
from library.checks.unwritten import MARK

OFTEN = 0.6  # what so many of the sheets have, a new one has too


def quoted(value: str) -> str:
    """A value as YAML reads it back: in quotation marks only where it needs them."""
    try:
        plain = yaml.safe_load(f"key: {value}") == {"key": value}
    except yaml.YAMLError:
        plain = False
    return value if plain and value == value.strip() else json.dumps(value, ensure_ascii=False)


def article_text(title: str, series: Series | None, library: Library, today: datetime.date) -> str:
    """An article's file: front matter, and the headings of its series."""
    earlier = [s for s in library.series if series and s.part < series.part]
    header = [
        f"title: {quoted(title)}",
        f'summary: "{MARK}: one sentence of at most 160 characters"',
        *_in_short(library),
        *(["helps: []"] if earlier else []),
        "draft: true",
        f"written: {today.isoformat()}",
    ]
    sections = (series.sections if series else []) or [f"{MARK}: the first heading"]
    body = [f"{MARK}: the opening, a moment that the reader knows"]
    for section in sections:
        body += [f"## {section}", MARK + ("" if section.startswith(MARK) else f": {section}")]
    return _joined(header, body)


def _in_short(library: Library) -> list[str]:
    """As many lines as the site asks for at the least."""
    asked = read_rules(library)[0].in_short
    said = ("what this is", "what one can do now", "what else one should know")
    lines = [f'  - "{MARK}: {said[min(number, 2)]}"' for number in range(asked[0] if asked else 0)]
    return ["in_short:", *lines] if lines else []


def sheet_text(title: str, owner: str, library: Library) -> str:
    """Headings and fields that most sheets of this site have; what lies between is the author's."""
    header = [
        f"title: {quoted(title)}",
        f"for: {owner}",
        f'purpose: "{MARK}: one line, what this sheet is good for"',
        "minutes: 15",
        "draft: true",
    ]
    shared = _shared(library)
    body: list[str] = []
    for index, (heading, fields) in enumerate(shared):
        body += [f"## {heading}", *fields]
        if not fields:
            body.append(_field("write", f"{MARK}: question {index + 1}"))
    middle = [
        f"## {MARK}: a heading",
        _field(
            "example", f"{MARK}: whose example it is", f"{MARK}: a worked example, as one would fill this in"
        ),
        _field("write", f"{MARK}: a question"),
        _field("check", f"{MARK}: choices", f"- {MARK}: a choice"),
    ]
    cut = (
        len(body)
        if len(shared) < 2
        else next(n for n, row in enumerate(body) if row == f"## {shared[-1][0]}")
    )
    return _joined(header, body[:cut] + middle + body[cut:])


def _shared(library: Library) -> list[tuple[str, list[str]]]:
    """Headings with their fields, in order, as far as most sheets agree."""
    sheets = [_outline(page) for page in library.of_kind("worksheet") if not page.draft]
    if not sheets:
        return []
    least = max(1, math.ceil(len(sheets) * OFTEN))
    longest = max(sheets, key=lambda sheet: sum(_count(sheets, heading) >= least for heading, _ in sheet))
    return [
        (
            heading,
            [
                field
                for field in fields
                if sum(field in dict(sheet).get(heading, []) for sheet in sheets) >= least
            ],
        )
        for heading, fields in longest
        if _count(sheets, heading) >= least
    ]


def _count(sheets: list[list[tuple[str, list[str]]]], heading: str) -> int:
    return sum(heading in dict(sheet) for sheet in sheets)


def _outline(page: Page) -> list[tuple[str, list[str]]]:
    """A sheet's headings, each with the one-line fields under it, written as a new sheet has them."""
    headings = [heading for heading in text.headings(page.source) if heading.level == 2]
    rows = []
    for heading, end in zip(headings, [*(h.line for h in headings[1:]), math.inf], strict=True):
        found = [
            f
            for f in worksheet.fields(page.source.body, page.source.body_line)
            if heading.line < f.line < end and f.one_control
        ]
        rows.append((heading.text, [_field(f.block, f.label) for f in found]))
    return rows


def _field(block: str, label: str, inside: str = "") -> str:
    return "\n".join(filter(None, (f"/// {block} | {label}", inside, "///")))


def _joined(header: list[str], body: list[str]) -> str:
    return "\n".join(["---", *header, "---", ""]) + "\n" + "\n\n".join(body) + "\n"
