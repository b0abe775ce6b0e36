"""Leaving in a hurry, and what was written: kept, unless its reader wished it erased; and the cover's way back to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.desk import FORBIDDEN, FULL, confirm, keep_nothing, kept, ready
from tests.browser.test_worksheet_shared import NO_STORAGE_EVENTS, back, erase_all
from tests.site.folder import Site
from tests.site.look import watching


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    with watching(browser) as seen:
        seen.page.route(lambda url: not url.startswith(served), lambda route: route.fulfill(body="weather"))
        yield seen.page


def sheet(site: Site) -> str:
    """Any worksheet with a box to write in."""
    return next(
        address
        for address, page in site.pages.items()
        if address.startswith("worksheets/") and page.select_one("form.sheet textarea")
    )


def begun(page: Page, address: str) -> None:
    page.goto(address)
    ready(page)


def box(page: Page) -> Locator:
    return page.locator("form.sheet textarea").first


def write(page: Page, address: str, *, wish: bool = False) -> None:
    """Writes on a sheet; `wish`: that it be erased when its reader leaves."""
    begun(page, address)
    box(page).fill("what I wrote")
    if wish:
        wished(page).check()


def wished(page: Page) -> Locator:
    return page.locator('[data-do="erase-when-leaving"]')


def another_tab(page: Page, address: str) -> Page:
    other = page.context.new_page()
    begun(other, address)
    return other


def leave(page: Page) -> None:
    goal = str(page.locator("a[data-leave]").last.get_attribute("href"))
    page.locator("a[data-leave]").last.click()
    page.wait_for_url(goal)


@pytest.mark.parametrize(
    ("at_fault", "there"),
    [("IDBObjectStore.prototype.delete", "about/"), ("Storage.prototype.setItem", "")],
    ids=["delete", "setItem"],
)
def test_the_wish_holds_where_the_disk_fails_meanwhile_and_where_it_has_no_room(
    page: Page, served: str, site: Site, at_fault: str, there: str
) -> None:
    """Elsewhere, or on the sheet itself."""
    write(page, served + sheet(site), wish=True)
    if there:
        page.goto(served + there)
    page.evaluate(f"void ({at_fault} = () => {{ throw new Error('the disk fails, or is full'); }})")
    leave(page)
    begun(page, served + sheet(site))
    expect(box(page)).to_have_value("")


def test_the_cover_and_a_missing_page_lead_to_what_was_begun_and_say_nothing_before(
    page: Page, served: str, site: Site
) -> None:
    page.set_viewport_size({"width": 375, "height": 320})
    for address in (cover := served, missing := f"{served}worksheets/no-longer-here/"):
        page.goto(address)
        expect(page.locator(".begun")).to_be_hidden()
        assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    write(page, served + sheet(site))
    for address in (cover, missing):
        page.goto(address)
        page.locator(".begun a").click()
        listed = page.locator(".kept-some li a:visible")
        expect(listed).to_be_in_viewport()
    listed.click()
    ready(page)
    expect(page.locator("form.sheet > :first-child")).to_be_in_viewport()
    expect(page.locator("form.sheet")).to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_back_to_the_cover_says_nothing_of_what_was_erased(kept_page: Page, served: str, site: Site) -> None:
    write(kept_page, served + sheet(site))
    kept_page.goto(served)
    expect(kept_page.locator(".begun")).to_be_visible()
    kept_page.goto(f"{served}worksheets/")
    erase_all(kept_page)
    back(kept_page)
    expect(kept_page.locator(".begun")).to_be_hidden()


def test_the_cover_says_nothing_where_storage_is_forbidden(page: Page, served: str) -> None:
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.add_init_script(FORBIDDEN)
    page.goto(served, wait_until="networkidle")
    expect(page.locator(".begun")).to_be_hidden()
    assert failed == []


def test_the_cover_says_nothing_of_what_is_still_to_be_erased(page: Page, served: str) -> None:
    """Leaving could only note it; it was what an earlier version stored."""
    page.goto(f"{served}about/")
    page.evaluate("""() => {
        const { pathname } = new URL(document.documentElement.dataset.base, document.baseURI);
        localStorage.setItem("sheet:old:one", "words");
        localStorage.setItem(`erasing:${pathname}`, JSON.stringify({ at: Date.now() }));
    }""")
    page.goto(served)
    page.wait_for_function("() => !localStorage.length")
    expect(page.locator(".begun")).to_be_hidden()


def test_nothing_is_asked_of_who_leaves_with_words_that_could_not_be_kept(
    page: Page, served: str, site: Site
) -> None:
    begun(page, served + sheet(site))
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.evaluate(FULL)
    box(page).press_sequentially("x")
    page.locator(".sheet-status:not([hidden])").wait_for()
    leave(page)
    assert asked == []


def test_the_wish_of_another_tab_holds_for_words_that_are_not_kept_yet(
    page: Page, served: str, site: Site
) -> None:
    begun(page, served + sheet(site))
    other = another_tab(page, served + sheet(site))
    page.evaluate(FULL)
    box(page).fill("no room for it")
    page.locator(".sheet-status:not([hidden])").wait_for()
    wished(other).check()
    expect(wished(page)).to_be_checked()
    leave(page)
    begun(page, served + sheet(site))
    expect(box(page)).to_have_value("")


def test_what_was_erased_by_leaving_is_on_no_page(page: Page, served: str, site: Site) -> None:
    write(page, served + sheet(site), wish=True)
    other = another_tab(page, served + sheet(site))
    expect(box(other)).to_have_value("what I wrote")
    leave(page)
    expect(box(other)).to_have_value("")
    begun(page, served + sheet(site))
    expect(box(page)).to_have_value("")


@pytest.mark.parametrize(
    "why", [pytest.param("by the reader's wish", marks=pytest.mark.slow), "as there is no room"]
)
def test_other_tabs_show_nothing_of_what_was_never_kept(
    why: str, page: Page, served: str, site: Site
) -> None:
    write(page, served + sheet(site), wish=True)
    other = another_tab(page, served + sheet(site))
    if why == "as there is no room":
        other.evaluate(FULL)
    else:
        keep_nothing(other)
        expect(other.locator(".sheet-kept-nothing")).to_be_visible()
    box(other).fill("on the screen alone")
    leave(page)
    expect(box(other)).to_have_value("")
    begun(other, served + sheet(site))
    expect(box(other)).to_have_value("")


def test_other_tabs_show_nothing_where_the_network_is_too_slow(page: Page, served: str, site: Site) -> None:
    """Neither an earlier sheet nor all that was written on one page."""
    write(page, served + sheet(site), wish=True)
    page.locator(".sheet-tools [data-do=fresh]").click()
    other, listing = another_tab(page, served + sheet(site)), another_tab(page, f"{served}worksheets/")
    other.locator("[data-filling] summary").click()
    confirm(listing, "document")
    shown = [other.locator("[data-filling] summary"), listing.locator(".sheet-document h3")]
    for one in shown:
        expect(one).to_be_visible()
    page.goto(f"{served}about/")
    page.route("**/storage.*.js", lambda route: None)  # never answered
    leave(page)
    for one in shown:
        expect(one).to_have_count(0)
        expect(one.page.get_by_text("what I wrote", exact=True)).to_have_count(0)


def test_a_full_device_tells_other_tabs_too(page: Page, served: str, site: Site) -> None:
    begun(page, served + sheet(site))
    other = another_tab(page, served + sheet(site))
    other.evaluate(FULL)
    box(other).fill("on the screen alone")
    wished(page).check()
    page.evaluate("""() => {
        for (let size = 2 ** 23; size >= 1; size /= 2) {
            try { localStorage[size] = "x".repeat(size); } catch { /* less, then */ }
        }
    }""")
    leave(page)
    expect(box(other)).to_have_value("")


def test_back_shows_nothing_that_was_never_kept(kept_page: Page, served: str, site: Site) -> None:
    kept_page.add_init_script(NO_STORAGE_EVENTS)
    kept_page.route(lambda url: not url.startswith(served), lambda route: route.fulfill(body="weather"))
    begun(kept_page, served + sheet(site))
    wished(kept_page).check()
    keep_nothing(kept_page)
    expect(kept_page.locator(".sheet-kept-nothing")).to_be_visible()
    box(kept_page).fill("on the screen alone")
    kept_page.goto(f"{served}about/")
    leave(kept_page)
    back(kept_page)
    expect(box(kept_page)).to_have_value("")


def test_what_earlier_versions_stored_goes_too_where_the_network_is_too_slow(
    page: Page, served: str, site: Site
) -> None:
    write(page, served + sheet(site), wish=True)
    page.goto(f"{served}about/")
    slug = sheet(site).split("/")[1]
    old = """slug => localStorage.setItem(`sheet:${slug}:gone`, JSON.stringify({ label: 'Gone', value: 'of before' }))"""
    page.evaluate(old, slug)
    page.route("**/storage.*.js", lambda route: None)  # never answered
    leave(page)
    page.unroute_all()
    begun(page, served + sheet(site))
    expect(box(page)).to_have_value("")
    assert kept(page) == []


def test_taking_back_a_letter_of_an_input_method_is_not_leaving_and_leaving_keeps_what_was_written(
    page: Page, served: str, site: Site
) -> None:
    write(page, served + sheet(site))
    press = (
        "isComposing => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing }))"
    )
    for _ in range(3):
        page.evaluate(press, True)
    expect(page.locator("html")).not_to_have_class("left")
    assert page.url == served + sheet(site)
    goal = str(page.locator("a[data-leave]").last.get_attribute("href"))
    for _ in range(3):
        page.evaluate(press, False)
    page.wait_for_url(goal)
    begun(page, served + sheet(site))
    expect(box(page)).to_have_value("what I wrote")
