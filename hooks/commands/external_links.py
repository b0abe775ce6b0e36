"""Addresses on other sites that the words lead to, and which of them no longer answer."""

import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape

from library import Library, Problem, text
from library.bibtex import REFERENCES_PATH
from library.helplines import HELPLINES_PATH

TIMEOUT_SECONDS = 20
MAX_CONNECTIONS = 8
# Some hosts refuse what does not look like a browser; a refusal to a machine is no dead link.
HEADERS = {"User-Agent": "Mozilla/5.0 (link check)", "Accept": "text/html,*/*"}
GONE_STATUSES = {404, 410, 451}
# Gives the status of an address, or raises OSError when nobody answers there.
FetchStatus = Callable[[str], int]


def external_links(library: Library) -> Iterator[tuple[str, str, int]]:
    """(address, file, line) of each link out: in pages, sources and helplines."""
    for page in library.pages.values():
        for link in text.links(page.source):
            if link.target.startswith("http"):
                yield link.target, page.source.path, link.line
    for work in library.references.values():
        if match := re.search(r'href="(http[^"]+)"', work.html):
            yield unescape(match[1]), REFERENCES_PATH, work.line
    for country in library.countries:
        for line in country.lines:
            for address in (line.website, line.chat):
                if address:
                    yield str(address), HELPLINES_PATH, line.line


def fetch_status(address: str) -> int:
    """The status of a page, which is not read. By GET, since some hosts refuse a HEAD."""
    request = urllib.request.Request(address, headers=HEADERS)  # noqa: S310 - http and https only
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as reply:  # noqa: S310
            return int(reply.status)
    except urllib.error.HTTPError as error:
        return error.code


class OfflineError(Exception):
    """Nobody answered, wherever it was asked: the links are not what is broken."""


def dead_links(library: Library, ask: FetchStatus = fetch_status) -> Iterator[Problem]:
    """Links that lead nowhere. Each address is asked for once. Raises Offline where no network is."""
    places = list(external_links(library))
    answered: set[str] = set()

    def status(address: str) -> str:
        try:
            code = ask(address)
        except (OSError, ValueError) as error:
            return f"does not answer ({getattr(error, 'reason', error)})"
        answered.add(address)
        return f"is gone (status {code})" if code in GONE_STATUSES else ""

    unique = sorted({address for address, _, _ in places})
    with ThreadPoolExecutor(MAX_CONNECTIONS) as pool:
        said = dict(zip(unique, pool.map(status, unique), strict=True))
    if unique and not answered:
        raise OfflineError
    for address, file, line in places:
        if said[address]:
            message = f"{address} {said[address]}. Look for where it went, or take the link out."
            yield Problem(file, line, message)
