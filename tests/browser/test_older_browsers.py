"""Browsers from before 2023, as on a phone that gets no updates any more: what they lack is taken from this one."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, Tab, ready, write
from tests.browser.test_worksheet_blocks import GRID
from tests.tools import ROOT

LACKING = [
    "Array.prototype.at",  # Safari 15.3
    "Array.prototype.findLast",  # Firefox 103
    "Array.prototype.findLastIndex",
    "HTMLElement.prototype.inert",  # Firefox 111
    "IDBFactory.prototype.databases",  # Firefox 125
    "Intl.Segmenter",  # Firefox 124
]
DIALOG = "HTMLDialogElement.prototype.showModal"  # Safari 15.3, Firefox 97
SHEET = f"{GRID}\n\n/// write | One\n///\n"


@pytest.mark.parametrize("has_dialogs", [pytest.param(True, marks=pytest.mark.slow), False])
def test_a_log_is_kept_set_aside_compared_and_erased(desk: Desk, tab: Tab, has_dialogs: bool) -> None:
    page = tab()
    page.on("dialog", lambda dialog: dialog.accept())
    for lacking in LACKING if has_dialogs else (*LACKING, DIALOG):
        page.add_init_script(f"delete {lacking}")
    page.goto(desk.sheet(SHEET))
    write(page, "the first time")
    page.reload()
    expect(page.get_by_label("One")).to_have_value("the first time")
    page.locator(".sheet-tools [data-do=fresh]").click()
    expect(page.get_by_label("One")).to_have_value("")
    page.locator(".sheet-beside summary").click()
    expect(page.locator(".sheet-beside td", has_text="the first time")).to_be_visible()
    page.locator("[data-do=erase]").click()
    if has_dialogs:
        page.locator("[data-ask=erase] [value=yes]").click()
    page.locator("[data-do=undo]").wait_for()
    expect(page.locator("[data-filling]")).to_have_count(0)
    page.goto(desk.overview(("sheet", "A sheet")))
    ready(page)


def test_every_script_can_be_read() -> None:
    """Safari before 16.4 reads no script with a lookbehind."""
    scripts = [*(ROOT / "docs/assets").rglob("*.js")]
    assert len(scripts) > 40
    assert [script.name for script in scripts if re.search(r"\(\?<[=!]", script.read_text("utf-8"))] == []


def test_no_module_waits_at_its_top_level() -> None:
    """Safari before 15 and Firefox before 89, both of 2021, read no module that does."""
    waits = re.compile(r"^(?:(?:const|let) [^>\n]*)?\bawait\b", re.MULTILINE)
    scripts = [*(ROOT / "docs/assets").rglob("*.js")]
    assert [script.name for script in scripts if waits.search(script.read_text("utf-8"))] == []


def test_no_new_selector_takes_another_along() -> None:
    """A browser drops a whole list of selectors for one that it does not know, and with it what is hidden on paper, say."""
    new = re.compile(
        r":has\(|:popover-open|:focus-visible|::details-content"
    )  # Safari 15.4 and later, Firefox 121 for the first
    found = []
    for sheet in [*(ROOT / "docs/assets/styles").glob("*.css"), *(ROOT / "hooks/worksheet").rglob("*.css")]:
        for rule in re.findall(r"([^{};]+)\{", re.sub(r"(?s)/\*.*?\*/", "", sheet.read_text("utf-8"))):
            known = {bool(new.search(one)) for one in re.split(r",(?![^(]*\))", rule)}
            found += [f"{sheet.name}: {rule.strip()}"] if len(known) > 1 else []
    assert found == []
