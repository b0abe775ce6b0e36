"""The pages of a book in reading order: as Next links them, then help and sources."""

from dataclasses import dataclass

from press.read import svg
from press.read.finished_page import FinishedPage, FinishedSite
from press.read.inline import text_of

# Pages at the end, where the site has them: their addresses and their roles in EPUB 3.3.
BACK_MATTER = {"help-now/": "appendix", "sources/": "bibliography"}
# The thread on the cover is the second part's, the destination of the series.
COVER_PART = 2


@dataclass
class Book:
    """`first` is the title page; `pages` are all others in order."""

    first: FinishedPage
    pages: list[FinishedPage]

    @property
    def cover(self) -> str:
        """The drawing of the title page as SVG, or ""."""
        drawing = self.first.picture
        return svg.apply_colors(drawing.svg, COVER_PART) if drawing else ""

    @property
    def newest(self) -> tuple[str, str]:
        """The date of the newest page, "2026-11-23", and as it is written there; empty if no page has one."""
        times = (time for page in (self.first, *self.pages) for time in page.article.iter("time"))
        newest = max(times, key=lambda time: str(time.get("datetime")), default=None)
        return ("", "") if newest is None else (str(newest.get("datetime"))[:10], text_of(newest))

    @property
    def imprint(self) -> dict[str, str]:
        first, (date, written) = self.first, self.newest
        title = first.site or first.title
        return {
            "title": title,
            "author": first.author or title,
            "language": first.language,
            "address": first.full_address,
            "rights": first.meta("dcterms.rights"),
            "date": date,
            "written": written,
            "disclaimer": text_of(first.find("disclaimer")),
        }


def read_book(site: FinishedSite) -> Book | None:
    """The pages from the first page on; None for a site without a first page or without articles."""
    pages: dict[str, FinishedPage] = {}
    address = ""
    while address not in pages and site.has(address):
        page = pages[address] = site.page(address)
        if not page.next:
            break
        address = page.resolve(page.next)
    for address in BACK_MATTER:
        if address not in pages and site.has(address):
            pages[address] = site.page(address)
    return Book(pages.pop(""), list(pages.values())) if len(pages) > 1 and "" in pages else None
