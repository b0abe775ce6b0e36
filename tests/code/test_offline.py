"""Without a network: after one visit the pages, the search and the sheets are there; a new edition comes with the next visit."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

from publish.offline import write_worker
from tests.code.test_engines import ENGINES
from tests.projects import change
from tests.server import serving
from tests.site.engines import firefox
from tests.site.folder import Site, said
from tests.site.kinds import one, one_of_each
from tests.site.words import Words

READY = "navigator.serviceWorker.ready.then(() => undefined)"

# The pages that are not there, or are not the site's.
LACKING = """(addresses) => Promise.all(addresses.map(async (address) => {
  const text = await fetch(address).then((reply) => reply.text(), () => "");
  return text.includes("</h1>") ? [] : [address];
})).then((all) => all.flat())"""

NEXT_EDITION = """navigator.serviceWorker.getRegistration().then(async (one) => {
  const taken = new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
  await one.update();
  await taken;
})"""


def stay(page: Page, address: str) -> None:
    """Reads for so long that the site asks to be kept."""
    page.clock.install()
    page.goto(address)
    page.clock.fast_forward(1500)


def visit(context: BrowserContext, address: str) -> Page:
    """One visit, until the worker has all of the edition."""
    page = context.new_page()
    stay(page, address)
    page.evaluate(READY)
    return page


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


@pytest.fixture(scope="module")
def kept(browser: Browser, built_site: Path) -> Iterator[tuple[BrowserContext, str]]:
    """A device with all of the site, and the address at which there is no server any more: whatever is shown now was kept."""
    context = browser.new_context()
    with serving(built_site) as address:
        visit(context, address).close()
    yield context, address
    context.close()


def test_every_page_is_there_when_the_network_is_gone(
    kept: tuple[BrowserContext, str], site: Site, words: Words
) -> None:
    page, address = kept[0].new_page(), kept[1]
    page.goto(address)
    everything = [address + path for path in site.pages if path != "404.html"]
    assert page.evaluate(LACKING, everything) == []
    for path in one_of_each(words):
        page.goto(address + path)
        assert page.locator("main h1").count() == 1, path
        expect(page.locator("main h1")).to_be_visible()
    page.click("#search-open")
    page.fill("#search-words", "xqzvw")
    expect(page.locator("#search-results")).to_have_attribute("data-for", "xqzvw")


def test_an_address_as_paper_has_it_leads_to_its_page(kept: tuple[BrowserContext, str]) -> None:
    """Without the last slash, which a host adds."""
    page, address = kept[0].new_page(), kept[1]
    page.goto(f"{address}help-now")
    assert page.url == f"{address}help-now/"
    assert page.locator("body.help-now").count() == 1


@pytest.mark.slow
@pytest.mark.skipif(firefox not in ENGINES, reason="no Firefox of its own")
def test_in_firefox_too(built_site: Path, site: Site, words: Words) -> None:
    sheet = one(words, "worksheet")
    with firefox() as window:
        with serving(built_site) as address:
            window.go(address)
            window.run(f"return {READY}")
        everything = [address + path for path in site.pages if path != "404.html"]
        assert window.run(f"return ({LACKING})({json.dumps(everything)})") == []
        for path in (*one_of_each(words), sheet):
            window.go(address + path)
            assert window.run("return document.querySelector('main h1')?.offsetHeight > 0"), path
        window.until("return document.querySelector('.sheet-tools:not([hidden])')")
        window.type("form.sheet textarea", "It rang.")
        window.until("return !document.querySelector('article.waiting')")
        window.go(f"{address}map/")
        window.go(address + sheet)  # the driver's reload passes by the worker
        window.until("return document.querySelector('form.sheet textarea').value === 'It rang.'")
        window.click("#search-open")
        window.press("xqzvw")
        window.until("return document.querySelector('#search-results').dataset.for === 'xqzvw'")


def test_a_new_edition_is_there_at_the_next_visit_and_offline_after_it(
    context: BrowserContext, built_site: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(built_site, folder)
    with serving(folder) as address:
        page = visit(context, address)
        change(folder / "index.html", "<h1", '<h1 id="second"')
        page.goto(address)
        assert page.locator("#second").count() == 1  # pages come from the network first
        change(folder / "sw.js", 'VERSION = "', 'VERSION = "2')
        change(folder / "sw.js", '"":"', '"":"2')
        page.evaluate(NEXT_EDITION)
    page.goto(f"{address}about/")
    page.goto(address)
    expect(page.locator("#second")).to_be_visible()


def test_a_page_that_its_host_redirects_is_there_too(
    context: BrowserContext, built_site: Path, tmp_path: Path
) -> None:
    """Cloudflare Pages sends /404.html on to /404, and an old address to the new one; a browser refuses such an answer as a page."""
    folder = tmp_path / "site"
    shutil.copytree(built_site, folder)
    (folder / "404").mkdir()
    shutil.copy(folder / "404.html", folder / "404/index.html")
    with serving(folder, {"/404.html": "/404/"}) as address:
        visit(context, address).close()
    page = context.new_page()
    page.goto(f"{address}nothing-is-here/")
    expect(page.locator("main h1")).to_be_visible()


def test_nothing_that_a_reader_wrote_is_in_a_cache(
    context: BrowserContext, built_site: Path, site: Site
) -> None:
    with serving(built_site) as address:
        page = visit(context, address)
        sheet = next(path for path in site.pages if path.startswith("worksheets/") and path != "worksheets/")
        page.goto(address + sheet)
        page.locator("form textarea").first.fill("only-mine-7")
        page.goto(address)
        kept = page.evaluate(
            """async () => {
              const texts = [];
              for (const name of await caches.keys()) {
                const cache = await caches.open(name);
                for (const request of await cache.keys()) texts.push(request.url, await (await cache.match(request)).text());
              }
              return texts.join("\\n");
            }"""
        )
    assert kept
    assert "only-mine-7" not in kept


def press(page: Page, do: str, done: str) -> None:
    """Presses a button for what is kept, and waits until it is said to be done."""
    page.click(f'[data-do="{do}-offline"]')
    box = page.locator(".offline-keep")
    said = str(box.get_attribute(f"data-{done}"))
    expect(box.locator("[role=status]")).to_have_text(said, timeout=30_000)


def test_a_reader_can_take_it_all_away_again_and_have_it_again_at_once(
    context: BrowserContext, built_site: Path
) -> None:
    with serving(built_site) as address:
        page = visit(context, f"{address}privacy/")
        page.reload()
        press(page, "drop", "dropped")
        page.click("#search-open")  # whose script is asked of the worker once more
        page.fill("#search-words", "xqzvw")
        expect(page.locator("#search-results")).to_have_attribute("data-for", "xqzvw")
        page.evaluate("file => fetch(file).then((response) => response.text())", f"{address}articles.epub")
        assert page.evaluate("caches.keys()") == []
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
        page.keyboard.press("Escape")  # out of the search
        press(page, "keep", "kept")
    page.goto(f"{address}about/")
    expect(page.locator("main h1")).to_be_visible()


def test_a_file_that_was_opened_is_kept(context: BrowserContext, built_site: Path) -> None:
    file = next(built_site.rglob("*.pdf")).relative_to(built_site).as_posix()
    with serving(built_site) as address:
        page = visit(context, address)
        with pytest.raises(Error, match="Download"):  # this browser shows none
            page.goto(address + file)
        kept = """async (url) => {
            for (let times = 0; times < 300; times += 1) {
                if (await caches.match(url)) return true;
                await new Promise(requestAnimationFrame);
            }
            return false;
        }"""
        assert page.evaluate(kept, address + file)


@pytest.mark.parametrize("address", ["no-such-page/", "no-such-file.pdf"])
def test_what_was_not_kept_leaves_a_way_to_go_on(kept: tuple[BrowserContext, str], address: str) -> None:
    """An app on the home screen has no button to go back from the browser's own page."""
    page, served = kept[0].new_page(), kept[1]
    page.goto(served + address)
    page.locator("main li a:visible").first.click()
    page.wait_for_url(served)


def test_a_recording_that_is_kept_can_be_played(kept: tuple[BrowserContext, str]) -> None:
    """Also from its middle: players ask for ranges."""
    page, address = kept[0].new_page(), kept[1]
    page.goto(address)
    play = """async (url) => {
        const frame = new Uint8Array(417); // of silence
        frame.set([0xff, 0xfb, 0x90, 0x64]);
        const kept = new Response(new Blob(Array(200).fill(frame)), { headers: { "Content-Type": "audio/mpeg" } });
        await (await caches.open("site:/:opened")).put(url, kept);
        const audio = new Audio(url);
        await audio.play();
        await new Promise((resolve) => { audio.onseeked = resolve; audio.currentTime = 3; });
        return audio.currentTime >= 3;
    }"""
    assert page.evaluate(play, f"{address}assets/media/breath.mp3")


def test_who_saves_data_keeps_nothing_unasked_and_everything_on_request(
    context: BrowserContext, built_site: Path
) -> None:
    context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    with serving(built_site) as address:
        page = context.new_page()
        with page.expect_request("**/offline.*.js"):
            stay(page, f"{address}privacy/")
        box = page.locator(".offline-keep")
        expect(box).to_be_visible()
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
        press(page, "keep", "kept")


def test_how_much_it_is_is_said_before(built_site: Path, site: Site) -> None:
    """In the button itself, which a screen reader says whole."""
    large = sum(path.stat().st_size for kind in ("*.epub", "*.pdf") for path in built_site.rglob(kind))
    for address in ("privacy/", "worksheets/"):
        keep = site.pages[address].select_one('[data-do="keep-offline"]')
        assert said(keep).endswith(f"({round(large / 1_000_000)} MB)")
        assert "MB" in said(site.pages[address].select_one(".offline-keep p"))


def test_photos_and_the_logo_are_kept_with_the_pages_that_show_them(tmp_path: Path) -> None:
    shown = ["assets/pictures/office.jpg", "assets/pictures/plan.png", "assets/sign.0123456789.png"]
    for name in [*shown, "assets/cards/about.png", "assets/scripts/sw.0123456789.js"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    write_worker(tmp_path)
    worker = (tmp_path / "sw.js").read_text("utf-8")
    assert [name for name in [*shown, "assets/cards/about.png"] if f'"{name}"' in worker] == shown
