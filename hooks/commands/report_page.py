"""The report as one HTML file: a chart and a table, with nothing from elsewhere and no script."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

HEADS = (
    "page",
    *("words", "grade", "longest", "sources", "in", "out"),
    "worksheet",
    "written",
    "reviewed",
    "due",
)
NUMBERS = range(1, 7)  # the columns of numbers


@dataclass(frozen=True)
class Row:
    """What is known of a page. `longest` is its longest sentence, in words."""

    path: str
    title: str
    words: int
    grade: float
    longest: int
    sources: int
    links_in: int
    links_out: int
    sheet: str
    written: datetime.date | None
    reviewed: datetime.date | None
    due: datetime.date | None
    is_due: bool
    draft: bool

    def cells(self) -> list[str]:
        """What stands in each column, as text."""
        days = [day.isoformat() if day else "–" for day in (self.written, self.reviewed)]
        due = "now" if self.is_due else self.due.isoformat() if self.due else "–"
        name = f"{self.path} (draft)" if self.draft else self.path
        counts = [self.words, f"{self.grade:.1f}", self.longest, self.sources, self.links_in, self.links_out]
        return [name, *map(str, counts), self.sheet or "–", *days, due]


PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{name}: every page</title>
<style>
:root {{ color-scheme: light dark; --ink: light-dark(#222, #eee); --bar: light-dark(#5a7d7c, #8fb5b3); --due: light-dark(#a33b20, #ff9d80) }}
body {{ margin: 2rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: light-dark(#fff, #1b1b1b) }}
svg {{ max-width: 100%; height: auto }}
svg text {{ font: 11px system-ui, sans-serif; fill: var(--ink) }} rect {{ fill: var(--bar) }} rect.over {{ fill: var(--due) }}
line {{ stroke: var(--due); stroke-dasharray: 4 3 }}
div {{ overflow-x: auto }} table {{ border-collapse: collapse; font-variant-numeric: tabular-nums }}
th, td {{ padding: .2rem .7rem; text-align: left; border-bottom: 1px solid light-dark(#ccc, #555); white-space: nowrap }}
td.number, th.number {{ text-align: right }} .due {{ color: var(--due); font-weight: 600 }}
</style>
</head>
<body>
<h1>{name}: every page</h1>
<p>As of {day}. {due} of {count} are due for another reading.</p>
<h2>Reading grade</h2>
{chart}
<h2>Every page</h2>
<div tabindex="0" role="region" aria-label="Every page"><table>
<thead><tr>{heads}</tr></thead>
<tbody>
{rows}
</tbody>
</table></div>
</body>
</html>
"""


def page_of(name: str, rows: Sequence[Row], limit: float | None, day: datetime.date) -> str:
    """The page's HTML. `limit` is the highest reading grade that is aimed at, `day` the day of the report."""
    return PAGE.format(
        name=escape(name),
        day=day.isoformat(),
        due=sum(row.is_due for row in rows),
        count=len(rows),
        chart=_chart(rows, limit),
        heads="".join(
            f'<th scope="col"{_kind(index)}>{escape(head)}</th>' for index, head in enumerate(HEADS)
        ),
        rows="\n".join(_row(row) for row in rows),
    )


def _kind(column: int) -> str:
    return ' class="number"' if column in NUMBERS else ""


def _row(row: Row) -> str:
    first, *others = row.cells()
    last = len(others)
    cells = [f'<th scope="row" title="{escape(row.title)}">{escape(first)}</th>']
    for column, cell in enumerate(others, 1):
        kind = ' class="due"' if column == last and row.is_due else _kind(column)
        cells.append(f"<td{kind}>{escape(cell)}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _chart(rows: Sequence[Row], limit: float | None) -> str:
    """A bar a page, as high as its grade, and the limit across. The table holds the same numbers."""
    most = max([limit or 0.0, *(row.grade for row in rows), 1.0])
    step, height = 14, 160
    width = max(300, step * len(rows) + 40)
    bars = []
    for index, row in enumerate(rows):
        tall = row.grade / most * height
        over = ' class="over"' if limit and row.grade > limit else ""
        place = f'x="{30 + index * step}" y="{height - tall + 10:.1f}" width="{step - 4}" height="{tall:.1f}"'
        bars.append(f"<rect{over} {place}><title>{escape(row.title)}: {row.grade:.1f}</title></rect>")
    if limit:
        y = height - limit / most * height + 10
        bars.append(
            f'<line x1="26" x2="{width}" y1="{y:.1f}" y2="{y:.1f}"/><text x="2" y="{y + 4:.1f}">{limit:g}</text>'
        )
    said = f"Reading grade of {len(rows)} pages; the highest is {max((row.grade for row in rows), default=0):.1f}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height + 20}" width="{width}" role="img" aria-label="{said}">{"".join(bars)}</svg>'
