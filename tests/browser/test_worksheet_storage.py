"""A storage that is full or forbidden: said plainly, and nothing on the screen lost."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk import (
    FORBIDDEN,
    FULL,
    LIST,
    ROOM,
    Desk,
    Open,
    Tab,
    confirm,
    copy_of,
    expect_message,
    keep_nothing,
    ready,
    settled,
    values,
    write,
)

HIDE = """Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))"""
NO_DATABASE = "for (const name of ['open', 'databases']) Object.defineProperty(IDBFactory.prototype, name, { value() { throw new DOMException('', 'SecurityError') } });"
NO_SETTINGS = (
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })"
)
SHEET = "/// write | One\n///\n\n/// line | Two\n///\n\n/// check | Three\n- Four\n///\n"


@pytest.mark.parametrize("fault", [FULL, FORBIDDEN], ids=["full", "forbidden"])
def test_a_refusing_storage_is_named_and_the_copy_still_holds_everything(
    desk: Desk, tab: Tab, words: dict[str, str], fault: str
) -> None:
    page = tab()
    page.add_init_script(fault)
    page.goto(desk.sheet(SHEET))
    page.get_by_label("One").fill("still here")
    page.get_by_label("Four").check()
    expected = words["sheet_says_full" if fault is FULL else "sheet_says_forbidden"]
    expect_message(page, expected)
    expect(page.locator(".sheet-status")).to_have_css("position", "fixed")
    expect(page.get_by_label("One")).to_have_value("still here")
    _, copy = copy_of(page)
    assert copy["answers"] == {
        "one": {"label": "One", "value": "still here"},
        "three.four": {"label": "Three – Four", "value": True},
    }
    expect_message(page, expected)  # the warning stays while it is true


@pytest.mark.parametrize("fault", [FORBIDDEN, "delete window.indexedDB"], ids=["forbidden", "no database"])
def test_a_storage_that_there_is_not_is_named_before_anything_is_typed_and_leaves_every_button_working(
    desk: Desk, tab: Tab, words: dict[str, str], fault: str
) -> None:
    page = tab()
    page.add_init_script(fault)
    page.goto(desk.sheet(SHEET))
    expect_message(page, words["sheet_says_forbidden"])
    page.get_by_label("One").fill("to be erased")
    confirm(page, "erase")
    expect(page.get_by_label("One")).to_have_value("")
    page.goto(desk.overview(("sheet", "A sheet")))
    ready(page)
    expect(page.locator(".kept-some")).to_be_hidden()
    expect(page.locator(".sheet-status")).to_be_hidden()


def test_what_could_not_be_erased_is_not_said_to_be(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    write(page, "still here")
    page.evaluate("() => { IDBObjectStore.prototype.delete = () => { throw new Error('the disk fails'); }; }")
    confirm(page, "erase")
    expect_message(page, words["sheet_says_failed"])
    expect(page.get_by_label("One")).to_have_value("still here")
    keep_nothing(page)
    expect(page.locator("[data-do=keep-nothing]")).not_to_be_checked()
    assert values(page) == {"one": "still here"}


@pytest.mark.parametrize("place", ["sheet", LIST])
def test_what_cannot_be_opened_is_not_said_to_be_erased(
    desk: Desk, sheet: Open, words: dict[str, str], place: str
) -> None:
    """As when a later edition of these pages has changed the database, or the browser finds it damaged."""
    page, other = sheet(SHEET), sheet(SHEET)
    write(page, "still here")
    if place == "list":
        page.goto(desk.overview(("sheet", "A sheet")))
    page.evaluate("void (IDBFactory.prototype.databases = async () => [{ name: 'sheets:/' }])")
    other.goto(f"{desk.address}/away/")
    other.evaluate(
        "() => new Promise((done) => { indexedDB.open('sheets:/', 2).onsuccess = ({ target }) => { target.result.close(); done(); }; })"
    )
    kind = "erase" if place == "sheet" else "erase-all"
    page.locator(f"[data-do={kind}]").click()
    page.locator(f"[data-ask={kind}] [value=yes]").click()
    expect_message(page, words["sheet_says_failed"])


def test_words_that_cannot_be_read_at_first_are_there_as_soon_as_they_can(
    sheet: Open, words: dict[str, str]
) -> None:
    """As when Safari has lost its connection in the background."""
    page = sheet(SHEET)
    write(page, "mine")
    page.clock.install()
    page.add_init_script("""const { databases } = IDBFactory.prototype;
        IDBFactory.prototype.databases = async () => {
            IDBFactory.prototype.databases = databases;
            throw new DOMException('', 'UnknownError');
        };""")
    page.reload()
    expect_message(page, words["sheet_says_unkept"])
    page.clock.fast_forward(3000)
    expect(page.get_by_label("One")).to_have_value("mine")
    expect(page.locator(".sheet-status")).to_be_hidden()


def test_when_there_is_room_again_nobody_need_press_a_key(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    page.clock.install()
    page.evaluate(FULL)
    page.get_by_label("One").press_sequentially("no room")
    page.get_by_label("Two").fill("none here")
    expect_message(page, words["sheet_says_full"])
    assert values(page) == {}
    page.evaluate(ROOM)
    page.clock.fast_forward(3000)
    expect(page.locator(".sheet-status")).to_be_hidden()
    page.reload()
    expect(page.get_by_label("One")).to_have_value("no room")
    expect(page.get_by_label("Two")).to_have_value("none here")


def test_a_storage_that_fills_up_in_the_middle_of_a_word(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    page.get_by_label("Two").press_sequentially("kept")
    settled(page)
    page.evaluate(FULL)
    page.get_by_label("Two").press_sequentially(" and not")
    expect_message(page, words["sheet_says_full"])
    expect(page.get_by_label("Two")).to_have_value("kept and not")
    assert values(page) == {"two": "kept"}
    page.evaluate(ROOM)
    page.get_by_label("Two").press_sequentially(" lost")
    expect(page.locator(".sheet-status")).to_be_hidden()
    settled(page)
    assert values(page) == {"two": "kept and not lost"}


def cleared(page: Page, words: dict[str, str]) -> None:
    """Clears the storage of a page that somebody has written on, as some browsers do after a week without a visit."""
    write(page, "still on the screen")
    devtools = page.context.new_cdp_session(page)
    devtools.send(
        "Storage.clearDataForOrigin", {"origin": page.evaluate("location.origin"), "storageTypes": "all"}
    )
    expect_message(page, words["sheet_says_cleared"])


def test_a_cleared_storage_takes_nothing_from_the_screen(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    cleared(page, words)
    expect(page.get_by_label("One")).to_have_value("still on the screen")
    page.locator("[data-do=pdf]").click()  # there is none
    expect_message(page, words["sheet_says_failed"])
    write(page, "more", "Two")
    assert values(page) == {"two": "more"}, "what was cleared does not come back by itself"
    expect_message(page, words["sheet_says_cleared"])
    page.locator("[data-do=keep]").click()
    expect(page.locator(".sheet-status")).to_be_hidden()
    settled(page)
    assert values(page) == {"one": "still on the screen", "two": "more"}


def test_words_that_the_browser_has_cleared_are_set_aside_whole(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    cleared(page, words)
    page.locator("[data-do=fresh]").click()
    expect(page.get_by_label("One")).to_have_value("")
    page.locator("[data-filling] summary").click()
    expect(page.locator("[data-filling] dd")).to_have_text("still on the screen")
    assert values(page) == {"one": "still on the screen"}


def test_words_that_the_browser_has_cleared_come_back_by_undo(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    cleared(page, words)
    confirm(page, "erase")
    expect(page.get_by_label("One")).to_have_value("")
    page.locator("[data-do=undo]").click()
    expect(page.get_by_label("One")).to_have_value("still on the screen")


def test_a_database_that_does_not_answer_is_told_and_the_copy_holds_everything(
    desk: Desk, tab: Tab, words: dict[str, str]
) -> None:
    page = tab()
    page.clock.install()
    page.add_init_script("IDBFactory.prototype.open = () => ({})")
    page.goto(desk.sheet(SHEET))
    page.get_by_label("One").fill("still here")
    page.clock.fast_forward(6000)
    expect_message(page, words["sheet_says_unkept"])
    assert copy_of(page)[1]["answers"]["one"]["value"] == "still here"


def test_a_script_that_does_not_arrive_leaves_the_line_that_says_so(
    desk: Desk, context: BrowserContext, words: dict[str, str]
) -> None:
    page = context.new_page()  # one that may throw
    for part in ("worksheet", "storage", "fields"):
        page.route(f"**/{part}.js", lambda route: route.abort())
        page.goto(desk.sheet(SHEET))
        page.get_by_label("One").fill("kept nowhere")
        expect(page.locator(".sheet-unkept")).to_be_visible()
        assert page.locator(".sheet-unkept").inner_text() == words["sheet_unkept"]
        page.unroute_all()


def test_leaving_asks_only_while_something_is_not_kept(sheet: Open) -> None:
    page = sheet(SHEET)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("One").fill("kept")
    page.reload()
    assert asked == []
    settled(page)
    page.evaluate(FULL)
    page.get_by_label("One").fill("not kept")
    page.locator(".sheet-status").wait_for()  # it is said that nothing is kept
    page.reload()
    assert asked == ["beforeunload"]


def test_the_bar_can_save_a_copy_and_does_not_cover_what_has_the_focus(desk: Desk, tab: Tab) -> None:
    page = tab()
    page.set_viewport_size({"width": 320, "height": 600})
    page.add_init_script(FULL)
    page.goto(desk.sheet(SHEET + "\n/// write | Last\n///\n"))
    page.get_by_label("One").fill("x")
    bar = page.locator(".sheet-status")
    with page.expect_download():
        bar.locator("[data-also=save]").click()
    page.get_by_label("One").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            "(e => [e.getBoundingClientRect().top, !!e.closest('.sheet-status')])(document.activeElement)"
        )
        box = bar.bounding_box()
        assert box
        assert focus[1] or focus[0] < box["y"], "the bar hides what has the focus"


def test_the_browser_is_asked_to_keep_it_once_there_is_something(desk: Desk, tab: Tab) -> None:
    """Not before: some browsers ask their user then."""
    page = tab()
    page.add_init_script(
        "window.asked = 0; StorageManager.prototype.persist = async () => { window.asked += 1; }"
    )
    page.goto(desk.sheet(SHEET))
    page.locator(".sheet-unkept").wait_for(state="detached")
    assert page.evaluate("window.asked") == 0
    for words in ("first", "first and second"):
        page.locator("form.sheet textarea").first.fill(words)
        settled(page)
        page.wait_for_function("() => window.asked === 1")


def test_what_was_replaced_while_there_was_no_room_does_not_come_back(sheet: Open) -> None:
    page = sheet(SHEET)
    page.clock.install()
    write(page, "a secret")
    page.evaluate(FULL)
    page.get_by_label("One").fill("+")
    page.get_by_label("One").press_sequentially("other words at last")
    page.locator(".sheet-status:not([hidden])").wait_for()
    page.evaluate(ROOM)
    page.clock.fast_forward(15000)
    settled(page)
    assert values(page) == {"one": "+other words at last"}


def test_a_switch_that_cannot_be_remembered_is_off(desk: Desk, tab: Tab, words: dict[str, str]) -> None:
    page = tab()
    page.add_init_script(NO_SETTINGS)
    page.goto(desk.sheet(SHEET))
    write(page, "mine")
    page.locator("[data-do=erase-when-leaving]").click()
    expect(page.locator("[data-do=erase-when-leaving]")).not_to_be_checked()
    page.locator("[data-do=keep-nothing]").click()
    page.locator("[data-ask=nothing] [value=yes]").click()
    expect_message(page, words["sheet_says_failed"])
    expect(page.locator("[data-do=keep-nothing]")).not_to_be_checked()
    assert values(page) == {"one": "mine"}


def test_a_warning_that_stays_does_not_pull_its_reader_back(sheet: Open, words: dict[str, str]) -> None:
    """It is given again whenever storing has failed once more."""
    page = sheet(SHEET + "\n/// write | Long\n    rows: 40\n///\n" * 2)
    page.clock.install()
    page.evaluate(FULL)
    page.get_by_label("One").press_sequentially("no room")
    expect_message(page, words["sheet_says_full"])
    page.evaluate("""() => {
        scrollTo(0, document.body.scrollHeight);
        window.again = new Promise((done) => {
            new MutationObserver(done).observe(document.querySelector('.sheet-status'), { attributeFilter: ['data-now'] });
        });
    }""")
    before = page.evaluate("scrollY")
    page.clock.fast_forward(3000)
    page.evaluate("window.again.then(() => undefined)")
    assert page.evaluate("scrollY") == before


def test_what_has_no_room_is_not_said_to_be_kept_again(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    keep_nothing(page)
    expect_message(page, words["sheet_says_nothing"])
    page.get_by_label("One").fill("no room")
    page.evaluate(FULL)
    page.clock.install()
    page.clock.pause_at("2050-01-01")  # nothing is tried again
    page.locator("[data-do=keep-nothing]").uncheck()
    page.locator("html.warned").wait_for()
    page.clock.run_for(100)
    expect_message(page, words["sheet_says_full"])


def test_undoing_that_nothing_is_kept_keeps_also_what_had_no_room(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    write(page, "kept before")
    page.evaluate(FULL)
    page.get_by_label("Two").fill("no room")
    expect_message(page, words["sheet_says_full"])
    keep_nothing(page)
    expect_message(page, words["sheet_says_nothing"])
    page.evaluate(ROOM)
    page.locator("[data-do=undo]").click()
    expect_message(page, words["sheet_says_undone"])
    page.reload()
    expect(page.get_by_label("One")).to_have_value("kept before")
    expect(page.get_by_label("Two")).to_have_value("no room")


@pytest.mark.parametrize("place", ["sheet", LIST])
def test_a_switch_whose_script_does_not_arrive_is_off(
    desk: Desk, context: BrowserContext, words: dict[str, str], place: str
) -> None:
    page = context.new_page()  # one that may miss a script
    page.goto(desk.sheet(SHEET) if place == "sheet" else desk.overview(("sheet", "A sheet")))
    expect(page.locator(".sheet-unkept, .sheets-kept[hidden]")).to_have_count(0)
    page.route("**/keep-nothing.js", lambda route: route.abort())
    page.locator("[data-do=keep-nothing]").click()
    expect_message(page, words["sheet_says_failed"])
    expect(page.locator("[data-do=keep-nothing]")).not_to_be_checked()


def test_what_is_said_not_to_be_kept_is_not_kept(desk: Desk, tab: Tab, words: dict[str, str]) -> None:
    page = tab()
    page.add_init_script(NO_DATABASE)
    page.goto(desk.sheet(SHEET))
    page.get_by_label("One").fill("only here")
    expect_message(page, words["sheet_says_forbidden"])
    page.evaluate(HIDE)
    assert page.evaluate("Object.keys(localStorage)") == []
