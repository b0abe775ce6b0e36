"""Two tabs of one sheet never overwrite each other's answers."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.desk import DEAF, FULL, Open, settled, values, write

LETTERS = "abcdefghijklmnopqrstuvwxyz"
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
    settled(first)
    settled(second)
    assert values(first) == {"one": "from the first", "two": "from the second", "three": "4"}


def test_a_stale_tab_does_not_undo_the_other(sheet: Open, context: BrowserContext) -> None:
    context.add_init_script(DEAF)
    first = sheet(SHEET)
    second = sheet(SHEET)
    write(first, "kept")
    write(second, "also kept", "Two")
    first.reload()
    expect(first.get_by_label("One")).to_have_value("kept")
    expect(first.get_by_label("Two")).to_have_value("also kept")


def test_what_this_tab_could_not_keep_is_not_overwritten_by_another(sheet: Open) -> None:
    first, second = sheet(SHEET), sheet(SHEET)
    second.evaluate(FULL)
    second.get_by_label("One").fill("only on this screen")
    first.get_by_label("One").fill("from the first")
    first.get_by_label("Two").fill("the sign that it has arrived")
    expect(second.get_by_label("Two")).to_have_value("the sign that it has arrived")
    expect(second.get_by_label("One")).to_have_value("only on this screen")


def test_two_sheets_with_fields_of_one_name_do_not_mix(sheet: Open) -> None:
    first, second = sheet(SHEET, slug="a"), sheet(SHEET, slug="b")
    first.get_by_label("One").fill("for a")
    second.get_by_label("Two").fill("for b")
    settled(first)
    settled(second)
    assert values(first, "a") == {"one": "for a"}
    assert values(first, "b") == {"two": "for b"}
    expect(second.get_by_label("One")).to_have_value("")


def test_the_later_words_win_whole_and_the_earlier_can_be_looked_at(
    sheet: Open, context: BrowserContext
) -> None:
    context.add_init_script(DEAF)  # so that neither hears of the other in time
    first, second = sheet(SHEET), sheet(SHEET)
    write(first, "from the first")
    write(second, "from the second, later")
    expect(second.get_by_label("One")).to_have_value("from the second, later")
    expect(second.locator(".earlier-text")).to_have_text("from the first")
    first.reload()
    expect(first.get_by_label("One")).to_have_value("from the second, later")
    expect(first.locator(".earlier-text")).to_have_text("from the first")


@pytest.mark.parametrize("wanted", ["abcdefghijkl", pytest.param(LETTERS * 8, marks=pytest.mark.slow)])
def test_who_types_in_two_tabs_by_turns_loses_nothing(wanted: str, sheet: Open) -> None:
    """Every letter is a turn; with `--all` there are two hundred."""
    first, second = sheet(SHEET), sheet(SHEET)
    first.clock.install()
    first.clock.pause_at(
        "2050-01-01"
    )  # of both: on a slow machine, too, neither waits a second for the other
    for letter in wanted:
        first.get_by_label("One").press(letter)
        second.get_by_label("One").press(letter.upper())
    settled(first)
    settled(second)
    first.clock.resume()
    shown = values(first)["one"]
    expect(first.get_by_label("One")).to_have_value(shown)
    expect(second.get_by_label("One")).to_have_value(shown)
    everything = [str(value) for name, value in values(first).items() if name.startswith("one")]
    assert wanted in shown or wanted.upper() in shown
    assert all(any(typed in one for one in everything) for typed in (wanted, wanted.upper()))
    assert len(everything) == 2


def test_turns_that_begin_before_what_the_other_tab_wrote_leave_one_version_of_each(sheet: Open) -> None:
    """The second tab shows the first one's letter, and its caret stands before it: neither text begins with any earlier one."""
    first, second = sheet(SHEET), sheet(SHEET)
    first.clock.install()
    first.clock.pause_at("2050-01-01")  # of both: neither waits long enough to take the other's text
    second.get_by_label("One").focus()
    first.get_by_label("One").press("a")
    expect(second.get_by_label("One")).to_have_value("a")
    for letter in "bcdef":
        second.get_by_label("One").press(letter.upper())
        settled(second)
        first.get_by_label("One").press(letter)
        settled(first)
    assert sorted(str(value) for value in values(first).values()) == ["BCDEFa", "abcdef"]


def test_a_text_that_was_emptied_in_its_tab_is_not_kept_beside_the_other(
    sheet: Open, context: BrowserContext
) -> None:
    context.add_init_script(DEAF)
    first, second = sheet(SHEET), sheet(SHEET)
    for page, text in ((first, "from the first"), (second, "from the second"), (first, "")):
        write(page, text)
    first.reload()
    expect(first.locator(".earlier-text")).to_have_text("from the second")


def test_the_caret_stays_when_another_tab_writes(sheet: Open) -> None:
    first, second = sheet(SHEET), sheet(SHEET)
    first.get_by_label("One").fill("a sentence of some length")
    expect(second.get_by_label("One")).to_have_value("a sentence of some length")
    second.get_by_label("One").focus()
    second.get_by_label("One").evaluate("box => box.setSelectionRange(3, 5)")
    first.get_by_label("One").fill("a sentence of some more length")
    expect(second.get_by_label("One")).to_have_value("a sentence of some more length")
    assert second.get_by_label("One").evaluate("box => [box.selectionStart, box.selectionEnd]") == [3, 5]
