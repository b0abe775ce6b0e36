"""Checks that titles, URLs and redirects are valid and unique."""

import re
from collections.abc import Iterator
from itertools import product

from library.model import OVERVIEW, WORKSHEET, Library, Page, normalize_old_path
from library.problems import LineMessage, Problem, line_subject
from library.value_types import markup_error

URL_PATH = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*")
COUNT_ONLY_IN_OVERVIEW = "Only the overview of a series can use {count}. Write the words themselves."
# Messages for `was:` and `redirects:`: an invalid path, the page's own, that of another page, a duplicate.
OLD_PATH_MESSAGES = {
    "was": (
        "can't have been the name of a sheet's file. Write it without folder and extension: old-name.",
        "is this sheet's current name. Remove it.",
        "is the name of {}. An old name must not be in use.",
        "is in {} too. Keep it in the sheet that the answers belong to.",
    ),
    "redirects": (
        "can't have been an address here. Write it as {}.",
        "is this page's current address. Remove it.",
        "is the address of {}. An old address must not be in use.",
        "is in {} too. An old address can only lead to one page.",
    ),
}


def title_problems(library: Library) -> Iterator[Problem]:
    """Duplicate titles and URLs, and markup in front matter."""
    titles: dict[tuple[bool, str], Page] = {}
    urls: dict[str, Page] = {}
    for page in library.checked_pages:
        for line, message in _markup_messages(page):
            yield page.problem(line, message, caused_by={line_subject(page.source.path, line)})
    for page in library.pages.values():
        if (other := urls.setdefault(page.url, page)) is not page:
            message = f"its address, /{page.url}, is also that of {other.source.path}."
            yield page.problem(1, f"{message} Rename one of the files.")
        # A worksheet may have the title of its article: no list shows both.
        key = (page.kind == WORKSHEET, page.title.casefold())
        if (other := titles.setdefault(key, page)) is not page:
            message = f'title: "{page.title}" is also the title of {other.source.path}. Give one of them another title.'
            yield page.problem(page.source.line("title"), message, caused_by={page.path})


def _markup_messages(page: Page) -> Iterator[LineMessage]:
    """Markup in values that are shown as plain text; {count} is replaced for overviews and their worksheets."""
    shown = ("title", "summary", "purpose", "author", "in_short", "reviewed")
    for key, line, value in page.source.strings(*shown):
        if message := markup_error(value):
            yield line, f"{key}: {message}"
        of_sheet = page.owner is not None and page.owner.kind == OVERVIEW and key == "title"
        can_count = (page.kind == OVERVIEW and key in {"title", "summary"}) or of_sheet
        for match in re.finditer(r"\{+([^{}]*)\}+", value):
            if not (can_count and match[0] == "{count}"):
                other = "Write the words themselves." if page.kind == OVERVIEW else COUNT_ONLY_IN_OVERVIEW
                remedy = "Write {count}." if can_count else other
                yield line, f'{key}: "{match[0]}" would appear on the page as written. {remedy}'


def old_path_problems(library: Library) -> Iterator[Problem]:
    """Former names of worksheets (by which readers' answers are found) and former URLs that are invalid, still in use, or
    those of two pages."""
    pages_by_url = {page.url: page for page in library.checked_pages}
    first_seen: dict[str, str] = {}
    for key, page in product(OLD_PATH_MESSAGES, library.checked_pages):
        invalid, own, used, duplicate = OLD_PATH_MESSAGES[key]
        for index, old in enumerate(getattr(page, key)):
            line = page.source.line(key, index)
            path = f"worksheets/{old}" if key == "was" else normalize_old_path(old)
            url, earlier = f"{path}/", first_seen.get(f"{path}/")
            if key == "was" or not earlier:
                first_seen[url] = f"{page.source.path}:{line}"
            has_folder = key == "was" and "/" in old
            if not URL_PATH.fullmatch(path) or path.startswith("assets/") or has_folder:
                message = invalid.format("/".join([*page.path.split("/")[:-1], "old-name"]))
            elif pages_by_url.get(url) is page:
                message = own
            elif url in pages_by_url:
                message = used.format(pages_by_url[url].source.path)
            elif earlier:
                message = duplicate.format(earlier)
            elif key == "redirects" and page.kind == WORKSHEET and path.startswith("worksheets/"):
                message = f"leads readers here, but their answers stay behind. Write was: [{path[11:]}] instead, which brings both."
            else:
                continue
            causes = {line_subject(page.source.path, line)}
            yield page.problem(line, f'{key}: "{old}" {message}', caused_by=causes)
