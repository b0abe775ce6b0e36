"""The buttons that keep the site for offline use, where keeping fails."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.desk import Desk

PAGE = """<!doctype html><html data-base="/"><body>
<section class="offline-keep" hidden data-files="" data-busy="Busy" data-kept="Kept" data-failed="Failed">
<button data-do="keep-offline">Keep</button><p role="status"></p></section>
<script type="module" src="/assets/scripts/offline.js"></script>"""


def test_who_has_no_room_for_the_pages_is_told(desk: Desk, tab: Callable[[], Page]) -> None:
    desk.pages["/privacy/"] = PAGE
    desk.pages["/sw.js"] = "addEventListener('install', (event) => event.waitUntil(Promise.reject()))"
    page = tab()
    page.goto(f"{desk.address}/privacy/")
    page.get_by_role("button").click()
    expect(page.get_by_role("status")).to_have_text("Failed")
