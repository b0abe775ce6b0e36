"""Which worksheet belongs to which article: `for:` names it, every article of a series has one."""

import difflib
import posixpath
import re
from collections.abc import Iterator

from library.model import ARTICLE, OVERVIEW, WORKSHEET, Library, Page
from library.problems import Problem

NAMED = re.compile(r"[a-z0-9-]+/[a-z0-9-]+\.md")


def link_sheets(library: Library) -> Iterator[Problem]:
    """Fills `sheet` of articles and `owner` of sheets; gives the sheets and articles that stay alone."""
    owners = {page.path: page for page in library.of_kind(ARTICLE, OVERVIEW)}
    alone: list[tuple[Page, str]] = []
    for sheet in library.of_kind(WORKSHEET):
        owner = owners.get(_wanted(sheet))
        if owner is None:
            alone.append((sheet, _no_such_owner(library, _wanted(sheet), owners)))
        elif owner.sheet:
            message = f"for: {owner.path} has a worksheet already ({owner.sheet.source.path}). Merge the two, or name another article."
            alone.append((sheet, message))
        else:
            owner.sheet, sheet.owner = sheet, owner
            if owner.series:
                sheet.title = sheet.title.replace("{count}", str(owner.series.count))
            if sheet.draft and not owner.draft:
                yield sheet.problem(sheet.source.line("draft"), _unready(owner))
    without = [page for page in library.of_kind(ARTICLE) if page.series and not page.sheet]
    unread = [page for page in library.unread.values() if page.kind == WORKSHEET]
    meant = _meant([*unread, *(sheet for sheet, _ in alone)], without)
    for sheet in unread:
        wanted = _wanted(sheet)
        if wanted and wanted not in {*owners, *library.left_out}:
            message = _no_such_owner(library, wanted, owners)
            yield sheet.problem(sheet.source.line("for"), message, follows={wanted})
    for sheet, message in alone:
        if (wanted := _wanted(sheet)) not in library.left_out:
            yield sheet.problem(sheet.source.line("for"), message, about={_subject(sheet)}, follows={wanted})
    yield from _without_sheet(library, without, meant)


def _wanted(sheet: Page) -> str:
    """What `for:` names, also where the rest of the front matter is wrong."""
    wanted = sheet.source.meta.get("for")
    return wanted if isinstance(wanted, str) else ""


def _subject(sheet: Page) -> str:
    """Whom a sheet belongs to, as what a problem is about."""
    return f"{sheet.path}#for"


def _meant(sheets: list[Page], without: list[Page]) -> dict[str, Page]:
    """For articles that have no sheet, the one that was probably meant for each: a slip in `for:` is one mistake."""
    open_ = [page.path for page in without]
    meant: dict[str, Page] = {}
    for sheet in sheets:
        for path in difflib.get_close_matches(_wanted(sheet), open_, n=1, cutoff=0):
            open_.remove(path)
            meant[path] = sheet
    return meant


def _without_sheet(library: Library, without: list[Page], meant: dict[str, Page]) -> Iterator[Problem]:
    drafted = {_wanted(sheet): sheet for sheet in library.drafts.values() if sheet.kind == WORKSHEET}
    for page in without:
        if sheet := drafted.get(page.path):
            yield sheet.problem(sheet.source.line("draft"), _unready(page))
            continue
        message = f"this article has no worksheet. Add one in docs/worksheets/ with the front matter for: {page.path}."
        sheet = meant.get(page.path)
        follows = {page.path, *((sheet.path, _subject(sheet)) if sheet else ())}
        yield page.problem(1, message, follows=follows)


def _unready(owner: Page) -> str:
    return f"draft: {owner.source.path} is no draft, so its worksheet can't be one. Remove draft: true here, or make the article a draft too."


def _no_such_owner(library: Library, wanted: str, owners: dict[str, Page]) -> str:
    if "," in wanted:
        return f'for: "{wanted}" names more than one article. A worksheet belongs to one; write a second sheet for the other.'
    if wanted in library.pages:
        return f'for: "{wanted}" is not an article of a series. Name one as folder/name.md.'
    plain = posixpath.normpath(wanted).replace("../", "").removeprefix("docs/")
    unread = [page.path for page in library.unread.values() if page.kind in {ARTICLE, OVERVIEW}]
    remedy = (
        "Name another, or delete this sheet." if NAMED.fullmatch(wanted) else "Write it as folder/name.md."
    )
    if near := library.meant(plain, [*owners, *unread]):
        remedy = f'Did you mean "{near}"?'
    return f'for: there is no article "{wanted}". {remedy}'
