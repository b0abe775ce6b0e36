"""What a reader's browser fetches for the first page, and when the search is opened. Counted in Chromium."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.bench.contenders import Bench
from tests.bench.table import Table
from tests.server import serving
from tests.tools import CHROMIUM_FLAGS, tool

KINDS = {
    "home": "",
    "overview": "{series}/",
    "article": "{series}/{article}/",
    "worksheet": "worksheets/{sheet}/",
    "map": "map/",
    "all worksheets": "worksheets/",
    "help now": "help-now/",
}
PHONE: ViewportSize = {"width": 375, "height": 800}
PACKED = {"document": "HTML", "stylesheet": "CSS", "script": "JS", "font": "fonts"}


def section(bench: Bench) -> Table:
    table = Table(
        "First view, KB",
        ["", "requests", "HTML", "CSS", "JS", "fonts", "rest", "all"],
        before="An empty cache; text as gzip -9, fonts and pictures as they are. Stock Material's own fonts come from another host and are off.",
    )
    ours, stock = bench.built("ours"), bench.built("stock")
    pages = addresses(ours)
    article, sheet = View(), View()
    asked: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tool("chromium"), args=CHROMIUM_FLAGS)
        with serving(ours) as base:
            for kind, path in pages.items():
                found = view(browser, base, path, ours)
                _row(table, kind, found)
                asked += found.strangers
                if kind == "article":
                    article = found
                if kind == "worksheet":
                    sheet = found
            opened = view(browser, base, pages["article"], ours, search="alone")
        (stock / "_headers").touch()  # it has none, and the server asks for the file
        with serving(stock) as base:
            _row(table, "stock Material: article", view(browser, base, pages["article"], stock))
        browser.close()
    searched = opened.total - article.total
    heaviest, most_of_all = max(
        ((place, html_and_css(ours / place)) for place in articles(ours)), key=lambda found: found[1]
    )
    table.row(
        "the search, when opened", len(opened.paths) - len(article.paths), *[""] * 5, f"{searched / 1000:.1f}"
    )
    table.goal(not asked, "no request to another host.")
    sizes = article.sizes
    both = sizes["HTML"] + sizes["CSS"]
    limits = {"HTML and CSS": (both, 14), f"HTML and CSS of the heaviest, {heaviest}": (most_of_all, 14)}
    limits |= {"script": (sizes["JS"], 8), "fonts": (sizes["fonts"], 40)}
    limits |= {"all together": (article.total, 64), "the search, when opened": (searched, 60)}
    for name, (size, most) in limits.items():
        table.goal(size <= most * 1000, f"article, {name}: at most {most} KB: {size / 1000:.1f} KB.")
    table.goal(
        sheet.sizes["JS"] <= 12_000, f"worksheet, script: at most 12 KB: {sheet.sizes['JS'] / 1000:.1f} KB."
    )
    table.goal(sheet.total <= 60_000, f"worksheet, all together: at most 60 KB: {sheet.total / 1000:.1f} KB.")
    return table


def articles(site: Path) -> list[str]:
    """The places of all articles: "{series}/{article}"."""
    pages = sorted(site.glob("*/*/index.html"))
    return [
        page.parent.relative_to(site).as_posix() for page in pages if b'data-number="' in page.read_bytes()
    ]


def html_and_css(folder: Path) -> int:
    """The bytes of a page and of the style sheets that it names, each as gzip -9."""
    page = (folder / "index.html").read_bytes()
    named = re.findall(rb'<link rel="stylesheet" href="([^"]+)"', page)
    return sum(
        len(gzip.compress(text, 9))
        for text in (page, *((folder / name.decode()).read_bytes() for name in named))
    )


def addresses(site: Path) -> dict[str, str]:
    """An address for each kind of page, from what there is."""
    series, article = articles(site)[0].split("/")
    sheet = next(page for page in sorted(site.glob("worksheets/*/index.html")))
    names = {"series": series, "article": article, "sheet": sheet.parent.name}
    return {kind: path.format(**names) for kind, path in KINDS.items()}


@dataclass
class View:
    """What was fetched from here: bytes by kind, and addresses; and what was asked of anybody else."""

    bytes: Counter[str] = field(default_factory=Counter)
    paths: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    @property
    def sizes(self) -> dict[str, int]:
        return {kind: self.bytes[kind] for kind in (*PACKED.values(), "rest")}

    @property
    def total(self) -> int:
        return sum(self.bytes.values())


def view(browser: Browser, base: str, path: str, site: Path, *, search: str = "") -> View:
    """A page as somebody sees it who was never here before, and then looks for the words `search`."""
    page, found = _open(browser.new_context(viewport=PHONE), base, path, site)
    page.wait_for_load_state("networkidle")
    if search:
        page.click("#search-open")
        page.fill("#search-words", search)
        page.wait_for_selector("#search-results li")
        page.wait_for_load_state("networkidle")
    page.context.close()
    return found


def views(browser: Browser, base: str, paths: Mapping[str, str], site: Path) -> dict[str, View]:
    """The same of several pages, each seen by somebody else for half a second by its own clock: all wait at once until nothing
    more is asked for."""
    opened = {}
    for name, path in paths.items():
        context = browser.new_context(viewport=PHONE)
        context.clock.install(time=0)
        context.clock.pause_at(1)
        opened[name] = page, _ = _open(context, base, path, site)
        page.clock.run_for(500)
    for page, _ in opened.values():
        page.wait_for_load_state("networkidle")
        page.context.close()
    return {name: found for name, (_, found) in opened.items()}


def _open(context: BrowserContext, base: str, path: str, site: Path) -> tuple[Page, View]:
    """A page that has just loaded, and what has been fetched for it so far."""
    page = context.new_page()
    found = View()

    def count(request: object) -> None:
        url, kind = request.url, request.resource_type  # type: ignore[attr-defined]
        if not url.startswith(base):
            if not url.startswith(("data:", "blob:")):
                found.strangers.append(url)
            return
        found.paths.append(url.removeprefix(base).split("?")[0].split("#")[0])
        file = site / found.paths[-1]
        data = (file / "index.html" if file.is_dir() else file).read_bytes()
        packed = kind in {"font", "image"} and file.suffix != ".svg"
        found.bytes[PACKED.get(kind, "rest")] += len(data) if packed else len(gzip.compress(data, 9))

    page.on("request", count)
    page.goto(base + path)
    return page, found


def _row(table: Table, name: str, found: View) -> None:
    table.row(
        name,
        len(found.paths),
        *(f"{size / 1000:.1f}" for size in found.sizes.values()),
        f"{found.total / 1000:.1f}",
    )
