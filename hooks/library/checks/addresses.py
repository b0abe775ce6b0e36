"""Titles and addresses: each names one page only."""

import re
from collections.abc import Iterator
from itertools import product

from library.model import OVERVIEW, WORKSHEET, Library, Page, normalize_old_path
from library.problems import Problem
from library.schema import INLINE_MARKUP
from library.yaml_text import iter_strings

URL_PATH = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*")
COUNT_ONLY_IN_OVERVIEW = "Only a series' overview can count, with {count}. Write the words themselves."
# What is said of an old name of a sheet, and of an old address: one that can't be, the page's own, another page's, one that
# stands twice.
OLD_PATH_MESSAGES = {
    "was": (
        "is no name that a sheet's file can have. Write it without folder and ending: old-name.",
        "is the name that this sheet has. Remove it.",
        "is the name of {}. Only a name that no sheet has can be an old one.",
        "stands in {} too. Keep it in the sheet that the answers belong to.",
    ),
    "redirects": (
        "can't have been an address here. Write it as {}.",
        "is the address that this page has. Remove it.",
        "is the address of {}. An old address must be free.",
        "stands in {} too. An old address can lead to one page only.",
    ),
}


def title_problems(library: Library) -> Iterator[Problem]:
    """A title names one page, an address too; and none is written with marks."""
    titled: dict[tuple[bool, str], Page] = {}
    addresses: dict[str, Page] = {}
    for page in library.checked_pages:
        for line, message in _literal_marks(page):
            yield page.problem(line, message)
    for page in library.pages.values():
        if (other := addresses.setdefault(page.url, page)) is not page:
            message = f"its address, /{page.url}, is that of {other.source.path} too."
            yield page.problem(1, f"{message} Rename one of the files.")
        # A sheet may be called like its article, which no list shows side by side.
        key = (page.kind == WORKSHEET, page.title.casefold())
        if (other := titled.setdefault(key, page)) is not page:
            message = f'title: "{page.title}" is the title of {other.source.path} too. Give one of them another title.'
            yield page.problem(page.source.line("title"), message, caused_by={page.path})


def _literal_marks(page: Page) -> Iterator[tuple[int, str]]:
    """What is shown as it stands has no marks; {count} is filled in where a page has something to count."""
    for key, line, said in front_matter_strings(page, "title", "summary", "purpose", "author", "in_short"):
        if match := INLINE_MARKUP.search(said):
            yield line, f'{key}: "{match[0]}" would be printed as it stands. Write words without marks.'
        of_sheet = page.owner is not None and page.owner.kind == OVERVIEW and key == "title"
        counts = page.kind == OVERVIEW or of_sheet
        for match in re.finditer(r"\{+([^{}]*)\}+", said):
            if not (counts and match[0] == "{count}"):
                remedy = "Write {count}." if counts else COUNT_ONLY_IN_OVERVIEW
                yield line, f'{key}: "{match[0]}" would be printed as it stands. {remedy}'


def front_matter_strings(page: Page, *keys: str) -> Iterator[tuple[str, int, str]]:
    """What these keys of the front matter say, each item by itself: the key, the line and the words."""
    for key in keys:
        for where, said in iter_strings(page.source.meta.get(key), key):
            yield key, page.source.line(*where), said


def old_path_problems(library: Library) -> Iterator[Problem]:
    """Old names of sheets, by which their readers' answers are found, and old addresses: each is a path of this site that
    no page has, and leads to one page."""
    taken = {page.url: page for page in library.checked_pages}
    first: dict[str, str] = {}
    for key, page in product(OLD_PATH_MESSAGES, library.checked_pages):
        impossible, own, others, twice = OLD_PATH_MESSAGES[key]
        for index, old in enumerate(getattr(page, key)):
            line = page.source.line(key, index)
            path = f"worksheets/{old}" if key == "was" else normalize_old_path(old)
            address, earlier = f"{path}/", first.get(f"{path}/")
            if key == "was" or not earlier:
                first[address] = f"{page.source.path}:{line}"
            in_folder = key == "was" and "/" in old
            if not URL_PATH.fullmatch(path) or path.startswith("assets/") or in_folder:
                message = impossible.format("/".join([*page.path.split("/")[:-1], "old-name"]))
            elif taken.get(address) is page:
                message = own
            elif address in taken:
                message = others.format(taken[address].source.path)
            elif earlier:
                message = twice.format(earlier)
            elif key == "redirects" and page.kind == WORKSHEET and path.startswith("worksheets/"):
                message = f"leads readers here, and leaves behind what they wrote. Write was: [{path[11:]}] in its place, which does both."
            else:
                continue
            yield page.problem(line, f'{key}: "{old}" {message}')
