"""`here` in templates: the page that is being made."""

from __future__ import annotations

from dataclasses import dataclass

from library.model import WORKSHEET, Page
from pages.view import ArticleView, SheetView, SourceView, Views, apostrophes


@dataclass(frozen=True)
class Neighbour:
    """Where Previous or Next leads; `where` is such as "Part 2 · Letter 4 of 9", or nothing."""

    title: str
    url: str
    where: str


@dataclass(frozen=True)
class Group:
    """Generated cross-links under one label."""

    label: str
    items: list[ArticleView]


class Here(ArticleView):
    """The page that is being made."""

    def __init__(self, page: Page, views: Views) -> None:
        super().__init__(page, views)
        self.kind = page.kind
        self.written, self.reviewed, self.author = page.written, page.reviewed, page.author
        self.in_short = [apostrophes(sentence) for sentence in page.in_short]
        self.series = views.series(page.series) if page.series else None
        self.previous = self._neighbour(page.previous)
        self.next = self._neighbour(page.next)
        self.owner = views.article(page.owner) if page.owner else None

    @property
    def sheet(self) -> SheetView | None:
        """An article's sheet; on a worksheet's page, the sheet itself."""
        own = self.page if self.page.kind == WORKSHEET else self.page.sheet
        return self._views.sheet(own) if own else None

    @property
    def links(self) -> list[Group]:
        """Both ways of `helps:`, grouped by the series that they lead to."""
        t, groups = self._views.t, []
        if self.page.helps_all:
            for series in self._views.library.series:
                if self.page.series and series.part < self.page.series.part:
                    groups.append(
                        Group(t("links_to_all", many=series.many), [self._views.article(series.overview)])
                    )
            return groups
        for key, pages in (("links_to", self.page.helps), ("links_back", self.page.helped_by)):
            for series in self._views.library.series:
                items = [self._views.article(page) for page in pages if page.series is series]
                if items:
                    label = t(key, many=series.many)
                    groups.append(Group(label[0].upper() + label[1:], items))
        return groups

    @property
    def sources(self) -> list[SourceView]:
        """What the page cites, in order of first mention."""
        return [
            SourceView(number, reference, self._views) for number, reference in enumerate(self.page.cited, 1)
        ]

    @property
    def caution(self) -> str:
        """The note at its head as HTML, or nothing."""
        return self._views.notes.get(self.page.caution or "", "")

    def _neighbour(self, page: Page | None) -> Neighbour | None:
        return Neighbour(page.title, page.url, self._views.where(page)) if page else None
