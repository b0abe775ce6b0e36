"""Two tabs of one sheet never overwrite each other's answers."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.desk import DEAF, FULL, stored

Open = Callable[..., Page]
SHEET = "/// write | One\n///\n\n/// write | Two\n///\n\n/// rate | Three\n///\n"


def test_two_tabs_merge_field_by_field(sheet: Open) -> None:
    first, second = sheet(SHEET), sheet(SHEET)
    first.get_by_label("One").fill("from the first")
    second.get_by_label("Two").fill("from the second")
    second.get_by_role("radio", name="4").check()
    for page in (first, second):
        expect(page.get_by_label("One")).to_have_value("from the first")
        expect(page.get_by_label("Two")).to_have_value("from the second")
        expect(page.get_by_role("radio", name="4")).to_be_checked()
    assert len(stored(first)) == 3


def test_a_stale_tab_does_not_undo_the_other(sheet: Open) -> None:
    first = sheet(SHEET)
    second = sheet(SHEET)
    second.evaluate(DEAF)
    first.get_by_label("One").fill("kept")
    second.get_by_label("Two").fill("also kept")
    first.reload()
    expect(first.get_by_label("One")).to_have_value("kept")
    expect(first.get_by_label("Two")).to_have_value("also kept")


def test_erasing_in_one_tab_empties_the_other(sheet: Open) -> None:
    first, second = sheet(SHEET), sheet(SHEET)
    first.get_by_label("One").fill("gone soon")
    expect(second.get_by_label("One")).to_have_value("gone soon")
    first.locator(".sheet-tools [data-do=erase]").click()
    first.locator("[data-ask=erase] [value=yes]").click()
    expect(second.get_by_label("One")).to_have_value("")


def test_what_this_tab_could_not_keep_is_not_overwritten_by_another(sheet: Open) -> None:
    first, second = sheet(SHEET), sheet(SHEET)
    second.evaluate(f"void ({FULL})")
    second.get_by_label("One").fill("only on this screen")
    first.get_by_label("One").fill("from the first")
    first.get_by_label("Two").fill("the sign that it has arrived")
    expect(second.get_by_label("Two")).to_have_value("the sign that it has arrived")
    expect(second.get_by_label("One")).to_have_value("only on this screen")


def test_two_sheets_with_fields_of_one_name_do_not_mix(sheet: Open) -> None:
    first, second = sheet(SHEET, slug="a"), sheet(SHEET, slug="b")
    first.get_by_label("One").fill("for a")
    second.get_by_label("Two").fill("for b")
    assert set(stored(first)) == {"sheet:a:one", "sheet:b:two"}
    expect(second.get_by_label("One")).to_have_value("")
