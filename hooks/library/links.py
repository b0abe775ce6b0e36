"""How pages hang together: the reading order, what helps with what, sheets, sources.

Each is declared once (nav, `helps:`, `for:`, `[^key]`) and followed both ways from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from library.model import ARTICLE, HOME, OVERVIEW, PAGE, READ_IN_TURN, READING, WORKSHEET, Library, Page
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
    for before, after in zip(turn, turn[1:], strict=False):
        before.next, after.previous = after, before


def _link_helps(library: Library) -> Iterator[Problem]:
    for series in library.series:
        earlier = [s for s in library.series if s.part < series.part]
        known = {article.slug: article for s in earlier for article in s.articles}
        ours = {article.slug for article in series.articles}
        kind = earlier[-1].one if len(earlier) == 1 else "earlier article"
        for article in series.articles:
            named = article.source.meta.get("helps", [])
            if named == "all":
                article.helps_all = True
                article.helps = list(known.values())
                continue
            for index, slug in enumerate(named):
                line, path = article.source.line("helps", index), article.source.path
                away = library.unread.keys() | (library.drafts.keys() - library.pages.keys())
                if any(missing.endswith(f"/{slug}.md") for missing in away):
                    continue
                if slug in named[:index]:
                    yield Problem(path, line, f'helps: "{slug}" stands twice. Keep one.')
                elif slug in known:
                    article.helps.append(known[slug])
                    known[slug].helped_by.append(article)
                elif slug in ours or not earlier:
                    yield Problem(path, line, f'helps: "{slug}" is not in an earlier part. Only articles of an earlier part can be named here.')
                else:
                    yield Problem(path, line, f'helps: there is no {kind} "{slug}".' + did_you_mean(slug, known, f"Known are {', '.join(sorted(known))}."))


def _link_sheets(library: Library) -> Iterator[Problem]:
    owners = {page.path: page for page in library.of_kind(ARTICLE, OVERVIEW)}
    for sheet in library.of_kind(WORKSHEET):
        line, path = sheet.source.line("for"), sheet.source.path
        wanted = str(sheet.source.meta["for"])
        owner = owners.get(wanted) or owners.get(f"{wanted}.md")
        if wanted in library.unread or wanted in library.drafts.keys() - library.pages.keys():
            continue
        if owner is None:
            reason = "that page is not an article of a series" if wanted in library.pages else "there is no article"
            yield Problem(path, line, f'for: {reason} "{wanted}".' + did_you_mean(wanted, owners, "Write it as folder/name.md."))
        elif owner.sheet:
            yield Problem(path, line, f"for: {owner.path} has a worksheet already ({owner.sheet.source.path}). Merge the two, or name another article.")
        else:
            owner.sheet, sheet.owner = sheet, owner
            if owner.series:
                sheet.title = sheet.title.replace("{count}", str(owner.series.count))
    unread = {str(source.meta.get("for")) for source in library.unread.values()}
    for page in owners.values():
        if page.kind == ARTICLE and page.series and not page.sheet and page.path not in unread:
            yield Problem(page.source.path, 1, f"this article has no worksheet. Add one in docs/worksheets/ with the front matter for: {page.path}.")


def _link_sources(library: Library) -> Iterator[Problem]:
    for page in library.pages.values():
        for number, text in enumerate(page.source.prose.splitlines(), page.source.body_line):
            for match in CITATION.finditer(text):
                reference = library.references.get(match[1])
                if reference is None:
                    yield Problem(
                        page.source.path,
                        number,
                        f'[^{match[1]}]: there is no source "{match[1]}" in docs/data/references.bib.' + did_you_mean(match[1], library.references, "Add it there first."),
                    )
                elif reference not in page.cited:
                    page.cited.append(reference)
        for reference in page.cited:
            reference.cited_in.append(page)


def _check_cautions(library: Library) -> Iterator[Problem]:
    for page in library.pages.values():
        if page.caution and page.caution not in library.notes:
            yield Problem(
                page.source.path,
                page.source.line("caution"),
                f'caution: there is no note docs/data/{page.caution}.md.' + did_you_mean(page.caution, library.notes, "Write it there, or remove this line."),
            )


def relative(page: Page, target: Page) -> str:
    """The Markdown link from one file to another: "../help-now.md"."""
    up = len(PurePosixPath(page.path).parts) - 1
    return "../" * up + target.path
