"""How pages hang together: the reading order, what helps with what, sheets, sources.

Each is declared once (nav, `helps:`, `for:`, `[^key]`) and followed both ways from here.
"""

from __future__ import annotations

import difflib
import itertools
import posixpath
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from library.model import (
    ARTICLE,
    HOME,
    OVERVIEW,
    PAGE,
    READ_IN_TURN,
    READING,
    WORKSHEET,
    Library,
    Page,
    Series,
)
from library.problems import Problem, did_you_mean

CITATION = re.compile(r"\[\^([^\]\s]+)\](?!:)")


def link(library: Library) -> list[Problem]:
    """Links all pages of `library` in place; gives what could not be linked."""
    _link_in_turn(library)
    return [*_link_helps(library), *_link_sheets(library), *_link_sources(library), *_check_cautions(library)]


def _link_in_turn(library: Library) -> None:
    """From the first page of a series to the last article, everything in `nav` is read in turn,
    except worksheets; the home page stands before it all. So a closing page needs no mark of
    its own: it stands where it is read."""
    pages = list(library.pages.values())
    reading = [i for i, page in enumerate(pages) if page.kind in {OVERVIEW, ARTICLE, READING}]
    if not reading:
        return
    turn = [page for page in pages if page.kind == HOME]
    for page in pages[reading[0] : reading[-1] + 1]:
        if page.kind == PAGE:
            page.kind = READING
        if page.kind in READ_IN_TURN and page.kind != HOME:
            turn.append(page)
    for before, after in itertools.pairwise(turn):
        before.next, after.previous = after, before


def _link_helps(library: Library) -> Iterator[Problem]:
    for index, series in enumerate(library.series):
        earlier = library.series[:index]
        known = {article.slug: article for s in earlier for article in s.articles}
        for article in series.articles:
            named = article.source.meta.get("helps") or []
            if named == "all":
                article.helps_all = True
                article.helps = list(known.values())
                continue
            for number, slug in enumerate(named):
                line = article.source.line("helps", number)
                if slug in named[:number]:
                    yield Problem(article.source.path, line, f'helps: "{slug}" stands twice. Keep one.')
                elif slug in known:
                    article.helps.append(known[slug])
                    known[slug].helped_by.append(article)
                elif not _explained(library, slug):
                    yield Problem(
                        article.source.path,
                        line,
                        _no_such_help(library, series, earlier, article, slug, known),
                    )


def _explained(library: Library, slug: str) -> bool:
    """True when the article that is meant was spoken of already, or the folder that it may stand in."""
    away = library.unread.keys() | library.blamed | (library.drafts.keys() - library.pages.keys())
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


def _link_sheets(library: Library) -> Iterator[Problem]:
    owners = {page.path: page for page in library.of_kind(ARTICLE, OVERVIEW)}
    unplaced = [
        str(source.meta.get("for"))
        for path, source in library.unread.items()
        if path.startswith("worksheets/")
    ]
    for sheet in library.of_kind(WORKSHEET):
        line, path = sheet.source.line("for"), sheet.source.path
        wanted = str(sheet.source.meta["for"])
        owner = owners.get(wanted) or owners.get(f"{wanted}.md")
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
            yield Problem(
                page.source.path,
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
    near = did_you_mean(plain, owners, "Write it as folder/name.md.")
    return f'for: there is no article "{wanted}".{near}'


def _link_sources(library: Library) -> Iterator[Problem]:
    for page in library.pages.values():
        for number, text in enumerate(page.source.prose.split("\n"), page.source.body_line):
            for match in CITATION.finditer(text):
                reference = library.references.get(match[1])
                if reference is not None:
                    if reference not in page.cited:
                        page.cited.append(reference)
                elif (
                    not library.broken_references & {match[1], "*"}
                    and f"[^{match[1]}]:" not in page.source.body
                ):
                    near = did_you_mean(match[1], library.references, "Add it there first.")
                    yield Problem(
                        page.source.path,
                        number,
                        f'[^{match[1]}]: there is no source "{match[1]}" in docs/data/references.bib.{near}',
                    )
        for reference in page.cited:
            reference.cited_in.append(page)


def _check_cautions(library: Library) -> Iterator[Problem]:
    for page in library.pages.values():
        if page.caution and page.caution not in library.notes:
            near = did_you_mean(page.caution, library.notes, "Write it there, or remove this line.")
            yield Problem(
                page.source.path,
                page.source.line("caution"),
                f"caution: there is no note docs/data/{page.caution}.md.{near}",
            )


def relative(page: Page, target: Page) -> str:
    """The Markdown link from one file to another: "../help-now.md"."""
    up = len(PurePosixPath(page.path).parts) - 1
    return "../" * up + target.path
