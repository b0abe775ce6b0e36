"""`helps:` of front matter, by which an article names articles of earlier series."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from library.model import ARTICLE, Library, Page
from library.problems import ANY_OVERVIEW, Problem, did_you_mean


def link_helps(library: Library) -> Iterator[Problem]:
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
    if slug == article.slug:
        return f'"{slug}" is this article itself. Name articles of an earlier part.'
    earlier = [series for series in library.series if series.part < (article.part or 0)]
    for other in library.series:
        if other not in earlier and any(slug == page.slug for page in other.articles):
            where = "this part" if other is article.series else "a later part"
            return f'"{slug}" is an article of {where}. Only articles of an earlier part can be named here.'
    kind = earlier[-1].one if len(earlier) == 1 else "article of an earlier part"
    stem = slug.rpartition("/")[2].removesuffix(".md")
    renamed = next((new for old, new in library.renamed.items() if old.endswith(f"/{stem}.md")), "")
    stem = PurePosixPath(renamed).stem or stem
    all_known = f"Use one of these: {', '.join(sorted(known))}." if known else ""
    hint = f' Did you mean "{stem}"?' if stem in known else did_you_mean(stem, known, all_known)
    return f'there is no {kind} "{slug}".{hint}'
