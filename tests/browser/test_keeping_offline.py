"""The buttons that keep the site for offline use, where keeping fails."""

import threading

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.desk import Desk, Tab
from tests.tools import ROOT

PAGE = """<!doctype html><html data-base="/"><body>
<section class="offline-keep" hidden data-files="a.pdf" data-busy="Busy" data-kept="Kept" data-dropped="Dropped" data-failed="Failed">
<button data-do="keep-offline">Keep</button><button data-do="drop-offline">Drop</button><p role="status"></p></section>
<script type="module" src="/assets/scripts/offline.js"></script>"""


def test_who_has_no_room_for_the_pages_is_told(desk: Desk, tab: Tab) -> None:
    desk.pages["/privacy/"] = PAGE
    desk.pages["/sw.js"] = "addEventListener('install', (event) => event.waitUntil(Promise.reject()))"
    page = tab()
    page.goto(f"{desk.address}/privacy/")
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_role("status")).to_have_text("Failed")


class Held(str):
    """A file of a network that has died: it never comes."""

    def encode(self, *args: str) -> bytes:
        threading.Event().wait()
        return b""


@pytest.fixture
def page(desk: Desk, context: BrowserContext) -> Page:
    """A page of a site with one file, all of which has been kept."""
    worker = (ROOT / "docs/assets/scripts/sw.js").read_text("utf-8").replace("4000", "0")
    desk.pages |= {
        "/privacy/": PAGE,
        "/sw.js": f"const VERSION = '', FILES = {{}};{worker}",
        "/a.pdf": "first",
    }
    page = context.new_page()
    page.goto(f"{desk.address}/privacy/")
    press(page, "Keep", "Kept")
    page.reload()
    return page


def press(page: Page, button: str, said: str) -> None:
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("status")).to_have_text(said)


# The answer to a request: its status and text; none if it does not come.
FETCH = """range => fetch('/a.pdf', { headers: range ? { range } : {}, signal: AbortSignal.timeout(5000) })
    .then(async (response) => [response.status, await response.text()], () => null)"""


def test_a_file_of_a_new_edition_takes_the_place_of_the_old_one(desk: Desk, page: Page) -> None:
    desk.pages["/a.pdf"] = "second"
    press(page, "Keep", "Kept")
    assert page.evaluate("caches.match('/a.pdf').then((response) => response.text())") == "second"


def test_a_file_that_is_kept_is_not_waited_for_where_the_network_has_died(desk: Desk, page: Page) -> None:
    desk.pages["/a.pdf"] = Held()
    assert page.evaluate(FETCH) == [200, "first"]


def test_a_range_beyond_the_end_of_a_file_is_told_so(desk: Desk, page: Page) -> None:
    desk.pages["/a.pdf"] = Held()
    assert page.evaluate(FETCH, "bytes=2-") == [206, "rst"]
    assert page.evaluate(FETCH, "bytes=5-") == [416, ""]


def test_who_has_no_room_for_the_wish_to_keep_no_pages_is_told(page: Page) -> None:
    page.evaluate(
        "void (Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); })"
    )
    press(page, "Drop", "Failed")
    assert page.evaluate("caches.keys()") == []
