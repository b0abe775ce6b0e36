"""What a page has left, and how a sheet is spaced for it: decided from layouts made up here, without a page being set."""

from __future__ import annotations

import pytest

from press.pdf.sheet_layout import STRETCH, Answer, Layout, Spacing
from press.pdf.sheet_spacing import (
    GAP_FACTORS,
    balance_last_page,
    choose_spacing,
    fill_pages,
    keep_company,
    page_growth,
)


def sheet(*answers: Answer, bottoms: dict[int, float]) -> Layout:
    return Layout(pages=len(bottoms), height=700.0, bottoms=bottoms, answers=list(answers))


def test_what_may_be_looser_grows_where_nothing_else_can_and_only_so_far() -> None:
    line, box = Answer(0, STRETCH, 1, 60.0), Answer(1, None, 1, 100.0)
    lines = sheet(line, bottoms={1: 400.0, 2: 200.0})
    assert page_growth(lines, 1, tight=False, share=1.0) == {"0:stretch": 60.0}
    both = sheet(line, box, bottoms={1: 400.0, 2: 200.0})
    assert set(page_growth(both, 1, tight=False, share=1.0)) == {"1"}
    assert page_growth(sheet(line, bottoms={1: 400.0}), 1, tight=False, share=1.0) == {}, (
        "a last page stays as it is"
    )


def test_gaps_have_what_they_wish_before_answers_grow() -> None:
    """A line for a pen would else be as far from its own label as from the next."""
    layout = sheet(Answer(0, None, 1, 100.0), bottoms={1: 600.0, 2: 200.0})
    layout.gaps = {"gap:1": 1, "gap:2": 1}
    assert set(page_growth(layout, 1, tight=False, share=1.0)) == {"0", "gap:1", "gap:2"}
    assert page_growth(layout, 1, tight=False, share=1.0)["gap:1"] == pytest.approx(9.0)
    layout.gap_wish = 14.0
    assert page_growth(layout, 1, tight=False, share=1.0)["gap:1"] == pytest.approx(14.0)


def test_an_empty_last_page_is_worse_than_a_page_that_leaves_much() -> None:
    first, second = Answer(0, None, 1, 0.0), Answer(1, None, 2, 0.0)

    def lay_out(tried: Spacing) -> Layout:
        if tried.gap == GAP_FACTORS[0]:
            return sheet(first, second, bottoms={1: 500.0, 2: 400.0})
        return sheet(first, bottoms={1: 690.0, 2: 100.0})

    assert choose_spacing(lay_out, 2).gap == GAP_FACTORS[0]


@pytest.mark.parametrize(
    "moved", [0, 1], ids=["an answer", "the end of a block, and so an answer of the next page"]
)
def test_a_page_that_overflows_does_not_keep_the_next_from_being_filled(moved: int) -> None:
    def lay_out(tried: Spacing) -> Layout:
        growth = dict(tried.growth)
        overflows = "0" in growth
        pages = [1 + (overflows and moved == 0), 2 + (overflows and moved == 1), 3]
        answers = [Answer(number, None, page, 100.0) for number, page in enumerate(pages)]
        bottoms = {1: 300.0 if overflows else 500.0, 2: 500.0 + growth.get("1", 0.0), 3: 698.0}
        return sheet(*answers, bottoms=bottoms)

    filled = dict(fill_pages(lay_out, Spacing()).growth)
    assert set(filled) == {"1"} and filled["1"] == pytest.approx(198.0, abs=1.0)


@pytest.mark.parametrize("pages", [2, 3], ids=["on as many pages", "on more pages"])
def test_the_only_field_of_a_last_page_takes_another_along(pages: int) -> None:
    def lay_out(tried: Spacing) -> Layout:
        return Layout(2 if not tried.breaks else pages, 700.0, answers=fields)

    fields = [Answer(number, None, 1 + (number == 3), 50.0) for number in range(4)]
    assert keep_company(lay_out, Spacing()).breaks == ({2} if pages == 2 else set())
    assert keep_company(lambda _: Layout(2, 700.0, answers=fields[2:]), Spacing()) == Spacing(), (
        "the page before would be empty"
    )


@pytest.mark.parametrize(("pages", "introduced", "begins"), [(2, 3, 3), (2, 1, 4), (2, 6, 4), (3, 3, None)])
def test_a_nearly_empty_last_page_takes_along_what_it_needs(
    pages: int, introduced: int, begins: int | None
) -> None:
    """Eight fields of 60 points, the last alone at first; a page that is three tenths full has four. It begins with a heading, if one is near."""

    def lay_out(tried: Spacing) -> Layout:
        first, growth = min(tried.breaks, default=7), dict(tried.growth)
        if first < 6 and pages == 3:
            return Layout(3, 700.0, bottoms={1: 300.0, 2: 300.0, 3: 60.0}, answers=[])
        answers = [Answer(number, None, 1 + (number >= first), 60.0) for number in range(8)]
        heights = [60.0 + growth.get(answer.key, 0.0) for answer in answers]
        layout = sheet(*answers, bottoms={1: sum(heights[:first]), 2: sum(heights[first:])})
        layout.introduced.add(introduced)
        return layout

    assert balance_last_page(lay_out, Spacing()).breaks == ({begins} if begins else set())
    assert (begins in choose_spacing(lay_out, 2).breaks) == (begins is not None)
