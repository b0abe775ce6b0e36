"""What helps with what: `helps:` names articles of an earlier part, and is followed both ways."""

from __future__ import annotations

from collections.abc import Iterator

from library.model import Library, Page, Series
from library.problems import Problem, did_you_mean


def link_helps(library: Library) -> Iterator[Problem]:
    """Fills `helps` and `helped_by` of every article; gives the names that no earlier part has."""
    for index, series in enumerate(library.series):
        earlier = library.series[:index]
        known = {article.slug: article for s in earlier for article in s.articles}
        for article in series.articles:
            if article.slug in known:
                message = f"the file is named as {known[article.slug].source.path} is, and helps: could not tell the two apart. Rename one."
                yield article.problem(1, message)
        for article in series.articles:
            named = article.source.meta.get("helps") or []
            if named == "all":
                article.helps_all = True
                article.helps = list(known.values())
                continue
            for number, slug in enumerate(named):
                line = article.source.line("helps", number)
                if slug in named[:number]:
                    yield article.problem(line, f'helps: "{slug}" stands twice. Keep one.')
                elif slug in known:
                    article.helps.append(known[slug])
                    known[slug].helped_by.append(article)
                elif not _explained(library, slug):
                    yield article.problem(
                        line,
                        _no_such_help(library, series, earlier, article, slug, known),
                    )


def _explained(library: Library, slug: str) -> bool:
    """True when the article that is meant was spoken of already, or the folder that it may stand in."""
    away = library.unread.keys() | library.blamed | library.left_out
    return any(path.endswith((f"/{slug}.md", "/index.md")) for path in away)


def _no_such_help(
    library: Library, series: Series, earlier: list[Series], article: Page, slug: str, known: dict[str, Page]
) -> str:
    if slug == article.slug:
        return f'helps: "{slug}" is this article itself. Name articles of an earlier part.'
    if any(slug == other.slug for s in library.series if s not in earlier for other in s.articles):
        where = "this same part" if any(slug == other.slug for other in series.articles) else "a later part"
        return (
            f'helps: "{slug}" is an article of {where}. Only articles of an earlier part can be named here.'
        )
    kind = earlier[-1].one if len(earlier) == 1 else "article of an earlier part"
    plain = slug.rpartition("/")[2].removesuffix(".md")
    if plain in known:
        return f'helps: there is no {kind} "{slug}". Did you mean "{plain}"?'
    return f'helps: there is no {kind} "{slug}".' + did_you_mean(
        plain, known, f"Known are {', '.join(sorted(known))}." if known else ""
    )
