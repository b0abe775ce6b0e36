"""`library | help_map` in templates: what helps with what, to be drawn as a weaving and set out as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from library.model import Library, Page, Series


@dataclass(frozen=True)
class Cell:
    """A stretch of a row, from column `first` on: one article that is helped, a whole series, or nothing."""

    first: int
    span: int
    article: Page | None = None
    series: Series | None = None


@dataclass(frozen=True)
class Row:
    """An article that helps, and its cells from the first column to the last."""

    article: Page
    cells: list[Cell]


@dataclass(frozen=True)
class Column:
    """An article that is helped, and the numbers of the rows that help with it by name, and of all that do."""

    article: Page
    rows: list[int]
    helpers: list[int]


@dataclass(frozen=True)
class Map:
    """What helps with what: `rows` against `columns`, each in the order of `nav`. The table has them the other way
    round, for a reader comes with what hurts, not with what helps."""

    columns: list[Column]
    rows: list[Row]


def make_map(library: Library) -> Map:
    """All articles that help or are helped; who does both is a row and a column."""
    articles = [page for series in library.series for page in series.articles]
    helpers = [page for page in articles if page.helps]
    named = {page for helper in helpers for page in helper.helps}
    helped = [page for page in articles if page in named]
    rows = [Row(helper, list(_cells(helper, helped))) for helper in helpers]
    columns = [Column(page, [], []) for page in helped]
    for number, row in enumerate(rows):
        for cell in row.cells:
            for column in columns[cell.first : cell.first + cell.span]:
                if cell.article:
                    column.rows.append(number)
                if cell.article or cell.series:
                    column.helpers.append(number)
    return Map(columns, rows)


def _cells(helper: Page, helped: list[Page]) -> Iterator[Cell]:
    """Who helps with all that came earlier says so once for each part."""
    goals = {page: page.series if helper.helps_all else page for page in helper.helps}
    first = 0
    for goal, pages in groupby(helped, goals.get):
        span = len(list(pages))
        yield Cell(
            first,
            span,
            goal if isinstance(goal, Page) else None,
            goal if isinstance(goal, Series) else None,
        )
        first += span
