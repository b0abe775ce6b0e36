"""Leaving in a hurry, and what was written: kept, unless its reader wished it erased; and the cover's way back to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

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


def write(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".sheet-unkept")).to_have_count(0)
    page.locator("form.sheet textarea").first.fill("what I wrote")


def leave(page: Page) -> None:
    goal = str(page.locator("a[data-leave]").last.get_attribute("href"))
    page.locator("a[data-leave]").last.click()
    page.wait_for_url(goal)


@pytest.mark.parametrize("wished", [True, False])
def test_what_was_written_is_erased_when_its_reader_wished_so(
    wished: bool, page: Page, served: str, site: Site
) -> None:
    write(page, served + sheet(site))
    if wished:
        page.locator('[data-do="erase-when-leaving"]').check()
    leave(page)
    page.goto(served + sheet(site))
    expect(page.locator(".sheet-unkept")).to_have_count(0)
    expect(page.locator("form.sheet textarea").first).to_have_value("" if wished else "what I wrote")


def test_the_wish_holds_on_every_page(page: Page, served: str, site: Site) -> None:
    write(page, served + sheet(site))
    page.locator('[data-do="erase-when-leaving"]').check()
    page.goto(f"{served}about/")
    leave(page)
    page.goto(served + sheet(site))
    expect(page.locator(".sheet-unkept")).to_have_count(0)
    expect(page.locator("form.sheet textarea").first).to_have_value("")


def test_the_wish_holds_where_the_network_is_too_slow_for_it(page: Page, served: str, site: Site) -> None:
    write(page, served + sheet(site))
    page.locator('[data-do="erase-when-leaving"]').check()
    page.goto(f"{served}about/")
    page.route("**/storage.*.js", lambda route: None)  # never answered
    leave(page)
    page.unroute_all()
    page.goto(served + sheet(site))
    expect(page.locator(".sheet-unkept")).to_have_count(0)
    expect(page.locator("form.sheet textarea").first).to_have_value("")


def test_the_cover_leads_back_to_what_was_begun_and_says_nothing_before(
    page: Page, served: str, site: Site
) -> None:
    page.goto(served)
    expect(page.locator(".begun")).to_be_hidden()
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    write(page, served + sheet(site))
    page.goto(served)
    expect(page.locator(".begun")).to_be_visible()
