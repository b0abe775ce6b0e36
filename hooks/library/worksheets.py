"""Which worksheet belongs to which article: `for:` names it, every article of a series has one."""

import difflib
import posixpath
import re
from collections.abc import Iterator

from library.model import ARTICLE, OVERVIEW, WORKSHEET, Library, Page
from library.problems import Problem

PAGE_PATH = re.compile(r"[a-z0-9-]+/[a-z0-9-]+\.md")


def link_worksheets(library: Library) -> Iterator[Problem]:
    """Fills `sheet` of articles and `owner` of sheets; gives the sheets and articles that stay unassigned."""
    owners = {page.path: page for page in library.of_kind(ARTICLE, OVERVIEW)}
    unassigned: list[Page] = []
    # Those whose front matter is wrong come last, and belong where they say all the same.
    for sheet in [page for page in library.checked_pages if page.kind == WORKSHEET]:
        wanted = _article_path(sheet)
        owner = owners.get(wanted)
        if owner and not owner.sheet:
            owner.sheet, sheet.owner = sheet, owner
            if owner.series:
                sheet.title = sheet.title.replace("{count}", str(owner.series.count))
            if sheet.draft and not owner.draft:
                yield sheet.problem(sheet.source.line("draft"), _draft_message(owner))
            continue
        unassigned.append(sheet)
        if not wanted or wanted in library.excluded_drafts:
            continue
        if owner and owner.sheet:
            message = f"{owner.path} has a worksheet already ({owner.sheet.source.path}). Merge the two, or name another article."
        else:
            message = _unknown_article_message(library, wanted)
        line = sheet.source.line("for")
        yield sheet.problem(line, f"for: {message}", about={_owner_subject(sheet)}, caused_by={wanted})
    yield from _missing_worksheets(library, unassigned)


def _article_path(sheet: Page) -> str:
    """What `for:` names, also where the rest of the front matter is wrong."""
    wanted = sheet.source.meta.get("for")
    return wanted if isinstance(wanted, str) else ""


def _owner_subject(sheet: Page) -> str:
    """Whom a sheet belongs to, as what a problem is about."""
    return f"{sheet.path}#for"


def _missing_worksheets(library: Library, unassigned: list[Page]) -> Iterator[Problem]:
    """Articles without a sheet. A slip in `for:` is one mistake: it explains the one that it was probably meant for."""
    without = {page.path: page for page in library.of_kind(ARTICLE) if page.series and not page.sheet}
    meant: dict[str, Page] = {}
    for sheet in unassigned:
        open_ = [path for path in without if path not in meant]
        meant |= dict.fromkeys(difflib.get_close_matches(_article_path(sheet), open_, n=1, cutoff=0), sheet)
    drafted = {_article_path(sheet): sheet for sheet in library.drafts.values() if sheet.kind == WORKSHEET}
    for path, page in without.items():
        if draft := drafted.get(path):
            yield draft.problem(draft.source.line("draft"), _draft_message(page))
            continue
        message = (
            f"this article has no worksheet. Add one in docs/worksheets/ with the front matter for: {path}."
        )
        causes = {path, *((meant[path].path, _owner_subject(meant[path])) if path in meant else ())}
        yield page.problem(1, message, caused_by=causes)


def _draft_message(owner: Page) -> str:
    return f"draft: {owner.source.path} is no draft, so its worksheet can't be one. Remove draft: true here, or make the article a draft too."


def _unknown_article_message(library: Library, wanted: str) -> str:
    if "," in wanted:
        return f'"{wanted}" names more than one article. A worksheet belongs to one; write a second sheet for the other.'
    if wanted in library.pages:
        return f'"{wanted}" is not an article of a series. Name one as folder/name.md.'
    plain = posixpath.normpath(wanted).replace("../", "").removeprefix("docs/")
    articles = [page.path for page in library.checked_pages if page.kind in {ARTICLE, OVERVIEW}]
    if near := library.suggest_page(plain, articles):
        remedy = f'Did you mean "{near}"?'
    else:
        remedy = (
            "Name another, or delete this sheet."
            if PAGE_PATH.fullmatch(wanted)
            else "Write it as folder/name.md."
        )
    return f'there is no article "{wanted}". {remedy}'
