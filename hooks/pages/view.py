"""Pages, sheets, series and sources as templates see them: on cards, in lists, in links.

Built from the library and the words of the interface; templates only set them out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from library import text
from library.model import HOME, READING, WORKSHEET, Library, Page, Series
from library.references import Reference
from pages.figures import drawing
from pages.strings import Translate
from worksheet.editions import SHEETS

WORDS_A_MINUTE = 200


@dataclass(frozen=True)
class Pdf:
    """`kind` is such as "fillable-a4", `url` site-relative."""

    kind: str
    label: str
    url: str


def apostrophes(text: str) -> str:
    """Typographic ones, as Markdown sets them in the text: titles and summaries come past it."""
    return re.sub(r"(?<=\w)'(?=\w)", "’", text)


class ArticleView:
    """A page as others see it."""

    def __init__(self, page: Page, views: Views) -> None:
        self.page, self._views = page, views
        self.title, self.url, self.summary = apostrophes(page.title), page.url, apostrophes(page.summary)
        self.number, self.count, self.part = page.number, page.count, page.part or 0
        self.kind = page.series.one if page.series else page.kind
        self.slug, self.draft = page.slug, page.draft
        self.minutes = page.minutes or max(1, round(text.words(page.source) / WORDS_A_MINUTE))

    @property
    def picture(self) -> str:
        """The drawing that is named as the page is, as SVG; nothing when there is none."""
        name = (
            self.page.slug
            if self.page.slug != "index"
            else self.page.path.removesuffix("/index.md").removesuffix("index.md") or HOME
        )
        return drawing(self._views.library.docs / "assets/pictures" / f"{name}.svg")

    @property
    def sheet(self) -> SheetView | None:
        return self._views.sheet(self.page.sheet) if self.page.sheet else None

    @property
    def helps(self) -> list[ArticleView]:
        return [self._views.article(page) for page in self.page.helps]

    @property
    def helped_by(self) -> list[ArticleView]:
        return [self._views.article(page) for page in self.page.helped_by]


class SheetView(ArticleView):
    """A worksheet, with its PDFs."""

    def __init__(self, page: Page, views: Views) -> None:
        super().__init__(page, views)
        self.purpose = page.purpose
        self.pdfs = [
            Pdf(edition.kind, views.t(edition.label), edition.address(page.slug)) for edition in SHEETS
        ]

    @property
    def owner(self) -> ArticleView | None:
        return self._views.article(self.page.owner) if self.page.owner else None


class SourceView:
    """A work: `html` is the whole reference, `short` author and year."""

    def __init__(self, number: int, reference: Reference, views: Views) -> None:
        self.number, self.key, self.anchor = number, reference.key, reference.anchor
        self.html, self.short = reference.html, reference.short
        self._reference, self._views = reference, views

    @property
    def cited_in(self) -> list[ArticleView]:
        return [self._views.article(page) for page in self._reference.cited_in if isinstance(page, Page)]


class SeriesView:
    """A part of the whole."""

    def __init__(self, series: Series, views: Views) -> None:
        self.part, self.one, self.many, self.count = series.part, series.one, series.many, series.count
        self.title, self.url, self.summary, self.door = series.title, series.url, series.summary, series.door
        self.now = series.now
        self._series, self._views = series, views

    @cached_property
    def articles(self) -> list[ArticleView]:
        return [self._views.article(page) for page in self._series.articles]


@dataclass
class Views:
    """Makes each view once. `notes` are the cautions' HTML by name."""

    library: Library
    t: Translate
    notes: dict[str, str] = field(default_factory=dict)
    _made: dict[tuple[type, int], Any] = field(default_factory=dict)

    def _once(self, kind: type, thing: object) -> Any:
        key = (kind, id(thing))
        if key not in self._made:
            self._made[key] = kind(thing, self)
        return self._made[key]

    def article(self, page: Page) -> ArticleView:
        view: ArticleView = self._once(ArticleView, page)
        return view

    def sheet(self, page: Page) -> SheetView:
        view: SheetView = self._once(SheetView, page)
        return view

    def series(self, series: Series) -> SeriesView:
        view: SeriesView = self._once(SeriesView, series)
        return view

    def where(self, page: Page) -> str:
        """Where a page stands: "Part 2 · Step 4 of 13"."""
        if page.kind == WORKSHEET:
            return self.t("a_worksheet")
        if not page.series:
            return self.t("read_on") if page.kind == READING else ""
        part = self.t("part", number=page.series.part)
        if page.number is None:
            return part
        one = page.series.one
        return (
            f"{part} · {self.t('member', one=one[0].upper() + one[1:], number=page.number, count=page.count)}"
        )
