"""`scripts/check --report`: a table of all pages, as text and as .cache/report.html, which is not published.

It has the length, reading grade, sources and links of each page, and when a review is due: `extra.review_months` after
the last one, or after the page was written.
"""

import datetime
from dataclasses import dataclass
from pathlib import Path

import jinja2

from library import Library, Page, markdown_text
from library.checks.plain_language import read_rules
from library.checks.readability import reading_grade
from library.clock import add_months, today

COUNT_COLUMNS = ("words", "grade", "longest", "sources", "in", "out")
COLUMNS = ("page", *COUNT_COLUMNS, "worksheet", "written", "reviewed", "due")
NUMBER_COLUMNS = range(1, len(COUNT_COLUMNS) + 1)  # indexes of the columns of numbers
TEMPLATE = Path(__file__).with_suffix(".html")


@dataclass(frozen=True)
class ReportRow:
    """The facts of a page; `cells` has the text of each column."""

    page: Page
    words: int
    grade: float
    is_due: bool
    cells: list[str]


def report_rows(library: Library, day: datetime.date) -> list[ReportRow]:
    """A row for each page that could be read, in the order of nav."""
    links = {page.path: _linked_pages(library, page) for page in library.pages.values()}
    return [_row(library, page, links, day) for page in library.pages.values()]


def _row(library: Library, page: Page, links: dict[str, set[str]], day: datetime.date) -> ReportRow:
    words, grade = markdown_text.count_words(page.source), max(0.0, reading_grade(page))
    paragraphs = markdown_text.paragraphs(page.source)
    lengths = [len(sentence.split()) for paragraph in paragraphs for sentence in paragraph.sentences]
    longest = max(lengths, default=0)
    links_in = sum(page.path in targets for targets in links.values())
    reviewed = page.reviewed.on if page.reviewed else None
    last = reviewed or page.written
    due = add_months(last, library.review_months) if last else None
    is_due = due is not None and due <= day
    counts = (words, f"{grade:.1f}", longest, len(page.cited), links_in, len(links[page.path]))
    sheets = f"for {page.owner.slug}" if page.owner else ", ".join(sheet.slug for sheet in page.sheets)
    days = (page.written or "–", reviewed or "–", "now" if is_due else due or "–")
    name = f"{page.path} (draft)" if page.draft else page.path
    return ReportRow(page, words, grade, is_due, [name, *map(str, counts), sheets or "–", *map(str, days)])


def _linked_pages(library: Library, page: Page) -> set[str]:
    """The paths of the other pages that a page links, in its text or by `helps:`."""
    linked = {page.resolve_link(link.target) for link in markdown_text.links(page.source)}
    linked |= {other.path for other in page.helps}
    return (linked & library.pages.keys()) - {page.path}


def as_text(rows: list[ReportRow]) -> str:
    """The table as text, with text aligned to the left and numbers to the right."""
    table = [list(COLUMNS), *(row.cells for row in rows)]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    aligned = (f"{{:{'>' if at in NUMBER_COLUMNS else '<'}{width}}}" for at, width in enumerate(widths))
    line = "  ".join(aligned)
    lines = [line.format(*row).rstrip() for row in table]
    due = sum(row.is_due for row in rows) or "None is"
    total = f"{len(rows)} pages, {sum(row.words for row in rows):,} words. {due} due for another reading."
    return "\n".join([*lines, "", total])


def write_report(library: Library, day: datetime.date | None = None) -> str:
    """Writes the HTML page; returns the table as text, with the path of the page, or why there is none."""
    day = day or today()
    table = report_rows(library, day)
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    page = environment.from_string(TEMPLATE.read_text("utf-8")).render(
        name=library.name,
        day=day,
        rows=table,
        limit=read_rules(library.root)[0].grade,
        heads=COLUMNS,
        numbers=NUMBER_COLUMNS,
    )
    file = library.root / ".cache" / "report.html"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, "utf-8", newline="\n")
        web_page = f"As a web page: {file.relative_to(library.root)}"
    except OSError as error:  # a full or read-only disk
        web_page = f"The web page could not be written: {error.strerror}."
    return f"{as_text(table)}\n{web_page}"
