"""Links to other sites, and which of them are dead."""

import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from http.client import HTTPException
from urllib.parse import quote, urlsplit

from library import Library, Problem, text
from library.bibtex import REFERENCES_PATH
from library.helplines import HELPLINES_PATH
from library.problems import CONFIG_PATH
from library.references import ADDRESS_CHARACTERS

TIMEOUT_SECONDS = 20
MAX_CONNECTIONS = 8
# Some hosts refuse other clients than browsers.
HEADERS = {"User-Agent": "Mozilla/5.0 (link check)", "Accept": "text/html,*/*"}
GONE_STATUSES = {404, 410, 451}
# Returns the HTTP status of a URL, or raises OSError or HTTPException without an answer.
FetchStatus = Callable[[str], int]


def external_links(library: Library) -> Iterator[tuple[str, str, int]]:
    """(URL, file, line) of each link to another site, in pages and their notes, references, helplines and settings."""
    for page in (*library.pages.values(), *library.cautions.values()):
        for link in text.links(page.source):
            if link.target.startswith("http"):
                yield link.target, page.source.path, link.line
    for work in library.references.values():
        if match := re.search(r'href="(http[^"]+)"', work.html):
            yield unescape(match[1]), REFERENCES_PATH, work.line
    for country in library.countries:
        for line in country.lines:
            for url in filter(None, (line.website, line.chat)):
                yield str(url), HELPLINES_PATH, line.line
    extra = library.extra
    settings = [(library.booking.address, "booking", "address"), (extra.get("leave"), "leave")]
    for key in ("social", "alternate"):
        settings += [(item.get("link"), key, i, "link") for i, item in enumerate(extra.get(key) or [])]
    for value, *keys in settings:
        if str(value).startswith("http"):
            yield str(value), CONFIG_PATH, library.config_yaml.line("extra", *keys)


def fetch_status(url: str) -> int:
    """The HTTP status of a URL, which may have letters of any language. By GET, since some hosts refuse HEAD."""
    scheme, host, path = url.partition(urlsplit(url).netloc)
    ascii_url = scheme + host + quote(path, safe=ADDRESS_CHARACTERS)
    request = urllib.request.Request(ascii_url, headers=HEADERS)  # noqa: S310 - http and https only
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as reply:  # noqa: S310
            return int(reply.status)
    except urllib.error.HTTPError as error:
        return error.code


class OfflineError(Exception):
    """No URL answered, so there is no network."""


def dead_links(library: Library, fetch: FetchStatus = fetch_status) -> Iterator[Problem]:
    """Dead links. Each URL is requested once. Raises OfflineError without a network."""
    links = list(external_links(library))
    answered: set[str] = set()

    def check_status(url: str) -> str:
        try:
            status = fetch(url)
        except (OSError, ValueError, HTTPException) as error:
            return f"does not answer ({getattr(error, 'reason', error)})"
        answered.add(url)
        return f"is gone (status {status})" if status in GONE_STATUSES else ""

    unique = sorted({url for url, _, _ in links})
    with ThreadPoolExecutor(MAX_CONNECTIONS) as pool:
        failures = dict(zip(unique, pool.map(check_status, unique), strict=True))
    if unique and not answered:
        raise OfflineError
    for url, file, line in links:
        if failures[url]:
            message = f"{url} {failures[url]}. Look for its new address, or remove the link."
            yield Problem(file, line, message)
