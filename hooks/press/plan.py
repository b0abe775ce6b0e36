"""What there is to make: every document with its address, its data and its name in the cache."""

from __future__ import annotations

import os
from collections.abc import Sequence
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
from worksheet.editions import (
    BOOKS,
    MORE_PAGES,
    POCKET_CARDS,
    SHEETS,
    WORKBOOKS,
    Edition,
)
from worksheet.paper import Control

# Without SOURCE_DATE_EPOCH a PDF bears the day its page was reviewed, or this one: never today.
NO_DATE = 1767225600  # 2026-01-01
WORKBOOK = "the workbook"
BOOK = "the book of all articles"


@dataclass
class Job:
    """One file to make. `where` names the author's file in errors."""

    address: str
    where: str
    kind: str  # "pdf", "card" (a picture) or "epub" (the articles in one file)
    data: dict[str, Any]
    controls: list[tuple[str, Control]]
    epoch: int
    key: str = ""

    def sign(self, context: PressContext) -> Job:
        """In the site's colors, with its name in the cache."""
        self.data = colors.painted(self.data, context.colors)
        fields = [[name, *vars(control).values()] for name, control in self.controls]
        self.key = cache_keys.key([self.kind, self.data, fields, self.epoch])
        return self


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

    def document(self, edition: Edition, language: str, **own: Any) -> dict[str, Any]:
        return data.document(edition, language, self.strings, **own)


def sheet_jobs(context: PressContext, sheet: Sheet, editions: Sequence[Edition] = SHEETS) -> list[Job]:
    numbering.number([sheet])
    body = data.sheet_data(sheet)
    about = {"title": sheet.title, "author": sheet.author, "subject": text_of(sheet.purpose)}
    return [
        Job(
            address=edition.address(sheet.slug),
            where=f"{source_of(sheet.slug)} ({edition.kind})",
            kind="pdf",
            data=context.document(edition, sheet.language, sheet=body, **about),
            controls=numbering.named([sheet], prefixed=False) if edition.fillable else [],
            epoch=context.dated(sheet.date),
        ).sign(context)
        for edition in editions
    ]


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
    about = {
        "title": " · ".join(filter(None, [title, whole.site])),
        "author": whole.author,
        "subject": said,
    }
    return [
        Job(
            address=edition.address(),
            where=f"{WORKBOOK} ({edition.kind})",
            kind="pdf",
            data=context.document(
                edition, whole.language, workbook=data.workbook_data(whole, title, said), **about
            ),
            controls=numbering.named(listed, prefixed=True) if edition.fillable else [],
            epoch=context.dated(max(sheet.date for sheet in listed)),
        ).sign(context)
        for edition in editions
    ]


def card_job(context: PressContext, card: cards.Card) -> Job:
    return Job(
        address=card.address,
        where=f"the card of /{card.page}",
        kind="card",
        data=cards.data(card),
        controls=[],
        epoch=0,
    ).sign(context)


def epub_job(context: PressContext) -> Job | None:
    """All articles in one file, where there are any."""
    book = read_book(context.site)
    if book is None:
        return None
    contents = epub.contents(context.site, book, context.strings)
    return Job(
        address=epub.ADDRESS,
        where=f"the articles in one file (/{epub.ADDRESS})",
        kind="epub",
        data=contents,
        controls=[],
        epoch=context.dated(contents["date"]),
    ).sign(context)


def book_jobs(context: PressContext, editions: Sequence[Edition] = BOOKS) -> list[Job]:
    """All articles on paper, where there are any."""
    book = read_book(context.site)
    if book is None:
        return []
    whole = book_data(context.site, book)
    about = {"title": whole["title"], "author": whole["author"], "subject": book.first.meta("description")}
    return [
        Job(
            address=edition.address(),
            where=f"{BOOK} ({edition.kind})",
            kind="pdf",
            data=context.document(edition, book.first.language, book=whole, **about),
            controls=[],
            epoch=context.dated(whole["date"]),
        ).sign(context)
        for edition in editions
    ]


def pocket_jobs(context: PressContext, page: Page, editions: Sequence[Edition] = POCKET_CARDS) -> list[Job]:
    """The sheets to fold that are made of a page which says so."""
    if not page.pocket:
        return []
    card = pocket_card(context.site, page)
    about = {"title": card.title, "author": card.author, "subject": page.meta("description")}
    return [
        Job(
            address=edition.address(page.address),
            where=f"{card.source} ({edition.kind})",
            kind="pdf",
            data=colors.painted(
                context.document(edition, card.language, pocket=pocket_data(card), **about), IN_BLACK
            ),
            controls=[],
            epoch=context.dated(card.date),
        ).sign(context)
        for edition in editions
    ]


def everything(context: PressContext) -> list[Job]:
    """Every file of a site. The books come first, for they take longest, and the workbooks last: they take over how much
    room each sheet has."""
    parts = sheets.parts_of(context.site)
    jobs = book_jobs(context)
    for sheet in (sheet for part in parts for sheet in part.sheets):
        jobs += [*sheet_jobs(context, sheet), *more_jobs(context, sheet)]
    jobs += filter(None, [epub_job(context)])
    made = [
        context.site.page(address) for address in context.site.addresses() if context.site.is_made(address)
    ]
    jobs += [job for page in made for job in pocket_jobs(context, page)]
    jobs += [card_job(context, card) for card in cards.cards(context.site)]
    return jobs + workbook_jobs(context, parts)


def one(context: PressContext, address: str) -> Job | None:
    """The job of one address, reading only the pages it needs; None for an address of nobody."""
    if address == epub.ADDRESS:
        return epub_job(context)
    for edition in BOOKS:
        if address == edition.address():
            return next(iter(book_jobs(context, [edition])), None)
    for edition in POCKET_CARDS:
        page = address.removesuffix(edition.address())
        if page != address and context.site.has(page) and context.site.is_made(page):
            return next(iter(pocket_jobs(context, context.site.page(page), [edition])), None)
    for edition in WORKBOOKS:
        if address == edition.address():
            return next(iter(workbook_jobs(context, sheets.parts_of(context.site), [edition])), None)
    if address.endswith(".png"):
        return next(
            (card_job(context, card) for card in cards.cards(context.site) if card.address == address), None
        )
    slug = address.removeprefix(sheets.LIST).partition("/")[0]
    for edition in (*SHEETS, *MORE_PAGES):
        if address == edition.address(slug) and context.site.has(f"{sheets.LIST}{slug}/"):
            make = sheet_jobs if edition in SHEETS else more_jobs
            return next(iter(make(context, sheets.one_sheet(context.site, slug), [edition])), None)
    return None


def any_sheet(context: PressContext) -> Job | None:
    """A sheet to warm up with."""
    for _, slugs in sheets.order(context.site):
        return one(context, SHEETS[0].address(slugs[0]))
    return None
