"""A storage that is full or forbidden: said plainly, and nothing on the screen lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import FORBIDDEN, FULL, Desk, copy_of, says, stored

Open = Callable[..., Page]
SHEET = "/// write | One\n///\n\n/// line | Two\n///\n\n/// check | Three\n- Four\n///\n"
FILL_UP = """() => {
    localStorage.clear();
    let size = 1 << 20, n = 0;
    while (size) {
        try { localStorage.setItem(`other:${n}`, 'x'.repeat(size)); n += 1; } catch { size >>= 1; }
    }
}"""


@pytest.mark.parametrize("fault", [FULL, FORBIDDEN], ids=["full", "forbidden"])
def test_a_refusing_storage_is_named_and_the_copy_still_holds_everything(
    desk: Desk, tab: Callable[[], Page], words: dict[str, str], fault: str
) -> None:
    page = tab()
    page.add_init_script(fault)
    page.goto(desk.sheet(SHEET))
    page.get_by_label("One").fill("still here")
    page.get_by_label("Four").check()
    expected = words["sheet_full" if fault is FULL else "sheet_forbidden"]
    assert says(page) == expected
    expect(page.locator(".sheet-status")).to_have_css("position", "fixed")
    expect(page.get_by_label("One")).to_have_value("still here")
    _, copy = copy_of(page)
    assert copy["answers"] == {
        "one": {"label": "One", "value": "still here"},
        "three.four": {"label": "Three – Four", "value": True},
    }
    assert says(page) == expected, "the warning stays while it is true"


def test_a_forbidden_storage_is_named_before_anything_is_typed(
    desk: Desk, tab: Callable[[], Page], words: dict[str, str]
) -> None:
    page = tab()
    page.add_init_script(FORBIDDEN)
    page.goto(desk.sheet(SHEET))
    assert says(page) == words["sheet_forbidden"]


def test_a_forbidden_storage_leaves_every_button_working(desk: Desk, tab: Callable[[], Page]) -> None:
    page = tab()
    page.add_init_script(FORBIDDEN)
    page.goto(desk.sheet(SHEET))
    page.get_by_label("One").fill("to be erased")
    page.locator(".sheet-tools [data-do=erase]").click()
    page.locator("[data-ask=erase] [value=yes]").click()
    expect(page.get_by_label("One")).to_have_value("")


def test_a_storage_that_is_really_full_and_then_is_not(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    page.evaluate(FILL_UP)
    page.get_by_label("One").press_sequentially("no room")
    page.get_by_label("Two").fill("none here")
    assert says(page) == words["sheet_full"]
    expect(page.get_by_label("One")).to_have_value("no room")
    page.evaluate("localStorage.removeItem('other:0')")
    page.get_by_label("Four").check()
    expect(page.locator(".sheet-status")).to_be_hidden()
    page.reload()
    expect(page.get_by_label("One")).to_have_value("no room")
    expect(page.get_by_label("Two")).to_have_value("none here")
    expect(page.get_by_label("Four")).to_be_checked()


def test_a_storage_that_fills_up_in_the_middle_of_a_word(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    page.get_by_label("Two").press_sequentially("kept")
    page.evaluate(f"window.room = Storage.prototype.setItem; void ({FULL})")
    page.get_by_label("Two").press_sequentially(" and not")
    assert says(page) == words["sheet_full"]
    expect(page.get_by_label("Two")).to_have_value("kept and not")
    assert stored(page)["sheet:sheet:two"]["value"] == "kept"
    page.evaluate("void (Storage.prototype.setItem = window.room)")
    page.get_by_label("Two").press_sequentially(" lost")
    expect(page.locator(".sheet-status")).to_be_hidden()
    assert stored(page)["sheet:sheet:two"]["value"] == "kept and not lost"


def test_leaving_asks_only_while_something_is_not_kept(sheet: Open) -> None:
    page = sheet(SHEET)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("One").fill("kept")
    page.reload()
    assert asked == []
    page.evaluate(f"void ({FULL})")
    page.get_by_label("One").fill("not kept")
    page.reload()
    assert asked == ["beforeunload"]


def test_the_bar_can_save_a_copy_and_does_not_cover_what_has_the_focus(
    desk: Desk, tab: Callable[[], Page]
) -> None:
    page = tab()
    page.set_viewport_size({"width": 320, "height": 600})
    page.add_init_script(FULL)
    page.goto(desk.sheet(SHEET + "\n/// write | Last\n///\n"))
    page.get_by_label("One").fill("x")
    bar = page.locator(".sheet-status")
    with page.expect_download():
        bar.locator("[data-do=save]").click()
    page.get_by_label("One").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            "(e => [e.getBoundingClientRect().top, !!e.closest('.sheet-status')])(document.activeElement)"
        )
        box = bar.bounding_box()
        assert box
        assert focus[1] or focus[0] < box["y"], "the bar hides what has the focus"
