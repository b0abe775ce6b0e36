"""The map in a real browser: a picture for the eye, and a table for eye and ear, at every width and on paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO

import pypdf
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, FloatRect, Locator, Page

from tests.site.folder import target
from tests.site.kinds import one
from tests.site.look import watching
from tests.site.words import Words

WIDE, NARROW = 1280, 375


def _link(page: Page, words: Words, step: str, feeling: str) -> Locator:
    """The link where the two meet, by its name: what can help, and with what."""
    name = re.compile(f"^{re.escape(words.title(step))}.*{re.escape(words.title(feeling))}")
    return page.get_by_role("table").get_by_role("cell").get_by_role("link", name=name)


def _box(place: Locator) -> FloatRect:
    box = place.bounding_box()
    assert box
    return box


def _heads(page: Page, words: Words) -> tuple[dict[str, FloatRect], dict[str, FloatRect]]:
    """Where the heads of columns and of rows stand, by their files."""
    steps, feelings = ({each[at] for each in words.meetings} for at in (0, 1))
    return (
        {one: _box(page.get_by_role("columnheader", name=words.title(one), exact=True)) for one in steps},
        {one: _box(page.get_by_role("rowheader", name=words.title(one), exact=True)) for one in feelings},
    )


def _holds(box: FloatRect, other: FloatRect, along: str) -> bool:
    """Whether the middle of `other` is within `box`, across (x) or down (y)."""
    length = {"x": "width", "y": "height"}[along]
    middle = other[along] + other[length] / 2  # type: ignore[literal-required]
    return bool(box[along] <= middle <= box[along] + box[length])  # type: ignore[literal-required]


@pytest.mark.parametrize("width", [320, NARROW, 768, WIDE])
def test_it_stays_a_table_to_a_screen_reader(width: int, browser: Browser, served: str, words: Words) -> None:
    """However it is laid out: rows, heads and cells, the empty ones too."""
    steps = {step for step, _ in words.meetings}
    feelings = {feeling for _, feeling in words.meetings}
    with watching(browser, viewport={"width": width, "height": 800}) as seen:
        seen.page.goto(served + one(words, "map"))
        table = seen.page.get_by_role("table")
        counted = {
            role: table.get_by_role(role).count() for role in ("row", "columnheader", "rowheader", "cell")
        }  # type: ignore[arg-type]
        assert counted == {
            "row": 1 + len(feelings),
            "columnheader": len(steps),
            "rowheader": len(feelings),
            "cell": 1 + len(steps) * len(feelings),
        }
        for step, feeling in words.meetings:
            assert _link(seen.page, words, step, feeling).count() == 1


def test_with_room_a_knot_stands_where_two_meet(browser: Browser, served: str, words: Words) -> None:
    with watching(browser, viewport={"width": WIDE, "height": 800}) as seen:
        seen.page.goto(served + one(words, "map"))
        columns, rows = _heads(seen.page, words)
        for step, feeling in words.meetings:
            knot = _box(_link(seen.page, words, step, feeling))
            assert _holds(columns[step], knot, "x"), step
            assert _holds(rows[feeling], knot, "y"), feeling


def test_without_room_each_feeling_is_a_group_in_words(browser: Browser, served: str, words: Words) -> None:
    with watching(browser, viewport={"width": NARROW, "height": 800}) as seen:
        seen.page.goto(served + one(words, "map"))
        _, rows = _heads(seen.page, words)
        for step, feeling in words.meetings:
            link = _link(seen.page, words, step, feeling)
            row = rows[feeling]
            assert _box(link)["y"] >= row["y"] + row["height"] - 1, "below its feeling"
            named = link.get_by_text(words.title(step))
            assert _box(named)["width"] > 5 * len(words.title(step)), "in words"
        heads = seen.page.get_by_role("rowgroup").first
        assert _box(heads)["height"] < 2, "out of sight"
        heads.get_by_role("link").first.focus()
        assert _box(heads)["height"] > 40, "in sight when a key has led there"


def test_the_picture_has_a_thread_for_each_and_one_for_all(
    pages: Mapping[str, BeautifulSoup], words: Words
) -> None:
    """Who helps with all has a single thread; the many are drawn when it is pointed at."""
    drawn = {}
    for name in pages[one(words, "map")].select(".weaving li"):
        there = target("map/", str(name.a["href"])) if name.a else None
        assert there
        drawn[there[0]] = name
    for feeling in {feeling for _, feeling in words.helps}:
        halves = [str(path["d"]).count("M") for path in drawn[words.address(feeling)].select("path")]
        many = sum(helped == feeling for _, helped in words.helps)
        assert halves == [many, many], feeling
    for step in words.helps_all:
        always = drawn[words.address(step)].select("path:not(.all)")
        assert len(always) == len(words.earlier(step))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_it_fits_on_one_sheet(paper: str, browser: Browser, served: str, words: Words) -> None:
    with watching(browser) as seen:
        seen.page.goto(served + one(words, "map"))
        assert len(pypdf.PdfReader(BytesIO(seen.page.pdf(format=paper))).pages) == 1
