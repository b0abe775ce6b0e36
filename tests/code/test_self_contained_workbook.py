"""The workbook that carries itself: made on the page of all sheets, opened as a file, filled further, saved again as itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.browser.desk import Tab, settled
from tests.code.test_engines import ENGINES
from tests.code.test_portable_copy import CATCH
from tests.site.engines import firefox
from tests.site.kinds import one
from tests.site.words import Words

PHRASE = "four words nobody guesses"
BOX = ".workbook-sheet form.sheet textarea"
HOSTILE = "</script><img src=x onerror=alert(1)> $& \u2028"


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """Opens a tab on a device of its own; none may fail, be refused anything, or ask anybody for something once it is a file."""
    wrong: list[str] = []
    contexts: list[BrowserContext] = []

    def ask(request: Request) -> None:
        if request.frame.url.startswith("file:") and not request.url.startswith(("file:", "blob:", "data:")):
            wrong.append(request.url)

    def new() -> Page:
        contexts.append(browser.new_context())
        page = contexts[-1].new_page()
        page.set_default_timeout(30_000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        page.on("request", ask)
        return page

    yield new
    for context in contexts:
        context.close()
    assert wrong == []


def make(page: Page, served: str, passphrase: str, place: Path, *, everything: bool = False) -> Path:
    """The file that the reader takes along."""
    page.goto(f"{served}worksheets/")
    page.locator("[data-do=workbook]").click()
    dialog = page.locator("dialog[data-ask=workbook]")
    if everything:
        for box in dialog.locator("ul input").element_handles():
            box.check()
    dialog.locator("[type=password]").fill(passphrase)
    with page.expect_download() as made:
        dialog.locator("[value=yes]").click()
    made.value.save_as(place)
    return place


def write_on_the_site(page: Page, served: str, words: Words, text: str) -> None:
    page.goto(served + one(words, "worksheet"))
    page.locator(".sheet-unkept").wait_for(state="detached")
    page.locator("form.sheet textarea").first.fill(text)
    settled(page)


def opened(page: Page) -> None:
    page.locator(".workbook-open:not([hidden])").wait_for()


def unlock(page: Page, passphrase: str) -> None:
    page.locator("dialog[data-ask=passphrase] input").fill(passphrase)
    page.locator("dialog[data-ask=passphrase] [value=yes]").click()


def save(page: Page, place: Path) -> Path:
    page.locator("[data-do=save]").click()
    with page.expect_download() as made:
        page.locator("dialog[data-ask=passphrase] [value=yes]").click()
    made.value.save_as(place)
    return place


def test_who_saves_it_with_the_keyboard_goes_on_from_there(tab: Tab, served: str, tmp_path: Path) -> None:
    """The message is there as soon as its dialog is answered."""
    page = tab()
    page.goto(make(page, served, "", tmp_path / "book.html").as_uri())
    opened(page)
    button = page.locator("[data-do=save]")
    button.press("Enter")
    with page.expect_download():
        page.locator("dialog[data-ask=passphrase] [value=yes]").press("Enter")
    close = page.locator("[data-do=close]")
    expect(close).to_be_visible()
    close.press("Enter")
    expect(button).to_be_focused()


def test_it_is_filled_saved_opened_again_and_comes_home(
    tab: Tab, served: str, words: Words, tmp_path: Path
) -> None:
    page = tab()
    write_on_the_site(page, served, words, HOSTILE)
    book = make(page, served, PHRASE, tmp_path / "book.html")
    assert "onerror" not in book.read_text("utf-8")  # locked

    page = tab()
    page.goto(book.as_uri())
    unlock(page, "another phrase")
    page.locator(".sheet-status:not([hidden])").wait_for()
    expect(page.locator(".sheet-status [role=status]")).to_have_text(
        str(page.locator(".sheet-status").get_attribute("data-wrong"))
    )
    expect(page.locator(BOX)).to_have_count(0)
    page.locator("[data-do=unlock]").click()
    unlock(page, PHRASE)
    opened(page)
    expect(page.locator(BOX).first).to_have_value(HOSTILE)
    page.locator(BOX).last.fill("Written on a train.")
    page.locator(".workbook-sheet > .sheet-buttons button").first.click()  # once more
    again = page.locator(".workbook-sheet section").last.locator("textarea").first
    again.fill("And a second time.")
    later = save(page, tmp_path / "later.html")
    assert b"train" not in later.read_bytes()

    page = tab()
    page.goto(later.as_uri())
    unlock(page, PHRASE)
    opened(page)
    expect(page.locator(BOX).first).to_have_value(HOSTILE)
    texts = page.locator(BOX).evaluate_all("(boxes) => boxes.map((box) => box.value)")
    assert {"Written on a train.", "And a second time."} <= set(texts)
    assert (
        page.locator("[id]").evaluate_all(
            "(all) => all.map((one) => one.id).filter((id, at, ids) => ids.indexOf(id) !== at)"
        )
        == []
    )

    page = tab()  # another device
    page.goto(f"{served}worksheets/")
    page.locator(".sheets-kept .sheet-file").set_input_files(later)
    unlock(page, PHRASE)
    page.locator("dialog[data-ask=open-all] [value=yes]").click()
    page.locator(".sheet-status:not([hidden])").wait_for()
    expect(page.locator(".sheets-kept li[data-sheet]:visible")).to_have_count(1)
    page.goto(served + one(words, "worksheet"))
    page.locator(".sheet-unkept").wait_for(state="detached")
    expect(page.locator(".sheet-fillings [data-filling]")).to_have_count(1)


def test_a_browser_from_before_2023_makes_opens_and_saves_it(
    tab: Tab, served: str, words: Words, tmp_path: Path
) -> None:
    def older() -> Page:
        page = tab()
        page.add_init_script("delete window.CompressionStream; delete window.DecompressionStream")
        return page

    page = older()
    write_on_the_site(page, served, words, HOSTILE)
    book = make(page, served, "", tmp_path / "book.html")
    for page in (older(), tab()):
        page.goto(book.as_uri())
        opened(page)
        expect(page.locator(BOX).first).to_have_value(HOSTILE)
        book = save(page, tmp_path / "later.html")


def test_who_asks_again_while_a_slow_device_opens_it_has_it_once(
    tab: Tab, served: str, words: Words, tmp_path: Path
) -> None:
    page = tab()
    write_on_the_site(page, served, words, "mine")
    book = make(page, served, PHRASE, tmp_path / "book.html")
    page = tab()
    page.goto(book.as_uri())
    page.evaluate("""() => {
        const { decrypt } = SubtleCrypto.prototype;
        window.begun = new Promise((begin) => {
            SubtleCrypto.prototype.decrypt = async function (...given) {
                await new Promise((go) => { window.go = go; begin(); });
                return decrypt.apply(this, given);
            };
        });
    }""")
    unlock(page, PHRASE)
    page.evaluate("window.begun")
    page.locator("[data-do=unlock]").click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    page.evaluate("window.go()")
    opened(page)
    expect(page.locator(".workbook-sheet")).to_have_count(1)


# The author has made a field of another kind of it since, as far as this tells.
PUT_A_TICK = """([sheet, name]) => new Promise((done) => {
    const opening = indexedDB.open(`sheets:${new URL(document.documentElement.dataset.base, document.baseURI).pathname}`);
    opening.onsuccess = () => {
        const store = opening.result.transaction('answers', 'readwrite').objectStore('answers');
        store.getAllKeys().onsuccess = ({ target }) => {
            store.put({ label: 'Of before', value: true, at: 1 }, [sheet, target.result[0][1], name]);
        };
        store.transaction.oncomplete = () => { opening.result.close(); done(); };
    };
})"""


def test_an_answer_that_its_field_cannot_show_takes_nothing_from_what_is_written_there(
    tab: Tab, served: str, words: Words, tmp_path: Path
) -> None:
    page = tab()
    write_on_the_site(page, served, words, "words")
    sheet = page.locator("article[data-sheet]").get_attribute("data-sheet")
    name = page.locator("form.sheet textarea").first.get_attribute("data-answer")
    page.evaluate(PUT_A_TICK, [sheet, name])
    book = make(page, served, "", tmp_path / "book.html")
    page = tab()
    for place in (book, tmp_path / "later.html"):
        page.goto(place.as_uri())
        opened(page)
        box = page.locator(BOX).first
        expect(box).to_have_value("" if place == book else "Written on a train.")
        expect(page.locator(".workbook-sheet dt")).to_have_text(["Of before"])
        box.fill("Written on a train.")
        save(page, tmp_path / "later.html")


def test_all_sheets_without_answers_are_light_and_need_no_passphrase(
    tab: Tab, served: str, words: Words, tmp_path: Path
) -> None:
    book = make(tab(), served, "", tmp_path / "book.html", everything=True)
    assert book.stat().st_size < 600_000
    page = tab()
    page.goto(book.as_uri())
    opened(page)
    expect(page.locator(".workbook-sheet")).to_have_count(len(words.worksheets))
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('500 20px Literata'))")
    expect(page.locator(".sheet-urgent")).to_be_visible()
    page.locator(BOX).first.fill("It rang.")
    assert "It rang." in save(page, tmp_path / "saved.html").read_text("utf-8")
    page = tab()
    page.goto((tmp_path / "saved.html").as_uri())
    opened(page)
    expect(page.locator(BOX).first).to_have_value("It rang.")


def test_who_closes_it_unsaved_is_asked_also_after_writing_on_while_a_slow_device_locks_it(
    tab: Tab, served: str, tmp_path: Path
) -> None:
    book = make(tab(), served, "", tmp_path / "book.html")
    page = tab()
    page.goto(book.as_uri())
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator(BOX).first.press_sequentially("Not in it.")
    page.reload()
    assert asked == ["beforeunload"]
    page.locator(BOX).first.press_sequentially("In the file.")
    page.evaluate("""() => {
        const { encrypt } = SubtleCrypto.prototype;
        window.begun = new Promise((begin) => {
            SubtleCrypto.prototype.encrypt = async function (...given) {
                await new Promise((go) => { window.go = go; begin(); });
                return encrypt.apply(this, given);
            };
        });
    }""")
    page.locator("[data-do=save]").click()
    page.locator("dialog[data-ask=passphrase] input").fill(PHRASE)
    page.locator("dialog[data-ask=passphrase] [value=yes]").click()
    page.evaluate("window.begun")
    page.locator(BOX).first.press_sequentially(" Not in it.")
    with page.expect_download():
        page.evaluate("window.go()")
    page.locator(".sheet-status:not([hidden])").wait_for()
    page.reload()
    assert asked == ["beforeunload"] * 2


@pytest.mark.slow
@pytest.mark.skipif(firefox not in ENGINES, reason="no Firefox of its own")
def test_in_firefox(tab: Tab, served: str, words: Words, tmp_path: Path) -> None:
    page = tab()
    write_on_the_site(page, served, words, "It rang.")
    book = make(page, served, PHRASE, tmp_path / "book.html")
    unlocked = "return document.querySelector('.workbook-open:not([hidden])')"
    with firefox() as window:
        window.go(book.as_uri())
        window.until("return document.querySelector('dialog[open]')")
        window.type("dialog[data-ask=passphrase] input", "another phrase")
        window.click("dialog[data-ask=passphrase] [value=yes]")
        window.until("return document.querySelector('.sheet-status:not([hidden])')")
        assert not window.run(unlocked)
        window.click("[data-do=unlock]")
        window.type("dialog[data-ask=passphrase] input", PHRASE)
        window.click("dialog[data-ask=passphrase] [value=yes]")
        window.until(unlocked)
        assert window.run(f"return document.querySelector('{BOX}').value") == "It rang."
        window.type(BOX, " Again.")
        window.run(CATCH)
        window.run("document.querySelector('[data-do=save]').click()")
        window.click("dialog[data-ask=passphrase] [value=yes]")
        saved = str(window.until("return caught.length && caught.at(-1).text()"))
        (tmp_path / "later.html").write_text(saved, "utf-8")
        window.go((tmp_path / "later.html").as_uri())
        window.type("dialog[data-ask=passphrase] input", PHRASE)
        window.click("dialog[data-ask=passphrase] [value=yes]")
        window.until(unlocked)
        assert window.run(f"return document.querySelector('{BOX}').value") == "It rang. Again."
