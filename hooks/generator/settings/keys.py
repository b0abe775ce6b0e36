"""Models of mkdocs.yml, one for each group of keys."""

from typing import Any, Literal

from pydantic import Field, StrictInt

from generator.settings import values
from library.config import Booking
from library.value_types import (
    ContactUrl,
    Date,
    HttpsUrl,
    LanguageTag,
    NonEmptyStr,
    PathStr,
    PlainStr,
    StrictModel,
    UnmarkedStr,
)


class Practice(StrictModel):
    """Who runs the site; a value with `EXAMPLE` in it is still to be filled in."""

    name: PlainStr
    therapist: UnmarkedStr
    about: str
    photo: values.Photo | None = None


class Colors(StrictModel):
    """The first two thread colors, in light and in dark mode."""

    day: values.ColorPair | None = None
    night: values.ColorPair | None = None


class Footer(StrictModel):
    """Footer texts: `disclaimer` replaces the default, on paper too; `text` stands below it."""

    disclaimer: PlainStr | None = None
    text: NonEmptyStr | None = None


class Social(StrictModel):
    """A link to a profile, as in Material; `icon` is the name of a Material icon."""

    link: ContactUrl
    name: PlainStr | None = None
    icon: values.IconName | None = None


class Alternate(StrictModel):
    """The same site in another language, as Material has it: `link` is its first page, `lang` a tag of BCP 47."""

    name: PlainStr
    link: HttpsUrl
    lang: LanguageTag


class Accessibility(StrictModel):
    """Who evaluated the EPUB by WCAG and EPUB Accessibility 1.1, and with what result; nothing is claimed without a name."""

    by: PlainStr
    wcag: values.WcagVersion = "2.2"
    level: Literal["A", "AA", "AAA"] = "AA"
    date: Date | None = None  # not "on", which is true to YAML
    report: HttpsUrl | None = None


class Extra(StrictModel):
    """`extra:` of mkdocs.yml."""

    practice: Practice
    booking: Booking | None = None
    review_months: StrictInt = Field(12, ge=1)
    leave: HttpsUrl | None = None
    colors: Colors | None = None
    footer: Footer | None = None
    accessibility: Accessibility | None = None
    social: list[Social] | None = None
    alternate: list[Alternate] | None = None
    trusted_plugins: list[NonEmptyStr] | None = None


class Theme(StrictModel):
    """The part of the theme's settings that our templates follow."""

    name: Literal["material"]
    custom_dir: Literal["overrides"]
    language: values.Language = "en"
    font: Any = None
    logo: values.ImageAsset | None = None
    favicon: values.ImageAsset | None = None


class NavLevels(StrictModel):
    """MkDocs's log levels for problems in nav; we check for the same problems in any case."""

    omitted_files: values.LogLevel = "warn"
    not_found: values.LogLevel = "warn"
    absolute_links: values.LogLevel | Literal["relative_to_docs"] = "warn"


class LinkLevels(StrictModel):
    """MkDocs's log levels for links."""

    not_found: values.LogLevel = "warn"
    anchors: values.LogLevel = "warn"
    absolute_links: values.LogLevel | Literal["relative_to_docs"] = "warn"
    unrecognized_links: values.LogLevel = "warn"


class Validation(NavLevels, LinkLevels):
    """`validation:` of MkDocs: for nav, for links, or for both at once."""

    nav: NavLevels | None = None
    links: LinkLevels | None = None


class Settings(StrictModel):
    """mkdocs.yml. Settings that are not supported are sorted out before (`refused`)."""

    site_name: PlainStr
    site_url: values.SiteUrl
    theme: Theme
    extra: Extra
    nav: list[Any] = Field(min_length=1)
    hooks: list[PathStr] = Field(min_length=1)
    plugins: list[Any] = Field(min_length=1)
    repo_url: HttpsUrl | None = None
    repo_name: PlainStr | None = None
    site_description: PlainStr | None = None
    site_author: PlainStr | None = None
    copyright: NonEmptyStr | None = None
    remote_branch: NonEmptyStr | None = None
    remote_name: NonEmptyStr | None = None
    docs_dir: Literal["docs"] = "docs"
    site_dir: values.SiteDir = None
    use_directory_urls: values.DirectoryUrls = True
    strict: bool | None = None
    dev_addr: values.ListenAddress | None = None
    exclude_docs: values.MultilineText | None = None
    validation: Validation | None = None
    markdown_extensions: list[Any] | dict[str, Any] | None = None
    extra_css: list[values.StyleSheet] | None = None
    watch: list[values.ExistingPath] | None = None
