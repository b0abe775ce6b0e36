"""Fixtures of the worksheet tests; what they serve is made in desk.py.

desk       a small server with pages of our own making
tab        opens tabs of one fresh browser profile, and fails when a page throws or breaks the policy
sheet      puts a sheet on the desk and opens it in a tab
words      the English words of the interface
kept_page  a tab of a browser that keeps pages for Back as they are
"""

import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.desk import Desk, Open, Tab
from tests.site.look import NO_WORKERS
from tests.tools import CHROMIUM_FLAGS, strings, tool


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    threading.Thread(target=made.server.serve_forever, args=(0.01,), daemon=True).start()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture(scope="session")
def keeping_browser(browser: Browser) -> Iterator[Browser]:
    """Chromium as readers have it, which keeps pages for Back as they are."""
    otherwise = {"executable_path": tool("chromium"), "args": CHROMIUM_FLAGS}
    held = ["--disable-back-forward-cache"]
    with browser.browser_type.launch(**otherwise, ignore_default_args=held) as keeping:  # type: ignore[arg-type]
        yield keeping


@pytest.fixture
def kept_page(keeping_browser: Browser) -> Iterator[Page]:
    """A page of it, on a device of its own; `window.back` says whether it was shown again as it was."""
    context = keeping_browser.new_context()
    page = context.new_page()
    page.set_default_timeout(5000)
    page.add_init_script("addEventListener('pageshow', e => { window.back = e.persisted; })")
    # A service worker that takes a page over at its first visit ends its being kept.
    page.add_init_script(NO_WORKERS)
    yield page
    context.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 800, "height": 900})
    made.set_default_timeout(5000)
    yield made
    made.close()


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Tab]:
    """Opens a tab; at the end no page may have thrown, or broken the policy."""
    wrong: list[str] = []

    def new() -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
        return page

    yield new
    assert wrong == []


@pytest.fixture
def sheet(desk: Desk, tab: Tab) -> Open:
    """Puts a sheet on the server and opens it."""

    def show(text: str, slug: str = "sheet", title: str = "A sheet") -> Page:
        page = tab()
        page.goto(desk.sheet(text, slug, title))
        return page

    return show


@pytest.fixture(scope="session")
def words() -> dict[str, str]:
    return strings()
