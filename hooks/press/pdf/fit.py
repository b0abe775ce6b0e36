"""How a sheet is spaced: its pages are neither crammed nor left half empty, and no table's head stands alone.

A sheet is laid out with the usual space between things. Where its last page stays nearly empty, another leaves much, or
there are more pages than we wish for, less is tried. A table that would begin with a head and fewer than two rows to
write in begins on the next page; one that would end so gives that page a row more. What then is left of a page goes to
its answers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

NEARLY_EMPTY = 0.3
GAPS = (1.0, 0.84, 0.66, 0.46)
# So much (pt, 25 mm) may be left of a page that is not a sheet's last.
LEFT = 25 / 25.4 * 72
NO_FEWER = 1000
# On either side of a page break a table has so many rows to write in.
ROWS_TOGETHER = 2
# An answer grows by this part of itself before the space between things does, by so many points each; what is then still
# left of a page goes to its answers, but not on a sheet's last page. Where less space was tried, the last page gives so much
# of what it has left back to it.
GROWTH = 0.8
GAP_GROWTH = 30.0
GIVEN_BACK = 0.5
# What may be looser where its page has nothing to write in that could be taller: lines for a pen, boxes to tick, examples.
LOOSE = "loose"
# What a page has left is tried whole, twice, and then in part.
SHARES = (1.0, 1.0, 0.9, 0.6, 0.3)
# So much of a page (pt) need not be filled.
SLACK = 2.0
TRIES = 8


@dataclass(frozen=True)
class Spacing:
    """`gap`: the space between things, 1 is usual. `breaks`: the numbers of fields that begin a page. `grow`: by how many
    points an answer is taller, by its field's number; a table's row by "number:row"; the space over a block by "gap:n".
    `rows`: how many each table has to write in, 0 for those that its sheet says."""

    gap: float = 1.0
    breaks: frozenset[int] = frozenset()
    grow: tuple[tuple[str, float], ...] = ()
    rows: int = 0

    def data(self) -> dict[str, Any]:
        """As the layout reads it."""
        grow: dict[str, dict[str, float]] = defaultdict(dict)
        for name, by in self.grow:
            whole, _, part = name.partition(":")
            grow[whole][part] = by
        return {"gap": self.gap, "breaks": sorted(self.breaks), "grow": grow, "rows": self.rows}

    def grown(self, more: dict[str, float]) -> Spacing:
        sums = Counter(dict(self.grow))
        sums.update(more)
        return replace(self, grow=tuple(sorted((name, round(by, 1)) for name, by in sums.items())))


@dataclass(frozen=True)
class Answer:
    """A box, or a row of a table (`row` from 1; 0 is a worked example) or a card of one ("card-1"), its page from 1 and its
    height in points; of what may be looser (LOOSE), by how much."""

    field: int
    row: int | str | None
    page: int
    height: float

    @property
    def name(self) -> str:
        return str(self.field) if self.row is None else f"{self.field}:{self.row}"


@dataclass
class Layout:
    """A sheet as it was laid out: `bottoms` says how far down each page is filled, of `tall` points. `feet` are the heights
    of its foot and of that on its last page."""

    pages: int
    tall: float
    feet: list[float] = field(default_factory=list)
    bottoms: dict[int, float] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)
    blocks: dict[int, int] = field(default_factory=dict)  # the page on which each begins
    gaps: dict[str, int] = field(
        default_factory=dict
    )  # the page of each space between two that do not belong together

    @property
    def last_is_empty(self) -> bool:
        """It holds the foot alone."""
        return self.pages > 1 and all(page < self.pages for _, page in self.places())

    @property
    def last_is_nearly_empty(self) -> bool:
        return self.pages > 1 and self.bottoms[self.pages] < NEARLY_EMPTY * self.tall

    @property
    def has_a_gap(self) -> bool:
        return any(self.tall - self.bottoms.get(page, 0.0) > LEFT for page in range(1, self.pages))

    def rows(self) -> dict[int, dict[int, list[Answer]]]:
        """The rows to write in of each table, by page; a page with its head and no such row has none."""
        tables: dict[int, dict[int, list[Answer]]] = defaultdict(lambda: defaultdict(list))
        for answer in self.answers:
            if isinstance(answer.row, int):
                tables[answer.field][answer.page] += [answer] if answer.row else []
        return tables

    def places(self) -> list[tuple[str, int]]:
        """Where everything stands that must not move when answers grow."""
        return [
            *((answer.name, answer.page) for answer in self.answers),
            *((f"block {at}", page) for at, page in self.blocks.items()),
        ]


def read(marks: list[dict[str, Any]]) -> Layout:
    """From the marks that the layout sets: `edge` at a sheet's start and end, `block` where one begins,
    `answer` and `end` at the lower edge of what stands on a page."""
    edges = {mark["side"]: mark for mark in marks if mark["mark"] == "edge"}
    first = edges["start"]["page"] - 1
    layout = Layout(edges["end"]["page"] - first, edges["end"]["tall"], edges["end"]["feet"])
    for mark in marks:
        page = mark["page"] - first
        if "block" in mark:
            layout.blocks[mark["block"]] = page
            if mark["y"] > 1 and not mark["led"]:
                layout.gaps[f"gap:{mark['block']}"] = page
            continue
        layout.bottoms[page] = max(layout.bottoms.get(page, 0.0), mark["y"])
        if mark["mark"] == "answer":
            layout.answers.append(Answer(mark["field"], mark.get("row"), page, mark["height"]))
    return layout


def choose(lay_out: Callable[[Spacing], Layout], wished: int) -> Spacing:
    """The spacing for a sheet that is to have at most so many pages, if it can; the widest of those that are as good."""
    chosen, faults = Spacing(), (NO_FEWER, True, True, True)
    for many, kept in _tried(lay_out, wished):
        if many > faults[0]:
            break
        filled = fill(lay_out, kept)
        here, before = lay_out(filled), lay_out(kept)
        found = (many, here.last_is_empty, here.has_a_gap, before.last_is_nearly_empty)
        if found < faults:
            chosen, faults = filled, found
        if not any(found):
            break
    return chosen


def _tried(lay_out: Callable[[Spacing], Layout], wished: int) -> Iterator[tuple[int, Spacing]]:
    """Each space between things and how many pages too many it makes: the widest that makes none first."""
    over = []
    for gap in GAPS:
        kept = keep_heads(lay_out, Spacing(gap))
        many = max(0, lay_out(kept).pages - wished)
        if many:
            over.append((many, kept))
        else:
            yield 0, kept
    yield from sorted(over, key=lambda one: one[0])


def shortest(lay_out: Callable[[Spacing], Layout], most: int) -> Layout:
    """The first layout that goes onto so many pages, or else the one with the fewest: as `choose` finds, and sooner."""
    tried: list[Layout] = []
    for gap in GAPS:
        tried.append(lay_out(keep_heads(lay_out, Spacing(gap))))
        if tried[-1].pages <= most:
            break
    return min(tried, key=lambda layout: layout.pages)


def one_page(lay_out: Callable[[Spacing], Layout]) -> Spacing:
    """As many rows in each table as one page holds."""
    one = lay_out(Spacing(rows=1))
    tall = sum(answer.height for answer in one.answers if answer.row != 0)
    rows = 1 + int((one.tall - one.bottoms[1]) / tall)
    while rows > 1 and lay_out(Spacing(rows=rows)).pages > 1:
        rows -= 1
    return Spacing(rows=rows)


def keep_heads(lay_out: Callable[[Spacing], Layout], spacing: Spacing) -> Spacing:
    """No table's head with fewer than two rows under it, where the table has as many."""
    for _ in range(TRIES):
        layout = lay_out(spacing)
        for number, pages in sorted(layout.rows().items()):
            if len(pages) < 2:
                continue
            (_, first), *_, (end, last) = sorted(pages.items())
            if len(first) < ROWS_TOGETHER and number not in spacing.breaks:
                spacing = replace(spacing, breaks=spacing.breaks | {number})
                break
            before = pages.get(end - 1, [])
            if len(last) < ROWS_TOGETHER < len(before):
                # The rows that stay take the place of one that goes over.
                spare = layout.tall - layout.bottoms.get(end - 1, layout.tall) + before[-1].height
                spacing = spacing.grown({row.name: spare / (len(before) - 1) for row in before[:-1]})
                break
        else:
            return spacing
    return spacing


def fill(lay_out: Callable[[Spacing], Layout], spacing: Spacing) -> Spacing:
    """What a page has left goes to its answers and the space between, and moves nothing to another page."""
    for share in SHARES:
        before = lay_out(spacing)
        grown = (growth(before, page, tight=spacing.gap < 1) for page in range(1, before.pages + 1))
        pages = [{name: by * share for name, by in more.items()} for more in grown if more]
        # All pages at once, or, where that moves something, each by itself: a layout takes its time.
        whole = {name: by for more in pages for name, by in more.items()}
        for more in [whole] if _stays(lay_out, spacing, whole) else pages:
            if _stays(lay_out, spacing, more):
                spacing = spacing.grown(more)
    return spacing


def _stays(lay_out: Callable[[Spacing], Layout], spacing: Spacing, more: dict[str, float]) -> bool:
    """Whether everything stands on the same page when there is so much more room."""
    before, after = lay_out(spacing), lay_out(spacing.grown(more))
    return after.pages == before.pages and after.places() == before.places()


def growth(layout: Layout, page: int, *, tight: bool) -> dict[str, float]:
    """How much taller each answer of a page and each space between its blocks may be, in points."""
    spare = layout.tall - layout.bottoms.get(page, layout.tall) - SLACK
    if spare < SLACK:
        return {}
    found = [answer for answer in layout.answers if answer.page == page and answer.height > 0]
    answers = [answer for answer in found if answer.row != LOOSE]
    gaps = [gap for gap, at in layout.gaps.items() if at == page]
    is_last = page == layout.pages
    only_loose = not answers and not is_last
    if only_loose:
        answers = found
    whole, most_between = sum(answer.height for answer in answers), GAP_GROWTH * len(gaps)
    if is_last:
        between = min(spare * GIVEN_BACK, most_between) if tight else 0.0
        taller = min(spare - between, GROWTH * whole)
    elif only_loose:
        taller = min(spare, whole)
        between = min(spare - taller, most_between)
    else:
        between = min(max(0.0, spare - GROWTH * whole), most_between)
        taller = spare - between
    sizes = {answer.name: answer.height / whole * taller for answer in answers}
    return sizes | {gap: between / len(gaps) for gap in gaps}
