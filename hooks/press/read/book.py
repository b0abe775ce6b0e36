"""The pages that are read in turn, and what stands behind them: the way that Next leads, then help, then sources."""

from dataclasses import dataclass

from press.read import svg
from press.read.inline import text_of
from press.read.page import Page, Site

# What stands behind, where the site has it: its address, and what it is to a book in the words of EPUB 3.3.
BACK_MATTER = {"help-now/": "appendix", "sources/": "bibliography"}
# The thread on the cover is the second part's: where the way leads.
COVER_PART = 2


def kind(page: Page) -> str:
    """What a page is to a book: "part", "chapter", "appendix" or "bibliography"."""
    return BACK_MATTER.get(page.address) or ("part" if page.kind == "overview" else "chapter")


@dataclass
class Book:
    """`first` is the title page; `pages` are all others in order."""

    first: Page
    pages: list[Page]

    @property
    def cover(self) -> str:
        """The drawing in ink and the thread's color, as SVG; nothing where there is none."""
        drawing = self.first.picture
        return svg.inked(drawing.svg, COVER_PART) if drawing else ""

    @property
    def newest(self) -> tuple[str, str]:
        """The day of the newest page, "2026-11-23", and the same in words; nothing where no page has one."""
        times = (time for page in (self.first, *self.pages) for time in page.article.iter("time"))
        newest = max(times, key=lambda time: str(time.get("datetime")), default=None)
        return ("", "") if newest is None else (str(newest.get("datetime"))[:10], text_of(newest))

    @property
    def imprint(self) -> dict[str, str]:
        """Whose book it is, what it is not (`disclaimer`), and of when."""
        first, (date, written) = self.first, self.newest
        title = first.site or first.title
        return {
            "title": title,
            "author": first.author or title,
            "language": first.language,
            "address": first.base,
            "rights": first.meta("dcterms.rights"),
            "date": date,
            "written": written,
            "disclaimer": text_of(first.one("disclaimer")),
        }

    @property
    def last(self) -> Page | None:
        """The page on which reading ends."""
        return next((page for page in reversed(self.pages) if page.address not in BACK_MATTER), None)


def book(site: Site) -> Book | None:
    """From the first page on by Next, each once; None for a site without a first page or without articles."""
    pages: dict[str, Page] = {}
    address = ""
    while address not in pages and site.has(address):
        page = pages[address] = site.page(address)
        if not page.next:
            break
        address = page.follow(page.next)
    for address in BACK_MATTER:
        if address not in pages and site.has(address):
            pages[address] = site.page(address)
    return Book(pages.pop(""), list(pages.values())) if len(pages) > 1 and "" in pages else None
