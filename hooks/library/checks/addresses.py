"""Titles and addresses: each names one page only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from library.model import OVERVIEW, WORKSHEET, Library, Page, former
from library.problems import Problem

ADDRESS = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*")


# What Markdown and HTML would make of a word; titles and summaries are shown as they stand.
MARKED = re.compile(
    r"\*\S[^*]*\*+|(?<!\w)_\S[^_]*_(?!\w)|`[^`]*`|\]\([^)]*\)|</?[a-zA-Z][^>]*>|&#?\w+;|\[\^[^\]]*\]"
)


def titles(library: Library) -> Iterator[Problem]:
    """A title names one page, an address too; and none is written with marks."""
    seen: dict[tuple[bool, str], Page] = {}
    addresses: dict[str, Page] = {}
    for page in library.texts:
        yield from _marks(page)
    for page in library.pages.values():
        if page.url in addresses:
            other = addresses[page.url].source.path
            yield page.problem(
                1, f"its address, /{page.url}, is that of {other} too. Rename one of the files."
            )
        addresses.setdefault(page.url, page)
        line = page.source.line("title")
        # A sheet may be called like its article, which no list shows side by side.
        key = (page.kind == WORKSHEET, page.title.casefold())
        if key in seen and page.path not in library.blamed:
            yield page.problem(
                line,
                f'title: "{page.title}" is the title of {seen[key].source.path} too. Give one of them another title.',
            )
        seen.setdefault(key, page)


def _marks(page: Page) -> Iterator[Problem]:
    """What is shown as it stands has no marks; {count} is filled in where a page has something to count."""
    for key in ("title", "summary", "purpose"):
        said = page.source.meta.get(key)
        if not isinstance(said, str):
            continue
        if match := MARKED.search(said):
            message = f'{key}: "{match[0]}" would be printed as it stands. Write words without marks.'
            yield page.problem(page.source.line(key), message)
        of_series = page.kind == OVERVIEW or (
            page.kind == WORKSHEET and key == "title" and page.owner and page.owner.kind == OVERVIEW
        )
        for match in re.finditer(r"\{+([^{}]*)\}+", said):
            if not (match[0] == "{count}" and of_series):
                remedy = (
                    "Write {count}."
                    if of_series
                    else "Only a series' overview can count, with {count}. Write the words themselves."
                )
                yield page.problem(
                    page.source.line(key),
                    f'{key}: "{match[0]}" would be printed as it stands. {remedy}',
                )


def redirects(library: Library) -> Iterator[Problem]:
    """An old address is a path of this site that no page has, and leads to one page."""
    taken = {page.url: page for page in library.pages.values()}
    first: dict[str, str] = {}
    for page in library.texts:
        for index, old in enumerate(page.redirects):
            place = page.source.path, page.source.line("redirects", index)
            address = former(old) + "/"
            where = f"{place[0]}:{place[1]}"
            if not ADDRESS.fullmatch(address[:-1]) or address.startswith("assets/"):
                example = "/".join([*page.path.split("/")[:-1], "old-name"])
                yield Problem(
                    *place, f'redirects: "{old}" can\'t have been an address here. Write it as {example}.'
                )
            elif taken.get(address) is page:
                yield Problem(*place, f'redirects: "{old}" is the address that this page has. Remove it.')
            elif address in taken:
                yield Problem(
                    *place,
                    f'redirects: "{old}" is the address of {taken[address].source.path}. An old address must be free.',
                )
            elif address in first:
                yield Problem(
                    *place,
                    f'redirects: "{old}" stands in {first[address]} too. An old address can lead to one page only.',
                )
            first.setdefault(address, where)
