"""Without a network: after one visit the pages, the search and the sheets are there; a new edition comes with the next visit."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.server import serving
from tests.site.folder import Site

READY = "navigator.serviceWorker.ready.then(() => undefined)"

NEXT_EDITION = """navigator.serviceWorker.getRegistration().then(async (one) => {
  const taken = new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
  await one.update();
  await taken;
})"""


def change(file: Path, old: str, new: str) -> None:
    """What a build writes anew when a sentence has changed."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def visit(context: BrowserContext, address: str) -> Page:
    """One visit, until the worker has all of the edition."""
    page = context.new_page()
    page.goto(address)
    page.evaluate(READY)
    return page


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


def test_every_page_is_there_when_the_network_is_gone(
    context: BrowserContext, built_site: Path, site: Site
) -> None:
    with serving(built_site) as address:
        page = visit(context, address)
    # The server is gone: whatever is shown now was kept.
    for path in site.pages:
        if path == "404.html":
            continue
        page.goto(address + path)
        assert page.locator("main h1").count() == 1, path
        expect(page.locator("main h1")).to_be_visible()
    page.click("#search-open")
    page.fill("#search-words", "xqzvw")
    expect(page.locator("#search-results")).to_have_attribute("data-for", "xqzvw")


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


def test_a_reader_can_take_it_all_away_again(context: BrowserContext, built_site: Path) -> None:
    with serving(built_site) as address:
        page = visit(context, f"{address}privacy/")
        page.click('[data-do="drop-offline"]')
        expect(page.locator(".offline-keep [role=status]")).to_have_text(
            str(page.locator(".offline-keep").get_attribute("data-dropped"))
        )
        assert page.evaluate("caches.keys()") == []
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
