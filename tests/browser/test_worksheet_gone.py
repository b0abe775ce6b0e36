"""Sheets whose name has changed, or that have left the site: what was written on them is found on the page of all sheets."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, Tab, confirm, expect_message, kept, settled, values
from tests.browser.test_worksheet_everything import save, take

SHEET = "/// write | What happened?\n///\n\n/// check | Which?\n- Cold hands\n///\n"
LISTED = ("sheet", "A sheet")


def written(desk: Desk, tab: Tab, slug: str, text: str) -> Page:
    page = tab()
    page.goto(desk.sheet(SHEET, slug=slug, title="The title of before"))
    page.get_by_label("What happened?").fill(text)
    settled(page)
    return page


def test_a_sheet_that_has_left_the_site_is_read_saved_and_erased(
    desk: Desk, tab: Tab, words: dict[str, str]
) -> None:
    page = written(desk, tab, "gone-for-good", "of the sheet that is gone")
    page.get_by_label("Cold hands").check()
    settled(page)
    written(desk, tab, "sheet", "of the other")
    page.goto(desk.overview(LISTED))
    gone = page.locator(".gone")
    expect(gone).to_contain_text(f"Gone for good ({words['sheet_gone']})")
    page.locator("[data-do=document]").click()
    page.locator("[data-ask=document] label", has_text="A sheet").locator("input").uncheck()
    page.locator("[data-ask=document] [value=yes]").click()
    shown = page.locator(".sheet-document > div")
    expect(shown.locator("h3")).to_have_text(["Gone for good"])
    expect(shown.locator("h4")).to_have_text(["What happened?", "Which? – Cold hands"])
    expect(shown.locator("[dir=auto]")).to_have_text(["of the sheet that is gone", "✓"])
    page.locator("[data-do=close-document]").click()
    with page.expect_download() as download:
        gone.locator("[data-do=save-one]").click()
    assert "of the sheet that is gone" in Path(download.value.path()).read_text("utf-8")
    expect_message(page, words["sheet_says_saved"])
    gone.locator("[data-do=erase-one]").click()
    page.locator("[data-ask=erase-one] [value=no]").click()
    expect(gone).to_be_visible()
    gone.locator("[data-do=erase-one]").click()
    page.locator("[data-ask=erase-one] [value=yes]").click()
    expect(gone).to_have_count(0)
    expect(page.locator("[data-do=open-all]")).to_be_focused()
    assert [value for *_, value in kept(page)] == ["of the other"]
    page.locator("[data-do=undo]").click()
    expect(gone).to_be_visible()
    assert values(page, "gone-for-good") == {
        "what-happened": "of the sheet that is gone",
        "which.cold-hands": True,
    }


def test_what_earlier_versions_stored_for_a_sheet_that_is_gone_is_erased_and_brought_back(
    desk: Desk, tab: Tab
) -> None:
    page = tab()
    page.goto(desk.overview(LISTED, site="/one/"))
    put = "localStorage.setItem('sheet:gone:one', JSON.stringify({label: 'L', value: 'V'}))"
    page.evaluate(put)
    page.reload()
    gone = page.locator(".gone")
    assert kept(page, "/one/") == []  # it may belong to another site
    gone.locator("[data-do=erase-one]").click()
    page.locator("[data-ask=erase-one] [value=yes]").click()
    expect(gone).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0
    page.locator("[data-do=undo]").click()
    expect(gone).to_be_visible()
    assert page.evaluate("({ ...localStorage })") == {
        "sheet:gone:one": '{"label":"L","value":"V"}'
    }  # as it was
    assert kept(page, "/one/") == []


def test_the_list_knows_a_renamed_sheet_before_it_is_opened(desk: Desk, tab: Tab) -> None:
    page = written(desk, tab, "older", "of the older name")
    written(desk, tab, "old", "of the old name")
    page.goto(desk.overview(LISTED, was={"sheet": "old older"}))
    expect(page.get_by_role("link", name="A sheet")).to_be_visible()
    expect(page.locator(".gone")).to_have_count(0)
    assert {sheet for sheet, *_ in kept(page)} == {"sheet"}
    assert {value for *_, value in kept(page)} == {"of the old name", "of the older name"}


def test_a_renamed_sheet_that_is_still_empty_stays_the_one_that_was_begun(desk: Desk, tab: Tab) -> None:
    """Looking at the list again and again moves nothing more."""
    page = written(desk, tab, "old", "put by")
    page.locator("[data-do=fresh]").click()
    expect(page.get_by_label("What happened?")).to_have_value("")
    overview = desk.overview(LISTED, was={"sheet": "old"})
    for _ in range(2):
        page.goto(overview)
        expect(page.get_by_role("link", name="A sheet")).to_be_visible()
    desk.sheet(SHEET, was="old")
    page.get_by_role("link", name="A sheet").click()
    expect(page.locator("[data-filling]")).to_have_count(1)
    expect(page.get_by_label("What happened?")).to_have_value("")


def test_what_was_erased_does_not_come_back_from_a_page_with_the_old_name(desk: Desk, tab: Tab) -> None:
    old, new = written(desk, tab, "old", "a secret"), tab()
    new.goto(desk.sheet(SHEET, was="old"))
    expect(new.get_by_label("What happened?")).to_have_value("a secret")
    confirm(new, "erase")
    new.locator("[data-do=undo]").wait_for()
    expect(old.get_by_label("What happened?")).to_have_value("")
    old.get_by_label("What happened?").press_sequentially("more")
    settled(old)
    assert [value for *_, value in kept(new)] == ["more"]


def test_a_file_from_before_the_renaming_replaces_nothing(desk: Desk, tab: Tab) -> None:
    page = written(desk, tab, "old", "saved")
    page.goto(desk.overview(("old", "The title of before")))
    file = save(page, "")
    overview = desk.overview(LISTED, was={"sheet": "old"})
    page.goto(overview)
    page.goto(desk.sheet(SHEET, was="old"))
    expect(page.get_by_label("What happened?")).to_have_value("saved")
    page.get_by_label("What happened?").fill("written on since")
    settled(page)
    page.goto(overview)
    take(page, file)
    page.locator("[data-ask=open-all] [value=yes]").click()
    page.locator(".sheet-status:not([hidden])").wait_for()
    page.goto(desk.sheet(SHEET, was="old"))
    expect(page.get_by_label("What happened?")).to_have_value("written on since")
    page.locator("[data-filling] summary").click()
    expect(page.locator("[data-filling] dd")).to_have_text("saved")
