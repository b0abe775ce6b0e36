"""All that is on this device: one file of it, locked or not, and one readable page."""

import json
from pathlib import Path

from playwright.sync_api import BrowserContext, Download, Page, expect

from tests.browser.desk import (
    DEAF,
    Desk,
    Tab,
    confirm,
    expect_message,
    keep_nothing,
    kept,
    open_copy,
    settled,
    write,
)

SHEET = "/// write | One\n///\n\n/// check | Two\n- Three\n- Four\n///\n\n/// rate | Five\n    low: none\n    high: all\n///\n"
PHRASE = "a phrase of four words"
WORKBOOK = '<script type="application/json" id="answers"></script>'
COUNT_DATES = """() => {
    const format = Date.prototype.toLocaleDateString;
    window.dates = 0;
    Date.prototype.toLocaleDateString = function (...given) { window.dates += 1; return format.apply(this, given); };
}"""
HOSTILE = "<img src=x onerror=alert(1)>\nand a second line"


def filled(desk: Desk, tab: Tab) -> Page:
    sheet = tab()
    sheet.goto(desk.sheet(SHEET, slug="a", title="Sheet A"))
    sheet.get_by_label("One").fill(HOSTILE)
    sheet.get_by_label("Three").check()
    sheet.get_by_role("radio", name="7").check()
    settled(sheet)
    sheet.locator("[data-do=fresh]").click()
    expect(sheet.get_by_label("One")).to_have_value("")
    write(sheet, "another time")
    sheet.goto(desk.sheet(SHEET, slug="b", title="Sheet B"))
    write(sheet, "of the other sheet")
    sheet.goto(desk.overview(("a", "Sheet A"), ("b", "Sheet B"), ("c", "Sheet C")))
    return sheet


def written(desk: Desk, tab: Tab) -> Page:
    """The list, where a single answer is kept."""
    page = tab()
    page.goto(desk.sheet(SHEET, slug="a", title="Sheet A"))
    write(page, "some words")
    page.goto(desk.overview(("a", "Sheet A")))
    return page


def save(page: Page, phrase: str) -> bytes:
    page.locator("[data-do=save-all]").click()
    page.locator("[data-ask=passphrase] input").fill(phrase)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    return Path(download.value.path()).read_bytes()


def take(page: Page, content: bytes, phrase: str | None = None) -> None:
    file = {"name": "all.json", "mimeType": "application/json", "buffer": content}
    page.locator(".sheets-kept .sheet-file").set_input_files(file)  # type: ignore[arg-type]
    if phrase is not None:
        page.locator("[data-ask=passphrase] input").fill(phrase)
        page.keyboard.press("Enter")


def erase(page: Page) -> None:
    confirm(page, "erase-all")
    expect(page.locator("[data-do=undo]")).to_be_visible()
    assert kept(page) == []
    page.locator("[data-do=close]").click()


def test_everything_goes_into_one_file_and_comes_back(desk: Desk, tab: Tab) -> None:
    page = filled(desk, tab)
    before = kept(page)
    assert len(before) == 5
    for phrase in ("", PHRASE):
        content = save(page, phrase)
        assert (b"another time" in content) == (phrase == "")
        erase(page)
        take(page, content, phrase or None)
        page.locator("[data-ask=open-all] [value=yes]").click()
        expect(page.get_by_role("link", name="Sheet B")).to_be_visible()
        assert kept(page) == before
    page.locator("[data-do=undo]").click()
    expect(page.get_by_role("link", name="Sheet B")).to_be_hidden()
    assert kept(page) == []


def test_everything_means_also_what_another_tab_wrote_since(
    desk: Desk, tab: Tab, context: BrowserContext
) -> None:
    context.add_init_script(DEAF)
    sheet, page = tab(), tab()
    page.goto(desk.overview(("a", "Sheet A")))
    sheet.goto(desk.sheet(SHEET, slug="a", title="Sheet A"))
    write(sheet, "first")
    page.reload()
    write(sheet, "first, and the rest")
    assert b"first, and the rest" in save(page, "")


def test_what_cannot_be_read_is_not_said_to_be_saved(desk: Desk, tab: Tab, words: dict[str, str]) -> None:
    """Who has a file with everything might erase it here."""
    page = written(desk, tab)
    desk.pages["/assets/workbook.txt"] = WORKBOOK
    files: list[Download] = []
    page.on("download", lambda file: files.append(file))
    for kind in ("save-all", "workbook", "document"):
        page.locator(f"[data-do={kind}]").click()
        expect(page.locator("dialog[open]")).to_be_visible()
        page.evaluate("void (IDBObjectStore.prototype.getAll = () => { throw new Error('the disk fails'); })")
        page.locator("dialog[open] [value=yes]").click()
        expect_message(page, words["sheet_says_failed"])
        assert files == [], kind
        expect(page.locator(".sheet-document")).to_be_hidden()
        page.reload()


def test_everything_is_what_is_stored_once_the_passphrase_is_chosen(desk: Desk, tab: Tab) -> None:
    page, other = tab(), tab()
    other.goto(desk.sheet(SHEET))
    write(other, "a secret")
    desk.pages["/assets/workbook.txt"] = WORKBOOK
    page.goto(desk.overview(("sheet", "A sheet")))
    for kind in ("save-all", "workbook"):
        write(other, "a secret")
        page.locator(f"[data-do={kind}]").click()
        dialog = page.locator("dialog[open]")
        expect(dialog).to_be_visible()
        write(other, "other words")
        with page.expect_download() as download:
            dialog.locator("[value=yes]").click()
        text = Path(download.value.path()).read_text("utf-8")
        assert "other words" in text, kind
        assert "a secret" not in text, kind


def test_a_file_is_not_opened_while_nothing_is_to_be_kept(
    desk: Desk, tab: Tab, words: dict[str, str]
) -> None:
    page = written(desk, tab)
    file = save(page, "")
    keep_nothing(page)
    expect(page.locator("[data-do=undo]")).to_be_visible()
    page.locator("[data-do=close]").click()
    take(page, file)
    expect_message(page, words["sheet_says_not_kept"])
    assert kept(page) == []


def test_nothing_that_is_here_gives_way(desk: Desk, tab: Tab) -> None:
    page = filled(desk, tab)
    content = save(page, "")
    changed = content.replace(b"another time", b"not the same")
    take(page, changed)
    page.locator("[data-ask=open-all] [value=no]").click()
    before = kept(page)
    take(page, changed)
    page.locator("[data-ask=open-all] [value=yes]").click()
    page.locator("[data-do=undo]").wait_for()
    after = kept(page)
    assert set(before) < set(after)
    assert [value for *_, value in set(after) - set(before)] == ["not the same"]


def test_a_file_that_has_a_sheet_twice_brings_all_of_it(desk: Desk, tab: Tab) -> None:
    """As a workbook could that was unlocked twice at once."""
    page = filled(desk, tab)
    content = json.loads(save(page, ""))
    erase(page)
    first = content["sheets"][0]
    content["sheets"] = [{**first, "fillings": [filling]} for filling in first["fillings"]]
    take(page, json.dumps(content).encode())
    page.locator("[data-ask=open-all] [value=yes]").click()
    expect(page.get_by_role("link", name="Sheet A")).to_be_visible()
    assert {"another time", HOSTILE} <= {value for *_, value in kept(page)}


def test_a_phrase_can_be_read_before_it_locks_a_file(desk: Desk, tab: Tab, words: dict[str, str]) -> None:
    """Nobody could open a file that was locked with a typing error. The next time it is hidden again."""
    page = written(desk, tab)
    for button, dialog in [("save-all", "passphrase"), ("workbook", "workbook")] * 2:
        page.locator(f"[data-do={button}]").click()
        asked = page.locator(f"[data-ask={dialog}]")
        field = asked.locator("label", has_text=words["sheet_passphrase"]).locator("input")
        field.fill(PHRASE)
        expect(field).to_have_attribute("type", "password")
        show = asked.get_by_role("button", name=words["sheet_show_passphrase"])
        for shown in ("text", "password", "text"):
            show.click()
            expect(field).to_have_attribute("type", shown)
            expect(show).to_have_attribute("aria-pressed", str(shown == "text").lower())
        expect(field).to_have_value(PHRASE)
        asked.locator("[value=no]").click()
        expect(field).to_have_value("")


def test_a_locked_file_and_a_workbook_are_sent_to_the_page_of_all_sheets(
    desk: Desk, tab: Tab, words: dict[str, str]
) -> None:
    """Their reader may believe that all is lost, where a page calls them no copies."""
    page = written(desk, tab)
    locked, plain = save(page, PHRASE), save(page, "").decode().replace("<", "\\u003c")
    page.goto(desk.sheet(SHEET, slug="a", title="Sheet A"))
    for content in (locked, WORKBOOK.replace("><", f">{plain}<").encode()):
        open_copy(page, content)
        expect_message(page, words["sheet_says_many"])
        page.locator("[data-do=close]").click()


def test_a_wrong_phrase_and_any_changed_byte_are_refused(
    desk: Desk, tab: Tab, words: dict[str, str], context: BrowserContext
) -> None:
    page = filled(desk, tab)
    content = save(page, PHRASE)
    before = kept(page)
    take(page, content, "another phrase")
    expect(page.locator("[role=status]").first).to_have_text(words["sheet_says_wrong"])
    page.evaluate("""async () => { window.encryption = await import('/assets/scripts/encryption.js') }""")
    # The key of a phrase, which takes long to be made, is made once.
    flipped = """async ([text, phrase, places]) => {
        const opened = [], keys = {}, { deriveKey } = SubtleCrypto.prototype;
        SubtleCrypto.prototype.deriveKey = function (by, ...given) {
            return (keys[[by.hash, by.iterations, by.salt]] ??= deriveKey.call(this, by, ...given));
        };
        for (const [at, letter] of places) {
            const changed = text.slice(0, at) + letter + text.slice(at + 1);
            try { await window.encryption.decrypt(changed, phrase); opened.push(at); } catch { /* as it should */ }
        }
        return opened;
    }"""
    text = content.decode()
    body = text.index("\n") + 1
    at = [
        *range(0, body, 9),
        body - 1,
        *range(body, len(text), max(1, len(text) // 12)),
        len(text) - 3,
        len(text) - 2,
        len(text) - 1,
    ]
    places = [(place, chr(ord(text[place]) ^ 1)) for place in at]
    assert page.evaluate(flipped, [text, PHRASE, places]) == []
    assert page.evaluate(
        "given => window.encryption.decrypt(...given).then(text => text.length > 0)", [text, PHRASE]
    )
    head = json.loads(text[:body])
    assert head["key"]["iterations"] >= 600_000
    weak = (
        json.dumps(head | {"key": head["key"] | {"iterations": 1}}, separators=(",", ":")) + text[body - 1 :]
    )
    assert page.evaluate(flipped, [weak, PHRASE, [(0, "{")]]) == []
    assert kept(page) == before


def test_what_is_no_such_file_is_refused(desk: Desk, tab: Tab, words: dict[str, str]) -> None:
    page = written(desk, tab)
    before = kept(page)
    cases = {
        b"\xff": "not_copy",
        b"[1]": "not_copy",
        b'{"kind": "worksheets on this device", "version": 9, "sheets": []}': "other_version",
        b'{"kind": "worksheets on this device", "version": 1, "sheets": {}}': "damaged",
        b'{"kind": "worksheets on this device", "version": 1, "sheets": [{"sheet": {}}]}': "damaged",
        # One without a name would be erased with everything.
        b'{"kind": "worksheets on this device", "version": 1, "sheets": [{"sheet": "", "fillings": []}]}': "damaged",
        b'{"kind": "worksheet answers", "version": 1, "sheet": "", "answers": {}}': "damaged",
        b'{"kind": "worksheets on this device", "version": 1, "sheets": []}': "empty_copy",
    }
    for content, key in cases.items():
        take(page, content)
        expect_message(page, words[f"sheet_says_{key}"])
        page.locator("[data-do=close]").click()
    assert kept(page) == before


def test_a_page_of_a_log_of_many_months_does_not_stop_the_browser(desk: Desk, tab: Tab) -> None:
    """Each date is made into words once: they take most of the time."""
    page = tab()
    page.goto(desk.overview(("a", "Sheet A")))
    answers = {"one": {"label": "One", "value": "x"}}
    days = [f"2026-{month:02}-{day:02}T00:00:00.000Z" for month in range(1, 10) for day in range(1, 21)]
    copy = {"kind": "worksheet answers", "version": 1, "sheet": "a", "title": "A"}
    earlier = [{"begun": day, "answers": answers} for day in days]
    take(page, json.dumps(copy | {"answers": {}, "earlier": earlier}).encode())
    page.locator("[data-ask=open-all] [value=yes]").click()
    expect(page.get_by_role("link", name="Sheet A")).to_be_visible()
    page.evaluate(COUNT_DATES)
    page.locator("[data-do=document]").click()
    expect(page.locator("[data-ask=document] [type=checkbox]")).to_have_count(len(days))
    assert page.evaluate("window.dates") < 3 * len(days)


def test_one_page_has_what_was_written_and_nothing_that_was_left_empty(
    desk: Desk, tab: Tab, words: dict[str, str]
) -> None:
    page = filled(desk, tab)
    page.locator("[data-do=document]").click()
    choices = page.locator("[data-ask=document] [type=checkbox]")
    expect(choices).to_have_count(3)
    choices.nth(1).uncheck()
    page.locator("[data-ask=document] [value=yes]").click()
    article = page.locator(".sheet-document > div")
    expect(article.locator("h3")).to_have_text(["Sheet A", "Sheet B"])
    expect(article.locator("h4")).to_have_text(["One", "Two", "Five", "One"])
    expect(article.locator("[dir=auto]")).to_have_text(
        [HOSTILE, "✓ Three", "7 (0: none, 10: all)", "of the other sheet"], use_inner_text=True
    )
    with page.expect_download() as download:
        page.locator("[data-do=save-document]").click()
    text = Path(download.value.path()).read_text("utf-8")
    assert "<script" not in text and "http" not in text.replace("http-equiv", "")
    assert "&lt;img src=x" in text and "another time" not in text
    with page.expect_popup() as popup:
        page.evaluate(
            "text => void window.open(URL.createObjectURL(new Blob([text], {type: 'text/html'})))", text
        )
    expect(popup.value.get_by_role("heading", name=words["sheet_document_title"])).to_be_visible()


def test_a_browser_without_dialogs_of_ours_asks_for_the_passphrase_with_its_own(
    desk: Desk, tab: Tab, words: dict[str, str]
) -> None:
    page = filled(desk, tab)
    page.add_init_script("delete HTMLDialogElement.prototype.showModal")
    page.reload()
    page.on("dialog", lambda dialog: dialog.accept(PHRASE))
    with page.expect_download() as download:
        page.locator("[data-do=save-all]").click()
    content = Path(download.value.path()).read_bytes()
    assert b"another time" not in content
    page.locator("[data-do=erase-all]").click()
    expect_message(page, words["sheet_says_all_erased"])
    take(page, content)
    expect_message(page, words["sheet_says_all_opened"])
    assert len(kept(page)) == 5


def test_the_page_of_all_answers_is_made_and_closed_by_keys(desk: Desk, tab: Tab) -> None:
    """Who closes it goes on where it was opened."""
    page = written(desk, tab)
    page.locator("[data-do=document]").click()
    page.locator("[data-ask=document] [type=checkbox]").first.press("Enter")
    expect(page.locator(".sheet-document")).to_be_visible()
    page.locator("[data-do=close-document]").press("Enter")
    expect(page.locator(".sheet-document")).to_be_hidden()
    expect(page.locator("[data-do=document]")).to_be_focused()
