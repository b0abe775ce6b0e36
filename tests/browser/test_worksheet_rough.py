"""Rough weather: slow or failing storage, pages that end at the wrong moment, tabs that know nothing of each other, a clock set back."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk import (
    DEAF,
    FULL,
    HOLD,
    LIST,
    RELEASE,
    ROOM,
    VISIBLE,
    Desk,
    Open,
    Tab,
    confirm,
    expect_message,
    kept,
    open_copy,
    ready,
    settled,
    values,
    write,
)

SHEET = "/// write | One\n///\n\n/// write | Two\n///\n"

# The page ends after it has written once more: what it wanted to write afterwards never comes.
ENDS_AFTER_ONE = """() => {
    const begin = IDBDatabase.prototype.transaction;
    let left = 1;
    IDBDatabase.prototype.transaction = function (stores, mode, ...more) {
        if (mode === 'readwrite' && left-- <= 0) throw new DOMException('', 'AbortError');
        const transaction = begin.call(this, stores, mode, ...more);
        if (mode === 'readwrite') transaction.addEventListener('complete', () => { window.written = true; });
        return transaction;
    };
}"""
LOOKED_AT = "document.dispatchEvent(new Event('visibilitychange'))"


def fresh(page: Page) -> None:
    page.locator("[data-do=fresh]").click()
    expect(page.get_by_label("One")).to_have_value("")


# ---- Two tabs ----


def test_a_page_that_ends_after_its_write_has_set_the_other_words_aside(
    sheet: Open, context: BrowserContext
) -> None:
    context.add_init_script(DEAF)
    first, second = sheet(SHEET), sheet(SHEET)
    write(first, "from the first")
    second.evaluate(ENDS_AFTER_ONE)
    second.get_by_label("One").fill("from the second, later")
    second.wait_for_function("() => window.written")
    second.close()
    first.reload()
    expect(first.get_by_label("One")).to_have_value("from the second, later")
    assert sorted(values(first).values()) == ["from the first", "from the second, later"]


def test_a_sheet_begun_afresh_is_not_taken_back_by_a_tab_that_goes_on_with_the_old_one(sheet: Open) -> None:
    first = sheet(SHEET)
    write(first, "the first time")
    second = sheet(SHEET)
    fresh(second)
    write(first, "the first time, and more")
    second.locator("[data-filling] summary").click()
    expect(second.locator("[data-filling] dd")).to_have_text("the first time, and more")
    expect(second.get_by_label("One")).to_have_value("")


def test_what_is_written_on_a_fresh_sheet_does_not_go_into_the_one_that_was_put_by(
    sheet: Open, context: BrowserContext
) -> None:
    context.add_init_script(DEAF)
    first = sheet(SHEET)
    write(first, "the first time")
    second = sheet(SHEET)
    fresh(second)
    write(first, "the first time, and more")  # makes it the current one again
    write(second, "another time")
    fillings: dict[str, Any] = {}
    for _, filling, name, value in kept(first):
        fillings.setdefault(filling, {})[name] = value
    assert sorted(fillings.values(), key=str) == [
        {"one": "another time"},
        {"one": "the first time, and more"},
    ]


def test_undoing_takes_nothing_from_what_another_tab_has_written_since(
    sheet: Open, context: BrowserContext
) -> None:
    context.add_init_script(DEAF)
    first = sheet(SHEET)
    write(first, "erased by mistake")
    second = sheet(SHEET)
    expect(second.get_by_label("One")).to_have_value("erased by mistake")
    confirm(first, "erase")
    first.locator("[data-do=undo]").wait_for()
    write(second, "written since")
    first.locator("[data-do=undo]").click()
    expect(first.get_by_label("One")).to_have_value("written since")
    expect(first.locator(".earlier-text")).to_have_text("erased by mistake")


def test_deleting_an_earlier_answer_takes_only_the_one_that_was_seen(sheet: Open) -> None:
    page = sheet(SHEET)
    write(page, "shown")
    put = """([filling, value, at]) => new Promise((done) => {
        const opening = indexedDB.open('sheets:/');
        opening.onsuccess = () => {
            const { transaction } = opening.result.transaction('answers', 'readwrite').objectStore('answers')
                .put({ label: 'One', value, at }, ['sheet', filling, 'one~1']);
            transaction.oncomplete = () => { opening.result.close(); done(); };
        };
    })"""
    filling = kept(page)[0][1]
    page.evaluate(put, [filling, "seen", 1])
    page.reload()
    page.locator(".sheet-earlier [data-do=delete]").click()
    page.evaluate(put, [filling, "of another tab, not seen yet", 2])
    page.locator("[data-ask=delete] [value=yes]").click()
    expect(page.locator(".earlier-text")).to_have_text("of another tab, not seen yet")


# ---- Slow and failing storage ----


def test_who_types_while_a_slow_device_erases_brings_nothing_back(sheet: Open, words: dict[str, str]) -> None:
    page, other = sheet(SHEET), sheet(SHEET)
    write(page, "to be erased")
    other.evaluate(HOLD, "/")
    confirm(page, "erase")
    page.get_by_label("One").focus()
    page.keyboard.type("!")
    other.evaluate(RELEASE)
    expect_message(page, words["sheet_says_erased"])
    page.reload()
    ready(page)
    expect(page.get_by_label("One")).to_have_value("")
    assert kept(page) == []


@pytest.mark.parametrize("ends", [pytest.param(False, marks=pytest.mark.slow), True])
@pytest.mark.parametrize("why", ["slow", "full"])
def test_words_that_wait_to_be_kept_are_erased_too(
    sheet: Open, desk: Desk, words: dict[str, str], why: str, ends: bool
) -> None:
    """Also if the page ends as the button has been pressed."""
    page, other = sheet(SHEET), sheet(SHEET)
    write(page, "first", "Two")
    if why == "full":
        page.evaluate(FULL)
    else:
        other.evaluate(HOLD, "/")
    page.get_by_label("One").press_sequentially("abc")
    if why == "full":
        expect_message(page, words["sheet_says_full"])
        page.evaluate(ROOM)
        other.evaluate(HOLD, "/")
    confirm(page, "erase")
    if ends:
        page.goto(f"{desk.address}/away/")
    other.evaluate(RELEASE)
    if not ends:
        expect_message(page, words["sheet_says_erased"])
    page.goto(desk.sheet(SHEET))
    ready(page)
    expect(page.get_by_label("One")).to_have_value("")
    assert kept(page) == []


def test_words_that_wait_for_room_are_kept_if_erasing_fails(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    page.clock.install()
    write(page, "first", "Two")
    page.evaluate(FULL)
    page.get_by_label("One").fill("no room yet")
    expect_message(page, words["sheet_says_full"])
    page.evaluate("void (IDBObjectStore.prototype.delete = () => { throw new Error('the disk fails'); })")
    confirm(page, "erase")
    expect_message(page, words["sheet_says_failed"])
    page.evaluate(ROOM)
    page.clock.fast_forward(15000)
    settled(page)
    assert values(page) == {"one": "no room yet", "two": "first"}


def test_words_that_another_tab_took_over_and_erased_are_not_kept_again(
    sheet: Open, words: dict[str, str]
) -> None:
    """Their page is in the background, and tries again as soon as there is room."""
    page = sheet(SHEET)
    page.clock.install()
    page.evaluate(FULL)
    page.get_by_label("One").fill("to be erased")
    expect_message(page, words["sheet_says_full"])
    page.evaluate(VISIBLE, "hidden")
    other = sheet(SHEET)
    expect(other.get_by_label("One")).to_have_value("to be erased")
    confirm(other, "erase")
    expect_message(other, words["sheet_says_erased"])
    page.evaluate(ROOM)
    page.clock.fast_forward(15000)
    settled(page)
    assert kept(page) == []


def test_a_sheet_whose_words_are_not_kept_is_not_put_by(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    page.evaluate(FULL)
    page.get_by_label("One").fill("only on this screen")
    page.locator("[data-do=fresh]").click()
    expect_message(page, words["sheet_says_full"])
    expect(page.get_by_label("One")).to_have_value("only on this screen")
    page.evaluate(ROOM)
    page.locator("[data-do=fresh]").click()
    expect(page.get_by_label("One")).to_have_value("")
    assert [value for *_, value in kept(page)] == ["only on this screen"]


def test_words_wait_for_room_while_an_earlier_sheet_is_erased(sheet: Open, words: dict[str, str]) -> None:
    """As the message that there is none suggests; for so long there is Undo, they wait as well."""
    page = sheet(SHEET)
    page.clock.install()
    write(page, "the first time")
    fresh(page)
    page.evaluate(FULL)
    page.get_by_label("One").fill("no room yet")
    expect_message(page, words["sheet_says_full"])
    confirm(page, "erase-one")
    expect(page.locator("[data-filling]")).to_have_count(0)
    page.evaluate(ROOM)
    page.clock.fast_forward(15000)
    settled(page)
    assert [value for *_, value in kept(page)] == ["no room yet"]


def test_words_that_are_not_kept_do_not_give_way_to_a_file(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    page.evaluate(FULL)
    page.get_by_label("One").fill("only on this screen")
    copy = {"kind": "worksheet answers", "version": 1, "sheet": "sheet", "title": "A sheet"}
    open_copy(page, copy | {"answers": {"one": {"label": "One", "value": "of the file"}}})
    page.locator("[data-ask=replace] [value=yes]").click()
    expect_message(page, words["sheet_says_full"])
    expect(page.get_by_label("One")).to_have_value("only on this screen")


def test_a_sheet_can_be_written_on_again_if_erasing_never_ends(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    page.clock.install()
    write(page, "first")
    page.evaluate("void (IDBObjectStore.prototype.getAllKeys = () => ({}))")  # never answered
    confirm(page, "erase")
    expect(page.locator("form[inert]")).to_have_count(1)
    page.clock.fast_forward(15000)
    expect_message(page, words["sheet_says_unerased"])
    expect(page.locator("form[inert]")).to_have_count(0)
    expect(page.get_by_label("One")).to_have_value("")


def test_an_erasing_that_takes_long_is_said_to_be_done_once_it_is(sheet: Open, words: dict[str, str]) -> None:
    """What is written meanwhile stays, also if it is undone."""
    page, other = sheet(SHEET), sheet(SHEET)
    write(page, "first")
    page.clock.install()
    other.evaluate(HOLD, "/")
    confirm(page, "erase")
    expect(page.locator("form[inert]")).to_have_count(1)
    page.clock.fast_forward(12000)
    expect_message(page, words["sheet_says_unerased"])
    page.get_by_label("One").fill("since")
    other.evaluate(RELEASE)
    expect_message(page, words["sheet_says_erased"])
    settled(page)
    assert values(page) == {"one": "since"}
    page.locator("[data-do=undo]").click()
    expect(page.locator("[data-filling]")).to_have_count(1)
    expect(page.get_by_label("One")).to_have_value("since")
    assert sorted(value for *_, value in kept(page)) == ["first", "since"]


@pytest.mark.parametrize(
    "kind",
    [
        "erase-all",
        *(pytest.param(kind, marks=pytest.mark.slow) for kind in ("keep-nothing", "nothing on a sheet")),
    ],
)
def test_that_erasing_everything_takes_long_is_told(
    sheet: Open, desk: Desk, words: dict[str, str], kind: str
) -> None:
    page, other = sheet(SHEET), sheet(SHEET)
    write(page, "first")
    on_sheet = kind == "nothing on a sheet"
    if not on_sheet:
        page.goto(desk.overview(("sheet", "A sheet")))
        expect(page.locator(".kept-some")).to_be_visible()
    page.clock.install()
    other.evaluate(HOLD, "/")
    page.locator(f"[data-do={'erase-all' if kind == 'erase-all' else 'keep-nothing'}]").click()
    page.locator(f"[data-ask={'erase-all' if kind == 'erase-all' else 'nothing'}] [value=yes]").click()
    page.clock.fast_forward(12000)
    expect_message(page, words["sheet_says_unerased"])
    other.evaluate(RELEASE)
    expect_message(page, words["sheet_says_nothing" if on_sheet else "sheet_says_all_erased"])
    assert kept(page) == []


def test_an_erasing_that_fails_after_long_takes_nothing_away(sheet: Open, words: dict[str, str]) -> None:
    page, other = sheet(SHEET), sheet(SHEET)
    write(page, "first", "Two")
    page.clock.install()
    page.evaluate(FULL)
    page.get_by_label("One").fill("no room yet")
    expect_message(page, words["sheet_says_full"])
    other.evaluate(HOLD, "/")
    page.evaluate("void (IDBObjectStore.prototype.delete = () => { throw new Error('the disk fails'); })")
    confirm(page, "erase")
    page.clock.fast_forward(12000)
    expect_message(page, words["sheet_says_unerased"])
    expect(page.get_by_label("Two")).to_have_value("")
    other.evaluate(RELEASE)
    expect(page.get_by_label("Two")).to_have_value("first")
    expect(page.get_by_label("One")).to_have_value("no room yet")
    expect_message(page, words["sheet_says_failed"])


def two_tabs_and_no_room(sheet: Open, words: dict[str, str]) -> tuple[Page, Page]:
    """Two tabs of one sheet; what is in the first box of the second could not be stored."""
    page, other = sheet(SHEET), sheet(SHEET)
    write(page, "first", "Two")
    expect(other.get_by_label("Two")).to_have_value("first")
    other.evaluate(FULL)
    other.get_by_label("One").fill("on the screen alone")
    expect_message(other, words["sheet_says_full"])
    return page, other


@pytest.mark.parametrize("where", ["sheet", LIST])
def test_erasing_takes_what_another_tab_could_not_keep_and_gives_it_back(
    sheet: Open, desk: Desk, words: dict[str, str], where: str
) -> None:
    page, other = two_tabs_and_no_room(sheet, words)
    if where == "sheet":
        confirm(page, "erase")
    else:
        page.goto(desk.overview(("sheet", "A sheet")))
        confirm(page, "erase-all")
    expect_message(other, words["sheet_says_erased"])
    expect(other.get_by_label("One")).to_have_value("")
    other.evaluate(ROOM)
    other.locator("[data-do=undo]").click()
    settled(other)
    assert values(other) == {"one": "on the screen alone"}


def test_what_another_tab_erases_is_not_tried_without_end_where_it_fails(
    sheet: Open, words: dict[str, str]
) -> None:
    """The other tab hears of it twice: the second time while its own erasing waits for the disk."""
    page, other = two_tabs_and_no_room(sheet, words)
    other.clock.install()
    other.clock.pause_at("2040-01-01")
    other.evaluate("""() => {
        const begin = IDBDatabase.prototype.transaction;
        Object.assign(window, { begin, tries: 0, reads: [], fails: [] });
        IDBDatabase.prototype.transaction = function (...args) {
            if (args[1] === 'readonly') return new Promise((done) => window.reads.push(() => done(begin.apply(this, args))));
            window.tries += 1;
            return new Promise((_, fail) => window.fails.push(() => fail(new Error('the disk fails'))));
        };
    }""")
    confirm(page, "erase")
    other.wait_for_function("() => window.reads.length > 1")
    other.evaluate("() => window.reads.splice(0).forEach((read) => read())")
    other.wait_for_function("() => window.tries")
    other.evaluate("""() => new Promise((done) => {
        indexedDB.open('sheets:/').onsuccess = ({ target }) => {
            const afterReading = window.begin.call(target.result, ['answers', 'current', 'about'], 'readwrite');
            afterReading.oncomplete = done;
            afterReading.objectStore('answers').count();
        };
    })""")
    for _ in range(2):  # it is tried again with the database opened anew
        other.wait_for_function("() => window.fails.length")
        other.evaluate("() => window.fails.splice(0).forEach((fail) => fail())")
    other.clock.run_for(100)  # in which a message is shown
    expect_message(other, words["sheet_says_unkept"])
    assert other.evaluate("window.tries") <= 4
    expect(other.get_by_label("One")).to_have_value("on the screen alone")


def test_undoing_does_not_hide_that_there_is_no_room(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    page.evaluate(FULL)
    page.get_by_label("One").fill("on the screen alone")
    expect_message(page, words["sheet_says_full"])
    confirm(page, "erase")
    page.evaluate("""() => {
        window.said = [];
        const bar = document.querySelector('.sheet-status');
        new MutationObserver(() => said.push(bar.dataset.now)).observe(bar, { attributeFilter: ['data-now'] });
    }""")
    page.locator("[data-do=undo]").click()
    expect_message(page, words["sheet_says_full"])
    assert "undone" not in page.evaluate("said")


def test_undoing_that_fails_can_be_tried_again(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    write(page, "erased by mistake")
    confirm(page, "erase")
    page.locator("[data-do=undo]").wait_for()
    page.evaluate(FULL)
    page.locator("[data-do=undo]").click()
    expect(page.locator(".sheet-status [role=status]")).to_have_text(words["sheet_says_failed"])
    page.evaluate(ROOM)
    page.locator("[data-do=undo]").click()
    expect(page.get_by_label("One")).to_have_value("erased by mistake")


def test_an_erasing_that_fails_twice_comes_to_its_end(sheet: Open) -> None:
    """The page ended before the browser had answered, and at the next visit the disk failed."""
    page = sheet(SHEET)
    write(page, "to be erased")
    page.evaluate("void (IDBObjectStore.prototype.getAllKeys = () => ({}))")  # never answered
    confirm(page, "erase")
    page.add_init_script("""if (!sessionStorage.failed) {
        sessionStorage.failed = true;
        IDBObjectStore.prototype.delete = function () { this.transaction.abort(); throw new Error('the disk fails'); };
    }""")
    page.reload()
    ready(page)
    page.reload()
    ready(page)
    expect(page.get_by_label("One")).to_have_value("")
    assert kept(page) == []


# ---- Pages that end ----


def leave_with_unwritten_words(page: Page, other: Page, desk: Desk, site: str = "/") -> None:
    """The page ends while the database is busy; then it is not any more."""
    other.evaluate(HOLD, site)
    page.get_by_label("One").fill("written at the last moment")
    page.goto(f"{desk.address}/away/")
    other.evaluate(RELEASE)


def test_the_last_words_of_another_tab_can_be_deleted_for_good(sheet: Open, desk: Desk) -> None:
    first, second = sheet(SHEET), sheet(SHEET)
    write(second, "of both", "Two")
    expect(first.get_by_label("Two")).to_have_value("of both")
    leave_with_unwritten_words(first, second, desk)
    second.evaluate(LOOKED_AT)
    expect(second.get_by_label("One")).to_have_value("written at the last moment")
    write(second, "")
    second.reload()
    expect(second.get_by_label("Two")).to_have_value("of both")
    expect(second.get_by_label("One")).to_have_value("")
    expect(second.locator(".sheet-earlier")).to_be_hidden()
    assert second.evaluate("Object.keys(localStorage)") == []


def test_last_words_go_to_the_sheet_that_they_were_written_on(sheet: Open, desk: Desk) -> None:
    first, second = sheet(SHEET), sheet(SHEET)
    write(first, "of both", "Two")
    expect(second.get_by_label("Two")).to_have_value("of both")
    leave_with_unwritten_words(first, second, desk)
    begun = kept(second)[0][1]
    second.locator("[data-do=fresh]").click()
    expect(second.get_by_label("Two")).to_have_value("")
    second.reload()
    expect(second.locator("[data-filling]")).to_have_count(1)
    expect(second.get_by_label("One")).to_have_value("")
    expect(second.get_by_label("Two")).to_have_value("")
    assert {filling for _, filling, *_ in kept(second)} == {begun}
    assert values(second) == {"one": "written at the last moment", "two": "of both"}


def test_last_words_stay_with_their_site(desk: Desk, tab: Tab) -> None:
    page, other = tab(), tab()
    one = desk.sheet(SHEET, site="/one/")
    page.goto(one)
    write(page, "of the one", "Two")
    other.goto(f"{desk.address}/away/")
    other.evaluate(HOLD, "/one/")
    page.get_by_label("One").fill("written at the last moment")
    page.goto(desk.sheet(SHEET, site="/other/"))
    ready(page)
    expect(page.get_by_label("One")).to_have_value("")
    assert kept(page, "/other/") == []
    other.evaluate(RELEASE)
    page.goto(one)
    expect(page.get_by_label("One")).to_have_value("written at the last moment")


def test_words_typed_onto_what_another_tab_empties_do_not_come_back(sheet: Open, desk: Desk) -> None:
    """Their page ended before they were written, and the other tab knew nothing of them. It takes letter by letter away."""
    first, second = sheet(SHEET), sheet(SHEET)
    write(first, "hers", "Two")
    write(first, "hers")
    expect(second.get_by_label("One")).to_have_value("hers")
    second.evaluate(HOLD, "/")
    first.get_by_label("One").press_sequentially("!")
    first.get_by_label("Two").press_sequentially("!")
    first.goto(f"{desk.address}/away/")
    second.evaluate(RELEASE)
    second.get_by_label("One").press("End")
    for _ in "hers":
        second.keyboard.press("Backspace")
        settled(second)
    second.reload()
    expect(second.get_by_label("Two")).to_have_value("hers!")
    expect(second.get_by_label("One")).to_have_value("")
    expect(second.locator(".sheet-earlier")).to_be_hidden()
    assert values(second) == {"two": "hers!"}


def test_words_typed_onto_what_another_tab_empties_do_not_come_back_if_that_ends_too(
    sheet: Open, desk: Desk
) -> None:
    first, second = sheet(SHEET), sheet(SHEET)
    write(first, "a secret of hers")
    expect(second.get_by_label("One")).to_have_value("a secret of hers")
    third = sheet(SHEET, slug="third")
    third.evaluate(HOLD, "/")
    first.get_by_label("One").press_sequentially("!")
    first.goto(f"{desk.address}/away/")
    second.get_by_label("One").fill("")
    second.goto(f"{desk.address}/away/")
    third.evaluate(RELEASE)
    second.go_back()
    ready(second)
    expect(second.get_by_label("One")).to_have_value("")
    expect(second.locator(".sheet-earlier")).to_be_hidden()
    assert kept(second) == []


def test_words_typed_into_an_empty_box_outlast_others_that_another_tab_takes_back(
    sheet: Open, desk: Desk
) -> None:
    first, second = sheet(SHEET), sheet(SHEET)
    write(first, "of both", "Two")
    expect(second.get_by_label("Two")).to_have_value("of both")
    leave_with_unwritten_words(first, second, desk)
    write(second, "others")
    write(second, "")
    second.reload()
    expect(second.get_by_label("One")).to_have_value("written at the last moment")


def test_two_erasings_at_once_both_come_to_their_end(sheet: Open, desk: Desk) -> None:
    """The first page ended before the browser had answered."""
    first, second = sheet(SHEET, slug="first"), sheet(SHEET, slug="second")
    write(first, "to be erased")
    write(second, "to be erased")
    third = sheet(SHEET, slug="third")
    first.evaluate("void (IDBObjectStore.prototype.getAllKeys = () => ({}))")  # never answered
    third.evaluate(HOLD, "/")
    confirm(first, "erase")
    confirm(second, "erase")
    first.goto(f"{desk.address}/away/")
    third.evaluate(RELEASE)
    second.locator("[data-do=undo]").wait_for()
    first.go_back()
    ready(first)
    expect(first.get_by_label("One")).to_have_value("")
    assert kept(first) == []
    assert first.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize("where", ["sheet", LIST])
def test_undo_gives_back_what_an_ended_page_had_not_written_yet(
    sheet: Open, desk: Desk, where: str, words: dict[str, str]
) -> None:
    first, second = sheet(SHEET), sheet(SHEET)
    write(first, "of both", "Two")
    expect(second.get_by_label("Two")).to_have_value("of both")
    if where == "list":
        second.goto(desk.overview(("sheet", "A sheet")))
        expect(second.locator(".kept-some")).to_be_visible()
    leave_with_unwritten_words(first, second, desk)
    if where == "list":
        confirm(second, "erase-all")
    else:
        confirm(second, "erase")
    second.locator("[data-do=undo]").click()
    expect_message(second, words["sheet_says_undone"])
    second.goto(desk.sheet(SHEET))
    expect(second.get_by_label("One")).to_have_value("written at the last moment")
    expect(second.get_by_label("Two")).to_have_value("of both")


# ---- Files, names, clocks ----


def test_last_words_after_an_erasing_stay_in_a_folder_on_windows(desk: Desk, tab: Tab) -> None:
    """Its path has a colon."""
    page = tab()
    page.goto(desk.sheet(SHEET, site="/C:/site/"))
    write(page, "of before", "Two")
    filling = kept(page, "/C:/site/")[0][1]
    page.evaluate(
        """(filling) => {
            const at = Date.now();
            const changes = [{ name: "one", entry: { label: "One", value: "written since" }, parents: [null] }];
            localStorage.setItem("erasing:/C:/site/", JSON.stringify({ sheet: "sheet", at: at - 1 }));
            localStorage.setItem(`write:sheet:${filling}:${at}:/C:/site/`, JSON.stringify(["sheet", filling, changes, at, null]));
        }""",
        filling,
    )
    page.reload()
    expect(page.get_by_label("One")).to_have_value("written since")
    expect(page.get_by_label("Two")).to_have_value("")


def test_undoing_an_opened_file_leaves_what_was_written_since(sheet: Open) -> None:
    page = sheet(SHEET)
    copy = {"kind": "worksheet answers", "version": 1, "sheet": "sheet", "title": "A sheet"}
    answers = {name: {"label": name, "value": "of the file"} for name in ("one", "two")}
    open_copy(page, copy | {"answers": answers})
    expect(page.get_by_label("Two")).to_have_value("of the file")
    write(page, "of the file, and mine")
    page.locator("[data-do=undo]").click()
    expect(page.get_by_label("Two")).to_have_value("")
    expect(page.get_by_label("One")).to_have_value("of the file, and mine")
    open_copy(page, copy | {"answers": {"two": answers["two"]}})  # beside what is there
    expect(page.get_by_label("Two")).to_have_value("of the file")
    write(page, "mine", "Two")
    page.locator("[data-do=undo]").click()
    expect(page.locator("[data-do=undo]")).to_be_hidden()
    settled(page)
    assert values(page) == {"one": "of the file, and mine", "two": "mine"}


def test_what_was_written_before_the_clock_was_set_back_is_erased(sheet: Open) -> None:
    page = sheet(SHEET)
    page.clock.set_fixed_time("2040-01-01")
    write(page, "of a time to come")
    page.clock.set_fixed_time("2030-01-01")
    page.reload()
    expect(page.get_by_label("One")).to_have_value("of a time to come")
    confirm(page, "erase")
    page.locator("[data-do=undo]").wait_for()
    assert kept(page) == []


def test_last_words_from_before_the_clock_was_set_back_are_erased(sheet: Open) -> None:
    page = sheet(SHEET)
    write(page, "words", "Two")
    filling = kept(page)[0][1]
    page.evaluate(
        """(filling) => {
            const at = Date.now() + 3600000;
            const changes = [{ name: "one", entry: { label: "One", value: "of a time to come" }, parents: [null] }];
            localStorage.setItem(`write:sheet:${filling}:${at}:/`, JSON.stringify(["sheet", filling, changes, at, null]));
        }""",
        filling,
    )
    confirm(page, "erase")
    page.locator("[data-do=undo]").wait_for()
    assert page.evaluate("localStorage.length") == 0
    assert kept(page) == []


def test_a_last_answer_takes_the_place_of_one_that_its_field_cannot_show(sheet: Open, desk: Desk) -> None:
    page, other = sheet(SHEET), sheet(SHEET)
    write(page, "words")
    desk.sheet("/// rate | One\n///\n")  # the author made a scale of it
    page.reload()
    expect(page.locator(".earlier-text")).to_have_text("words")
    other.evaluate(HOLD, "/")
    page.get_by_role("radio", name="3").check()
    page.goto(f"{desk.address}/away/")
    other.evaluate(RELEASE)
    page.go_back()
    expect(page.get_by_role("radio", name="3")).to_be_checked()
    expect(page.locator(".earlier-text")).to_have_text("words")


def test_the_later_words_win_when_a_sheet_is_renamed(desk: Desk, tab: Tab) -> None:
    old, new = tab(), tab()
    old.goto(desk.sheet(SHEET, slug="old-name"))
    write(old, "of before")
    renamed = desk.sheet(SHEET, slug="new-name", was="old-name")
    new.goto(renamed)
    expect(new.get_by_label("One")).to_have_value("of before")
    write(old, "written on in the page with the old name")
    new.reload()
    expect(new.get_by_label("One")).to_have_value("written on in the page with the old name")
    expect(new.locator(".earlier-text")).to_have_text("of before")


def test_an_erasing_of_nothing_takes_no_later_words(sheet: Open) -> None:
    page = sheet(SHEET)
    page.evaluate(
        "localStorage.setItem('erasing:/', JSON.stringify({ at: Date.now() + 3600000 }))"
    )  # the clock is set back then
    page.reload()
    write(page, "later")
    page.reload()
    expect(page.get_by_label("One")).to_have_value("later")


def test_erasing_and_undo_need_no_network(
    sheet: Open, context: BrowserContext, words: dict[str, str]
) -> None:
    page = context.new_page()
    page.goto(sheet(SHEET).url)
    write(page, "words")
    page.route("**/*.js", lambda route: route.abort())
    page.evaluate("localStorage.setItem('sheet:another:one', JSON.stringify({label: 'L', value: 'V'}))")
    confirm(page, "erase")
    expect_message(page, words["sheet_says_erased"])
    expect(page.get_by_label("One")).to_have_value("")
    page.locator("[data-do=undo]").click()
    expect(page.get_by_label("One")).to_have_value("words")
