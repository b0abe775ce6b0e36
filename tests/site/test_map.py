"""The map in a real browser: a picture for the eye, and a table for eye and ear, at every width and on paper."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any

import pypdf
import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page

from tests.site.folder import target
from tests.site.kinds import one
from tests.site.look import watching
from tests.site.words import Words
from tests.tools import read_yaml

WIDE, NARROW = 1280, 375


# What stands at these places of the page, and where.
BOXES = """all => all.map((one) => {
  const { x, y, width, height } = one.getBoundingClientRect();
  return [one.textContent.replace(/\\s+/g, " ").trim(), { x, y, width, height }];
})"""
Box = dict[str, float]


def _heard(found: Any) -> Iterator[tuple[str, str]]:
    """Role and name of each part of a snapshot of what a screen reader is told."""
    for part in found if isinstance(found, list) else []:
        ((line, inner),) = part.items() if isinstance(part, dict) else [(part, None)]
        role, _, name = line.partition(" ")
        yield role, json.loads(name) if name.startswith('"') else ""
        yield from _heard(inner)


def _meets(name: str, words: Words, step: str, feeling: str) -> bool:
    """Whether a link of this name stands where the two meet: it says what can help, and with what."""
    return name.startswith(words.title(step)) and words.title(feeling) in name.removeprefix(words.title(step))


def _knots(page: Page, words: Words) -> dict[tuple[str, str], Box]:
    """Where the link of each meeting stands."""
    found = page.get_by_role("table").get_by_role("cell").get_by_role("link").evaluate_all(BOXES)
    knots = {}
    for meeting in words.meetings:
        (knots[meeting],) = (box for name, box in found if _meets(name, words, *meeting))
    return knots


def _heads(page: Page, words: Words) -> tuple[dict[str, Box], dict[str, Box]]:
    """Where the heads of columns and of rows stand, by their files."""
    columns, rows = (
        dict(page.get_by_role(role).evaluate_all(BOXES)) for role in ("columnheader", "rowheader")
    )
    steps, feelings = ({each[at] for each in words.meetings} for at in (0, 1))
    return (
        {step: columns[words.title(step)] for step in steps},
        {feeling: rows[words.title(feeling)] for feeling in feelings},
    )


def _holds(box: Box, other: Box, along: str) -> bool:
    """Whether the middle of `other` is within `box`, across (x) or down (y)."""
    length = {"x": "width", "y": "height"}[along]
    middle = other[along] + other[length] / 2
    return box[along] <= middle <= box[along] + box[length]


def test_it_stays_a_table_to_a_screen_reader(browser: Browser, served: str, words: Words) -> None:
    """However it is laid out: rows, heads and cells, the empty ones too."""
    steps, feelings = ({each[at] for each in words.meetings} for at in (0, 1))
    with watching(browser) as seen:
        seen.page.goto(served + one(words, "map"))
        for width in (320, NARROW, 768, WIDE):
            seen.page.set_viewport_size({"width": width, "height": 800})
            heard = list(_heard(read_yaml(seen.page.get_by_role("table").aria_snapshot())[0].popitem()[1]))
            counted = Counter(role for role, _ in heard)
            assert {role: counted[role] for role in ("row", "columnheader", "rowheader", "cell")} == {
                "row": 1 + len(feelings),
                "columnheader": len(steps),
                "rowheader": len(feelings),
                "cell": 1 + len(steps) * len(feelings),
            }, width
            links = [name for role, name in heard if role == "link"]
            for meeting in words.meetings:
                assert sum(_meets(name, words, *meeting) for name in links) == 1, (width, meeting)


def test_with_room_a_knot_stands_where_two_meet(browser: Browser, served: str, words: Words) -> None:
    with watching(browser, viewport={"width": WIDE, "height": 800}) as seen:
        seen.page.goto(served + one(words, "map"))
        columns, rows = _heads(seen.page, words)
        for (step, feeling), knot in _knots(seen.page, words).items():
            assert _holds(columns[step], knot, "x"), step
            assert _holds(rows[feeling], knot, "y"), feeling


def test_without_room_each_feeling_is_a_group_in_words(browser: Browser, served: str, words: Words) -> None:
    with watching(browser, viewport={"width": NARROW, "height": 800}) as seen:
        seen.page.goto(served + one(words, "map"))
        _, rows = _heads(seen.page, words)
        said = seen.page.get_by_role("table").get_by_role("cell").get_by_role("link").locator("> span")
        named = dict(said.evaluate_all(BOXES))
        for (step, feeling), link in _knots(seen.page, words).items():
            row = rows[feeling]
            assert link["y"] >= row["y"] + row["height"] - 1, "below its feeling"
            (shown,) = (box for name, box in named.items() if _meets(name, words, step, feeling))
            assert shown["width"] > 5 * len(words.title(step)), "in words"
        heads = seen.page.get_by_role("rowgroup").first
        assert heads.evaluate("one => one.getBoundingClientRect().height") < 2, "out of sight"
        heads.get_by_role("link").first.focus()
        assert heads.evaluate("one => one.getBoundingClientRect().height") > 40, (
            "in sight when a key has led there"
        )


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
