"""What templates ask of a page beyond what the library's model holds: `{{ page | where }}`, `{{ page | picture }}`.

Templates get the model itself (`here` is the library's `Page`, `library` the `Library`); each public method of
`Filters` is a filter of its name.
"""

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from babel.dates import format_date

import colors
import worksheet
from library import text
from library.model import HOME, READING, WORKSHEET, Library, Page, Series
from library.source import Source
from pages import photos
from pages.figures import inline_svg
from pages.help_map import HelpMap, make_help_map
from pages.structured_data import structured_data
from worksheet.editions import BOOKS, MORE_PAGES, POCKET_CARDS, SHEETS, WORKBOOKS, Edition
from worksheet.translations import Translate

WORDS_PER_MINUTE = 200
RARE = re.compile(r'<(?:hr|blockquote|audio|video|details(?! class="fold"))\b|class="(?:box|icon|footnote)')
MIN_WIDE_COLUMNS = 5  # columns of a table that a phone has no room for


@dataclass(frozen=True)
class Pdf:
    """`kind` is such as "fillable-a4", `url` site-relative."""

    kind: str
    label: str
    url: str


def reading_minutes(source: Source) -> int:
    """How long a text takes to read, in whole minutes."""
    return max(1, round(text.count_words(source) / WORDS_PER_MINUTE))


@dataclass
class Filters:
    """`cautions` are the notes at the head of articles as HTML, by their names."""

    library: Library
    t: Translate
    cautions: dict[str, str] = field(default_factory=dict)

    def by_name(self) -> dict[str, Callable[..., object]]:
        return {name: getattr(self, name) for name in vars(Filters) if name[0] != "_" and name != "by_name"}

    def host(self, address: str) -> str:
        """The name of the host that an address leads to: "name.org"."""
        return (urlsplit(address).hostname or "").removeprefix("www.")

    # Of a page

    def where(self, page: Page) -> str:
        """Where it stands: "Part 2 · Step 4 of 13"; nothing for a page that belongs nowhere."""
        if page.kind == WORKSHEET:
            return self.t("a_worksheet")
        if not page.series:
            return self.t("read_on") if page.kind == READING else ""
        part = self.t("part", number=page.series.part)
        if page.number is None:
            return part
        one = page.series.one[0].upper() + page.series.one[1:]
        return f"{part} · {self.t('member', one=one, number=page.number, count=page.count)}"

    def picture(self, page: Page) -> str:
        """The drawing that is named as the page is, as SVG; nothing when there is none."""
        name = page.slug
        if name == "index":
            name = page.path.removesuffix("/index.md").removesuffix("index.md") or HOME
        return inline_svg(self.library.docs / "assets/pictures" / f"{name}.svg")

    def reading_minutes(self, page: Page) -> int:
        return reading_minutes(page.source)

    def caution(self, page: Page) -> str:
        """The note at its head as HTML, or nothing; "@/" stands in it for the way to the first page."""
        return self.cautions.get(page.caution or "", "")

    def structured(self, page: Page) -> list[dict[str, Any]]:
        """What search engines read of it, each piece to be written as JSON."""
        return structured_data(self.library, page)

    def cross_links(self, page: Page) -> list[tuple[str, list[Page]]]:
        """Both ways of `helps:`, grouped under a label by the series that they lead to."""
        if page.helps_all:
            earlier = [s for s in self.library.series if page.series and s.part < page.series.part]
            return [(self.t("links_to_all", many=s.many), [s.overview]) for s in earlier]
        groups = []
        for key, pages in (("links_to", page.helps), ("links_back", page.helped_by)):
            for series in self.library.series:
                if items := [other for other in pages if other.series is series]:
                    label = self.t(key, many=series.many)
                    groups.append((label[0].upper() + label[1:], items))
        return groups

    def pdfs(self, sheet: Page) -> list[Pdf]:
        """The files that are made of a worksheet."""
        return self._pdfs(SHEETS, sheet.slug)

    def more_pages(self, sheet: Page) -> list[Pdf]:
        """A page to go on with, where a worksheet is a log: a table to which a reader adds rows."""
        return self._pdfs(MORE_PAGES, sheet.slug) if worksheet.is_log(sheet.source.body) else []

    def pocket_cards(self, page: Page) -> list[Pdf]:
        """The sheets to fold that are made of a page."""
        return self._pdfs(POCKET_CARDS, page.url)

    # Of the library

    def workbooks(self, library: Library) -> list[Pdf]:
        """All sheets in one file, for each paper."""
        return self._pdfs(WORKBOOKS)

    def books(self, library: Library) -> list[Pdf]:
        """All articles as a book, for each paper."""
        return self._pdfs(BOOKS)

    def sheets_by_part(self, library: Library) -> list[tuple[Series, list[Page]]]:
        """The parts that have worksheets, each with its own."""
        owners = ((series, [series.overview, *series.articles]) for series in library.series)
        parts = [(series, [owner.sheet for owner in pages if owner.sheet]) for series, pages in owners]
        return [part for part in parts if part[1]]

    def crisis_numbers(self, library: Library) -> list[tuple[str, list[str]]]:
        """For paper: the number of each country's first line for everyone, with all countries where it is that one."""
        countries: dict[str, list[str]] = {}
        for place in library.countries:
            calls = [line.call for line in place.lines if line.call and "everyone" in line.for_]
            for number in calls[:1]:
                countries.setdefault(number, []).append(place.name)
        return list(countries.items())

    def help_map(self, library: Library) -> HelpMap:
        return make_help_map(library)

    # Of a value

    def rare(self, html: str) -> bool:
        """Whether a page's words have what the style sheet rare.css is for."""
        return bool(RARE.search(html)) or any(
            row.count("<td") >= MIN_WIDE_COLUMNS for row in html.split("<tr")
        )

    def photo_size(self, path: str) -> tuple[int, int]:
        """Width and height of a photo below docs/, in dots, as it is published."""
        return photos.published_size(self.library.docs / path)

    def sign(self, path: str) -> str:
        """The owner's drawing beside the name, as markup, so that it takes the colors of the page."""
        return inline_svg(self.library.docs / path).replace("<svg ", '<svg class="sign" ', 1)

    def thread(self, part: int | Page | Series | None) -> int:
        """Which of the threads' colors is a part's: 1, 2, 1, …"""
        number = part if isinstance(part, int) else part.part if part else None
        return colors.thread_number(number or 1)

    def long_date(self, date: datetime.date) -> str:
        """A date in words, in the language of the site: November 23, 2026."""
        return str(format_date(date, "long", locale=self.library.language))

    def _pdfs(self, editions: Iterable[Edition], of: str = "") -> list[Pdf]:
        return [Pdf(edition.kind, self.t(edition.label), edition.address(of)) for edition in editions]
