"""A browser that is killed, as a phone ends an app: what was written is there again, and what was erased is not."""

import os
import re
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import tools
from tests.browser.desk import Desk, confirm, expect_message, kept, ready, settled
from tests.code.test_engines import ENGINES
from tests.site.engines import Window, firefox
from tests.tools import CHROMIUM_FLAGS

SHEET = (
    "/// write | One\n///\n\n/// line | Two\n///\n\n/// check | Three\n- Four\n///\n\n/// rate | Five\n///\n"
)
WORDS = "a secret of hers"
STARTED = "return !document.querySelector('.sheet-unkept')"
SHOWN = """return [...document.querySelectorAll('form.sheet [data-answer]')]
    .map(one => ['checkbox', 'radio'].includes(one.type) ? one.checked : one.value).filter(Boolean)"""
UNDO = [
    {"type": kind, "value": key}
    for kind, key in (("keyDown", "\ue009"), ("keyDown", "z"), ("keyUp", "z"), ("keyUp", "\ue009"))
]


@contextmanager
def chromium(
    browser: Browser, profile: Path, address: str, program: str
) -> Iterator[tuple[Page, Callable[[], None]]]:
    """A page in a browser of its own process, and what ends that without a warning."""
    command = [program, "--headless", *CHROMIUM_FLAGS, "--remote-debugging-port=0"]
    process = subprocess.Popen(
        [*command, f"--user-data-dir={profile}", "about:blank"],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stderr
    found = (re.search(rb"listening on (ws://\S+)", line) for line in process.stderr)
    address_of_tools = next(match[1].decode() for match in found if match)
    reader = threading.Thread(target=process.stderr.read, daemon=True)
    reader.start()

    def kill() -> None:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    try:
        page = browser.browser_type.connect_over_cdp(address_of_tools).contexts[0].new_page()
        page.goto(address)
        ready(page)
        yield page, kill
    finally:
        kill()
        reader.join()
        process.stderr.close()


def test_all_but_the_last_second_is_there_after_a_kill(desk: Desk, browser: Browser, tmp_path: Path) -> None:
    own = (browser, tmp_path, desk.sheet(SHEET), tools.browser())
    with chromium(*own) as (page, kill):
        page.get_by_label("Four").check()
        page.get_by_label("One").press_sequentially("word " * 8, delay=50)  # twenty letters a second
        kill()
    with chromium(*own) as (page, _):
        expect(page.get_by_label("Four")).to_be_checked()  # what is kept has been read
        assert len(page.get_by_label("One").input_value()) >= 8 * 5 - 20


def test_what_was_erased_stays_away_after_a_kill(
    desk: Desk, browser: Browser, tmp_path: Path, words: dict[str, str]
) -> None:
    # The one with windows, which keeps what was open in them.
    own = (browser, tmp_path, desk.sheet(SHEET), tools.tool("chromium"))
    with chromium(*own) as (page, kill):
        page.get_by_label("One").press_sequentially(WORDS)
        page.get_by_label("Four").check()
        settled(page)
        confirm(page, "erase")
        expect_message(page, words["sheet_says_erased"])
        kill()
    with chromium(*own) as (page, kill):
        expect(page.get_by_label("One")).to_have_value("")
        expect(page.get_by_label("Four")).not_to_be_checked()
        assert kept(page) == []
        kill()
    sessions = [file for file in tmp_path.rglob("*") if file.is_file() and "Sessions" in file.parts]
    for letters in (WORDS.encode(), WORDS.encode("utf-16-le")):
        assert [file for file in sessions if letters in file.read_bytes()] == []


@pytest.mark.slow
@pytest.mark.skipif(firefox not in ENGINES, reason="no Firefox that sees a test's profile")
def test_firefox_does_not_bring_back_what_was_erased(desk: Desk, tmp_path: Path) -> None:
    """Neither in a closed tab that is opened again, nor after a kill."""
    address = desk.sheet(SHEET)
    with firefox(tmp_path) as window:
        window.go(address)
        window.until(STARTED)
        for box in ("#f-one", "#f-two"):
            window.type(box, WORDS)
        window.click("[type=checkbox]")
        window.click("[type=radio][value='7']")
        window.until("return !document.querySelector('article.waiting')")
        remembered(tmp_path, window)
        window.click("[data-do=erase]")
        window.click("dialog[open] [value=yes]")
        window.until("return !document.querySelector('.sheet-status').hidden")
        for box in ("#f-one", "#f-two"):
            window.click(box)
            window.send("PerformActions", {"actions": [{"type": "key", "id": "keys", "actions": UNDO}]})
        assert window.run(SHOWN) == []
        remembered(tmp_path, window)
        reopen(window)
        assert shown(window) == []
        remembered(tmp_path, window)
        assert window.kill
        window.kill()
    with firefox(tmp_path) as window:
        assert shown(window) == []


def remembered(profile: Path, window: Window) -> None:
    """Waits until Firefox has written what is open once more."""
    file = profile / "sessionstore-backups" / "recovery.jsonlz4"
    before = file.stat().st_mtime_ns if file.exists() else 0
    window.run("document.title += '.'")  # something to be written
    for _ in range(200):
        if file.exists() and file.stat().st_mtime_ns > before:
            return
        window.run("return new Promise(done => setTimeout(done, 100))")
    raise AssertionError("Firefox did not write its session")


def reopen(window: Window) -> None:
    """Closes the tab and opens it again, as Ctrl+Shift+T does."""
    window.send("NewWindow", {"type": "tab"})
    window.send("CloseWindow", {})
    for other in handles(window):
        window.send("SwitchToWindow", {"handle": other})
    window.send("Marionette:SetContext", {"value": "chrome"})
    window.run("SessionStore.undoCloseTab(window, 0)")
    window.send("Marionette:SetContext", {"value": "content"})


def handles(window: Window) -> Any:
    return window.send("GetWindowHandles", {})


def shown(window: Window) -> Any:
    """What stands in the fields of the sheet's tab when all is quiet."""
    for _ in range(100):
        for other in handles(window):
            window.send("SwitchToWindow", {"handle": other})
            try:
                if "/worksheets/" in (
                    window.run("return location.href") or ""
                ):  # none while a tab is restored
                    window.until(STARTED)
                    window.run(
                        "return new Promise(done => setTimeout(done, 1000))"
                    )  # restoring has no end to wait for
                    return window.run(SHOWN)
                window.run("return new Promise(done => setTimeout(done, 100))")
            except AssertionError as error:
                if "Document was unloaded" not in str(error):  # by the page that is restored
                    raise
    raise AssertionError("the tab was not opened again")
