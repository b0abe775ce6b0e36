"""What helps with what: `helps:` names articles of an earlier part, and is followed both ways."""

from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

from library.model import ARTICLE, Library, Page, Series
from library.problems import SOME_OVERVIEW, Problem, did_you_mean


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
            if article.source.meta.get("helps") == "all":
                article.helps_all = True
                article.helps = list(known.values())
                continue
            for slug in _named(article):
                if slug in known and known[slug] not in article.helps:
                    article.helps.append(known[slug])
                    known[slug].helped_by.append(article)
        left_out = {PurePosixPath(path).stem for path in library.left_out}
        unread = [page for page in library.unread.values() if page.kind == ARTICLE]
        names = {*known, *(page.slug for page in unread if page.series in earlier)}
        for article in [*series.articles, *(page for page in unread if page.series is series)]:
            named = _named(article)
            for number, slug in enumerate(named):
                line = article.source.line("helps", number)
                if slug in named[:number]:
                    yield article.problem(line, f'helps: "{slug}" stands twice. Keep one.')
                elif slug not in known and slug not in left_out:
                    # An article that can't be read, or a folder that may hold it, was spoken of there.
                    follows = {SOME_OVERVIEW, *(f"{s.folder}/{slug}.md" for s in library.series)}
                    message = _no_such_help(library, series, earlier, article, slug, names)
                    yield article.problem(line, message, follows=follows)


def _named(article: Page) -> list[str]:
    """What `helps:` lists, also where the rest of the front matter is wrong."""
    named = article.source.meta.get("helps")
    return [slug for slug in named if isinstance(slug, str)] if isinstance(named, list) else []


def _no_such_help(
    library: Library, series: Series, earlier: list[Series], article: Page, slug: str, known: Collection[str]
) -> str:
    if slug == article.slug:
        return f'helps: "{slug}" is this article itself. Name articles of an earlier part.'
    for other in library.series[len(earlier) :]:
        if any(slug == page.slug for page in other.articles):
            where = "this same part" if other is series else "a later part"
            return f'helps: "{slug}" is an article of {where}. Only articles of an earlier part can be named here.'
    kind = earlier[-1].one if len(earlier) == 1 else "article of an earlier part"
    plain = slug.rpartition("/")[2].removesuffix(".md")
    renamed = next((new for old, new in library.renamed.items() if old.endswith(f"/{plain}.md")), "")
    plain = PurePosixPath(renamed).stem or plain
    all_known = f"Known are {', '.join(sorted(known))}." if known else ""
    near = f' Did you mean "{plain}"?' if plain in known else did_you_mean(plain, known, all_known)
    return f'helps: there is no {kind} "{slug}".{near}'
