"""The reader's text size on a page that Back shows as it was."""

from playwright.sync_api import Page, expect

from tests.browser.desk import FORBIDDEN, Desk

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,">
<button id="text-size" data-label="Text" data-sizes="small|large" hidden>Aa</button>
<script src="/assets/scripts/site.js" defer></script>"""


def test_after_back_it_is_what_another_page_has_set(desk: Desk, kept_page: Page) -> None:
    desk.pages |= {"/one/": PAGE, "/other/": PAGE}
    kept_page.goto(f"{desk.address}/one/")
    kept_page.goto(f"{desk.address}/other/")
    kept_page.click("#text-size")
    kept_page.evaluate("void setTimeout(() => history.back())")
    kept_page.wait_for_function("window.back")
    expect(kept_page.locator("html")).to_have_attribute("data-text", "1")
    expect(kept_page.get_by_role("button")).to_have_accessible_name("Text: large")
    kept_page.click("#text-size")
    expect(kept_page.get_by_role("button")).to_have_accessible_name("Text: small")


def test_where_nothing_may_be_stored_a_page_keeps_its_own(desk: Desk, kept_page: Page) -> None:
    """A slow page has been read for a while when the browser says that it is all there."""
    desk.pages["/one/"] = PAGE
    kept_page.add_init_script(FORBIDDEN)
    kept_page.goto(f"{desk.address}/one/")
    kept_page.click("#text-size")
    kept_page.evaluate("void dispatchEvent(new Event('pageshow'))")
    expect(kept_page.locator("html")).to_have_attribute("data-text", "1")
