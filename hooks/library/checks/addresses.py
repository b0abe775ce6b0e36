"""Titles and addresses: each names one page only."""

import re
from collections.abc import Iterator

from library.model import OVERVIEW, WORKSHEET, Library, Page, former
from library.problems import Problem

SLUG = re.compile(r"[a-z0-9-]+")
ADDRESS = re.compile(r"[a-z0-9-]+(/[a-z0-9-]+)*")
ONLY_OVERVIEWS = "Only a series' overview can count, with {count}. Write the words themselves."
# What Markdown and HTML would make of a word; titles and summaries are shown as they stand.
MARKED = re.compile(
    r"\*\S[^*]*\*+|(?<!\w)_\S[^_]*_(?!\w)|`[^`]*`|\]\([^)]*\)|</?[a-zA-Z][^>]*>|&#?\w+;|\[\^[^\]]*\]"
)


def titles(library: Library) -> Iterator[Problem]:
    """A title names one page, an address too; and none is written with marks."""
    titled: dict[tuple[bool, str], Page] = {}
    addresses: dict[str, Page] = {}
    for page in library.texts:
        for line, message in _marks(page):
            yield page.problem(line, message)
    for page in library.pages.values():
        if (other := addresses.setdefault(page.url, page)) is not page:
            message = f"its address, /{page.url}, is that of {other.source.path} too."
            yield page.problem(1, f"{message} Rename one of the files.")
        # A sheet may be called like its article, which no list shows side by side.
        key = (page.kind == WORKSHEET, page.title.casefold())
        if (other := titled.setdefault(key, page)) is not page:
            message = f'title: "{page.title}" is the title of {other.source.path} too. Give one of them another title.'
            yield page.problem(page.source.line("title"), message, follows={page.path})


def _marks(page: Page) -> Iterator[tuple[int, str]]:
    """What is shown as it stands has no marks; {count} is filled in where a page has something to count."""
    for key, line, said in shown(page, "title", "summary", "purpose", "author", "in_short"):
        if match := MARKED.search(said):
            yield line, f'{key}: "{match[0]}" would be printed as it stands. Write words without marks.'
        of_sheet = page.owner is not None and page.owner.kind == OVERVIEW and key == "title"
        counts = page.kind == OVERVIEW or of_sheet
        for match in re.finditer(r"\{+([^{}]*)\}+", said):
            if not (counts and match[0] == "{count}"):
                remedy = "Write {count}." if counts else ONLY_OVERVIEWS
                yield line, f'{key}: "{match[0]}" would be printed as it stands. {remedy}'


def shown(page: Page, *keys: str) -> Iterator[tuple[str, int, str]]:
    """What these keys of the front matter say, lists item by item: the key, the line and the words."""
    for key in keys:
        said = page.source.meta.get(key)
        for index, one in enumerate(said if isinstance(said, list) else [said]):
            if isinstance(one, str):
                yield key, page.source.line(key, *([index] if isinstance(said, list) else [])), one


def former_sheets(library: Library) -> Iterator[Problem]:
    """An old name of a sheet, by which its readers' answers are found: a plain name that no other sheet has or had."""
    names = {page.slug: page for page in library.texts if page.kind == WORKSHEET}
    first: dict[str, str] = {}
    for page in names.values():
        for index, old in enumerate(page.was):
            line = page.source.line("was", index)
            if not SLUG.fullmatch(old):
                message = (
                    "is no name that a sheet's file can have. Write it without folder and ending: old-name."
                )
            elif old == page.slug:
                message = "is the name that this sheet has. Remove it."
            elif old in names:
                message = f"is the name of {names[old].source.path}. Only a name that no sheet has can be an old one."
            elif old in first:
                message = f"stands in {first[old]} too. Keep it in the sheet that the answers belong to."
            else:
                first[old] = f"{page.source.path}:{line}"
                continue
            yield page.problem(line, f'was: "{old}" {message}')


def redirects(library: Library) -> Iterator[Problem]:
    """An old address is a path of this site that no page has, and leads to one page."""
    taken = {page.url: page for page in library.pages.values()}
    # A sheet's old names are old addresses too.
    first = {
        f"worksheets/{old}/": f"{page.source.path}:{page.source.line('was', index)}"
        for page in library.texts
        for index, old in enumerate(page.was)
    }
    for page in library.texts:
        for index, old in enumerate(page.redirects):
            address, line = former(old) + "/", page.source.line("redirects", index)
            message = ""
            if not ADDRESS.fullmatch(address[:-1]) or address.startswith("assets/"):
                example = "/".join([*page.path.split("/")[:-1], "old-name"])
                message = f"can't have been an address here. Write it as {example}."
            elif taken.get(address) is page:
                message = "is the address that this page has. Remove it."
            elif address in taken:
                message = f"is the address of {taken[address].source.path}. An old address must be free."
            elif address in first:
                message = f"stands in {first[address]} too. An old address can lead to one page only."
            elif page.kind == WORKSHEET and address.startswith("worksheets/"):
                message = f"leads readers here, and leaves behind what they wrote. Write was: [{address[11:-1]}] in its place, which does both."
            if message:
                yield page.problem(line, f'redirects: "{old}" {message}')
            first.setdefault(address, f"{page.source.path}:{line}")
