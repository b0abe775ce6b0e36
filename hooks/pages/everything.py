"""`library` in templates: all series, sheets, sources and helplines, and what helps with what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from library.helplines import Country
from library.model import READING
from pages.map import Map, make_map
from pages.view import Pdf, SheetView, SourceView, Views
from worksheet.editions import WORKBOOKS, workbook_address


@dataclass(frozen=True)
class SheetPart:
    """The worksheets of one part."""

    title: str
    url: str
    sheets: list[SheetView]


class Everything:
    """Each part is made when a template first asks for it."""

    def __init__(self, views: Views) -> None:
        library = views.library
        self._views, self._library = views, library
        self.series = [views.series(series) for series in library.series]
        self.places = {page.url: page.title for page in library.pages.values()}
        self.readings = [views.article(page) for page in library.of_kind(READING)]

    @cached_property
    def sheets_by_part(self) -> list[SheetPart]:
        parts = []
        for series in self._library.series:
            owners = [series.overview, *series.articles]
            sheets = [self._views.sheet(owner.sheet) for owner in owners if owner.sheet]
            title = f"{self._views.t('part', number=series.part)} · {series.title}"
            parts.append(SheetPart(title, series.url, sheets))
        return [part for part in parts if part.sheets]

    @cached_property
    def sources(self) -> list[SourceView]:
        """What any page cites, in order of author and year."""
        cited = [reference for reference in self._library.references.values() if reference.cited_in]
        return [SourceView(number, reference, self._views) for number, reference in enumerate(cited, 1)]

    @cached_property
    def workbooks(self) -> list[Pdf]:
        """All sheets in one file, for each paper."""
        return [
            Pdf(edition.kind, self._views.t(edition.label), workbook_address(edition))
            for edition in WORKBOOKS
        ]

    @property
    def countries(self) -> list[Country]:
        return self._library.countries

    @cached_property
    def crisis_numbers(self) -> list[tuple[str, list[str]]]:
        """For paper: the number of each country's first line for everyone, with all countries where it is that one."""
        found: dict[str, list[str]] = {}
        for place in self.countries:
            for line in [line for line in place.lines if line.call and not line.abuse][:1]:
                found.setdefault(line.call, []).append(place.country)
        return list(found.items())

    @cached_property
    def map(self) -> Map:
        return make_map(self._views)
