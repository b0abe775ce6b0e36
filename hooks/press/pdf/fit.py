"""Chooses how a sheet is spaced, by trial layouts: no page crammed or half empty, no table header by itself.

A sheet is first laid out with the usual space between its blocks. If its last page stays nearly empty, another page has a
large gap, or there are more pages than the target, tighter spacing is tried. A table that would begin with fewer than two
rows below its header begins on the next page; one that would end with a single row takes another one along. What is left
of a page then goes to its answers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

GAP_FACTORS = (1.0, 0.84, 0.66, 0.46)
NEARLY_EMPTY = 0.3  # of a page's height
# What may be left of a page that is not a sheet's last: 25 mm.
MAX_GAP_PT = 25 / 25.4 * 72
# A table has this many rows to fill in on either side of a page break.
MIN_TABLE_ROWS = 2
# Answers grow by this part of their height before the gaps between blocks do, by up to MAX_BLOCK_GROWTH_PT each; what is left
# after that goes to the answers again, but not on a sheet's last page.
ANSWER_GROWTH = 0.8
MAX_BLOCK_GROWTH_PT = 30.0
# With tighter spacing, this part of what its last page has left goes back to the gaps.
LAST_PAGE_SHARE = 0.5
# The row of an `Answer` that stands for space which may stretch where its page has no answer that could grow: lines for a
# pen, boxes to tick, examples.
STRETCH = "stretch"
# What a page has left is tried whole, twice, and then in part.
SHARES = (1.0, 1.0, 0.9, 0.6, 0.3)
# A page may stay this far from being full.
SLACK_PT = 2.0
MAX_HEADER_TRIALS = 8


@dataclass(frozen=True)
class Spacing:
    """`gap`: factor for the space between blocks. `breaks`: numbers of the fields that begin a page. `growth`: points added
    to an answer, by its field's number; to a table's row, by "number:row"; to the space above a block, by "gap:number".
    `rows`: rows to fill in of each table; 0 for as many as its author gave it."""

    gap: float = 1.0
    breaks: frozenset[int] = frozenset()
    growth: tuple[tuple[str, float], ...] = ()
    rows: int = 0

    def data(self) -> dict[str, Any]:
        """As the Typst layout reads it."""
        growth: dict[str, dict[str, float]] = defaultdict(dict)
        for key, points in self.growth:
            name, _, part = key.partition(":")
            growth[name][part] = points
        return {"gap": self.gap, "breaks": sorted(self.breaks), "growth": growth, "rows": self.rows}

    def grow(self, more: dict[str, float]) -> Spacing:
        """The same with more growth, in points by the keys of `growth`."""
        sums = Counter(dict(self.growth))
        sums.update(more)
        return replace(self, growth=tuple(sorted((key, round(points, 1)) for key, points in sums.items())))


@dataclass(frozen=True)
class Answer:
    """A box, or a row of a table, on a page counted from 1. `row` counts from 1, 0 is a worked example; a row that is set as
    a card is "card-0". `height` in points; of STRETCH, how much it may still grow."""

    field: int
    row: int | str | None
    page: int
    height: float

    @property
    def key(self) -> str:
        return str(self.field) if self.row is None else f"{self.field}:{self.row}"


@dataclass
class Layout:
    """Where everything stands on the pages of a laid-out sheet. Heights in points, pages from 1.

    `bottoms`: how far down each page is filled, of `height`. `foot_heights`: of the usual foot and of the last page's.
    `blocks`: the page on which each block begins. `gaps`: the page of each gap that may grow, by its key in
    `Spacing.growth`.
    """

    pages: int
    height: float
    foot_heights: list[float] = field(default_factory=list)
    bottoms: dict[int, float] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)
    blocks: dict[int, int] = field(default_factory=dict)
    gaps: dict[str, int] = field(default_factory=dict)

    @classmethod
    def from_marks(cls, marks: list[dict[str, Any]]) -> Layout:
        """Reads the marks that the Typst layout sets: "edge" at a sheet's start and end, "block" where one begins,
        "answer" and "end" at the lower edge of something."""
        edges = {mark["side"]: mark for mark in marks if mark["mark"] == "edge"}
        offset, end = edges["start"]["page"] - 1, edges["end"]
        layout = cls(end["page"] - offset, end["height"], end["foot_heights"])
        for mark in marks:
            page = mark["page"] - offset
            if mark["mark"] == "block":
                layout.blocks[mark["block"]] = page
                if mark["y"] > 1 and not mark["attached"]:
                    layout.gaps[f"gap:{mark['block']}"] = page
                continue
            layout.bottoms[page] = max(layout.bottoms.get(page, 0.0), mark["y"])
            if mark["mark"] == "answer":
                layout.answers.append(Answer(mark["field"], mark.get("row"), page, mark["height"]))
        return layout

    @property
    def last_page_is_empty(self) -> bool:
        """It holds the foot alone."""
        return self.pages > 1 and all(page < self.pages for _, page in self.positions())

    @property
    def last_page_is_nearly_empty(self) -> bool:
        return self.pages > 1 and self.bottoms[self.pages] < NEARLY_EMPTY * self.height

    @property
    def has_large_gap(self) -> bool:
        return any(self.height - self.bottoms.get(page, 0.0) > MAX_GAP_PT for page in range(1, self.pages))

    def table_rows(self) -> dict[int, dict[int, list[Answer]]]:
        """The rows to fill in of each table, by field and page; none for a page with nothing but its header and examples."""
        tables: dict[int, dict[int, list[Answer]]] = defaultdict(lambda: defaultdict(list))
        for answer in self.answers:
            if isinstance(answer.row, int):
                tables[answer.field][answer.page] += [answer] if answer.row else []
        return tables

    def positions(self) -> list[tuple[str, int]]:
        """The page of everything that must not move when answers grow."""
        return [
            *((answer.key, answer.page) for answer in self.answers),
            *((f"block {number}", page) for number, page in self.blocks.items()),
        ]


LayOut = Callable[[Spacing], Layout]


def choose_spacing(lay_out: LayOut, target_pages: int) -> Spacing:
    """The spacing with the fewest faults, the widest of equals, for a sheet that is to have at most `target_pages`."""
    best, fewest = Spacing(), (float("inf"), True, True, True)
    for excess, spacing in _candidates(lay_out, target_pages):
        layout = lay_out(spacing)
        empty, nearly_empty = layout.last_page_is_empty, layout.last_page_is_nearly_empty
        if (excess, empty, False, nearly_empty) >= fewest:  # filling moves nothing: it can only close gaps
            continue
        filled = fill_pages(lay_out, spacing)
        faults = (excess, empty, lay_out(filled).has_large_gap, nearly_empty)
        if faults < fewest:
            best, fewest = filled, faults
        if not any(faults):
            break
    return best


def _candidates(lay_out: LayOut, target_pages: int) -> Iterator[tuple[int, Spacing]]:
    """Each spacing with its pages beyond the target; those with the fewest first, the wider of equals before the tighter."""
    too_long = []
    for gap in GAP_FACTORS:
        spacing = keep_table_headers(lay_out, Spacing(gap))
        if excess := max(0, lay_out(spacing).pages - target_pages):
            too_long.append((excess, spacing))
        else:
            yield 0, spacing
    yield from sorted(too_long, key=lambda candidate: candidate[0])


def shortest_layout(lay_out: LayOut, max_pages: int) -> Layout:
    """The first layout with at most `max_pages`, or else the one with the fewest: as `choose_spacing` finds, but sooner."""
    layouts: list[Layout] = []
    for gap in GAP_FACTORS:
        layouts.append(lay_out(keep_table_headers(lay_out, Spacing(gap))))
        if layouts[-1].pages <= max_pages:
            break
    return min(layouts, key=lambda layout: layout.pages)


def fill_with_rows(lay_out: LayOut) -> Spacing:
    """As many rows in each table as fit on a single page."""
    layout = lay_out(Spacing(rows=1))
    row_height = sum(answer.height for answer in layout.answers if answer.row != 0)
    rows = 1 + int((layout.height - layout.bottoms[1]) / row_height)
    while rows > 1 and lay_out(Spacing(rows=rows)).pages > 1:
        rows -= 1
    return Spacing(rows=rows)


def keep_table_headers(lay_out: LayOut, spacing: Spacing) -> Spacing:
    """The spacing with which each table that breaks has MIN_TABLE_ROWS on its first and last page, if it has enough rows."""
    for _ in range(MAX_HEADER_TRIALS):
        layout = lay_out(spacing)
        for number, pages in sorted(layout.table_rows().items()):
            if len(pages) < 2:
                continue
            (_, first), *_, (end, last) = sorted(pages.items())
            if len(first) < MIN_TABLE_ROWS and number not in spacing.breaks:
                spacing = replace(spacing, breaks=spacing.breaks | {number})
                break
            rows = pages.get(end - 1, [])
            if len(last) < MIN_TABLE_ROWS < len(rows):
                # The other rows of the page before take the room of its last, which so moves over.
                spare = layout.height - layout.bottoms.get(end - 1, layout.height) + rows[-1].height
                spacing = spacing.grow({row.key: spare / (len(rows) - 1) for row in rows[:-1]})
                break
        else:
            return spacing
    return spacing


def fill_pages(lay_out: LayOut, spacing: Spacing) -> Spacing:
    """The spacing with what each page has left given to its answers and gaps; nothing moves to another page."""
    rejected: list[dict[str, float]] = []
    for share in SHARES:
        before = lay_out(spacing)
        growth: dict[int, dict[str, float]] = {}
        for page in range(1, before.pages + 1):
            more = {key: by * share for key, by in page_growth(before, page, spacing.gap < 1).items()}
            if more and more not in rejected:
                growth[page] = more
        while growth:
            grown = spacing.grow({key: by for more in growth.values() for key, by in more.items()})
            overflowing = _overflowing_page(before, lay_out(grown))
            if overflowing is None:
                spacing = grown
                break
            grown_pages = [page for page in growth if page <= overflowing] or growth
            rejected.append(growth.pop(max(grown_pages)))
    return spacing


def _overflowing_page(before: Layout, after: Layout) -> int | None:
    """The first page that something has left, if anything has moved to another page."""
    if after.pages == before.pages and after.positions() == before.positions():
        return None
    moved = [a[1] for a, b in zip(before.positions(), after.positions(), strict=True) if a != b]
    # A page whose bottom is higher than before has lost a part of a block.
    shrunk = [page for page, y in before.bottoms.items() if after.bottoms.get(page, 0.0) < y]
    return min([*moved, *shrunk], default=before.pages)


def page_growth(layout: Layout, page: int, tight: bool) -> dict[str, float]:
    """How many points each answer of a page and each gap between its blocks may grow."""
    spare = layout.height - layout.bottoms.get(page, layout.height) - SLACK_PT
    if spare < SLACK_PT:
        return {}
    stretchable = [answer for answer in layout.answers if answer.page == page and answer.height > 0]
    answers = [answer for answer in stretchable if answer.row != STRETCH]
    gaps = [gap for gap, at in layout.gaps.items() if at == page]
    is_last = page == layout.pages
    only_stretch = not answers and not is_last
    if only_stretch:
        answers = stretchable
    total, max_gap_growth = sum(answer.height for answer in answers), MAX_BLOCK_GROWTH_PT * len(gaps)
    if is_last:
        gap_growth = min(spare * LAST_PAGE_SHARE, max_gap_growth) if tight else 0.0
        answer_growth = min(spare - gap_growth, ANSWER_GROWTH * total)
    elif only_stretch:
        answer_growth = min(spare, total)
        gap_growth = min(spare - answer_growth, max_gap_growth)
    else:
        gap_growth = min(max(0.0, spare - ANSWER_GROWTH * total), max_gap_growth)
        answer_growth = spare - gap_growth
    growth = {answer.key: answer.height / total * answer_growth for answer in answers}
    return growth | {gap: gap_growth / len(gaps) for gap in gaps}
