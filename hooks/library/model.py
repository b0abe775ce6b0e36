"""What there is: pages, articles in series, worksheets, and how they hang together."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from library.config import Settings
from library.helpline_model import Country
from library.problems import Problem, closest_page
from library.references import Reference
from library.schema import Review
from library.search_data import DangerWords
from library.source import Source

# Kinds of page. The folder and the front matter decide; nothing else in the code guesses.
HOME, OVERVIEW, ARTICLE, READING, PAGE = "home", "overview", "article", "reading", "page"
WORKSHEET, WORKSHEETS = "worksheet", "worksheets"
READING_ORDER_KINDS = {HOME, OVERVIEW, ARTICLE, READING}


@dataclass(eq=False)
class Page:
    """One Markdown file. Addresses are site-relative: "letters/to-a-friend/"."""

    path: str  # below docs/
    kind: str
    source: Source
    title: str
    summary: str = ""
    in_short: list[str] = field(default_factory=list)
    written: datetime.date | None = None
    reviewed: Review | None = None
    author: str | None = None
    publish: datetime.date | None = None
    caution: str | None = None
    draft: bool = False
    pocket_card: bool = False
    collapsed: bool = False
    nav_title: str = ""  # the short name that nav gives it
    redirects: list[str] = field(default_factory=list)
    # members of a series
    series: Series | None = None
    number: int | None = None
    helps: list[Page] = field(default_factory=list)
    helps_all: bool = False
    helped_by: list[Page] = field(default_factory=list)
    # an article's worksheet, a worksheet's article
    sheet: Page | None = None
    owner: Page | None = None
    purpose: str = ""
    minutes: int = 0
    was: list[str] = field(default_factory=list)
    # reading order and sources
    previous: Page | None = None
    next: Page | None = None
    cited: list[Reference] = field(default_factory=list)

    @property
    def url(self) -> str:
        return page_url(self.path)

    @property
    def problem(self) -> Callable[..., Problem]:
        """A mistake in this page's file: see `Source.problem`."""
        return self.source.problem

    def resolve_link(self, link: str) -> str:
        """The file below docs/ that a link on this page leads to; a path that begins with .. leads out of docs/."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), link.partition("#")[0]))

    def relative_link(self, path: str) -> str:
        """How a file below docs/ is written in a link of this page: "../help-now.md"."""
        return posixpath.relpath(path, posixpath.dirname(self.path) or ".")

    @property
    def slug(self) -> str:
        """The file's name without its ending, by which `helps:` names it."""
        return Path(self.path).stem

    @property
    def short_title(self) -> str:
        """What menus call it."""
        return self.nav_title or self.title

    @property
    def old_paths(self) -> list[str]:
        """Where this page was, site-relative and without slashes at the ends: "worksheets/old-name"."""
        return [*map(normalize_old_path, self.redirects), *(f"worksheets/{name}" for name in self.was)]

    @property
    def count(self) -> int | None:
        return self.series.count if self.series else None

    @property
    def part(self) -> int | None:
        return self.series.part if self.series else None


@dataclass(eq=False)
class Series:
    """A part of the whole: its overview page, and its articles in the order of `nav`."""

    part: int
    one: str
    many: str
    folder: str
    overview: Page
    home_label: str = ""
    now: str = ""
    words: tuple[int, int] | None = None
    sections: list[str] = field(default_factory=list)
    articles: list[Page] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.articles)

    @property
    def title(self) -> str:
        return self.overview.title

    @property
    def url(self) -> str:
        return self.overview.url


@dataclass(eq=False)
class Library(Settings):
    """Everything, in the order of `nav`."""

    root: Path = Path()
    pages: dict[str, Page] = field(default_factory=dict)
    # Shown in preview only. A build reads the library without them.
    drafts: dict[str, Page] = field(default_factory=dict)
    # Pages whose front matter is wrong: their text is checked, and nothing is made of them.
    invalid_pages: dict[str, Page] = field(default_factory=dict)
    # Lines of nav whose file is not there, each with the page that it probably means.
    renamed: dict[str, str] = field(default_factory=dict)
    series: list[Series] = field(default_factory=list)
    references: dict[str, Reference] = field(default_factory=dict)
    countries: list[Country] = field(default_factory=list)
    # What articles show by `caution:`, by that name.
    cautions: dict[str, Page] = field(default_factory=dict)
    synonyms: dict[str, list[str]] = field(default_factory=dict)
    danger_words: list[DangerWords] = field(default_factory=list)
    search_queries: dict[str, list[str]] = field(default_factory=dict)

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def excluded_drafts(self) -> set[str]:
        """Drafts that a build reads the library without."""
        return self.drafts.keys() - self.pages.keys()

    @property
    def checked_pages(self) -> list[Page]:
        """All pages that have words to check, those whose front matter is wrong included."""
        return [*self.pages.values(), *self.invalid_pages.values()]

    def suggest_page(self, path: str, pages: Iterable[str]) -> str:
        """The one of `pages` that a path without a file probably means, or nothing."""
        return self.renamed.get(path) or closest_page(path, pages)

    def of_kind(self, *kinds: str) -> list[Page]:
        """The pages of these kinds, in the order of `nav`."""
        return [page for page in self.pages.values() if page.kind in kinds]

    @property
    def pocket_cards(self) -> list[Page]:
        """The pages that are sheets to fold, too."""
        return [page for page in self.pages.values() if page.pocket_card]

    @property
    def sheets(self) -> list[Page]:
        """Worksheets in the order of what they belong to: overview first, then its articles."""
        owners = [page for series in self.series for page in (series.overview, *series.articles)]
        owners += [page for page in self.pages.values() if page not in owners]
        return [owner.sheet for owner in owners if owner.sheet]


def page_url(path: str) -> str:
    """The site-relative address of a file below docs/: "letters/index.md" → "letters/"."""
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"


def normalize_old_path(written: str) -> str:
    """An old address as its author wrote it, by itself or as its file: "/letters/old.md" → "letters/old"."""
    path = written.strip().strip("/")
    return page_url(path).strip("/") if path.endswith(".md") else path
