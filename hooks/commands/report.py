"""`scripts/check --report`: every page in a table, as text and as .cache/report.html, which is not published.

What it counts is what an editor asks: how long, how hard to read, how well founded, how well linked,
and which pages are due for another reading (`extra.review_months` after the last review, or after they were written).
"""

from __future__ import annotations

import datetime

from commands.report_page import HEADS, NUMBERS, Row, page_of
from library import Library, Page, text
from library.checks.plain import grade
from library.checks.rules import read_rules
from library.clock import months_later, today
from library.model import WORKSHEET


def rows(library: Library, day: datetime.date) -> list[Row]:
    """One row a page, in the order of nav. Pages that can't be read are left out; `check` names them."""
    out = {page.path: _leads_to(library, page) for page in library.pages.values()}
    months = library.extra.get("review_months", 12)
    return [
        _row(library, page, out, day, months if isinstance(months, int) else 12)
        for page in library.pages.values()
    ]


def _row(library: Library, page: Page, out: dict[str, set[str]], day: datetime.date, months: int) -> Row:
    sentences = [
        len(sentence.split())
        for paragraph in text.paragraphs(page.source)
        for sentence in paragraph.sentences
    ]
    reviewed = page.reviewed.on if page.reviewed else None
    last = reviewed or page.written
    due = months_later(last, months) if last else None
    other = page.owner if page.kind == WORKSHEET else page.sheet
    return Row(
        path=page.path,
        title=page.title,
        words=text.words(page.source),
        grade=max(0.0, grade(page)),
        longest=max(sentences, default=0),
        sources=len(page.cited),
        links_in=sum(page.path in targets for targets in out.values()),
        links_out=len(out[page.path]),
        sheet=("for " if page.kind == WORKSHEET else "") + other.slug if other else "",
        written=page.written,
        reviewed=reviewed,
        due=due,
        is_due=due is not None and due <= day,
        draft=page.draft,
    )


def _leads_to(library: Library, page: Page) -> set[str]:
    """The other pages that this one leads to: by links in its text, and by what it helps with."""
    targets = {page.path_of(link.target) for link in text.links(page.source)} | {
        other.path for other in page.helps
    }
    return (targets & library.pages.keys()) - {page.path}


def as_text(found: list[Row]) -> str:
    """Columns under each other: names to the left, numbers to the right."""
    table = [list(HEADS), *(row.cells() for row in found)]
    widths = [max(len(row[column]) for row in table) for column in range(len(HEADS))]
    lines = [
        "  ".join(
            cell.rjust(width) if column in NUMBERS else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in table
    ]
    due = sum(row.is_due for row in found)
    words = sum(row.words for row in found)
    total = f"{len(found)} pages, {words:,} words. " + (
        f"{due} due for another reading." if due else "None is due for another reading."
    )
    return "\n".join([*lines, "", total])


def write(library: Library, day: datetime.date | None = None) -> str:
    """Writes the HTML page, and gives the table as text, with where the page is."""
    day = day or today()
    found = rows(library, day)
    rules, _ = read_rules(library)
    file = library.root / ".cache" / "report.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        page_of(library.name, found, rules.grade, day),
        "utf-8",
        newline="\n",
    )
    return f"{as_text(found)}\nThe same as a page: {file.relative_to(library.root)}"
