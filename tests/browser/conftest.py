"""Fixtures of the worksheet tests; what they serve is made in desk.py.

desk    a small server with pages of our own making
tab     opens tabs of one fresh browser profile, and fails when a page throws or breaks the policy
sheet   puts a sheet on the desk and opens it in a tab
words   the English words of the interface
"""

import threading
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.desk import Desk
from tests.tools import strings


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    threading.Thread(target=made.server.serve_forever, args=(0.01,), daemon=True).start()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(viewport={"width": 800, "height": 900})
    made.set_default_timeout(5000)
    yield made
    made.close()


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Callable[[], Page]]:
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
def sheet(desk: Desk, tab: Callable[[], Page]) -> Callable[..., Page]:
    """Puts a sheet on the server and opens it."""

    def show(text: str, slug: str = "sheet", title: str = "A sheet") -> Page:
        page = tab()
        page.goto(desk.sheet(text, slug, title))
        return page

    return show


@pytest.fixture(scope="session")
def words() -> dict[str, str]:
    return strings()
