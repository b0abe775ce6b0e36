"""Links worksheets to their articles, which `for:` names. An article of a series has one, or says that it has none, unless the
site has none at all."""

import difflib
import posixpath
from collections.abc import Iterator

from library.model import ARTICLE, OVERVIEW, WORKSHEET, Library, Page
from library.problems import Problem


def link_worksheets(library: Library) -> Iterator[Problem]:
    """Sets `sheet` of articles and `owner` of worksheets; yields a problem for each that has no counterpart."""
    owners = {page.path: page for page in library.of_kind(ARTICLE, OVERVIEW)}
    unassigned: list[Page] = []
    # Worksheets with invalid front matter are assigned too, after the others.
    for sheet in [page for page in library.checked_pages if page.kind == WORKSHEET]:
        article_path = _article_path(sheet)
        owner = owners.get(article_path)
        if owner and not owner.sheet:
            owner.sheet, sheet.owner = sheet, owner
            if owner.series:
                sheet.title = sheet.title.replace("{count}", str(owner.series.count))
            if sheet.draft and not owner.draft:
                yield sheet.problem(sheet.source.line("draft"), _draft_message(owner))
            if not owner.worksheet:
                message = f"worksheet: {sheet.source.path} is for this article. Remove worksheet: false here, or delete that sheet."
                yield owner.problem(owner.source.line("worksheet"), message)
            continue
        unassigned.append(sheet)
        if not article_path or article_path in library.excluded_drafts:
            continue
        if owner and owner.sheet:
            message = f"{owner.path} already has a worksheet ({owner.sheet.source.path}). Merge the two, or name another article."
        else:
            message = _unknown_article_message(library, article_path)
        line = sheet.source.line("for")
        yield sheet.problem(line, f"for: {message}", about={f"{sheet.path}#for"}, caused_by={article_path})
    every = (*library.checked_pages, *library.drafts.values())
    if any(page.kind == WORKSHEET for page in every):
        yield from _missing_worksheets(library, unassigned)


def _article_path(sheet: Page) -> str:
    """The value of `for:`, even if the rest of the front matter is invalid."""
    path = sheet.source.meta.get("for")
    return path if isinstance(path, str) else ""


def _missing_worksheets(library: Library, unassigned: list[Page]) -> Iterator[Problem]:
    """Articles without a worksheet. A typo in `for:` is one problem: it is the cause for the article probably meant."""
    articles = {
        page.path: page
        for page in library.of_kind(ARTICLE)
        if page.series and page.worksheet and not page.sheet
    }
    meant_for: dict[str, Page] = {}
    for sheet in unassigned:
        rest = [path for path in articles if path not in meant_for]
        matches = difflib.get_close_matches(_article_path(sheet), rest, n=1, cutoff=0)
        meant_for |= dict.fromkeys(matches, sheet)
    drafts = {_article_path(sheet): sheet for sheet in library.drafts.values() if sheet.kind == WORKSHEET}
    for path, page in articles.items():
        if draft := drafts.get(path):
            yield draft.problem(draft.source.line("draft"), _draft_message(page))
            continue
        message = f"this article has no worksheet. Add one in docs/worksheets/ with the front matter for: {path}. If it needs none, write worksheet: false here."
        meant = meant_for[path].path if path in meant_for else path
        yield page.problem(1, message, caused_by={path, meant, f"{meant}#for"})


def _draft_message(owner: Page) -> str:
    return f"draft: {owner.source.path} is not a draft, so its worksheet can't be one. Remove draft: true here, or make the article a draft too."


def _unknown_article_message(library: Library, article_path: str) -> str:
    if "," in article_path:
        return f'"{article_path}" names more than one article. A worksheet belongs to one; write a second sheet for the other.'
    if article_path in library.pages:
        return f'"{article_path}" is not an article of a series. Name one as folder/name.md.'
    normalized = posixpath.normpath(article_path).replace("../", "").removeprefix("docs/")
    articles = [page.path for page in library.checked_pages if page.kind in {ARTICLE, OVERVIEW}]
    meant = library.suggest_page(normalized, articles)
    remedy = "Name one as folder/name.md, or delete this sheet and its line in nav."
    return f'there is no article "{article_path}". ' + (f'Did you mean "{meant}"?' if meant else remedy)
