"""What pages of before kept in localStorage moves over; a renamed sheet brings its answers; two sites of one host never meet."""

import json
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.desk import FULL, ROOM, Desk, Open, Tab, confirm, keep_nothing, kept, ready, values, write
from tests.browser.test_worksheet_rough import fresh

SHEET = "/// write | One\n///\n\n/// check | Two\n- Three\n///\n"
OLD = {"one": {"label": "One", "value": "of before"}, "two.three": {"label": "Two – Three", "value": True}}


def put(page: Page, entries: dict[str, Any], slug: str = "sheet") -> None:
    for name, entry in entries.items():
        page.evaluate("given => localStorage.setItem(...given)", [f"sheet:{slug}:{name}", json.dumps(entry)])


def left(page: Page) -> list[str]:
    found: list[str] = page.evaluate("Object.keys(localStorage)")
    return found


def test_old_answers_move_over_once_they_are_on_disk(sheet: Open) -> None:
    page = sheet(SHEET)
    put(page, OLD)
    page.add_init_script(FULL)
    page.reload()
    ready(page)
    assert len(left(page)) == 2
    page.add_init_script(ROOM)
    for _ in range(2):
        page.reload()
        expect(page.get_by_label("One")).to_have_value("of before")
        expect(page.get_by_label("Three")).to_be_checked()
        assert values(page) == {"one": "of before", "two.three": True}
        assert left(page) == []


def test_what_an_old_page_wrote_meanwhile_is_set_beside_what_is_here(sheet: Open) -> None:
    page = sheet(SHEET)
    write(page, "of now")
    put(page, OLD)
    page.reload()
    expect(page.get_by_label("One")).to_have_value("of now")
    expect(page.get_by_label("Three")).to_be_checked()
    expect(page.locator(".earlier-text")).to_have_text("of before")


def test_erasing_takes_what_has_not_moved_as_well(sheet: Open) -> None:
    page = sheet(SHEET)
    put(page, OLD)
    confirm(page, "erase")
    page.locator(".sheet-status:not([hidden])").wait_for()
    assert left(page) == []


def test_the_list_moves_them_too_and_names_what_has_left_the_site(desk: Desk, tab: Tab) -> None:
    page = tab()
    page.goto(desk.overview(("sheet", "A sheet")))
    put(page, OLD)
    put(page, OLD, slug="gone")
    page.reload()
    expect(page.locator(".gone-name")).to_have_text("Gone")
    expect(page.get_by_role("link", name="A sheet")).to_be_visible()
    assert left(page) == []
    assert {one for one, _, _, _ in kept(page)} == {"sheet", "gone"}


def test_a_renamed_sheet_brings_its_answers(desk: Desk, tab: Tab) -> None:
    page = tab()
    page.goto(desk.sheet(SHEET, slug="old-name"))
    write(page, "under the old name")
    page.locator("[data-do=fresh]").click()
    expect(page.get_by_label("One")).to_have_value("")
    write(page, "another time")
    put(page, {"two.three": OLD["two.three"]}, slug="older-name")
    page.goto(desk.sheet(SHEET, slug="new-name", was="old-name older-name"))
    expect(page.get_by_label("One")).to_have_value("another time")
    expect(page.locator("[data-filling]")).not_to_have_count(0)
    assert {one for one, _, _, _ in kept(page)} == {"new-name"}
    assert left(page) == []
    assert {"under the old name", "another time", True} == {value for _, _, _, value in kept(page)}


def test_two_sites_of_one_host_never_meet(desk: Desk, tab: Tab) -> None:
    one, other = tab(), tab()
    one.goto(desk.sheet(SHEET, site="/one/"))
    other.goto(desk.sheet(SHEET, site="/other/"))
    write(one, "of the one")
    other.reload()
    expect(other.get_by_label("One")).to_have_value("")
    write(other, "of the other")
    keep_nothing(one)
    expect(one.locator(".sheet-status")).to_be_visible()
    assert [value for *_, value in kept(one, "/one/")] == []
    assert [value for *_, value in kept(other, "/other/")] == ["of the other"]
    other.reload()
    expect(other.locator("[data-do=keep-nothing]")).not_to_be_checked()


def test_erasing_an_earlier_sheet_leaves_what_has_not_moved_yet(sheet: Open) -> None:
    page = sheet(SHEET)
    write(page, "first")
    fresh(page)
    write(page, "second")
    page.add_init_script(FULL)
    page.evaluate(
        "localStorage.setItem('sheet:sheet:two', JSON.stringify({label: 'Two', value: 'of before'}))"
    )
    page.reload()
    confirm(page, "erase-one")
    expect(page.locator("[data-filling]")).to_have_count(0)
    page.add_init_script(ROOM)
    page.reload()
    expect(page.locator(".earlier-text")).to_have_text("of before")


def test_a_renamed_sheet_loads_no_more_than_others_before_anything_is_stored(desk: Desk, tab: Tab) -> None:
    page, asked = tab(), []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(desk.sheet(SHEET, was="before"))
    ready(page)
    assert "storage.js" in asked
    assert "legacy.js" not in asked
