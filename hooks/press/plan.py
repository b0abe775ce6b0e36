"""What there is to make: every document with its address, its data and its name in the cache."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

import colors
from press import cache_keys, cards, epub
from press.errors import source_of
from press.model import Part, Sheet
from press.pdf import data, numbering
from press.pdf.book import book_data
from press.pdf.data import Strings
from press.pdf.more import more_of
from press.pdf.pocket import IN_BLACK, pocket_data
from press.read import sheets
from press.read.book import book as read_book
from press.read.inline import text_of
from press.read.page import Page, Site
from press.read.pocket import pocket_card
from worksheet.editions import BOOKS, MORE_PAGES, POCKET_CARDS, SHEETS, WORKBOOKS, Edition
from worksheet.paper import Control

# Without SOURCE_DATE_EPOCH a PDF bears the day its page was reviewed, or this one: never today.
NO_DATE = 1767225600  # 2026-01-01
WORKBOOK = "the workbook"
BOOK = "the book of all articles"
Controls = Sequence[tuple[str, Control]]


@dataclass
class Job:
    """One file to make. `where` names the author's file in errors; `key` is its name in the cache."""

    address: str
    where: str
    kind: str  # "pdf", "card" (a picture) or "epub" (the articles in one file)
    data: dict[str, Any]
    controls: list[tuple[str, Control]]
    epoch: int
    key: str


@dataclass
class PressContext:
    """What every job of a run shares."""

    site: Site
    strings: Strings
    epoch: int | None

    @cached_property
    def colors(self) -> dict[str, str]:
        """Those of the site's owner, for ours."""
        return colors.palette(self.site.folder)

    def dated(self, date: str) -> int:
        if self.epoch is not None:
            return self.epoch
        if given := os.environ.get("SOURCE_DATE_EPOCH"):
            return int(given)
        return int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp()) if date else NO_DATE

    def job(
        self,
        kind: str,
        address: str,
        where: str,
        own: dict[str, Any],
        epoch: int = 0,
        controls: Controls = (),
    ) -> Job:
        """In the site's colors, with its name in the cache."""
        own = colors.painted(own, self.colors)
        fields = [[name, *vars(control).values()] for name, control in controls]
        key = cache_keys.key([kind, own, fields, epoch])
        return Job(address, where, kind, own, list(controls), epoch, key)

    def pdfs(
        self,
        editions: Sequence[Edition],
        of: str,
        where: str,
        language: str,
        date: str,
        controls: Controls = (),
        ink: dict[str, str] | None = None,
        **own: Any,
    ) -> list[Job]:
        """One document in its editions. `of` is what their addresses name, `ink` the colors in place of ours, if any."""
        documents = [(one, data.document(one, language, self.strings, **own)) for one in editions]
        return [
            self.job(
                "pdf",
                edition.address(of),
                f"{where} ({edition.kind})",
                colors.painted(document, ink or {}),
                self.dated(date),
                controls if edition.fillable else (),
            )
            for edition, document in documents
        ]


def sheet_jobs(context: PressContext, sheet: Sheet, editions: Sequence[Edition] = SHEETS) -> list[Job]:
    numbering.number([sheet])
    return context.pdfs(
        editions,
        sheet.slug,
        source_of(sheet.slug),
        sheet.language,
        sheet.date,
        numbering.named([sheet], prefixed=False),
        sheet=data.sheet_data(sheet),
        title=sheet.title,
        author=sheet.author,
        subject=text_of(sheet.purpose),
    )


def more_jobs(context: PressContext, sheet: Sheet, editions: Sequence[Edition] = MORE_PAGES) -> list[Job]:
    """The page to go on with, for a sheet that is a log."""
    more = more_of(sheet, context.strings("press_more_pages"))
    return sheet_jobs(context, more, editions) if more else []


def workbook_jobs(
    context: PressContext, parts: list[Part], editions: Sequence[Edition] = WORKBOOKS
) -> list[Job]:
    listed = [sheet for part in parts for sheet in part.sheets]
    if not listed:
        return []
    numbering.number(listed)
    whole = sheets.workbook(context.site, parts)
    title, said = context.strings("press_workbook"), context.strings("press_workbook_about")
    return context.pdfs(
        editions,
        "",
        WORKBOOK,
        whole.language,
        max(sheet.date for sheet in listed),
        numbering.named(listed, prefixed=True),
        workbook=data.workbook_data(whole, title, said),
        title=" · ".join(filter(None, [title, whole.site])),
        author=whole.author,
        subject=said,
    )


def card_job(context: PressContext, card: cards.Card) -> Job:
    return context.job("card", card.address, f"the card of /{card.page}", cards.data(card))


def epub_job(context: PressContext) -> Job | None:
    """All articles in one file, where there are any."""
    book = read_book(context.site)
    if book is None:
        return None
    contents = epub.contents(context.site, book, context.strings)
    where = f"the articles in one file (/{epub.ADDRESS})"
    return context.job("epub", epub.ADDRESS, where, contents, context.dated(contents["date"]))


def book_jobs(context: PressContext, editions: Sequence[Edition] = BOOKS) -> list[Job]:
    """All articles on paper, where there are any."""
    book = read_book(context.site)
    if book is None:
        return []
    whole = book_data(context.site, book)
    about = {"title": whole["title"], "author": whole["author"], "subject": book.first.meta("description")}
    return context.pdfs(editions, "", BOOK, book.first.language, whole["date"], book=whole, **about)


def pocket_jobs(context: PressContext, page: Page, editions: Sequence[Edition] = POCKET_CARDS) -> list[Job]:
    """The sheets to fold that are made of a page which says so."""
    if not page.pocket:
        return []
    card = pocket_card(context.site, page)
    about: dict[str, Any] = {"title": card.title, "author": card.author, "subject": page.meta("description")}
    about |= {"pocket": pocket_data(card)}
    return context.pdfs(editions, page.address, card.source, card.language, card.date, ink=IN_BLACK, **about)


def everything(context: PressContext) -> list[Job]:
    """Every file of a site. The books come first, for they take longest, and the workbooks last: they take over how much
    room each sheet has."""
    site, parts = context.site, sheets.parts_of(context.site)
    jobs = book_jobs(context)
    for sheet in (sheet for part in parts for sheet in part.sheets):
        jobs += [*sheet_jobs(context, sheet), *more_jobs(context, sheet)]
    jobs += filter(None, [epub_job(context)])
    made = [site.page(address) for address in site.addresses() if site.is_made(address)]
    jobs += [job for page in made for job in pocket_jobs(context, page)]
    jobs += [card_job(context, card) for card in cards.cards(site)]
    return jobs + workbook_jobs(context, parts)


def one(context: PressContext, address: str) -> Job | None:
    """The job of one address, reading only the pages it needs; None for an address of nobody."""
    return next(iter(_at(context, address)), None)


def _at(context: PressContext, address: str) -> Iterable[Job | None]:
    site = context.site
    if address == epub.ADDRESS:
        return [epub_job(context)]
    if address.endswith(".png"):
        return (card_job(context, card) for card in cards.cards(site) if card.address == address)
    slug = address.removeprefix(sheets.LIST).partition("/")[0]
    for edition in (*BOOKS, *WORKBOOKS, *POCKET_CARDS, *SHEETS, *MORE_PAGES):
        page = address.removesuffix(edition.address())
        if edition in BOOKS and not page:
            return book_jobs(context, [edition])
        if edition in WORKBOOKS and not page:
            return workbook_jobs(context, sheets.parts_of(site), [edition])
        if edition in POCKET_CARDS and page != address and site.has(page) and site.is_made(page):
            return pocket_jobs(context, site.page(page), [edition])
        if address == edition.address(slug) and site.has(f"{sheets.LIST}{slug}/"):
            make = sheet_jobs if edition in SHEETS else more_jobs
            return make(context, sheets.one_sheet(site, slug), [edition])
    return []


def any_sheet(context: PressContext) -> Job | None:
    """A sheet to warm up with."""
    return next((one(context, SHEETS[0].address(slugs[0])) for _, slugs in sheets.order(context.site)), None)
