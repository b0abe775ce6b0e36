"""`library | help_map` in templates: what helps with what, to be drawn as a weaving and set out as a table."""

from dataclasses import dataclass
from itertools import groupby

from library.model import Library, Page


@dataclass(frozen=True)
class Row:
    """An article that helps. `helped` are the numbers of the columns it helps with; `parts` those that it helps with as a
    whole, each as its first column and how many it has."""

    article: Page
    helped: list[int]
    parts: list[tuple[int, int]]


@dataclass(frozen=True)
class Column:
    """An article that is helped, and the numbers of the rows that help with it by name."""

    article: Page
    rows: list[int]


@dataclass(frozen=True)
class HelpMap:
    """What helps with what: `rows` against `columns`, each in the order of `nav`. The table has them the other way
    round, for a reader comes with what hurts, not with what helps."""

    columns: list[Column]
    rows: list[Row]


def make_help_map(library: Library) -> HelpMap:
    """All articles that help or are helped; who does both is a row and a column. Who helps with all that came earlier says
    so once for each part."""
    articles = [page for series in library.series for page in series.articles]
    helpers = [page for page in articles if page.helps]
    named = {page for helper in helpers for page in helper.helps}
    columns = [Column(page, []) for page in articles if page in named]
    rows = []
    for number, helper in enumerate(helpers):
        helped = [place for place, column in enumerate(columns) if column.article in helper.helps]
        parts = []
        if helper.helps_all:
            for _, places in groupby(helped, lambda place: columns[place].article.series):
                first, *others = places
                parts.append((first, 1 + len(others)))
        else:
            for place in helped:
                columns[place].rows.append(number)
        rows.append(Row(helper, helped, parts))
    return HelpMap(columns, rows)
