"""Chooses how a sheet is spaced, by trial layouts: no page crammed or half empty, no table header by itself.

A sheet is first laid out with the usual space between its blocks. If its last page stays nearly empty, another page has a
large gap, or there are more pages than the target, tighter spacing is tried. A table that would begin with fewer than two
rows below its header begins on the next page; one that would end with a single row takes another one along, and so does a
last page with a single field. One that stays nearly empty takes as many along as it needs. What is left of a page then goes to its
answers.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from press.pdf.sheet_layout import STRETCH, Layout, Spacing

GAP_FACTORS = (1.0, 0.84, 0.66, 0.56, 0.46, 0.4)
# A table has this many rows to fill in on either side of a page break, and a list of boxes so many items before one.
MIN_TABLE_ROWS = 2
# A page from which a field goes to the last one keeps so many, so that it can still be filled.
MIN_FIELDS_LEFT = 2
# Once the gaps between blocks are as wide as they should be, answers grow by this part of their height before the gaps do, by up to
# MAX_BLOCK_GROWTH_PT each; what is left after that goes to the answers again. On a sheet's last page they grow by up to LAST_PAGE_GROWTH times their height.
ANSWER_GROWTH = 0.8
LAST_PAGE_GROWTH = 9.0
MAX_BLOCK_GROWTH_PT = 30.0
# With tighter spacing, this part of what a page has left goes back to the gaps before its answers grow.
TIGHT_SHARE = 0.5
# What a page has left is tried whole, twice, and then in part.
SHARES = (1.0, 1.0, 0.9, 0.6, 0.3)
# A page may stay this far from being full.
SLACK_PT = 2.0
# What a page has left is given away from here on: each time costs a layout.
MIN_GROWTH_PT = 4.0
MAX_HEADER_TRIALS = 8

LayOut = Callable[[Spacing], Layout]


def choose_spacing(lay_out: LayOut, target_pages: int) -> Spacing:
    """The spacing with the fewest faults, the widest of equals, for a sheet that is to have at most `target_pages`."""
    best, unfilled, fewest = Spacing(), Spacing(), (float("inf"), True, True, True)
    for excess, spacing in _candidates(lay_out, target_pages):
        layout = lay_out(spacing)
        empty, nearly_empty = layout.last_page_is_empty, layout.last_page_is_nearly_empty
        if (excess, empty, False, nearly_empty) >= fewest:  # filling moves nothing: it can only close gaps
            continue
        filled = fill_pages(lay_out, spacing)
        faults = (excess, empty, lay_out(filled).has_large_gap, nearly_empty)
        if faults < fewest:
            best, unfilled, fewest = filled, spacing, faults
        if not any(faults):
            break
    if fewest[-1] and (balanced := balance_last_page(lay_out, unfilled)) != unfilled:
        filled = fill_pages(lay_out, balanced)
        return best if lay_out(filled).has_large_gap else filled
    return best


def _candidates(lay_out: LayOut, target_pages: int) -> Iterator[tuple[int, Spacing]]:
    """(0, spacing), the widest first, within the target; if there is none, (pages beyond it, spacing), the fewest first."""
    fits = False
    for gap in GAP_FACTORS:
        if lay_out(Spacing(gap)).pages > target_pages:  # keeping something together makes it no shorter
            continue
        spacing = _kept_together(lay_out, gap)
        if lay_out(spacing).pages <= target_pages:
            fits = True
            yield 0, spacing
    if not fits:
        spacings = [_kept_together(lay_out, gap) for gap in GAP_FACTORS]
        pages = ((lay_out(spacing).pages - target_pages, spacing) for spacing in spacings)
        yield from sorted(pages, key=lambda candidate: candidate[0])


def _kept_together(lay_out: LayOut, gap: float) -> Spacing:
    return keep_company(lay_out, keep_table_headers(lay_out, Spacing(gap)))


def shortest_layout(lay_out: LayOut, max_pages: int) -> Layout:
    """The first layout with at most `max_pages`, or else the one with the fewest: as `choose_spacing` finds, but sooner."""
    _, spacing = next(_candidates(lay_out, max_pages))
    return lay_out(spacing)


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
            if len(last) < MIN_TABLE_ROWS < len(rows) and rows[-1].height:
                # The other rows of the page before take the room of its last, which so moves over.
                spare = layout.height - layout.bottoms.get(end - 1, layout.height) + rows[-1].height
                spacing = spacing.grow({row.key: spare / (len(rows) - 1) for row in rows[:-1]})
                break
        else:
            return spacing
    return spacing


def keep_company(lay_out: LayOut, spacing: Spacing) -> Spacing:
    """The spacing with which a last page with a single field takes the one before along, if there are no more pages then."""
    layout = lay_out(spacing)
    last, before = ([a.field for a in layout.answers if a.page == layout.pages - back] for back in (0, 1))
    if len({*last}) != 1 or len({*before}) <= MIN_FIELDS_LEFT or before[-1] in last:
        return spacing
    together = replace(spacing, breaks=spacing.breaks | {before[-1]})
    return together if lay_out(together).pages == layout.pages else spacing


def balance_last_page(lay_out: LayOut, spacing: Spacing) -> Spacing:
    """The spacing with which a nearly empty last page takes fields of the page before along, if there are no more pages then: as few as
    it needs and, if there is room, what else stands below their heading."""
    layout = lay_out(spacing)
    before, last = ([a.field for a in layout.answers if a.page == layout.pages - back] for back in (1, 0))
    fields = [field for field in dict.fromkeys(before) if field not in last]
    balanced = spacing
    for field in reversed(fields[MIN_FIELDS_LEFT:]):
        tried = replace(spacing, breaks=spacing.breaks | {field})
        after = lay_out(tried)
        if after.pages > layout.pages:
            break
        if not after.last_page_is_nearly_empty:
            if field in layout.introduced:
                return tried
            balanced = tried if balanced == spacing else balanced
    return balanced


def fill_pages(lay_out: LayOut, spacing: Spacing) -> Spacing:
    """The spacing with what each page has left given to its answers and gaps; nothing moves to another page."""
    rejected: list[dict[str, float]] = []
    for share in SHARES:
        before = lay_out(spacing)
        growth = {page: page_growth(before, page, spacing.gap < 1, share) for page in before.bottoms}
        growth = {page: more for page, more in growth.items() if more and more not in rejected}
        removed = []
        while growth:
            grown = spacing.grow({key: by for more in growth.values() for key, by in more.items()})
            overflowing = _overflowing_page(before, lay_out(grown))
            if overflowing is None:
                spacing = grown
                break
            grown_pages = [page for page in growth if page <= overflowing] or growth
            removed.append(growth.pop(max(grown_pages)))
        for more in removed[:-1]:  # these may have overflowed because of a page that was removed later
            if _overflowing_page(before, lay_out(spacing.grow(more))) is None:
                spacing = spacing.grow(more)
            else:
                rejected.append(more)
        rejected += removed[-1:]
    return spacing


def _overflowing_page(before: Layout, after: Layout) -> int | None:
    """The first page that something has left, if anything has moved to another page."""
    if after.pages == before.pages and after.positions() == before.positions():
        return None
    moved = [a[1] for a, b in zip(before.positions(), after.positions(), strict=False) if a != b]
    # A page whose bottom is higher than before has lost a part of a block.
    shrunk = [page for page, y in before.bottoms.items() if after.bottoms.get(page, 0.0) < y]
    return min([*moved, *shrunk], default=before.pages)


def page_growth(layout: Layout, page: int, tight: bool, share: float) -> dict[str, float]:
    """How many points each answer of a page and each gap between its blocks may grow, to use that share of what is left."""
    spare = layout.height - layout.bottoms.get(page, layout.height) - SLACK_PT
    if spare < MIN_GROWTH_PT:
        return {}
    stretchable = [answer for answer in layout.answers if answer.page == page and answer.height > 0]
    answers = [answer for answer in stretchable if answer.row != STRETCH]
    gaps = [gap for gap, at in layout.gaps.items() if at == page]
    is_last = page == layout.pages
    only_stretch = not answers and not is_last
    if only_stretch:
        answers = stretchable
    total, max_gap_growth = sum(answer.height for answer in answers), MAX_BLOCK_GROWTH_PT * len(gaps)
    returned = max(spare * TIGHT_SHARE if tight else 0.0, min(spare, layout.gap_wish * len(gaps)))
    if is_last:
        gap_growth = min(returned, max_gap_growth)
        answer_growth = min(spare - gap_growth, LAST_PAGE_GROWTH * total)
    elif only_stretch:
        gap_growth = min(max(returned, spare - total), max_gap_growth)
        answer_growth = min(spare - gap_growth, total)
    else:
        gap_growth = min(max(returned, spare - ANSWER_GROWTH * total), max_gap_growth)
        answer_growth = spare - gap_growth
    growth = {answer.key: answer.height / total * answer_growth * share for answer in answers}
    growth |= {gap: gap_growth / len(gaps) * share for gap in gaps}
    return {key: by for key, by in growth.items() if by}
