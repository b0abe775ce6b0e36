"""Jinja filters of templates, such as `{{ page | picture }}`: each public method of `Filters` is one.

Templates also have the models themselves: `here` is a `Page`, `library` the `Library`.
"""

import datetime
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

import palette
import worksheet
from library import markdown_text, value_types
from library.model import READING, WORKSHEET, Library, Page, Series
from library.source import Source
from pages import photos
from pages.figures import inline_svg
from pages.help_map import make_help_map
from pages.structured_data import structured_data
from pdf_editions import BOOKS, MORE_PAGES, POCKET_CARDS, SHEETS, WORKBOOKS, Edition
from translations import Translate

WORDS_PER_MINUTE = 200
RARE = re.compile(
    r'<(?:hr|pre|blockquote|audio|video|details(?! class="fold"))\b|class="(?:box|icon|footnote|center|right|admonition try|photo)'
)
MIN_WIDE_COLUMNS = 4  # of a table that needs styles of its own on a phone


def reading_minutes(source: Source) -> int:
    """The reading time of a text in whole minutes."""
    return max(1, round(markdown_text.count_words(source) / WORDS_PER_MINUTE))


@dataclass
class Filters:
    """`cautions` has the HTML of the notes at the head of articles, by name."""

    library: Library
    t: Translate
    cautions: dict[str, str] = field(default_factory=dict)

    def by_name(self) -> dict[str, Callable[..., object]]:
        return {name: getattr(self, name) for name in vars(Filters) if name[0] != "_" and name != "by_name"}

    def host(self, address: str) -> str:
        """The host name of an address, without "www."; of an email address or a phone number, all of it."""
        return (urlsplit(address).hostname or address.partition(":")[2]).removeprefix("www.")

    contact_url = staticmethod(value_types.contact_url)

    # Filters of a page

    def place_label(self, page: Page) -> str:
        """Its place, such as "Part 2 · Letter 4 of 13"; "" for a page outside of all parts."""
        if page.kind == WORKSHEET:
            return self.t("a_worksheet")
        if not page.series:
            return self.t("read_on") if page.kind == READING else ""
        part = self.t("part", number=page.series.part)
        if page.number is None:
            return part
        one = page.series.one[0].upper() + page.series.one[1:]
        return f"{part} · {self.t('member', one=one, number=page.number, count=page.series.count)}"

    def picture(self, page: Page) -> str:
        """The SVG of the drawing with the name of the page, of an index.md with that of its folder; or ""."""
        return inline_svg(self.library.docs / page.drawing)

    def caution(self, page: Page) -> str:
        """The HTML of the note at its head, or "". Links in it begin with "@/" (see `render_markdown`)."""
        return self.cautions.get(page.caution or "", "")

    def cross_links(self, page: Page) -> list[tuple[str, list[Page]]]:
        """The links of `helps:`, in both directions, as (label, pages) for each series that they lead to."""
        groups = []
        if page.helps_all:
            earlier = [s for s in self.library.series if page.series and s.part < page.series.part]
            groups = [(self.t("links_to_all", many=s.many), [s.overview]) for s in earlier]
        helped = [] if page.helps_all else page.helps
        for key, pages in (("links_to", helped), ("links_back", page.helped_by)):
            for series in self.library.series:
                if items := [other for other in pages if other.series is series]:
                    label = self.t(key, many=series.many)
                    groups.append((label[0].upper() + label[1:], items))
        return groups

    def pdfs(self, sheet: Page) -> list[dict[str, str]]:
        return self._pdfs(SHEETS, sheet.slug)

    def more_pages(self, sheet: Page) -> list[dict[str, str]]:
        """PDFs with a further page, for a worksheet that is a log."""
        return self._pdfs(MORE_PAGES, sheet.slug) if worksheet.is_log(sheet.source.body) else []

    def pocket_cards(self, page: Page) -> list[dict[str, str]]:
        return self._pdfs(POCKET_CARDS, page.url)

    # Filters of the library

    def workbooks(self, library: Library) -> list[dict[str, str]]:
        return self._pdfs(WORKBOOKS) if self.sheets_by_part(library) else []

    def books(self, library: Library) -> list[dict[str, str]]:
        return self._pdfs(BOOKS)

    def sheets_by_part(self, library: Library) -> list[tuple[Series, list[Page]]]:
        """The parts that have worksheets, each with those."""
        owners = ((series, [series.overview, *series.articles]) for series in library.series)
        parts = [(series, [sheet for owner in pages for sheet in owner.sheets]) for series, pages in owners]
        return [part for part in parts if part[1]]

    def crisis_numbers(self, library: Library) -> list[tuple[str, list[str]]]:
        """For print: "911, 988", for an emergency and of `first_call`, each with the countries that share them."""
        countries: dict[str, list[str]] = {}
        for country in library.countries:
            emergency = [country.emergency.call] if country.emergency else []
            if line := country.first_call:
                names = countries.setdefault(", ".join([*emergency, str(line.call)]), [])
                names.append(country.short or country.name)
        return list(countries.items())

    help_map = staticmethod(make_help_map)
    reading_minutes = staticmethod(reading_minutes)
    structured_data = staticmethod(structured_data)

    # Filters of other values

    def titled(self, headings: Iterable[Any], title: str) -> Any:
        """The first entry of a table of contents, whose titles are HTML, that has this title; or None."""
        title = markdown_text.curl_quotes(title)
        return next((entry for entry in headings if unescape(entry.title) == title), None)

    def needs_rare_styles(self, html: str) -> bool:
        """Whether a page has elements that only rare.css styles."""
        return bool(RARE.search(html))

    def has_wide_table(self, html: str) -> bool:
        """Whether a page has a table that tables.css styles."""
        return max(row.count("<td") for row in html.split("<tr")) >= MIN_WIDE_COLUMNS

    def photo_size(self, path: str) -> tuple[int, int]:
        """The published width and height of a photo below docs/, in pixels."""
        return photos.published_size(self.library.docs / path)

    def inline_logo(self, path: str) -> str:
        """The owner's logo as inline SVG, so that it takes the colors of the page."""
        return inline_svg(self.library.docs / path).replace("<svg ", '<svg class="sign" ', 1)

    def thread(self, part: int | Page | Series | None) -> int:
        """The number of a part's thread color, from 1; after the last comes 1 again."""
        number = part if isinstance(part, int) else part.part if part else None
        return palette.thread_number(number or 1)

    def long_date(self, date: datetime.date) -> str:
        """A date in the site's language, such as November 23, 2026; 2026-11-23 in one that Babel does not know."""
        with suppress(UnknownLocaleError):
            return str(format_date(date, "long", locale=Locale.parse(self.library.language, sep="-")))
        return date.isoformat()

    def _pdfs(self, editions: Iterable[Edition], name: str = "") -> list[dict[str, str]]:
        """Links to PDFs. `kind` is that of the edition, such as "fillable-a4"; `url` is site-relative."""
        return [{"kind": e.kind, "label": self.t(e.label), "url": e.address(name)} for e in editions]
