"""`scripts/watch`: lists what is due: helplines, reviews, pages whose publication date has come, dead links, and mistakes.

It changes nothing. Links are checked with --online only; without it the command says that it did not check them.
"""

import argparse
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote, urlsplit

from commands import ROOT, fail
from generator.project import read_project
from library import Library, Problem, markdown_text
from library.apa_style import ADDRESS_CHARACTERS
from library.bibtex import REFERENCES_PATH
from library.checks import integrity_problems
from library.clock import epoch_error, today
from library.data_files import HELPLINES_PATH
from library.problems import CONFIG_PATH, root_problems
from library.yaml_text import iter_strings
from publish.refusals import outdated_helplines, outdated_reviews

# Shorter than for --publish, so that there is time to ask the services.
HELPLINE_AGE_DAYS = 180
OFFLINE = "No address answered, so links to other sites were not checked. Is this computer online?"
NOT_CHECKED = "Links to other sites were not checked. To check them: scripts/watch --online"
TIMEOUT_SECONDS = 20
MAX_CONNECTIONS = 8
# Some hosts refuse other clients than browsers.
HEADERS = {"User-Agent": "Mozilla/5.0 (link check)", "Accept": "text/html,*/*"}
GONE_STATUSES = {404, 410, 451}


def due_problems(library: Library, *, online: bool) -> tuple[list[Problem], str]:
    """What is due, in order of file and line, and why links were not checked ("" if they were)."""
    helplines = outdated_helplines(library, HELPLINE_AGE_DAYS)
    due = {*helplines, *outdated_reviews(library), *_due_publications(library)}
    dead = dead_links(library) if online else None
    not_checked = "" if dead is not None else OFFLINE if online else NOT_CHECKED
    return sorted(due.union(dead or ())), not_checked


def _due_publications(library: Library) -> Iterator[Problem]:
    for page in library.pages.values():
        if page.publish and page.publish <= today():
            message = f"publish: {page.publish} has come. Publish the site again, then remove this line."
            yield page.problem(page.source.line("publish"), message)


def external_links(library: Library) -> Iterator[tuple[str, str, int]]:
    """(URL, file, line) of each link to another site, in pages and their notes, references, helplines and settings."""
    for page in (*library.pages.values(), *library.cautions.values()):
        for link in markdown_text.links(page.source):
            if link.target.startswith("http"):
                yield link.target, page.source.path, link.line
    for reference in library.references.values():
        if reference.address:
            yield reference.address, REFERENCES_PATH, reference.line
    for country in library.countries:
        for line in country.lines:
            for url in filter(None, (line.website, line.chat)):
                yield str(url), HELPLINES_PATH, line.line
    for keys, value in iter_strings(library.extra, "extra"):
        if value.startswith("http"):
            yield value, CONFIG_PATH, library.config_yaml.line(*keys)


def fetch_status(url: str) -> int:
    """The HTTP status of a URL, which may have letters of any language. By GET, since some hosts refuse HEAD."""
    scheme, host, path = url.partition(urlsplit(url).netloc)
    ascii_url = scheme + host + quote(path, safe=ADDRESS_CHARACTERS)
    request = urllib.request.Request(ascii_url, headers=HEADERS)  # noqa: S310 - http and https only
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as reply:  # noqa: S310
            return int(reply.status)
    except urllib.error.HTTPError as error:
        with error:  # it holds the reply
            return error.code


def dead_links(library: Library, fetch: Callable[[str], int] = fetch_status) -> list[Problem] | None:
    """Dead links; None if no URL answers, as without a network. Each is requested once: `fetch` returns its HTTP status, or
    raises OSError or HTTPException without an answer."""
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
        return None
    remedy = "Look for its new address, or remove the link."
    return [
        Problem(file, line, f"{url} {failures[url]}. {remedy}") for url, file, line in links if failures[url]
    ]


def as_markdown(due: list[Problem], not_checked: str) -> str:
    """The text of an issue: a box to tick for each."""
    boxes = [f"- [ ] `{problem.path}`, line {problem.line}: {problem.message}" for problem in due]
    head = "This is due on the site. Check off what is done; the list is made again every week."
    return "\n".join([head, "", *boxes, *(["", not_checked] if not_checked else []), ""])


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Returns 0 if nothing is due, 1 if something is, 2 if the sources can't be read or the issue can't be written."""
    parser = argparse.ArgumentParser(prog="scripts/watch", description=__doc__)
    parser.add_argument("--online", action="store_true", help="also check that linked pages still exist")
    parser.add_argument("--issue", type=Path, metavar="FILE", help="write it as Markdown, for an issue")
    options = parser.parse_args(arguments)
    library, problems = read_project(root)
    wrong_clock = epoch_error()
    if wrong_clock or (problems and not library.pages):
        return fail(wrong_clock or "\n".join(map(str, problems)), 2)
    due, not_checked = due_problems(library, online=options.online)
    # Of a file with mistakes it is not known what else in it is due.
    due = sorted({*due, *root_problems([*problems, *integrity_problems(library)])})
    print("\n".join(map(str, due)) if due else "Nothing is due.")
    if not_checked:
        print(not_checked)
    if options.issue:
        try:
            options.issue.write_text(as_markdown(due, not_checked) if due else "", "utf-8")
        except OSError as error:
            return fail(f"{options.issue} can't be written: {error.strerror}.", 2)
    return 1 if due else 0


if __name__ == "__main__":
    sys.exit(main())
