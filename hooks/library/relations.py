"""Relations between pages: reading order, `helps:`, worksheets, citations, cautions.

Each is declared on one side (nav, `helps:`, `for:`, `[^key]`, `caution:`) and set on both.
"""

import itertools
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath

from library.citations import link_citations
from library.model import ARTICLE, HOME, OVERVIEW, PAGE, READING, READING_ORDER_KINDS, Library, Page
from library.problems import ANY_OVERVIEW, Problem, did_you_mean
from library.worksheets import link_worksheets


def link_pages(library: Library, listed: Collection[str]) -> list[Problem]:
    """Links the pages of `library` in place; returns problems of what can't be linked. `listed` are the paths in nav."""
    _link_reading_order(library, listed)
    return [
        *_link_helps(library),
        *link_worksheets(library),
        *link_citations(library),
        *_missing_cautions(library),
    ]


def _link_reading_order(library: Library, listed: Collection[str]) -> None:
    """Sets `previous` and `next`: the home page, then the pages of `nav` from the first overview, article or reading to
    the last, without worksheets. Plain pages between them become readings."""
    pages = [page for page in library.pages.values() if page.path in listed]
    indexes = [i for i, page in enumerate(pages) if page.kind in {OVERVIEW, ARTICLE, READING}]
    if not indexes:
        return
    ordered = [page for page in pages if page.kind == HOME]
    for page in pages[indexes[0] : indexes[-1] + 1]:
        if page.kind == PAGE:
            page.kind = READING
        if page.kind in READING_ORDER_KINDS and page.kind != HOME:
            ordered.append(page)
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
                    causes = {ANY_OVERVIEW, *(f"{s.folder}/{slug}.md" for s in library.series)}
                    message = f"helps: {_unknown_article_message(library, article, slug, known)}"
                    yield article.problem(line, message, caused_by=causes)
        known |= {article.slug: article for article in articles}


def _unknown_article_message(library: Library, article: Page, slug: str, known: Mapping[str, Page]) -> str:
    earlier = [series for series in library.series if series.part < (article.part or 0)]
    if slug in [page.slug for page in library.of_kind(ARTICLE)]:
        return f'"{slug}" is not in an earlier part. Only articles of an earlier part can be named here.'
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
            causes, line = {f"data/{page.caution}.md"}, page.source.line("caution")
            place = page.source.path, line
            yield page.problem(line, message, caused_by=causes, place=place)
