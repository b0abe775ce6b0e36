"""A sheet is filled in again and again: each time is kept under its date, and can be looked at, gone on with, and erased."""

from playwright.sync_api import Page, Route, expect

from tests.browser.desk import (
    HOLD,
    RELEASE,
    Desk,
    Open,
    confirm,
    copy_of,
    expect_message,
    keep_nothing,
    kept,
    open_copy,
    ready,
    settled,
    values,
    write,
)

SHEET = "/// write | One\n///\n\n/// rate | Two\n///\n\n/// check | Three\n- Four\n///\n"


def filled_twice(sheet: Open) -> Page:
    page = sheet(SHEET)
    page.get_by_label("One").fill("the first time")
    page.get_by_role("radio", name="3").check()
    settled(page)
    page.locator("[data-do=fresh]").click()
    expect(page.get_by_label("One")).to_have_value("")
    page.get_by_label("One").fill("the second time")
    page.get_by_role("radio", name="8").check()
    settled(page)
    return page


def test_one_is_put_by_and_another_begun(sheet: Open) -> None:
    page = filled_twice(sheet)
    for _ in range(2):
        expect(page.get_by_label("One")).to_have_value("the second time")
        expect(page.locator("[data-filling]")).to_have_count(1)
        page.reload()
    begun = page.locator("[data-filling]").get_attribute("data-filling")
    assert sorted({filling for _, filling, _, _ in kept(page)})[0] == begun
    page.locator("[data-filling] summary").click()
    expect(page.locator("[data-filling] dd")).to_have_text(["the first time", "3"])


def test_what_is_taken_away_is_no_longer_compared(sheet: Open) -> None:
    """Whether here or in another tab."""
    page = filled_twice(sheet)
    page.locator(".sheet-beside summary").click()
    compared = page.locator(".sheet-beside td", has_text="the second time")
    other = sheet(SHEET)
    expect(other.get_by_label("One")).to_have_value("the second time")
    for tab in (other, page):
        page.get_by_label("One").fill("the second time, again")
        expect(compared).to_be_visible()
        expect(tab.get_by_label("One")).to_have_value("the second time, again")
        tab.get_by_label("One").fill("")
        expect(compared).to_have_count(0)


def test_the_focus_stays_near_what_was_pressed(sheet: Open) -> None:
    """Its button goes with its sheet."""
    page = filled_twice(sheet)
    page.locator("[data-do=resume]").press("Enter")
    expect(page.get_by_label("One")).to_have_value("the first time")
    expect(page.get_by_label("One")).to_be_focused()
    page.locator(".sheet-tools [data-do=fresh]").click()
    expect(page.locator("[data-filling]")).to_have_count(2)
    expect(page.get_by_label("One")).to_be_focused()
    for focused in (".sheet-fillings [data-do=resume]", ".sheet-tools [data-do]"):
        page.locator("[data-do=erase-one]").first.press("Enter")
        page.locator("[data-ask=erase-one] [value=yes]").press("Enter")
        expect(page.locator(focused).first).to_be_focused()


def test_who_undoes_with_the_keyboard_goes_on_from_there(sheet: Open) -> None:
    page = sheet(SHEET)
    write(page, "erased by mistake")
    confirm(page, "erase")
    expect(page.locator("[data-do=undo]")).to_be_visible()
    page.locator("[data-do=undo]").press("Enter")
    expect(page.get_by_label("One")).to_have_value("erased by mistake")
    expect(page.locator("[data-do=close]")).to_be_focused()


def test_who_closes_a_message_goes_on_from_where_they_were(sheet: Open) -> None:
    """Also one that follows another."""
    page = sheet(SHEET)
    erase, close = page.locator("[data-do=erase]"), page.locator("[data-do=close]")
    for undoes in (False, True):
        write(page, "erased by mistake")
        erase.press("Enter")
        page.locator("[data-ask=erase] [value=yes]").press("Enter")
        expect(close).to_be_visible()
        if undoes:
            page.locator("[data-do=undo]").press("Enter")
            expect(close).to_be_focused()
        close.press("Enter")
        expect(erase).to_be_focused()
        expect(close).to_be_hidden()
    write(page, "put by")
    page.locator(".sheet-tools [data-do=fresh]").press("Enter")
    expect(close).to_be_visible()
    close.press("Enter")
    expect(page.get_by_label("One")).to_be_focused()


def test_who_closes_a_message_of_an_earlier_sheet_goes_on_near_it(sheet: Open) -> None:
    """Undoing renders it anew."""
    page = filled_twice(sheet)
    page.locator("[data-do=erase-one]").press("Enter")
    page.locator("[data-ask=erase-one] [value=yes]").press("Enter")
    undo, close = page.locator("[data-do=undo]"), page.locator("[data-do=close]")
    expect(undo).to_be_visible()
    undo.press("Enter")
    expect(close).to_be_focused()
    close.press("Enter")
    expect(page.locator("[data-do=resume]")).to_be_focused()


def test_who_comes_back_can_begin_another_above_the_first_question(sheet: Open) -> None:
    page = sheet(SHEET)
    begin = page.locator(".sheet-begun button")
    write(page, "last week")
    expect(begin).to_be_hidden()  # or the first letter would push the form down
    page.reload()
    expect(begin).to_be_in_viewport()
    begin.click()
    for _ in range(2):
        expect(page.get_by_label("One")).to_have_value("")
        expect(page.locator("[data-filling]")).to_have_count(1)
        expect(begin).to_be_hidden()
        page.reload()


def test_numbers_stand_below_each_other_and_words_side_by_side(sheet: Open) -> None:
    """On a narrow phone all numbers are in sight, however often the sheet was filled in."""
    page = filled_twice(sheet)
    page.set_viewport_size({"width": 320, "height": 640})
    expect(page.locator(".sheet-numbers th[scope=row]")).to_have_count(2)
    expect(page.locator(".sheet-numbers th[scope=col]")).to_have_count(1)
    tables = page.locator(".sheet-numbers .sheet-wide")
    assert tables.evaluate("(box) => box.scrollWidth <= box.clientWidth")
    expect(page.locator(".sheet-numbers td:not(:empty)")).to_have_text(["3", "8"])
    page.get_by_role("radio", name="9").check()
    expect(page.locator(".sheet-numbers td:not(:empty)")).to_have_text(["3", "9"])
    page.locator(".sheet-beside summary").click()
    expect(page.locator(".sheet-beside td:not(:empty)")).to_have_text(["the first time", "the second time"])


def test_an_earlier_one_can_be_gone_on_with(sheet: Open) -> None:
    page = filled_twice(sheet)
    page.locator("[data-do=resume]").click()
    expect(page.get_by_label("One")).to_have_value("the first time")
    page.get_by_label("One").fill("the first time, and more")
    page.reload()
    expect(page.get_by_label("One")).to_have_value("the first time, and more")
    page.locator("[data-filling] summary").click()
    expect(page.locator("[data-filling] dd")).to_have_text(["the second time", "8"])


def test_what_is_no_day_is_shown_everywhere_as_it_was_typed(sheet: Open, desk: Desk) -> None:
    """As into a PDF."""
    days = ["next spring", "2026-02-31"]
    page = sheet("/// date | One\n///\n\n/// date | Two\n///\n")
    answers = {name: {"label": name, "value": day} for name, day in zip(("one", "two"), days, strict=True)}
    open_copy(page, {"kind": "worksheet answers", "version": 1, "sheet": "sheet", "answers": answers})
    expect(page.locator(".earlier-text")).to_have_text(days)
    page.locator("[data-do=fresh]").click()
    page.locator("[data-filling] summary").click()
    expect(page.locator("[data-filling] dd")).to_have_text(days)
    page.locator(".sheet-beside summary").click()
    expect(page.locator(".sheet-beside td:not(:empty)")).to_have_text(days)
    page.goto(desk.overview(("sheet", "A sheet")))
    confirm(page, "document")
    expect(page.locator(".sheet-document [dir=auto]")).to_have_text(days)


def test_an_earlier_one_is_there_at_once_for_who_was_just_typing(sheet: Open) -> None:
    page = filled_twice(sheet)
    page.clock.install()
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    write(page, "and a last word")
    page.locator("[data-do=resume]").click()
    expect(page.get_by_label("One")).to_have_value("the first time")


def test_earlier_ones_whose_script_does_not_arrive_are_not_passed_over_in_silence(
    sheet: Open, words: dict[str, str]
) -> None:
    first = filled_twice(sheet)
    page = first.context.new_page()  # one that may miss a script
    page.route("**/fillings.js", lambda route: route.abort())
    page.goto(first.url)
    expect_message(page, words["sheet_says_failed"])
    page.locator("[data-do=fresh]").click()
    expect(page.get_by_label("One")).to_have_value("")
    expect(page.locator(".sheet-status [role=status]")).to_have_text(
        words["sheet_says_fresh"]
    )  # that did work


def test_one_is_erased_and_the_mistake_undone(sheet: Open) -> None:
    page = filled_twice(sheet)
    confirm(page, "erase-one")
    expect(page.locator("[data-filling]")).to_have_count(0)
    assert values(page) == {"one": "the second time", "two": "8"}
    page.locator("[data-do=undo]").click()
    expect(page.locator("[data-filling]")).to_have_count(1)
    expect(page.get_by_label("One")).to_have_value("the second time")


def test_erasing_takes_all_of_them_and_can_be_undone_also_after_erasing_again(
    sheet: Open, words: dict[str, str]
) -> None:
    """Somebody in haste presses it twice. The second time erases nothing, so it offers nothing of its own."""
    page = filled_twice(sheet)
    before = kept(page)
    undo = page.locator("[data-do=undo]")
    for _ in range(2):
        confirm(page, "erase")
        expect_message(page, words["sheet_says_erased"])
        expect(undo).to_be_visible()
        assert kept(page) == []
    undo.click()
    expect(page.get_by_label("One")).to_have_value("the second time")
    settled(page)
    assert kept(page) == before


def test_erasing_what_was_always_empty_can_not_be_undone(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    confirm(page, "erase")
    expect_message(page, words["sheet_says_erased"])
    expect(page.locator("[data-do=undo]")).to_be_hidden()


def test_after_ten_seconds_nothing_brings_it_back(sheet: Open) -> None:
    page = sheet(SHEET)
    page.clock.install()
    page.reload()
    write(page, "erased for good")
    confirm(page, "erase")
    undo = page.locator("[data-do=undo]")
    undo.wait_for()
    page.clock.fast_forward(9000)
    expect(undo).to_be_visible()
    page.clock.fast_forward(1500)
    expect(undo).to_be_hidden()
    page.get_by_label("One").focus()
    page.keyboard.press("Control+z")
    settled(page)
    expect(page.get_by_label("One")).to_have_value("")
    assert kept(page) == []


def test_a_copy_holds_all_of_them_and_brings_them_back(sheet: Open, desk: Desk) -> None:
    page = filled_twice(sheet)
    _, copy = copy_of(page)
    before = kept(page)
    confirm(page, "erase")
    expect(page.get_by_label("One")).to_have_value("")
    for _ in range(2):  # once more: nothing is doubled
        open_copy(page, copy)
        expect(page.get_by_label("One")).to_have_value("the second time")
        expect(page.locator("[data-filling]")).to_have_count(1)
        assert kept(page) == before


def test_nothing_is_kept_while_the_reader_wants_nothing_kept(
    sheet: Open, desk: Desk, words: dict[str, str]
) -> None:
    page = filled_twice(sheet)
    switch = page.locator("[data-do=keep-nothing]")
    switch.check()
    page.locator("[data-ask=nothing] [value=yes]").click()
    expect(page.locator(".sheet-status [role=status]")).to_have_text(words["sheet_says_nothing"])
    expect(page.get_by_label("One")).to_have_value("the second time")
    page.get_by_label("One").fill("only on this screen")
    assert kept(page) == []
    page.reload()
    ready(page)
    expect(page.get_by_label("One")).to_have_value("")
    expect(switch).to_be_checked()
    page.get_by_label("One").fill("kept again")
    switch.uncheck()
    settled(page)
    assert values(page) == {"one": "kept again"}


def test_keeping_nothing_is_asked_and_can_be_undone(sheet: Open) -> None:
    page = filled_twice(sheet)
    before = kept(page)
    for answer in ("no", "yes"):
        page.locator("[data-do=keep-nothing]").check()
        page.locator(f"[data-ask=nothing] [value={answer}]").click()
        if answer == "yes":
            page.locator("[data-do=undo]").click()
        expect(page.locator("[data-do=keep-nothing]")).not_to_be_checked()
        expect(page.locator("[data-filling]")).to_have_count(1)
        assert kept(page) == before


def test_what_is_to_be_erased_is_noted_at_once(sheet: Open) -> None:
    """Whatever the browser does next, the end of the page included, comes after."""
    page = sheet(SHEET)
    write(page, "words")
    page.locator("[data-do=erase]").click()
    noted = page.evaluate("""async () => {
      document.querySelector("dialog[open] [value=yes]").click();
      for (let turn = 0; turn < 50; turn++) await null;
      return Object.keys(localStorage);
    }""")
    assert len(noted) == 1


def test_another_sheet_while_nothing_is_kept_can_be_undone(sheet: Open) -> None:
    page = sheet(SHEET)
    keep_nothing(page)
    page.get_by_label("One").fill("only here")
    page.locator("[data-do=fresh]").click()
    page.locator("[data-ask=erase] [value=no]").click()  # it can't be set aside
    expect(page.get_by_label("One")).to_have_value("only here")
    page.locator("[data-do=fresh]").click()
    page.locator("[data-ask=erase] [value=yes]").click()
    expect(page.get_by_label("One")).to_have_value("")
    page.locator("[data-do=undo]").click()
    expect(page.get_by_label("One")).to_have_value("only here")


def test_undoing_while_nothing_is_kept_leaves_what_was_written_since(sheet: Open) -> None:
    """There it is nowhere else."""
    page = sheet(SHEET)
    keep_nothing(page)
    page.get_by_label("One").fill("of before")
    page.get_by_label("Four").check()
    confirm(page, "erase")
    expect(page.get_by_label("One")).to_have_value("")
    page.get_by_label("One").fill("since")
    page.locator("[data-do=undo]").click()
    expect(page.locator(".earlier-text")).to_have_text("of before")
    expect(page.get_by_label("One")).to_have_value("since")
    expect(page.get_by_label("Four")).to_be_checked()


def test_nothing_typed_while_everything_is_erased_is_kept(sheet: Open) -> None:
    page, other = sheet(SHEET), sheet(SHEET, slug="other")
    write(page, "to be erased")
    other.evaluate(HOLD, "/")
    keep_nothing(page)
    page.get_by_label("One").press_sequentially("not kept")
    other.evaluate(RELEASE)
    page.locator(".sheet-status:not([hidden])").wait_for()
    assert kept(page) == []


def test_what_is_said_of_keeping_follows_the_switch_on_an_empty_sheet_too(sheet: Open) -> None:
    page = sheet(SHEET)
    switch, said = page.locator("[data-do=keep-nothing]"), page.locator(".sheet-kept-nothing")
    expect(said).to_be_hidden()
    switch.click()
    page.locator("[data-ask=nothing] [value=yes]").click()
    expect(said).to_be_visible()
    switch.click()
    expect(said).to_be_hidden()


def test_a_switch_is_what_was_pressed_however_late_its_script_arrives(sheet: Open) -> None:
    page = sheet(SHEET)
    waiting: list[Route] = []
    page.route("**/keep-nothing.js", lambda route: waiting.append(route))
    write(page, "words")
    page.locator("[data-do=keep-nothing]").click()
    page.evaluate(
        "document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))"
    )  # what is set is shown again
    expect(page.locator("[data-do=keep-nothing]")).not_to_be_checked()
    waiting[0].continue_()
    page.locator("[data-ask=nothing] [value=yes]").click()
    expect(page.locator("[data-do=keep-nothing]")).to_be_checked()
    assert kept(page) == []
