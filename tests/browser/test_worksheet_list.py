"""The page of all sheets: which of them have answers on this device, and "erase everything"."""

from playwright.sync_api import BrowserContext, expect

from tests.browser.desk import (
    FULL,
    Desk,
    Tab,
    confirm,
    expect_message,
    kept,
    settled,
    values,
    write,
)

SHEETS = [("a", "First sheet"), ("b", "Second sheet")]


def test_only_sheets_with_answers_are_listed(desk: Desk, tab: Tab) -> None:
    page = tab()
    page.goto(desk.overview(*SHEETS))
    expect(page.locator(".kept-some")).to_be_hidden()
    writing = tab()
    writing.goto(desk.sheet("/// line | One\n///\n", slug="b"))
    write(writing, "here")
    expect(page.get_by_role("link", name="Second sheet")).to_be_visible()
    expect(page.get_by_text("First sheet")).to_be_hidden()
    page.get_by_role("link", name="Second sheet").click()
    expect(page.get_by_label("One")).to_have_value("here")


def test_everything_is_erased_after_asking_once_and_nothing_else(
    desk: Desk, tab: Tab, words: dict[str, str]
) -> None:
    sheet, page = tab(), tab()
    sheet.goto(desk.sheet("/// line | One\n///\n", slug="a"))
    sheet.get_by_label("One").fill("here")
    sheet.evaluate("localStorage.setItem('text-size', '1')")
    settled(sheet)
    page.goto(desk.overview(*SHEETS))
    page.locator("[data-do=erase-all]").click()
    page.locator("[data-ask=erase-all] [value=no]").click()
    assert values(page, "a") == {"one": "here"}
    confirm(page, "erase-all")
    expect_message(page, words["sheet_says_all_erased"])
    assert kept(page) == []
    assert page.evaluate("Object.keys(localStorage)") == ["text-size"]
    expect(sheet.get_by_label("One")).to_have_value("")


def test_a_sheet_that_has_left_the_site_can_still_be_saved(
    desk: Desk, tab: Tab, context: BrowserContext
) -> None:
    page = tab()
    page.goto(desk.overview(*SHEETS))
    page.evaluate("localStorage.setItem('sheet:<b>gone</b>:one', JSON.stringify({label: 'L', value: 'V'}))")
    page.reload()
    expect(page.locator(".gone-name")).to_have_text("<b>gone</b>")
    with page.expect_download() as download:
        page.locator(".gone [data-do=save-one]").click()
    assert '"value": "V"' in download.value.path().read_text("utf-8")
    assert values(page, "<b>gone</b>") == {"one": "V"}


def test_a_sheet_without_a_name_does_not_take_the_others_along(desk: Desk, tab: Tab) -> None:
    """As from another program of the same host."""
    page = tab()
    page.goto(desk.sheet("/// line | One\n///\n", slug="a"))
    write(page, "here")
    others = {"sheet::one": "x", "sheet:": "y", "sheet:b": "z"}
    page.evaluate("(others) => Object.assign(localStorage, others)", others)
    page.evaluate("""() => new Promise((done) => {
        const opening = indexedDB.open('sheets:/');
        opening.onsuccess = () => {
            const { transaction } = opening.result.transaction('answers', 'readwrite').objectStore('answers')
                .put({ label: 'L', value: 'V', at: 1 }, ['', '2026-01-01T10:00:00.000Z', 'one']);
            transaction.oncomplete = () => { opening.result.close(); done(); };
        };
    })""")
    page.goto(desk.overview(*SHEETS))
    expect(page.get_by_role("link", name="First sheet")).to_be_visible()
    expect(page.locator(".gone")).to_have_count(1)
    page.locator(".gone [data-do=erase-one]").click()
    page.locator("[data-ask=erase-one] [value=yes]").click()
    expect(page.locator(".gone")).to_have_count(0)
    assert [sheet for sheet, *_ in kept(page)] == ["a"]
    assert page.evaluate("({ ...localStorage })") == others


def test_a_full_storage_lists_what_it_holds(desk: Desk, tab: Tab) -> None:
    sheet, page = tab(), tab()
    sheet.goto(desk.sheet("/// line | One\n///\n", slug="a"))
    write(sheet, "here")
    sheet.evaluate("localStorage.setItem('sheet:b:one', JSON.stringify({label: 'L', value: 'V'}))")
    page.add_init_script(FULL)
    page.goto(desk.overview(*SHEETS))
    for name in ("First sheet", "Second sheet"):
        expect(page.get_by_role("link", name=name)).to_be_visible()
