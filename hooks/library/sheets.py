"""Which worksheet belongs to which article: `for:` names it, every article of a series has one."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Iterator

from library.model import ARTICLE, OVERVIEW, WORKSHEET, Library, Page
from library.problems import Problem, nearest_page

NAMED = re.compile(r"[a-z0-9-]+/[a-z0-9-]+\.md")


def link_sheets(library: Library) -> Iterator[Problem]:
    """Fills `sheet` of articles and `owner` of sheets; gives the sheets and articles that stay alone."""
    owners = {page.path: page for page in library.of_kind(ARTICLE, OVERVIEW)}
    unread = [page for page in library.unread.values() if page.kind == WORKSHEET]
    unplaced = [str(sheet.source.meta.get("for")) for sheet in unread]
    for sheet in unread:
        wanted = sheet.source.meta.get("for")
        if isinstance(wanted, str) and wanted and wanted not in owners and not library.at_fault(wanted):
            yield sheet.problem(sheet.source.line("for"), _no_such_owner(library, wanted, owners))
    for sheet in library.of_kind(WORKSHEET):
        line, path = sheet.source.line("for"), sheet.source.path
        wanted = str(sheet.source.meta["for"])
        owner = owners.get(wanted)
        if owner is None or owner.sheet:
            unplaced.append(wanted)
        if owner is None:
            if not library.at_fault(wanted):
                yield Problem(path, line, _no_such_owner(library, wanted, owners))
        elif owner.sheet:
            yield Problem(
                path,
                line,
                f"for: {owner.path} has a worksheet already ({owner.sheet.source.path}). Merge the two, or name another article.",
            )
        else:
            owner.sheet, sheet.owner = sheet, owner
            if owner.series:
                sheet.title = sheet.title.replace("{count}", str(owner.series.count))
            if sheet.draft and not owner.draft:
                yield Problem(path, sheet.source.line("draft"), _unready(owner))
    without = [
        page
        for page in library.of_kind(ARTICLE)
        if page.series and not page.sheet and not library.at_fault(page.path)
    ]
    _forgive(without, unplaced)
    for page in without:
        drafted = next(
            (
                s
                for s in library.drafts.values()
                if s.kind == WORKSHEET and str(s.source.meta.get("for")) == page.path
            ),
            None,
        )
        if drafted:
            yield Problem(drafted.source.path, drafted.source.line("draft"), _unready(page))
        else:
            yield page.problem(
                1,
                f"this article has no worksheet. Add one in docs/worksheets/ with the front matter for: {page.path}.",
            )


def _unready(owner: Page) -> str:
    return f"draft: {owner.source.path} is no draft, so its worksheet can't be one. Remove draft: true here, or make the article a draft too."


def _forgive(without: list[Page], unplaced: list[str]) -> None:
    """For each sheet that found no article, takes out the article that it was probably meant for:
    a slip in `for:` is one mistake."""
    for wanted in unplaced:
        if without:
            near = difflib.get_close_matches(wanted, [page.path for page in without], n=1, cutoff=0)
            without[:] = [page for page in without if page.path not in near]


def _no_such_owner(library: Library, wanted: str, owners: dict[str, Page]) -> str:
    if "," in wanted:
        return f'for: "{wanted}" names more than one article. A worksheet belongs to one; write a second sheet for the other.'
    if wanted in library.pages:
        return f'for: "{wanted}" is not an article of a series. Name one as folder/name.md.'
    plain = posixpath.normpath(wanted).replace("../", "").removeprefix("docs/")
    unread = [page.path for page in library.unread.values() if page.kind in {ARTICLE, OVERVIEW}]
    near = library.gone.get(plain) or nearest_page(plain, [*owners, *unread])
    if near:
        return f'for: there is no article "{wanted}". Did you mean "{near}"?'
    remedy = (
        "Name another, or delete this sheet." if NAMED.fullmatch(wanted) else "Write it as folder/name.md."
    )
    return f'for: there is no article "{wanted}". {remedy}'
