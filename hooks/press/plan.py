"""All files to make of a site: every document in its editions, cards, and the EPUB."""

from collections.abc import Iterable, Sequence

import fonts
import palette
from pdf_editions import BOOKS, MORE_PAGES, POCKET_CARDS, SHEETS, WORKBOOKS, Edition
from press import epub
from press.errors import Origin
from press.jobs import BOOK, WORKBOOK, Job, PressContext
from press.pdf import layout_data
from press.pdf.book import book_data
from press.pdf.pocket_card import BLACK_INK, pocket_data
from press.read import sheets, svg
from press.read.finished_page import FinishedPage
from press.read.inline import text_of
from press.read.sheets import Sheet

# The site's logo as PNG, for home screens, which do not all take SVG: its size in pixels, and the part of its width that the logo
# takes. Of a maskable icon only a circle, four fifths wide, is always visible (W3C Web App Manifest, "Icon masks"); iOS rounds the
# corners of the touch icon.
ICONS = {
    "assets/icon-192.png": (192, 0.84),
    "assets/icon-512.png": (512, 0.84),
    "assets/icon-maskable.png": (512, 0.62),
    "assets/icon-touch.png": (180, 0.72),
}


def sheet_jobs(context: PressContext, sheet: Sheet, editions: Sequence[Edition] = SHEETS) -> list[Job]:
    controls = layout_data.number_controls([sheet])  # before the fields' numbers go into the data
    return context.pdf_jobs(
        editions,
        sheet.slug,
        sheet.page,
        controls=controls,
        sheet=layout_data.sheet_data(sheet),
        title=sheet.title,
        subject=text_of(sheet.purpose or sheet.minutes),  # the latter: the note of an extra page
    )


def more_page_jobs(context: PressContext, sheet: Sheet) -> list[Job]:
    """The extra page of a sheet that is a log."""
    more_page = sheets.more_page_of(sheet, context.translate("press_more_pages"))
    return sheet_jobs(context, more_page, MORE_PAGES) if more_page else []


def workbook_jobs(context: PressContext) -> list[Job]:
    if not context.sheets:
        return []
    controls = layout_data.number_controls(context.sheets, prefixed=True)
    title, about = context.translate("press_workbook"), context.translate("press_workbook_about")
    page = context.site.page(sheets.WORKSHEETS)
    return context.pdf_jobs(
        WORKBOOKS,
        "",
        page,
        source=WORKBOOK,
        date=max(sheet.page.date for sheet in context.sheets),
        controls=controls,
        workbook=layout_data.workbook_data(context.site, page, context.parts, title, about),
        title=" · ".join(filter(None, [title, page.site])),
        subject=about,
    )


def card_job(context: PressContext, page: FinishedPage) -> Job:
    """A social card: what a shared link to the page looks like, 1200 × 630 pixels."""
    drawing = page.picture
    content = {
        "title": page.title or page.site,
        "breadcrumb": " · ".join(map(text_of, page.breadcrumb)),
        "site": page.site,
        "thread": palette.thread_color(page.part),
        # From edge to edge.
        "is_wide": drawing is not None and svg.is_wide(drawing.svg),
        "picture": svg.apply_colors(drawing.svg, page.part) if drawing else "",
        "colors": palette.PALETTE,
        "fonts": fonts.FAMILIES,
    }
    return context.job("card", {page.card: ""}, Origin(f"the card of /{page.address}"), content)


def icon_jobs(context: PressContext, logo: str) -> list[Job]:
    """The icons of the site, from its file `logo`."""
    content = {"svg": svg.read_logo(context.site.folder / logo), "colors": palette.PALETTE}
    return [
        context.job("icon", {address: ""}, Origin(f"docs/{logo}"), {"size": size, "share": share, **content})
        for address, (size, share) in ICONS.items()
    ]


def epub_jobs(context: PressContext) -> list[Job]:
    if not context.articles:
        return []
    contents = epub.epub_data(context.site, *context.articles, context.translate)
    origin = Origin(f"the articles in one file (/{epub.ADDRESS})")
    return [context.job("epub", {epub.ADDRESS: ""}, origin, contents, context.epoch_of(contents["date"]))]


def book_jobs(context: PressContext) -> list[Job]:
    if not context.articles:
        return []
    book, first = book_data(context.site, *context.articles), context.articles[0].first
    metadata = {"title": book["title"], "author": book["author"], "subject": first.meta("description")}
    return context.pdf_jobs(BOOKS, "", first, source=BOOK, date=book["date"], book=book, **metadata)


def pocket_jobs(context: PressContext, page: FinishedPage) -> list[Job]:
    """The pocket card of a page that asks for one."""
    if not page.has_pocket_card:
        return []
    card = palette.recolor({"pocket": pocket_data(context.site, page), "colors": palette.PALETTE}, BLACK_INK)
    content = {"title": page.title, "subject": page.meta("description"), **card}
    return context.pdf_jobs(POCKET_CARDS, page.address, page, **content)


def all_jobs(context: PressContext, logo: str = "") -> list[Job]:
    """Every file of a site, with icons if it has a `logo`; the books first, which take longest, the workbooks last, which reuse the
    spacing of each sheet."""
    site, jobs = context.site, book_jobs(context)
    for sheet in context.sheets:
        jobs += [*sheet_jobs(context, sheet), *more_page_jobs(context, sheet)]
    jobs += epub_jobs(context)
    jobs += [job for page in site.pages() for job in pocket_jobs(context, page)]
    jobs += [card_job(context, page) for page in site.pages() if page.card]
    jobs += icon_jobs(context, logo) if logo else []
    return jobs + workbook_jobs(context)


def job_at(context: PressContext, address: str) -> Job | None:
    """The job that makes the file at an address, if any does. Reads only the pages that it needs."""
    return next((job for job in _jobs_beside(context, address) if address in job.files), None)


def _jobs_beside(context: PressContext, address: str) -> Iterable[Job]:
    """The jobs of the document at an address, in all its editions."""
    site, folder = context.site, address[: address.rfind("/") + 1]
    if address == epub.ADDRESS:
        return epub_jobs(context)
    if address in [edition.address() for edition in BOOKS]:
        return book_jobs(context)
    if address in [edition.address() for edition in WORKBOOKS]:
        return workbook_jobs(context)
    if address.endswith(".png"):
        return (card_job(context, page) for page in site.pages() if page.card == address)
    if not site.has(folder) or not site.uses_templates(folder):
        return []
    if site.page(folder).kind == "worksheet":
        sheet = sheets.read_sheet(site, sheets.slug_of(folder))
        return [*sheet_jobs(context, sheet), *more_page_jobs(context, sheet)]
    return pocket_jobs(context, site.page(folder))


def any_sheet_job(context: PressContext) -> Job | None:
    """The first sheet's first edition, to warm up with."""
    parts = sheets.listed_parts(context.site)
    return next((job_at(context, SHEETS[0].address(slugs[0])) for _, slugs in parts), None)
