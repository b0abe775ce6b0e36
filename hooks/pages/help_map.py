"""The map of `helps:`, for the filter `help_map`: which articles help with which, for a drawing and a table."""

from dataclasses import dataclass
from itertools import groupby

from library.model import Library, Page


@dataclass(frozen=True)
class MapRow:
    """An article that helps. `helped` has the indexes of the columns that it helps with; `parts` the runs of columns that it
    helps with as a whole, as (first index, number of columns)."""

    article: Page
    helped: list[int]
    parts: list[tuple[int, int]]


@dataclass(frozen=True)
class MapColumn:
    """An article that is helped, and the indexes of the rows that name it in `helps:`."""

    article: Page
    rows: list[int]


def make_help_map(library: Library) -> tuple[list[MapColumn], list[MapRow]]:
    """All articles that are helped, and all that help, both in the order of `nav`; one that does both is a row and a column.
    `helps: all` is one run for each earlier part. The page's table has them transposed, since readers look for what they need help
    with."""
    articles = [page for series in library.series for page in series.articles]
    helpers = [page for page in articles if page.helps]
    named = {page for helper in helpers for page in helper.helps}
    columns = [MapColumn(page, []) for page in articles if page in named]
    rows = []
    for number, helper in enumerate(helpers):
        helped = [index for index, column in enumerate(columns) if column.article in helper.helps]
        runs = groupby(helped, lambda index: columns[index].article.series) if helper.helps_all else ()
        parts = [[*indexes] for _, indexes in runs]
        for index in [] if helper.helps_all else helped:
            columns[index].rows.append(number)
        rows.append(MapRow(helper, helped, [(part[0], len(part)) for part in parts]))
    return columns, rows
