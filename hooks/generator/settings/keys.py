"""What may stand in mkdocs.yml: one model for each group of keys."""

import datetime
from typing import Any, Literal

from pydantic import Field, StrictInt

from generator.settings.values import (
    Folder,
    Icon,
    Language,
    Level,
    Lines,
    Listens,
    OwnFolder,
    Pair,
    Photo,
    Sign,
    SiteAddress,
    StyleSheet,
    Watched,
    Wcag,
)
from library.booking import Booking
from library.schema import ContactUrl, HttpsUrl, NonEmptyStr, PlainStr, StrictModel, UnmarkedStr


class Practice(StrictModel):
    """Who stands behind the site; `EXAMPLE` in a value marks it as still to be filled in."""

    name: UnmarkedStr
    therapist: UnmarkedStr
    about: str
    photo: Photo | None = None


class Colors(StrictModel):
    """The two threads, the one of the first, third … part and the one of the second, by day and by night."""

    day: Pair | None = None
    night: Pair | None = None


class Footer(StrictModel):
    """Words of the foot: `disclaimer` in place of ours, on paper too; `text` below it."""

    disclaimer: PlainStr | None = None
    text: NonEmptyStr | None = None


class Social(StrictModel):
    """A profile elsewhere, as Material has it; `icon` is one of Material's."""

    link: ContactUrl
    name: PlainStr | None = None
    icon: Icon | None = None


class Alternate(StrictModel):
    """The same site in another language, as Material has it: `link` is its first page, `lang` a tag of BCP 47."""

    name: NonEmptyStr
    link: HttpsUrl
    lang: str = Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")


class Accessibility(StrictModel):
    """Who evaluated the EPUB by WCAG and EPUB Accessibility 1.1, and with what result; nothing is claimed without a name."""

    by: NonEmptyStr
    wcag: Wcag = "2.2"
    level: Literal["A", "AA", "AAA"] = "AA"
    date: datetime.date | None = None  # not "on", which is true to YAML
    report: HttpsUrl | None = None


class Extra(StrictModel):
    """`extra:` of mkdocs.yml."""

    practice: Practice
    booking: Booking
    review_months: StrictInt = Field(12, ge=1)
    leave: HttpsUrl | None = None
    colors: Colors | None = None
    footer: Footer | None = None
    accessibility: Accessibility | None = None
    social: list[Social] | None = None
    alternate: list[Alternate] | None = None
    trusted_plugins: list[NonEmptyStr] | None = None


class Theme(StrictModel):
    """The ground that our own templates stand on; what else Material could be told has no effect on them."""

    name: Literal["material"]
    custom_dir: Folder
    language: Language = "en"
    font: Any = None
    logo: Sign | None = None
    favicon: Sign | None = None


class NavLevels(StrictModel):
    """How loudly MkDocs speaks of what it finds in nav; the same is checked here in any case."""

    omitted_files: Level = "warn"
    not_found: Level = "warn"
    absolute_links: Level | Literal["relative_to_docs"] = "warn"


class LinkLevels(StrictModel):
    """The same of links."""

    not_found: Level = "warn"
    anchors: Level = "warn"
    absolute_links: Level | Literal["relative_to_docs"] = "warn"
    unrecognized_links: Level = "warn"


class Validation(NavLevels, LinkLevels):
    """`validation:` of MkDocs: for nav, for links, or for both at once."""

    nav: NavLevels | None = None
    links: LinkLevels | None = None


class Settings(StrictModel):
    """mkdocs.yml: what this site rests on is checked; the other settings are MkDocs's business."""

    site_name: PlainStr
    site_url: SiteAddress
    theme: Theme
    extra: Extra
    nav: list[Any] = Field(min_length=1)
    hooks: list[str] = Field(min_length=1)
    plugins: list[Any] = Field(min_length=1)
    repo_url: HttpsUrl | None = None
    repo_name: NonEmptyStr | None = None
    site_description: NonEmptyStr | None = None
    site_author: NonEmptyStr | None = None
    copyright: NonEmptyStr | None = None
    remote_branch: Any = None
    remote_name: Any = None
    docs_dir: Literal["docs"] = "docs"
    site_dir: OwnFolder = None
    use_directory_urls: Literal[True] = True
    strict: bool | None = None
    dev_addr: Listens | None = None
    exclude_docs: Lines | None = None
    validation: Validation | None = None
    markdown_extensions: Any = None
    extra_css: list[StyleSheet] | None = None
    watch: list[Watched] | None = None
