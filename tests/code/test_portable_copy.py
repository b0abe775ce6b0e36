"""The copy on a stick, `scripts/build --folder FILE.zip`: unzipped and opened as files, in Chromium, Firefox and WebKit."""

from __future__ import annotations

import base64
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from commands.build import build
from publish import portable_copy as copy
from tests.browser.desk import FORBIDDEN, settled
from tests.code.test_engines import ENGINES
from tests.press.conftest import strings_in
from tests.shared import once
from tests.site.engines import ESCAPE, Window
from tests.site.folder import Site, said
from tests.site.kinds import one, one_of_each
from tests.site.words import Words
from tests.tools import building, command, run

# What a page would hand out as a file is taken from the place where it makes the address.
CATCH = """window.caught = []; const make = URL.createObjectURL;
URL.createObjectURL = (blob) => { caught.push(blob); return make.call(URL, blob); };"""
FIRST_BYTES = "return caught.at(-1) && caught.at(-1).type.includes('%s') && caught.at(-1).text().then((text) => text.slice(0, 400))"


@pytest.fixture(scope="session")
def packed(built_site: Path) -> Path:
    """The zip, made by the command in the fixture's project; once in a run."""
    project = built_site.with_name("project")

    def make(place: Path) -> None:
        place.mkdir()
        words = [*command(project, place / "site"), "--folder", str(place / "copy.zip")]
        done = run(words, cwd=project, env=building(project))
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stdout == f"The site is in {place / 'site'}. Its copy is {place / 'copy.zip'}.\n"

    return once("stick", make) / "copy.zip"


@pytest.fixture(scope="session")
def folder(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("a stick") / "Mending"  # a path with a space in it
    with zipfile.ZipFile(packed) as found:
        found.extractall(place)
    return place


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab that may not fail, nor be refused anything."""
    context = browser.new_context()
    wrong: list[str] = []
    tab = context.new_page()
    tab.on("pageerror", lambda error: wrong.append(f"{tab.url}: {error}"))
    tab.on("console", lambda said: wrong.append(f"{tab.url}: {said.text}") if said.type == "error" else None)
    tab.set_default_timeout(30_000)
    yield tab
    context.close()
    assert wrong == []


def address(folder: Path, path: str) -> str:
    """Of the page that the site has at `path`, "map/"."""
    return (folder / path / "index.html").as_uri()


def sheet_at(page: Page, place: str) -> None:
    """Opens a sheet, and waits until it keeps what is written."""
    page.goto(place)
    page.locator(".sheet-unkept").wait_for(state="detached")


def test_every_link_leads_to_a_file(folder: Path, site: Site) -> None:
    copy = Site(folder)
    missing = [
        f"{path}: {link}"
        for path, tree in copy.pages.items()
        for tag in tree.select("[href], [src]")
        for link in [str(tag.get("href") or tag.get("src"))]
        if ":" not in link
        and not (folder / path / link.partition("#")[0]).is_file()
        and not link.startswith("#")
    ]
    assert missing == []
    assert copy.pages.keys() == site.pages.keys() - {"404.html"}


def test_nothing_is_there_that_only_a_server_needs(folder: Path) -> None:
    files = Site(folder).files
    assert not {"sw.js", "manifest.webmanifest", "_headers", "404.html", "search.json"} & files
    assert 'rel="manifest"' not in (folder / "index.html").read_text("utf-8")


def test_the_same_site_gives_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    copy.write_copy(packed.with_name("site"), tmp_path / "again.zip", strings_in("en"))
    assert (tmp_path / "again.zip").read_bytes() == packed.read_bytes()


@pytest.mark.parametrize("name", ["copy", "notes.zip", "no/such/copy.zip"])
def test_a_place_that_is_not_ours_is_refused(
    name: str, built_site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.zip").write_text("mine")
    options = ["--site-dir", str(tmp_path / "site"), "--folder", str(tmp_path / name)]
    assert build(options, built_site.with_name("project")) != 0
    assert "--folder" in capsys.readouterr().err
    assert (tmp_path / "notes.zip").read_text() == "mine"
    assert not (tmp_path / "site").exists()


def test_a_page_of_each_kind_opens_and_leads_on(page: Page, folder: Path, words: Words) -> None:
    for path in sorted(one_of_each(words)):
        page.goto(address(folder, path))
        expect(page.locator("main h1")).to_be_visible()
    links = page.locator("header.mast nav a:not([href*=':'])")  # without the booking address
    for link in range(links.count()):  # each from the page of the one before
        goal = links.nth(link).evaluate("a => a.href")
        links.nth(link).click()
        expect(page).to_have_url(goal)
        expect(page.locator("main h1")).to_be_visible()


def test_type_drawings_and_search(page: Page, folder: Path, words: Words) -> None:
    page.goto(address(folder, one(words, "article")))
    assert page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].some((one) => one.status === 'loaded'))"
    )
    assert page.locator("main svg").count()
    named = words.title(words.articles[0])
    page.click("#search-open")
    page.fill("#search-words", named)
    page.locator("#search-results a", has_text=named).first.wait_for()
    found = page.locator("#search-results a", has_text=named).first
    expect(found).to_be_visible()
    found.click()
    expect(page.locator("main h1")).to_have_text(named)


def test_a_sheet_is_filled_in_kept_saved_and_says_where_it_is(
    page: Page, folder: Path, words: Words, site: Site
) -> None:
    place = address(folder, one(words, "worksheet"))
    sheet_at(page, place)
    expect(page.locator("article .sheet-noscript").last).to_contain_text("folder")
    page.locator("form.sheet textarea").first.fill("It rang.")
    settled(page)
    sheet_at(page, place)
    expect(page.locator("form.sheet textarea").first).to_have_value("It rang.")
    with page.expect_download() as saved:
        page.locator(".sheet-tools [data-do=save]").click()
    assert "It rang." in saved.value.path().read_text("utf-8")
    with page.expect_download() as made:
        page.locator("[data-do=pdf]").click()
    pdf = made.value.path()
    assert pdf.read_bytes().startswith(b"%PDF-")

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".written").first.text_content() == "It rang."

    page.locator("[data-do=erase]").click()
    page.locator("dialog[open] [value=yes]").click()
    expect(page.locator("form.sheet textarea").first).to_have_value("")
    page.locator(".sheet-file").set_input_files(pdf)  # and back again
    expect(page.locator("form.sheet textarea").first).to_have_value("It rang.")
    settled(page)

    page.goto(address(folder, "worksheets/"))
    expect(page.locator("article .sheet-noscript").first).to_contain_text("folder")
    page.locator("[data-do=workbook]").click()
    with page.expect_download() as book:
        page.locator("dialog[open] [value=yes]").click()
    assert "It rang." in book.value.path().read_text("utf-8")

    page.locator("[data-do=document]").click()
    page.locator("dialog[open] [value=yes]").click()
    question = said(
        site.pages[one(words, "worksheet")].select_one(".field:has(textarea) :is(label, legend, caption)")
    )
    expect(page.locator(".sheet-document h4").first).to_have_text(question)


def test_a_browser_that_keeps_nothing_for_files_is_found_out(
    page: Page, folder: Path, words: Words, site: Site
) -> None:
    page.add_init_script(FORBIDDEN)
    sheet_at(page, address(folder, one(words, "worksheet")))
    page.locator("form.sheet textarea").first.fill("It rang.")
    page.locator('.sheet-status[data-now="forbidden"]').wait_for()
    told = site.pages[one(words, "worksheet")].select(".sheet-status")[0]["data-forbidden"]
    expect(page.locator(".sheet-status [role=status]")).to_have_text(str(told))
    expect(page.locator(".sheet-status [data-also=save]")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_in_the_other_engines(
    engine: Callable[[], AbstractContextManager[Window]], folder: Path, words: Words
) -> None:
    """WebKit is Safari's, though Safari may let files do less; then the sheet says so."""
    with engine() as window:
        window.go(address(folder, ""))
        window.click("header.mast nav a")
        window.until("return document.querySelector('main h1') && location.pathname.endsWith('/index.html')")
        window.go(address(folder, one(words, "article")))
        assert window.run("return document.fonts.ready.then(() => document.fonts.check('500 20px Literata'))")
        named = words.title(words.articles[0])
        window.click("#search-open")
        window.press(named)
        assert named in window.until("return document.querySelector('#search-results')?.textContent")
        window.press(ESCAPE)

        window.go(address(folder, one(words, "worksheet")))
        window.until("return document.querySelector('.sheet-tools:not([hidden])')")
        window.type("form.sheet textarea", "It rang.")
        window.until("return !document.querySelector('article.waiting')")
        window.reload()
        window.until("return document.querySelector('form.sheet textarea').value === 'It rang.'")
        window.run(CATCH)
        window.click(".sheet-tools [data-do=save]")
        copy = json.loads(str(window.until("return caught.length && caught.at(-1).text()")))
        assert "It rang." in json.dumps(copy["answers"])
        window.run("document.querySelector('[data-do=pdf]').click()")  # the bar lies over it
        assert str(window.until(FIRST_BYTES % "pdf")).startswith("%PDF-")


def test_the_words_of_a_recording_are_in_its_page(tmp_path: Path) -> None:
    """A file may play another, but not read its captions."""
    site, words = tmp_path / "site", "WEBVTT\n\n00:00.000 --> 00:01.000\nBreathe in.\n"
    for name, text in {
        "breathe/index.html": '<html data-worker><head></head><audio src="../assets/media/a.mp3"><track src="../assets/media/a.vtt"></audio>',
        "assets/media/a.vtt": words,
        "assets/media/a.mp3": "sound",
        "assets/scripts/module-loader.0123456789.js": "",
        "search.json": '{"entries": []}',
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    copy.write_copy(site, tmp_path / "copy.zip", lambda key: key)
    with zipfile.ZipFile(tmp_path / "copy.zip") as packed:
        page = packed.read("breathe/index.html").decode()
    assert 'src="../assets/media/a.mp3"' in page
    held = page.partition("data:text/vtt;base64,")[2].partition('"')[0]
    assert base64.b64decode(held).decode() == words
