"""A sheet's spacing, and where everything stands when it is laid out with it."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import Any, Self

NEARLY_EMPTY = 0.3  # of a page's height
# What may be left of a page that is not a sheet's last: 25 mm.
MAX_GAP_PT = 25 / 25.4 * 72
# The row of an `Answer` that stands for space which may stretch where its page has no answer that could grow: lines for a
# pen, boxes to tick, examples.
STRETCH = "stretch"


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

    def grow(self, more: dict[str, float]) -> Self:
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
    `Spacing.growth`. `gap_wish`: how much wider each should be, if there is space. `introduced`: fields that a heading or a
    paragraph leads to.
    """

    pages: int
    height: float
    foot_heights: list[float] = field(default_factory=list)
    bottoms: dict[int, float] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)
    blocks: dict[int, int] = field(default_factory=dict)
    gaps: dict[str, int] = field(default_factory=dict)
    gap_wish: float = 0.0
    introduced: set[int] = field(default_factory=set)

    @classmethod
    def from_marks(cls, marks: list[dict[str, Any]]) -> Self:
        """Reads the marks of Typst: "edge" at start and end, "block" where one begins, "answer" and "end" at a lower edge."""
        edges = {mark["side"]: mark for mark in marks if mark["mark"] == "edge"}
        offset, end = edges["start"]["page"] - 1, edges["end"]
        layout = cls(end["page"] - offset, end["height"], end["foot_heights"], gap_wish=end["gap_wish"])
        for mark in marks:
            page = mark["page"] - offset
            if mark["mark"] == "block":
                layout.blocks[mark["block"]] = page
                if mark["field"] is not None:
                    layout.introduced.add(mark["field"])
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
