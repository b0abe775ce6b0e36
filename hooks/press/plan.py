"""What there is to make of a site: every document in its editions, cards, and the EPUB."""

from collections.abc import Iterable, Sequence

from press import cards, epub
from press.jobs import BOOK, WORKBOOK, Job, PressContext
from press.pdf import data, numbering
from press.pdf.book import book_data
from press.pdf.more import more_of
from press.pdf.pocket import IN_BLACK, pocket_data
from press.read import sheets
from press.read.book import Book
from press.read.book import book as read_book
from press.read.chapters import Chapter, chapters
from press.read.inline import text_of
from press.read.page import Page
from press.read.sheets import Part, Sheet
from worksheet.editions import BOOKS, MORE_PAGES, POCKET_CARDS, SHEETS, WORKBOOKS, Edition

Articles = tuple[Book, list[Chapter]]


def sheet_jobs(context: PressContext, sheet: Sheet, editions: Sequence[Edition] = SHEETS) -> list[Job]:
    numbering.number([sheet])
    return context.pdfs(
        editions,
        sheet.slug,
        sheet.page.source,
        sheet.page.language,
        sheet.page.date,
        numbering.named([sheet], prefixed=False),
        sheet=data.sheet_data(sheet),
        title=sheet.title,
        author=sheet.page.author,
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
    title, said = context.strings("press_workbook"), context.strings("press_workbook_about")
    whole = data.workbook_data(context.site, parts, title, said)
    return context.pdfs(
        editions,
        "",
        WORKBOOK,
        whole["language"],
        max(sheet.page.date for sheet in listed),
        numbering.named(listed, prefixed=True),
        workbook=whole,
        title=" · ".join(filter(None, [title, whole["site"]])),
        author=whole["author"],
        subject=said,
    )


def card_job(context: PressContext, page: Page) -> Job:
    return context.job("card", page.card, f"the card of /{page.address}", cards.data(page))


def read_articles(context: PressContext) -> Articles | None:
    """All articles, where there are any, read once for the EPUB and the book on paper."""
    if book := read_book(context.site):
        return book, chapters(context.site, book)
    return None


def epub_jobs(context: PressContext, articles: Articles | None) -> list[Job]:
    """All articles in one file."""
    if not articles:
        return []
    contents = epub.contents(context.site, *articles, context.strings)
    where = f"the articles in one file (/{epub.ADDRESS})"
    return [context.job("epub", epub.ADDRESS, where, contents, context.dated(contents["date"]))]


def book_jobs(
    context: PressContext, articles: Articles | None, editions: Sequence[Edition] = BOOKS
) -> list[Job]:
    """All articles on paper."""
    if not articles:
        return []
    whole = book_data(context.site, *articles)
    about = {
        "title": whole["title"],
        "author": whole["author"],
        "subject": articles[0].first.meta("description"),
    }
    return context.pdfs(editions, "", BOOK, whole["language"], whole["date"], book=whole, **about)


def pocket_jobs(context: PressContext, page: Page, editions: Sequence[Edition] = POCKET_CARDS) -> list[Job]:
    """The sheets to fold that are made of a page which says so."""
    if not page.pocket:
        return []
    return context.pdfs(
        editions,
        page.address,
        page.source,
        page.language,
        page.date,
        ink=IN_BLACK,
        pocket=pocket_data(context.site, page),
        title=page.title,
        author=page.author,
        subject=page.meta("description"),
    )


def everything(context: PressContext) -> list[Job]:
    """Every file of a site. The books come first, for they take longest, and the workbooks last: they take over how much
    room each sheet has."""
    site, parts = context.site, sheets.parts_of(context.site)
    articles = read_articles(context)
    jobs = book_jobs(context, articles)
    for sheet in (sheet for part in parts for sheet in part.sheets):
        jobs += [*sheet_jobs(context, sheet), *more_jobs(context, sheet)]
    jobs += epub_jobs(context, articles)
    jobs += [job for page in site.made() for job in pocket_jobs(context, page)]
    jobs += [card_job(context, page) for page in site.made() if page.card]
    return jobs + workbook_jobs(context, parts)


def one(context: PressContext, address: str) -> Job | None:
    """The job of one address, reading only the pages it needs; None for an address of nobody."""
    return next(iter(_at(context, address)), None)


def _at(context: PressContext, address: str) -> Iterable[Job | None]:
    site = context.site
    if address == epub.ADDRESS:
        return epub_jobs(context, read_articles(context))
    if address.endswith(".png"):
        return (card_job(context, page) for page in site.made() if page.card == address)
    slug = address.removeprefix(sheets.LIST).partition("/")[0]
    for edition in (*BOOKS, *WORKBOOKS, *POCKET_CARDS, *SHEETS, *MORE_PAGES):
        page = address.removesuffix(edition.address())
        if edition in BOOKS and address == edition.address():
            return book_jobs(context, read_articles(context), [edition])
        if edition in WORKBOOKS and address == edition.address():
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
