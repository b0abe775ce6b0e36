"""Relations between pages: reading order, `helps:`, worksheets, citations, cautions.

Each is declared on one side (nav, `helps:`, `for:`, `[^key]`, `caution:`) and set on both.
"""

import itertools
import posixpath
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from library.citations import link_citations
from library.model import ARTICLE, HOME, OVERVIEW, PAGE, READING, WORKSHEET, Library, Page
from library.problems import ANY_OVERVIEW, Problem, closest_match, did_you_mean, line_subject


def link_pages(library: Library, listed: Collection[str]) -> list[Problem]:
    """Links the pages of `library` in place; returns problems of what can't be linked. `listed` are the paths in nav."""
    _link_reading_order(library, listed)
    others = (_link_helps, _link_worksheets, link_citations, _missing_cautions)
    return [problem for link in others for problem in link(library)]


def _link_reading_order(library: Library, listed: Collection[str]) -> None:
    """Sets `previous` and `next`: the home page, then the pages of `nav` from the first overview, article or reading to
    the last, without worksheets. Plain pages between them become readings."""
    pages = [page for page in library.pages.values() if page.path in listed]
    indexes = [i for i, page in enumerate(pages) if page.kind in {OVERVIEW, ARTICLE, READING}]
    if not indexes:
        return
    in_turn = pages[indexes[0] : indexes[-1] + 1]
    for page in in_turn:
        page.kind = READING if page.kind == PAGE else page.kind
    ordered = [page for page in pages if page.kind == HOME]
    ordered += [page for page in in_turn if page.kind in {OVERVIEW, ARTICLE, READING}]
    for previous, following in itertools.pairwise(ordered):
        previous.next, following.previous = following, previous


def _link_helps(library: Library) -> Iterator[Problem]:
    """Sets `helps` and `helped_by` of all articles; yields a problem for each name that no earlier series has."""
    excluded = {PurePosixPath(path).stem for path in library.excluded_drafts}
    known: dict[str, Page] = {}  # articles of earlier series
    for series in library.series:
        # Including those with invalid front matter, so that naming one is no second mistake.
        articles = [page for page in library.checked_pages if page.kind == ARTICLE and page.series is series]
        for article in articles:
            if article.slug in known:
                message = f"this file has the same name as {known[article.slug].source.path}, so helps: can't tell the two apart. Rename one."
                yield article.problem(1, message)
            helps = article.source.meta.get("helps")
            if helps == "all":
                article.helps_all, article.helps = True, list(known.values())
            slugs = [slug for slug in helps if isinstance(slug, str)] if isinstance(helps, list) else []
            for index, slug in enumerate(slugs):
                line = article.source.line("helps", index)
                if slug in slugs[:index]:
                    yield article.problem(line, f'helps: "{slug}" appears twice. Keep one.')
                elif slug in known:
                    article.helps.append(known[slug])
                    known[slug].helped_by.append(article)
                elif slug not in excluded:
                    # The article may be in a folder whose problems are reported there.
                    causes = {f"{s.folder}/{slug}.md" for s in library.series}
                    causes |= {ANY_OVERVIEW, line_subject(article.source.path, line)}
                    message = f"helps: {_unknown_article_message(library, article, slug, known)}"
                    yield article.problem(line, message, caused_by=causes)
        known |= {article.slug: article for article in articles}


def _unknown_article_message(library: Library, article: Page, slug: str, known: Mapping[str, Page]) -> str:
    earlier = [series for series in library.series if series.part < (article.part or 0)]
    if slug in [page.slug for page in library.of_kind(ARTICLE)]:
        return f'"{slug}" is not in an earlier part. Only articles of an earlier part can be named here.'
    if article.part and not earlier:
        return f'there is no "{slug}" in an earlier part, for this is the first. Remove it.'
    kind = earlier[-1].one if len(earlier) == 1 else "article of an earlier part"
    stem = slug.rpartition("/")[2].removesuffix(".md")
    renamed = next((new for old, new in library.renamed.items() if old.endswith(f"/{stem}.md")), "")
    stem = PurePosixPath(renamed).stem or stem
    all_known = f"Use one of these: {', '.join(sorted(known))}." if known else ""
    hint = f' Did you mean "{stem}"?' if stem in known else did_you_mean(stem, known, all_known)
    return f'there is no {kind} "{slug}".{hint}'


def _missing_cautions(library: Library) -> Iterator[Problem]:
    for page in library.checked_pages:
        if page.caution and page.caution not in library.cautions:
            hint = did_you_mean(page.caution, library.cautions, "Write it there, or remove this line.")
            message = f"caution: there is no note docs/data/{page.caution}.md.{hint}"
            line = page.source.line("caution")
            place = page.source.path, line
            causes = {f"data/{page.caution}.md", line_subject(*place)}
            yield page.problem(line, message, caused_by=causes, place=place)


def _link_worksheets(library: Library) -> Iterator[Problem]:
    """Sets `sheets` of articles and `owner` of worksheets (`for:`); yields a problem for each that has no counterpart. An
    article of a series has one, or says that it has none, unless the site has none at all."""
    owners = {page.path: page for page in library.of_kind(ARTICLE, OVERVIEW)}
    unassigned: list[Page] = []
    # Worksheets with invalid front matter are assigned too, after the others.
    for sheet in [page for page in library.checked_pages if page.kind == WORKSHEET]:
        article_path = _article_path(sheet)
        owner = owners.get(article_path)
        if owner:
            owner.sheets.append(sheet)
            sheet.owner = owner
            if owner.series:
                sheet.title = sheet.title.replace("{count}", str(owner.series.count))
            continue
        unassigned.append(sheet)
        if not article_path or article_path in library.excluded_drafts:
            continue
        line = sheet.source.line("for")
        causes = {article_path, line_subject(sheet.source.path, line)}
        message = f"for: {_unknown_owner_message(library, article_path)}"
        yield sheet.problem(line, message, about={f"{sheet.path}#for"}, caused_by=causes)
    for owner in (owner for owner in owners.values() if owner.sheets):
        first = owner.sheets[0]
        if not owner.draft and all(sheet.draft for sheet in owner.sheets):
            yield first.problem(first.source.line("draft"), _draft_message(owner))
        if not owner.worksheet:
            message = f"worksheet: {first.source.path} is for this article. Remove worksheet: false here, or delete that sheet."
            yield owner.problem(owner.source.line("worksheet"), message)
    every = (*library.checked_pages, *library.drafts.values())
    if any(page.kind == WORKSHEET for page in every):
        yield from _missing_worksheets(library, unassigned)


def _article_path(sheet: Page) -> str:
    """The value of `for:`, even if the rest of the front matter is invalid."""
    path = sheet.source.meta.get("for")
    return path if isinstance(path, str) else ""


def _missing_worksheets(library: Library, unassigned: list[Page]) -> Iterator[Problem]:
    """Articles without a worksheet. A typo in `for:` is one problem: it is the cause for the article probably meant."""
    in_series = (page for page in library.of_kind(ARTICLE) if page.series)
    articles = {page.path: page for page in in_series if page.worksheet and not page.sheets}
    meant_for: dict[str, Page] = {}
    for sheet in unassigned:
        rest = [path for path in articles if path not in meant_for]
        meant_for[closest_match(_article_path(sheet), rest, cutoff=0)] = sheet
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


def _unknown_owner_message(library: Library, article_path: str) -> str:
    if "," in article_path:
        return f'"{article_path}" names more than one article. A worksheet belongs to one; write a second sheet for the other.'
    if article_path in library.pages:
        return f'"{article_path}" is not an article of a series. Name one as folder/name.md.'
    normalized = posixpath.normpath(article_path).replace("../", "").removeprefix("docs/")
    articles = [page.path for page in library.checked_pages if page.kind in {ARTICLE, OVERVIEW}]
    meant = library.suggest_page(normalized, articles)
    remedy = "Name one as folder/name.md, or delete this sheet and its line in nav."
    return f'there is no article "{article_path}". ' + (f'Did you mean "{meant}"?' if meant else remedy)
