"""A device that others use too: what was erased is nowhere on a page, whichever page it is and however it comes back."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.desk import (
    DEAF,
    HOLD,
    LIST,
    RELEASE,
    Desk,
    Open,
    Tab,
    confirm,
    keep_nothing,
    kept,
    settled,
    write,
)

WORDS = "secret of hers"
SHEET = "/// write | One\n///\n\n/// write | Two\n///\n\n/// date | Day\n///\n\n/// rate | Five\n///\n"
# Of what another page did meanwhile, most engines do not tell one that is shown again by Back.
NO_STORAGE_EVENTS = "addEventListener('storage', (event) => event.stopImmediatePropagation())"
# The markup of a page, and what its controls hold.
ANYWHERE = """() => document.documentElement.outerHTML
    + [...document.querySelectorAll('input, textarea')].map(one => one.value).join()"""


# By class or name, each element whose own text has these words: whether any of them is translated.
TRANSLATED = """(words) => {
    const found = {};
    for (const one of document.querySelectorAll('body *')) {
        if (![...one.childNodes].some(node => node.nodeType === 3 && node.data.includes(words))) continue;
        const name = one.className || one.tagName;
        found[name] = one.translate || Boolean(found[name]);
    }
    return found;
}"""


def erase(page: Page) -> None:
    confirm(page, "erase")
    page.locator("[data-do=undo]").wait_for()


def erase_all(page: Page) -> None:
    confirm(page, "erase-all")
    page.locator("[data-do=undo]").wait_for()


def behind(page: Page) -> Page:
    """Another tab, not in front: a page that nobody looks at is drawn once a second, and each click would wait for that."""
    other = page.context.new_page()
    page.bring_to_front()
    return other


def back(page: Page) -> None:
    page.evaluate(
        "void setTimeout(() => history.back())"
    )  # from the cache no load event follows, and the page ends at once
    page.wait_for_function("() => window.back")


def test_what_was_erased_is_nowhere_on_its_page(sheet: Open) -> None:
    page = sheet(SHEET)
    write(page, WORDS)
    page.locator("[data-do=fresh]").click()
    expect(page.get_by_label("One")).to_have_value("")
    write(page, WORDS, "Two")
    page.locator("[data-filling] summary").click()
    page.locator(".sheet-beside summary").click()  # a comparison that is closed again
    page.locator(".sheet-beside summary").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(ANYWHERE).count(WORDS) > 2  # the earlier sheet, the box, its copy for paper
    erase(page)
    assert WORDS not in page.evaluate(ANYWHERE)


def test_no_translator_of_a_browser_is_given_what_was_written(sheet: Open, desk: Desk) -> None:
    """Some send the text of a page to a server; `translate` is what HTML has against it."""
    page = sheet(SHEET)
    write(page, WORDS)
    page.locator("[data-do=fresh]").click()
    expect(page.get_by_label("One")).to_have_value("")
    write(page, WORDS)
    desk.sheet("/// write | Other\n///\n")
    page.reload()
    page.locator("[data-filling] summary").click()
    page.locator(".sheet-beside summary").click()
    write(page, WORDS, "Other")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    given = page.evaluate(TRANSLATED, WORDS)
    assert given == dict.fromkeys(["earlier-text", "DD", "TD", "written"], False)
    page.goto(desk.overview(("sheet", "A sheet")))
    confirm(page, "document")
    page.locator(".sheet-document h3").first.wait_for()
    assert page.evaluate(TRANSLATED, WORDS) == {"P": False}


def test_an_earlier_sheet_that_was_erased_is_nowhere_on_its_page(sheet: Open) -> None:
    page = sheet(SHEET)
    for text in ("first", WORDS, "third"):
        write(page, text)
        page.locator("[data-do=fresh]").click()
        expect(page.get_by_label("One")).to_have_value("")
    page.locator(".sheet-beside summary").click()
    expect(page.locator(".sheet-beside td", has_text=WORDS)).to_be_visible()
    page.locator(".sheet-beside summary").click()
    item = page.locator("[data-filling]", has_text=WORDS)
    item.locator("[data-do=erase-one]").click()
    page.locator("[data-ask=erase-one] [value=yes]").click()
    expect(page.locator("[data-filling]")).to_have_count(2)
    assert WORDS not in page.evaluate(ANYWHERE)


def test_numbers_of_a_sheet_that_was_erased_are_nowhere_on_its_page(sheet: Open) -> None:
    page = sheet(SHEET)
    for number in ("3", "7"):
        page.get_by_role("radio", name=number).check()
        settled(page)
        if number == "3":
            page.locator("[data-do=fresh]").click()
            expect(page.get_by_role("radio", name=number)).not_to_be_checked()
    expect(page.locator(".sheet-numbers td", has_text="7")).to_be_visible()
    page.locator("[data-filling] [data-do=erase-one]").click()
    page.locator("[data-ask=erase-one] [value=yes]").click()
    expect(page.locator(".sheet-numbers")).to_be_hidden()
    expect(page.locator(".sheet-numbers th[scope=row]")).to_have_count(0)


def test_an_erasing_that_was_cut_off_goes_on_where_nothing_is_kept(sheet: Open) -> None:
    page = sheet(SHEET)
    write(page, WORDS)
    page.evaluate("localStorage.setItem('erasing:/', JSON.stringify({ at: Date.now() + 1 }))")
    page.evaluate("localStorage.setItem('keep-nothing:/', 'true')")
    page.reload()
    page.wait_for_function("() => !localStorage.getItem('erasing:/')")
    assert kept(page) == []


def test_who_leaves_and_erases_takes_undo_from_other_tabs_too(desk: Desk, tab: Tab) -> None:
    page, other = tab(), tab()
    page.goto(desk.sheet(SHEET))
    write(page, WORDS)
    erase(page)
    other.goto(f"{desk.address}/away/")
    other.evaluate("localStorage.setItem('erase-when-leaving:/', Date.now())")
    expect(page.locator("[data-do=undo]")).to_be_hidden()


@pytest.mark.parametrize("where", ["sheet", LIST])
def test_who_keeps_nothing_takes_undo_from_other_tabs_too(desk: Desk, tab: Tab, where: str) -> None:
    page, other = tab(), tab()
    page.goto(desk.sheet(SHEET))
    write(page, WORDS)
    if where == "list":
        page.goto(desk.overview(("sheet", "A sheet")))
    (erase_all if where == "list" else erase)(page)
    other.goto(desk.sheet(SHEET, "other"))
    keep_nothing(other)
    expect(page.locator("[data-do=undo]")).to_be_hidden()


def test_back_to_the_page_of_all_sheets_cannot_undo_once_nothing_is_to_be_kept(desk: Desk, tab: Tab) -> None:
    """As in WebKit, which keeps that page for Back."""
    page, other = tab(), tab()
    page.add_init_script(f"{DEAF}; {NO_STORAGE_EVENTS}")
    other.goto(desk.sheet(SHEET))
    write(other, WORDS)
    page.goto(desk.overview(("sheet", "A sheet")))
    erase_all(page)
    transition = "(type) => dispatchEvent(new PageTransitionEvent(type, { persisted: true }))"
    for can_undo in (True, False):
        page.evaluate(transition, "pagehide")
        if not can_undo:
            keep_nothing(other)
            expect(other.locator("article.keeps-nothing")).to_have_count(1)
        page.evaluate(transition, "pageshow")
        expect(page.locator("[data-do=undo]")).to_be_visible(visible=can_undo)


def test_what_is_erased_while_nothing_is_kept_does_not_come_back_from_another_tab(sheet: Open) -> None:
    page, other = sheet(SHEET), sheet(SHEET)
    write(page, WORDS)
    expect(other.get_by_label("One")).to_have_value(WORDS)
    keep_nothing(page)
    expect(other.locator("article.keeps-nothing")).to_have_count(1)
    erase(page)
    expect(other.get_by_label("One")).to_have_value("")
    expect(other.locator("[data-do=undo]")).to_be_visible()
    page.locator("[data-do=keep-nothing]").uncheck()
    write(other, "later", "Two")
    assert [value for *_, value in kept(page)] == ["later"]


def test_the_title_for_the_calendar_goes_with_the_sheet(sheet: Open) -> None:
    page = sheet(SHEET)
    title = page.locator(".calendar-file [type=text]")
    before = title.input_value()
    for button in ("fresh", "erase"):
        page.get_by_label("Day").first.fill("2026-12-01")
        title.fill(WORDS)
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        settled(page)
        if button == "erase":
            erase(page)
        else:
            page.locator("[data-do=fresh]").click()
        expect(page.get_by_label("Day").first).to_have_value("")
        assert WORDS not in page.evaluate(ANYWHERE)
        page.get_by_label("Day").first.fill("2026-12-02")
        assert title.input_value() == before


def test_undo_does_not_wait_on_a_device_that_sleeps(sheet: Open) -> None:
    """Timers stand still meanwhile, as in a page that is kept for Back."""
    page = sheet(SHEET)
    write(page, WORDS)
    page.clock.install()
    page.clock.pause_at("2040-01-01")
    erase(page)
    page.clock.set_system_time("2040-01-01T00:00:09Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")
    expect(page.locator("[data-do=undo]")).to_be_visible()
    page.clock.set_system_time("2040-01-01T00:00:11Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))")
    expect(page.locator("[data-do=undo]")).to_be_hidden()


def test_undo_does_not_outlast_a_clock_that_is_set_back(sheet: Open) -> None:
    page = sheet(SHEET)
    write(page, WORDS)
    page.clock.install()
    erase(page)
    page.evaluate("() => { const { now } = Date; Date.now = () => now() - 3600000; }")
    page.clock.fast_forward(11000)
    expect(page.locator("[data-do=undo]")).to_be_hidden()


def test_back_to_a_sheet_that_was_erased_elsewhere_does_not_show_it(desk: Desk, kept_page: Page) -> None:
    other = behind(kept_page)
    kept_page.goto(desk.sheet(SHEET))
    write(kept_page, WORDS)
    kept_page.goto(desk.overview(("sheet", "A sheet")))
    erase_all(kept_page)
    other.goto(f"{desk.address}/away/")
    other.evaluate(HOLD, "/")  # a slow device
    back(kept_page)
    expect(kept_page.locator("article")).to_have_css("opacity", "0")
    other.evaluate(RELEASE)
    expect(kept_page.locator("article")).to_have_css("opacity", "1")
    assert WORDS not in kept_page.evaluate(ANYWHERE)


def test_back_to_a_sheet_shows_it_if_storage_does_not_answer(desk: Desk, kept_page: Page) -> None:
    other = behind(kept_page)
    kept_page.clock.install()
    kept_page.goto(desk.sheet(SHEET))
    write(kept_page, WORDS)
    kept_page.goto(desk.overview(("sheet", "A sheet")))
    other.goto(f"{desk.address}/away/")
    other.evaluate(HOLD, "/")
    back(kept_page)
    kept_page.clock.run_for(6000)
    expect(kept_page.locator("article")).to_have_css("opacity", "1")
    expect(kept_page.get_by_label("One")).to_have_value(WORDS)
    other.evaluate(RELEASE)


def test_back_to_a_sheet_learns_that_nothing_is_to_be_kept_and_shows_no_earlier_one(
    desk: Desk, kept_page: Page
) -> None:
    kept_page.add_init_script(NO_STORAGE_EVENTS)
    kept_page.goto(desk.sheet(SHEET))
    write(kept_page, WORDS)
    kept_page.locator("[data-do=fresh]").click()
    expect(kept_page.locator("[data-filling]")).to_have_count(1)
    write(kept_page, "of now")
    kept_page.goto(desk.overview(("sheet", "A sheet")))
    keep_nothing(kept_page)
    kept_page.locator("[data-do=undo]").wait_for()
    back(kept_page)
    expect(kept_page.locator("[data-filling]")).to_have_count(0)
    assert WORDS not in kept_page.evaluate(ANYWHERE)
    expect(kept_page.locator("[data-do=keep-nothing]")).to_be_checked()
    kept_page.get_by_label("Two").fill("and more")
    kept_page.get_by_label("Two").fill("and more of it")
    assert kept(kept_page) == []


def test_back_to_a_sheet_keeps_what_it_shows_since_it_is_to_be_kept_again(
    desk: Desk, kept_page: Page
) -> None:
    kept_page.add_init_script(NO_STORAGE_EVENTS)
    kept_page.goto(desk.sheet(SHEET))
    write(kept_page, WORDS)
    keep_nothing(kept_page)
    expect(kept_page.locator(".sheet-kept-nothing")).to_be_visible()
    kept_page.goto(desk.overview(("sheet", "A sheet")))
    kept_page.locator("[data-do=keep-nothing]").uncheck()
    kept_page.locator(".sheet-status:not([hidden])").wait_for()
    back(kept_page)
    expect(kept_page.locator(".sheet-kept-nothing")).to_be_hidden()
    kept_page.reload()
    expect(kept_page.get_by_label("One")).to_have_value(WORDS)


def test_back_to_the_page_of_all_that_was_written_does_not_show_what_was_erased(desk: Desk, tab: Tab) -> None:
    page, other = tab(), tab()
    page.add_init_script(DEAF)
    other.goto(desk.sheet(SHEET))
    write(other, WORDS)
    page.goto(desk.overview(("sheet", "A sheet")))
    confirm(page, "document")
    expect(page.locator(".sheet-document", has_text=WORDS)).to_be_visible()
    erase(other)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator(".sheet-document")).to_be_hidden()
    assert WORDS not in page.evaluate(ANYWHERE)


def test_back_to_the_page_of_all_that_was_written_waits_for_what_is_stored_now(
    desk: Desk, kept_page: Page
) -> None:
    kept_page.goto(desk.sheet(SHEET))
    write(kept_page, WORDS)
    kept_page.goto(desk.overview(("sheet", "A sheet")))
    confirm(kept_page, "document")
    document = kept_page.locator(".sheet-document", has_text=WORDS)
    expect(document).to_be_visible()
    other = kept_page.context.new_page()
    other.goto(f"{desk.address}/away/")
    kept_page.goto(f"{desk.address}/away/")
    other.evaluate(HOLD, "/")
    back(kept_page)
    expect(document).to_have_css("opacity", "0")
    other.evaluate(RELEASE)
    expect(document).to_have_css("opacity", "1")


def test_back_does_not_show_a_passphrase_that_was_begun(desk: Desk, kept_page: Page) -> None:
    kept_page.goto(desk.sheet(SHEET))
    write(kept_page, WORDS)
    kept_page.goto(desk.overview(("sheet", "A sheet")))
    kept_page.locator("[data-do=save-all]").click()
    kept_page.locator("[data-ask=passphrase] input").fill(WORDS)
    kept_page.goto(f"{desk.address}/away/")
    back(kept_page)
    expect(kept_page.locator("dialog[open]")).to_have_count(0)
    assert WORDS not in kept_page.evaluate(ANYWHERE)


def test_one_page_of_all_that_was_written_does_not_show_what_is_erased_while_it_is_made(
    desk: Desk, tab: Tab
) -> None:
    """Neither while its reader chooses, nor while the questions of a sheet arrive late."""
    page, other = tab(), tab()
    sheet, overview = desk.sheet(SHEET), desk.overview(("sheet", "A sheet"))
    other.goto(sheet)
    write(other, WORDS)
    page.goto(overview)
    page.locator("[data-do=document]").click()
    write(other, WORDS, "Two")
    write(other, "")
    waiting: list[Route] = []
    page.route(sheet, lambda route: waiting.append(route))
    with page.expect_request(sheet):
        page.locator("[data-ask=document] [value=yes]").click()
    write(other, "other words")
    write(other, "", "Two")
    waiting[0].continue_()
    shown = page.locator(".sheet-document > div")
    expect(shown.locator("h4")).to_have_text(["One"])
    assert WORDS not in page.evaluate(ANYWHERE)
    write(other, WORDS, "Two")
    expect(shown.locator("h4")).to_have_text(["One", "Two"])
    write(other, "", "Two")  # nothing arrives any more
    expect(shown.locator("h4")).to_have_text(["One"])
    assert WORDS not in page.evaluate(ANYWHERE)


def test_one_page_of_all_that_was_written_follows_what_another_tab_erases(desk: Desk, tab: Tab) -> None:
    page, other = tab(), tab()
    other.goto(desk.sheet(SHEET))
    write(other, WORDS)
    write(other, "stays", "Two")
    page.goto(desk.overview(("sheet", "A sheet")))
    confirm(page, "document")
    expect(page.locator(".sheet-document", has_text=WORDS)).to_be_visible()
    write(other, "")
    expect(page.locator(".sheet-document", has_text=WORDS)).to_have_count(0)
    expect(page.locator(".sheet-document", has_text="stays")).to_be_visible()
    erase(other)
    expect(page.locator(".sheet-document")).to_be_hidden()
