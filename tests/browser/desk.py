"""A worksheet in a real browser, assembled here: the blocks' HTML, our partials, style and script,
served under the strict policy. Needs no built site and does not depend on what the site says.

    desk.sheet("/// write | What?\n///")   puts a sheet on the server and returns its address
"""

import functools
import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import NamedTemporaryFile
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urlsplit

import jinja2
import markdown
import pytest
from playwright.sync_api import Error, Page, expect

import worksheet
from publish.security_headers import POLICY
from tests.tools import ROOT, strings

# What the list of all does by the same code as a sheet.
LIST = pytest.param("list", marks=pytest.mark.slow)
Open = Callable[..., Page]  # the fixture `sheet`
Tab = Callable[[], Page]

FULL = """window.room ??= IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (...given) {
    if (this.name !== 'answers') return window.room.apply(this, given);
    this.transaction.abort();
    throw new DOMException('', 'QuotaExceededError');
}; void 0"""
ROOM = "void (IDBObjectStore.prototype.put = window.room)"
# until the page has read the file and put the empty input back, or asks
TAKEN = """input => new Promise(done => {
    const look = () => !input.value || document.querySelector('dialog[open]')
        ? done() : requestAnimationFrame(look);
    look(); })"""
# Keeps the database busy: whatever else is asked of it waits.
HOLD = """site => new Promise((held) => {
    const opening = indexedDB.open(`sheets:${site}`);
    opening.onsuccess = () => {
        const store = opening.result.transaction('answers', 'readwrite').objectStore('answers');
        const ask = () => { store.count().onsuccess = () => window.released ? opening.result.close() : (held(), ask()); };
        ask();
    };
})"""
RELEASE = "void (window.released = true)"
DEAF = "window.BroadcastChannel = class { postMessage() {} close() {} }"
VISIBLE = """state => {
    if (state === 'visible') delete document.visibilityState; // or a page that ends would seem to be looked at
    else Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}"""
FORBIDDEN = """for (const name of ['open', 'databases']) Object.defineProperty(IDBFactory.prototype, name, { value() { throw new DOMException('', 'SecurityError') } });
Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } });
window.BroadcastChannel = class { constructor() { throw new DOMException('', 'SecurityError') } }; // as Firefox does without cookies"""
TYPES = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2"}
LAYOUT = """<!doctype html>
<html lang="en" data-base="{{ base }}"><head><meta charset="utf-8"><title>{{ title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/styles/site.css">
<link rel="stylesheet" href="/assets/styles/blocks.css">
<link rel="stylesheet" href="/assets/styles/worksheet.css">
<script type="module" src="/assets/scripts/{{ 'worksheets' if sheets is defined else 'worksheet' }}.js"></script></head>
<body><main><article{% if slug %} data-sheet="{{ slug }}"{% if was %} data-was="{{ was }}"{% endif %}{% endif %}><h1>{{ title | e }}</h1>
{% if sheets is defined %}{% include "partials/sheets-tools.html" %}{% else %}
{% include "partials/sheet-head.html" %}
<form class="sheet" data-sheet="{{ slug }}">{{ content }}</form>
{% include "partials/sheet-tools.html" %}{% endif %}
</article></main></body></html>"""


@functools.cache
def templates() -> jinja2.Environment:
    """The site's partials, with what a build gives them."""
    loader = jinja2.FileSystemLoader(ROOT / "overrides")
    made = jinja2.Environment(loader=loader, undefined=jinja2.StrictUndefined)  # noqa: S701 (as in MkDocs)
    made.globals.update(t=strings().__getitem__, site=SimpleNamespace(pdfs=True, preview=False), here=None)
    made.filters["url"] = lambda address: f"/{address}"
    made.filters["pdfs"] = made.filters["more_pages"] = lambda sheet: []
    made.filters["sheets_by_part"] = lambda parts: parts
    return made


class Desk:
    """Pages by address, the real assets, and the addresses that were asked for."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {"/away/": "<!doctype html><title>Away</title><p>Away"}
        self.pages["/assets/styles/blocks.css"] = worksheet.registry.style_sheet()
        self.asked: list[str] = []
        handler = functools.partial(Handler, self)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def sheet(
        self, text: str, slug: str = "sheet", title: str = "A sheet", was: str = "", site: str = "/"
    ) -> str:
        """A sheet of the site whose first page is at `site`."""
        content = markdown.markdown(text, extensions=worksheet.markdown_extensions())
        values = {"content": content, "slug": slug, "title": title, "was": was, "base": site}
        return self.page(f"{site}worksheets/{slug}/", **values)

    def overview(self, *sheets: tuple[str, str], was: dict[str, str] | None = None, site: str = "/") -> str:
        """The page of all sheets; `was` has former names of a sheet."""
        items = [
            SimpleNamespace(
                slug=s, title=t, was=(was or {}).get(s, "").split(), owner=None, url=f"worksheets/{s}/"
            )
            for s, t in sheets
        ]
        parts = [("The one part", items)]
        return self.page(
            f"{site}worksheets/", sheets=items, library=parts, title="Worksheets", slug="", base=site
        )

    def page(self, address: str, **values: Any) -> str:
        self.pages[address] = templates().from_string(LAYOUT).render(**values)
        return self.address + address


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # as in tests/server.py

    def __init__(self, desk: Desk, *args: Any) -> None:
        self.desk = desk
        super().__init__(*args)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        self.desk.asked.append(self.path)
        file = ROOT / "docs" / path.lstrip("/")
        known = path in self.desk.pages
        body = self.desk.pages[path].encode() if known else b""
        if not known and path.startswith("/assets/") and file.is_file():
            body, known = file.read_bytes(), True
        self.send_response(200 if known else 404)
        self.send_header("Content-Type", TYPES.get(file.suffix, "text/html; charset=utf-8"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: Any) -> None:
        pass


KEPT = """site => new Promise((done, failed) => {
    const opening = indexedDB.open(`sheets:${site}`);
    opening.onerror = () => failed(opening.error);
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onsuccess = () => {
        const store = opening.result.transaction('answers').objectStore('answers');
        const keys = store.getAllKeys(), values = store.getAll();
        store.transaction.oncomplete = () => {
            opening.result.close();
            done(keys.result.map((key, at) => [key, values.result[at]]));
        };
    };
})"""


def kept(page: Page, site: str = "/") -> list[tuple[str, str, str, Any]]:
    """What the device keeps, read back behind the page's back: (sheet, filling, name, value)."""
    try:
        found = page.evaluate(KEPT, site)
    except Error:
        return []
    return [(sheet, filling, name, entry["value"]) for (sheet, filling, name), entry in found]


def values(page: Page, sheet: str = "sheet") -> dict[str, Any]:
    """The answers of a sheet by name, whichever their filling."""
    return {name: value for one, _, name, value in kept(page) if one == sheet}


def settled(page: Page) -> None:
    """Waits until all that was typed is on disk."""
    page.locator("article.waiting").wait_for(state="detached")


def ready(page: Page) -> None:
    """Waits until the page has read what the device keeps."""
    expect(page.locator(".sheet-unkept, .sheets-kept[hidden]")).to_have_count(0)


def write(page: Page, text: str, label: str = "One") -> None:
    page.get_by_label(label).fill(text)
    settled(page)


def confirm(page: Page, button: str) -> None:
    """Presses a button, and says yes to what it asks."""
    page.locator(f"[data-do={button}]").click()
    page.locator(f"[data-ask={button}] [value=yes]").click()


def keep_nothing(page: Page) -> None:
    page.locator("[data-do=keep-nothing]").check()
    page.locator("[data-ask=nothing] [value=yes]").click()


def another_device(page: Page) -> None:
    """The same page where nothing is kept."""
    settled(page)
    page.evaluate(
        """() => new Promise((done, failed) => {
            const deleting = indexedDB.deleteDatabase('sheets:/');
            Object.assign(deleting, { onsuccess: done, onerror: failed });
            localStorage.clear();
        })"""
    )
    page.reload()


def copy_of(page: Page) -> tuple[str, dict[str, Any]]:
    """Presses "save a copy"; the file's name and what is in it."""
    with page.expect_download() as download:
        page.locator(".sheet-tools [data-do=save]").click()
    text = Path(download.value.path()).read_text("utf-8")
    return download.value.suggested_filename, json.loads(text)


def open_copy(page: Page, content: Any) -> None:
    """Gives the page a file as "open a saved copy" does, which has one chosen."""
    hand_over(page, content if isinstance(content, bytes) else json.dumps(content).encode(), ".json")


def hand_over(page: Page, content: bytes, suffix: str) -> None:
    with NamedTemporaryFile(suffix=suffix) as file:  # by its path: 16 MB through a pipe are slow
        file.write(content)
        file.flush()
        page.locator(".sheet-file").set_input_files(file.name)
        page.locator(".sheet-file").evaluate(TAKEN)


def expect_message(page: Page, message: str) -> None:
    """Fails unless this is what the page last tells the reader: another message may stand there before."""
    expect(page.locator(".sheet-status:not([hidden]) [role=status]")).to_have_text(message)
