"""Skeletons of new articles and worksheets: front matter, and the headings of their kind, with what to write below each."""

import datetime
import json
import math
from collections import Counter
from itertools import chain

import yaml

import worksheet
from library import Library, Page, Series, markdown_text
from library.checks.plain_language import read_rules
from library.checks.unwritten import TO_WRITE
from library.model import WORKSHEET
from worksheet.block import SingleControlBlock

MIN_SHARE = 0.6  # of the sheets that have a heading or field which a new one gets too


def yaml_scalar(value: str) -> str:
    """A YAML scalar for a string, with quotation marks only if it needs them."""
    try:
        is_plain = yaml.safe_load(f"key: {value}") == {"key": value}
    except yaml.YAMLError:
        is_plain = False
    return value if is_plain and value == value.strip() else json.dumps(value, ensure_ascii=False)


def page_text(title: str) -> str:
    """The text of a new page that is no article. Without `written:` it says nothing of a review."""
    return _file_text(_header(title), [f"{TO_WRITE}: the words"])


def _header(title: str) -> list[str]:
    summary = f'summary: "{TO_WRITE}: one sentence of at most 160 characters"'
    return [f"title: {yaml_scalar(title)}", summary, "draft: true"]


def article_text(title: str, series: Series | None, library: Library, today: datetime.date) -> str:
    """The text of a new article, with the headings of its series."""
    earlier = [s for s in library.series if series and s.part < series.part]
    *names, draft = _header(title)
    more = [*_in_short(library), *(["helps: []"] if earlier else [])]
    header = [*names, *more, draft, f"written: {today.isoformat()}"]
    sections = (series.sections if series else []) or [f"{TO_WRITE}: the first heading"]
    body = [f"{TO_WRITE}: the opening, a moment that the reader knows"]
    for section in sections:
        body += [f"## {section}", TO_WRITE + ("" if section.startswith(TO_WRITE) else f": {section}")]
    return _file_text(header, body)


def _in_short(library: Library) -> list[str]:
    """The key `in_short` with the minimum of lines that the rules of the site ask for."""
    limits = read_rules(library.root)[0].in_short
    topics = ("what this is", "what to do now", "what else to know")
    lines = [f'  - "{TO_WRITE}: {topics[min(number, 2)]}"' for number in range(limits[0] if limits else 0)]
    return ["in_short:", *lines] if lines else []


def sheet_text(title: str, owner: str, library: Library) -> str:
    """The text of a new worksheet: the headings and fields that most sheets have, and placeholders for its own."""
    header = [
        f"title: {yaml_scalar(title)}",
        f"for: {owner}",
        f'purpose: "{TO_WRITE}: one line, what this sheet is good for"',
        "minutes: 15",
        "draft: true",
    ]
    example = f"{TO_WRITE}: a worked example, as one would fill this in"
    middle = [
        f"## {TO_WRITE}: a heading",
        _field("example", f"{TO_WRITE}: whose example it is", example),
        _field("write", f"{TO_WRITE}: a question"),
        _field("check", f"{TO_WRITE}: choices", f"- {TO_WRITE}: a choice"),
    ]
    common = [
        [f"## {heading}", *(fields or [_field("write", f"{TO_WRITE}: question {number}")])]
        for number, (heading, fields) in enumerate(_common_outline(library), 1)
    ]
    # The last common heading stays the last one.
    common.insert(len(common) - 1 if len(common) > 1 else len(common), middle)
    return _file_text(header, [*chain(*common)])


def _common_outline(library: Library) -> list[tuple[str, list[str]]]:
    """The headings of most sheets, in order, each with the fields of most sheets."""
    sheets = [_outline(page) for page in library.of_kind(WORKSHEET) if not page.draft]
    minimum = max(1, math.ceil(len(sheets) * MIN_SHARE))
    headings = Counter(heading for sheet in sheets for heading in sheet)
    fields = Counter((heading, field) for sheet in sheets for heading in sheet for field in {*sheet[heading]})
    longest = max(sheets, key=lambda sheet: sum(headings[name] >= minimum for name in sheet), default={})
    return [
        (heading, [field for field in longest[heading] if fields[heading, field] >= minimum])
        for heading in longest
        if headings[heading] >= minimum
    ]


def _outline(page: Page) -> dict[str, list[str]]:
    """The headings of a sheet, each with the Markdown of the single-control fields below it."""
    headings = [heading for heading in markdown_text.headings(page.source) if heading.level == 2]
    blocks = worksheet.registry.blocks()
    sources = worksheet.fields(page.source.body, page.source.body_line)
    fields = [source for source in sources if issubclass(blocks[source.block], SingleControlBlock)]
    lines = [*(heading.line for heading in headings), math.inf]
    return {
        heading.text: [_field(f.block, f.label) for f in fields if heading.line < f.line < end]
        for heading, end in zip(headings, lines[1:], strict=True)
    }


def _field(block: str, label: str, content: str = "") -> str:
    return "\n".join(filter(None, (f"/// {block} | {label}", content, "///")))


def _file_text(header: list[str], body: list[str]) -> str:
    return "\n".join(["---", *header, "---", ""]) + "\n" + "\n\n".join(body) + "\n"
