"""Answers come back: after a reload, a crashed tab, a restart, a step back in history."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, Route, expect

from tests.browser.desk import DEAF, HOLD, RELEASE, VISIBLE, Desk, Open, Tab, confirm, ready, settled, values
from tests.tools import CHROMIUM_FLAGS
from tests.tools import browser as program

SHEET = """
/// write | What happened?
Only what a camera would have seen.
///

/// line | My word for it
///

/// check | Which did you notice?
- Racing heart
- *Cold* hands
///

/// rate | How strong was it?
    low: hardly
    high: very
///

/// grid | Fact or guess?
    rows: 2
| I told myself | I know |
|---|---|
| *They are late* | *They came* |
///
"""
ANSWERS = {
    "what-happened": "It rang.\nI waited.",
    "my-word-for-it": "fog",
    "which-did-you-notice.cold-hands": True,
    "how-strong-was-it": "7",
    "fact-or-guess.2.i-know": "he came",
}


def fill(page: Page) -> None:
    page.get_by_label("What happened?").fill("It rang.\nI waited.")
    page.get_by_label("My word for it").fill("fog")
    page.get_by_label("Cold hands").check()
    page.get_by_role("radio", name="7").check()
    page.get_by_role("textbox", name="Row 2 I know").fill("he came")


def expect_filled(page: Page) -> None:
    expect(page.get_by_label("What happened?")).to_have_value("It rang.\nI waited.")
    expect(page.get_by_label("My word for it")).to_have_value("fog")
    expect(page.get_by_label("Cold hands")).to_be_checked()
    expect(page.get_by_label("Racing heart")).not_to_be_checked()
    expect(page.get_by_role("radio", name="7")).to_be_checked()
    expect(page.get_by_role("textbox", name="Row 2 I know")).to_have_value("he came")
    expect(page.get_by_role("textbox", name="Row 1 I know")).to_have_value("")


def test_answers_come_back_after_a_reload_each_under_the_names_of_sheet_and_field(sheet: Open) -> None:
    page = sheet(SHEET)
    fill(page)
    page.reload()
    expect_filled(page)
    settled(page)
    assert values(page) == ANSWERS


def test_an_emptied_answer_leaves_nothing_behind(sheet: Open) -> None:
    """A number is taken back by a button of its own."""
    page = sheet(SHEET)
    clear = page.locator(".clear")
    expect(clear).to_be_hidden()
    fill(page)
    for label in ("What happened?", "My word for it", "I know"):
        page.get_by_label(label).last.fill("")
    page.get_by_label("Cold hands").uncheck()
    clear.click()
    expect(page.locator("input:checked")).to_have_count(0)
    expect(clear).to_be_hidden()
    settled(page)
    assert values(page) == {}
    page.reload()
    expect(page.locator("input:checked")).to_have_count(0)


def test_what_is_typed_is_on_disk_at_the_next_pause(sheet: Open) -> None:
    page = sheet(SHEET)
    page.get_by_label("My word for it").press_sequentially("fog")
    settled(page)
    assert values(page) == {"my-word-for-it": "fog"}
    page.keyboard.press("Backspace")
    settled(page)
    assert values(page) == {"my-word-for-it": "fo"}


def test_words_typed_just_before_leaving_are_kept(sheet: Open) -> None:
    page = sheet(SHEET)
    for word in ("fog", "mist", "haze", "rain", "snow"):
        page.get_by_label("My word for it").fill(word)
        page.reload()
        expect(page.get_by_label("My word for it")).to_have_value(word)


def crash(page: Page) -> None:
    with page.expect_event("crash"), pytest.raises(Error):
        page.goto("chrome://crash")


# The second write from now on does not end.
SECOND_STAYS = """() => {
    const begin = IDBDatabase.prototype.transaction;
    let count = 0;
    IDBDatabase.prototype.transaction = function (stores, mode, ...more) {
        const transaction = begin.call(this, stores, mode, ...more);
        if (mode !== 'readwrite') return transaction;
        const store = transaction.objectStore('answers');
        const ask = () => { store.count().onsuccess = ask; };
        count += 1;
        if (count === 1) transaction.addEventListener('complete', () => setTimeout(() => { window.written = true; }));
        else ask();
        return transaction;
    };
}"""

LISTEN = "new BroadcastChannel('sheets:/').onmessage = () => setTimeout(() => { window.told = true; })"
TELL = "new BroadcastChannel('sheets:/').postMessage({ sheet: 'sheet', page: 1 })"


@pytest.mark.parametrize("is_told", [pytest.param(False, marks=pytest.mark.slow), True])
def test_last_words_survive_a_tab_that_crashes_in_the_background_between_two_writes(
    sheet: Open, is_told: bool
) -> None:
    """Also if another tab tells it then of words of its own."""
    page, other = sheet(SHEET), sheet(SHEET)
    page.get_by_label("My word for it").fill("fog")
    settled(page)
    page.evaluate(SECOND_STAYS)
    other.evaluate(HOLD, "/")
    page.get_by_label("My word for it").fill("fog and")  # begins to be written
    page.get_by_label("My word for it").fill("fog and mist")
    page.evaluate(VISIBLE, "hidden")
    other.evaluate(RELEASE)
    page.wait_for_function("() => window.written")
    if is_told:
        page.evaluate(LISTEN)
        other.evaluate(TELL)
        page.wait_for_function("() => window.told")
    crash(page)
    other.reload()
    expect(other.get_by_label("My word for it")).to_have_value("fog and mist")


@pytest.mark.slow  # at every run they survive its being killed: test_worksheet_killed.py
def test_answers_survive_a_restart_of_the_browser(desk: Desk, browser: Browser, tmp_path: Path) -> None:
    address = desk.sheet(SHEET)
    for visit in ("fill", "look"):
        with browser.browser_type.launch_persistent_context(
            tmp_path, executable_path=program(), args=CHROMIUM_FLAGS
        ) as profile:
            page = profile.new_page()
            page.goto(address)
            fill(page) if visit == "fill" else expect_filled(page)
            settled(page)


def test_going_back_shows_what_another_tab_changed_meanwhile(desk: Desk, kept_page: Page) -> None:
    page, other = kept_page, kept_page.context.new_page()
    page.add_init_script(DEAF)  # Chromium tells the page afterwards; others need not
    address = desk.sheet(SHEET)
    page.goto(address)
    page.get_by_label("My word for it").fill("fog")
    page.get_by_label("What happened?").fill("It rang.")
    settled(page)
    page.goto(f"{desk.address}/away/")
    other.goto(address)
    expect(other.get_by_label("What happened?")).to_have_value("It rang.")
    other.get_by_label("My word for it").fill("mist")
    other.get_by_label("What happened?").fill("")
    settled(other)
    page.evaluate("void setTimeout(() => history.back())")  # from the cache no load event follows
    expect(page.get_by_label("My word for it")).to_have_value("mist")
    expect(page.get_by_label("What happened?")).to_have_value("")
    assert page.evaluate("window.back") is True, "the page did not come from the cache"


def test_words_typed_before_the_script_arrives_are_kept(desk: Desk, tab: Tab) -> None:
    page = tab()
    waiting: list[Route] = []
    page.route("**/worksheet.js", lambda route: waiting.append(route))
    with page.expect_request("**/worksheet.js"):
        page.goto(desk.sheet(SHEET), wait_until="commit")
    page.get_by_label("My word for it").fill("early")
    expect(page.locator(".sheet-unkept")).to_be_visible()
    waiting[0].continue_()
    ready(page)
    settled(page)
    assert values(page) == {"my-word-for-it": "early"}


def test_words_typed_over_a_kept_answer_before_the_script_arrives_are_not_lost(desk: Desk, tab: Tab) -> None:
    page = tab()
    page.goto(desk.sheet(SHEET))
    page.get_by_label("My word for it").fill("kept")
    settled(page)
    waiting: list[Route] = []
    page.route("**/worksheet.js", lambda route: waiting.append(route))
    with page.expect_request("**/worksheet.js"):
        page.reload(wait_until="commit")
    page.get_by_label("My word for it").fill("early")
    waiting[0].continue_()
    expect(page.locator(".earlier-text")).to_have_text("kept")
    expect(page.get_by_label("My word for it")).to_have_value("early")


def test_the_chosen_number_can_be_read_while_the_pointer_rests_on_it(sheet: Open) -> None:
    page = sheet(SHEET)
    seven = page.get_by_role("radio", name="7")
    seven.click()
    knot = seven.locator("+ span")
    under_pointer = knot.evaluate("e => getComputedStyle(e).backgroundColor")
    page.mouse.move(0, 0)
    expect(knot).to_have_css("background-color", under_pointer)


def test_a_whole_sheet_can_be_filled_with_the_keyboard_alone(sheet: Open) -> None:
    page = sheet(SHEET)
    page.get_by_label("What happened?").focus()
    keys = page.keyboard
    keys.type("It rang.\nI waited.")
    keys.press("Tab")
    keys.type("fog")
    keys.press("Enter")  # must not send the form anywhere
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Space")
    keys.press("Tab")
    keys.press("Space")
    for _ in range(7):
        keys.press("ArrowRight")
    keys.press("Tab")  # the button that takes the number back
    for _ in range(4):
        keys.press("Tab")
    keys.type("he came")
    expect_filled(page)
    settled(page)
    assert values(page) == ANSWERS
    keys.press("Tab")
    expect(page.locator(".sheet-tools [data-do]").first).to_be_focused()


def test_nothing_is_asked_of_any_server_while_the_sheet_is_used(sheet: Open, desk: Desk) -> None:
    page = sheet(SHEET)
    asked: list[str] = []
    page.wait_for_load_state("networkidle")
    before = list(desk.asked)
    page.on("request", lambda request: asked.append(request.url))
    fill(page)
    page.get_by_label("My word for it").press("Enter")
    with page.expect_download():
        page.locator(".sheet-tools [data-do=save]").click()
    confirm(page, "erase")
    expect(page.get_by_label("My word for it")).to_have_value("")
    assert [url for url in asked if not url.startswith("blob:")] == []
    assert desk.asked == before


@pytest.mark.parametrize("modern", [True, False], ids=["field-sizing", "script"])
def test_a_box_grows_with_its_text(desk: Desk, tab: Tab, modern: bool) -> None:
    page = tab()
    if not modern:
        page.add_init_script("CSS.supports = () => false")
    page.goto(desk.sheet(SHEET))
    if not modern:
        page.locator("textarea").evaluate_all("all => all.map(e => e.style.fieldSizing = 'fixed')")
    box = page.get_by_label("What happened?")
    small = box.bounding_box()
    box.fill("line\n" * 30)
    assert small
    assert box.evaluate("e => e.scrollHeight <= e.clientHeight + 1")
    grown = box.bounding_box()
    assert grown and grown["height"] > 3 * small["height"]
    page.reload()
    expect(page.get_by_label("What happened?")).to_have_value("line\n" * 30)
