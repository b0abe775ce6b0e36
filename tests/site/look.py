"""The site in a real browser: what it asks for, says and keeps."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page


@dataclass
class Seen:
    """A page that is watched from its first request on."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def outside(self, served: str) -> list[str]:
        return [url for url in self.requests if not url.startswith((served, "data:", "blob:"))]


# As where a site has no HTTPS: else who stays for a while is given every page to keep, which costs more than most tests.
NO_WORKERS = "delete Navigator.prototype.serviceWorker"


@contextmanager
def watching(browser: Browser, *, workers: bool = False, **options: Any) -> Iterator[Seen]:
    """A fresh profile with one page. `requests` are all that left it, `messages` all that its console said."""
    context = browser.new_context(**options)
    if not workers:
        context.add_init_script(NO_WORKERS)
    page = context.new_page()
    seen = Seen(page)
    context.on("request", lambda request: seen.requests.append(request.url))
    page.on("console", lambda message: seen.messages.append(f"{page.url}: {message.type}: {message.text}"))
    page.on("pageerror", lambda error: seen.messages.append(f"{page.url}: {error}"))
    try:
        yield seen
    finally:
        context.close()
