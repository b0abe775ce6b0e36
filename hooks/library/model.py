"""The data model: pages, series, and the library that holds them."""

from __future__ import annotations

import datetime
import posixpath
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from library.assets import PICTURES
from library.config import BaseConfig
from library.front_matter import Review
from library.helpline_model import Country, DangerWords
from library.problems import Problem, closest_page
from library.references import Reference
from library.source import Source

# Kinds of page, as `page_kinds.kind_of` assigns them.
HOME, OVERVIEW, ARTICLE, READING, PAGE = "home", "overview", "article", "reading", "page"
WORKSHEET, WORKSHEETS = "worksheet", "worksheets"
READING_ORDER_KINDS = {HOME, OVERVIEW, ARTICLE, READING}


@dataclass(eq=False)
class Page:
    """A Markdown file. URLs are site-relative: "letters/to-a-friend/"."""

    path: str  # relative to docs/
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
    # Whose `draft:` or `publish:` makes this a draft: itself, its overview or its article.
    held_by: Source | None = None
    pocket_card: bool = False
    collapsed: bool = False
    lang: str = ""  # if it is another than the site's
    nav_title: str = ""  # its title in `nav`, if there is one
    redirects: list[str] = field(default_factory=list)
    # Members of a series.
    series: Series | None = None
    number: int | None = None
    helps: list[Page] = field(default_factory=list)
    helps_all: bool = False
    helped_by: list[Page] = field(default_factory=list)
    # An article's worksheets, and a worksheet's article.
    sheets: list[Page] = field(default_factory=list)
    worksheet: bool = True  # whether an article of a series needs one
    owner: Page | None = None
    purpose: str = ""
    minutes: int = 0
    was: list[str] = field(default_factory=list)
    # Reading order, and references in order of their first citation.
    previous: Page | None = None
    next: Page | None = None
    cited: list[Reference] = field(default_factory=list)

    @property
    def draft(self) -> bool:
        return self.held_by is not None

    @property
    def url(self) -> str:
        return page_url(self.path)

    @property
    def problem(self) -> Callable[..., Problem]:
        """Makes a problem of this page's file, as `Source.problem` does."""
        return self.source.problem

    def resolve_link(self, link: str) -> str:
        """The path, relative to docs/, of the file that a link on this page targets. One outside docs/ begins with ".."."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.path), link.partition("#")[0]))

    def relative_link(self, path: str) -> str:
        """The link from this page to a file of docs/: "../help-now.md"."""
        return posixpath.relpath(path, posixpath.dirname(self.path) or ".")

    @property
    def slug(self) -> str:
        """The file name without its suffix, as `helps:` refers to it."""
        return Path(self.path).stem

    @property
    def drawing(self) -> str:
        """Where in docs/ the drawing at its top is, if it has one: by its own name, or that of its folder."""
        return f"{PICTURES}/{self.url.strip('/').rpartition('/')[2] or HOME}.svg"

    @property
    def short_title(self) -> str:
        """The title in menus."""
        return self.nav_title or self.title

    @property
    def old_paths(self) -> list[str]:
        """Former URLs of this page without leading or trailing slash: "worksheets/old-name"."""
        return [*map(normalize_old_path, self.redirects), *(f"worksheets/{name}" for name in self.was)]

    @property
    def part(self) -> int | None:
        return self.series.part if self.series else None


@dataclass(eq=False)
class Series:
    """A series of articles: its overview page, and its articles in the order of `nav`."""

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
    def counted(self) -> str:
        """How many articles it has, in words of its own: "1 walk", "9 walks"."""
        return f"{self.count} {self.one if self.count == 1 else self.many}"

    @property
    def title(self) -> str:
        return self.overview.title

    @property
    def url(self) -> str:
        return self.overview.url


@dataclass(eq=False)
class Library(BaseConfig):
    """All content of a site. Pages are in the order of `nav`."""

    root: Path = Path()
    pages: dict[str, Page] = field(default_factory=dict)
    # A preview has these in `pages` too, a build does not.
    drafts: dict[str, Page] = field(default_factory=dict)
    # Pages with invalid front matter: their text is checked, but they are not rendered.
    invalid_pages: dict[str, Page] = field(default_factory=dict)
    # Former paths of pages, and paths in `nav` without a file, each with the path of the page that is probably meant.
    renamed: dict[str, str] = field(default_factory=dict)
    series: list[Series] = field(default_factory=list)
    references: dict[str, Reference] = field(default_factory=dict)
    countries: list[Country] = field(default_factory=list)
    # Notes of docs/data by the name that `caution:` refers to.
    cautions: dict[str, Page] = field(default_factory=dict)
    synonyms: dict[str, list[str]] = field(default_factory=dict)
    danger_words: list[DangerWords] = field(default_factory=list)
    # Paths of pages for which search-queries.yml has queries, and which are gone.
    gone_answers: list[str] = field(default_factory=list)

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def excluded_drafts(self) -> set[str]:
        """Paths of the drafts that are not in `pages`."""
        return self.drafts.keys() - self.pages.keys()

    @property
    def checked_pages(self) -> list[Page]:
        """All pages whose text is checked, including those with invalid front matter."""
        return [*self.pages.values(), *self.invalid_pages.values()]

    def suggest_page(self, path: str, pages: Iterable[str]) -> str:
        """The path out of `pages` that is probably meant by a path without a file, or ""."""
        return self.renamed.get(path) or closest_page(path, pages)

    def of_kind(self, *kinds: str) -> list[Page]:
        """Pages of these kinds, in the order of `nav`."""
        return [page for page in self.pages.values() if page.kind in kinds]


def page_url(path: str) -> str:
    """The site-relative URL of a file of docs/: "letters/index.md" → "letters/"."""
    stem = path.removesuffix(".md")
    return stem.removesuffix("index") if stem.split("/")[-1] == "index" else f"{stem}/"


def normalize_old_path(redirect: str) -> str:
    """A value of `redirects:`, a URL or a file, as in `Page.old_paths`: "/letters/old.md" → "letters/old"."""
    path = redirect.strip().strip("/")
    return page_url(path).strip("/") if path.endswith(".md") else path
