"""What may stand in mkdocs.yml: one model for each group of keys. What a key names is looked for in the folder of
mkdocs.yml, which is the context of a validation."""

import datetime
import re
from typing import Any, Literal

from pydantic import Field, StrictInt, ValidationInfo, field_validator

from generator.settings.values import (
    DevAddr,
    Icon,
    Level,
    Lines,
    OwnFolder,
    Pair,
    Photo,
    Plain,
    Reach,
    Sign,
    SiteAddress,
    StyleSheet,
    Watched,
    Wcag,
    Words,
)
from library.booking import find_short
from library.explain import mistake
from library.schema import Address, Said, Strict
from pages import strings


class Practice(Strict):
    """Who stands behind the site; `EXAMPLE` in a value marks it as still to be filled in."""

    name: Plain
    therapist: Plain
    about: str
    photo: Photo | None = None


class Booking(Strict):
    """Where and for how long one can talk to the practice."""

    address: Reach
    label: Words
    short: Said | None = None
    minutes: StrictInt = Field(ge=1, le=240)

    @field_validator("short")
    @classmethod
    def _stands_in_the_label(cls, short: str | None, info: ValidationInfo) -> str | None:
        label = info.data.get("label")
        if short and label and not find_short(short, label):
            words = f'Write words that do, such as "{label.split()[-1]}", or remove the key.'
            raise mistake(f'"{short}" does not stand in the label. {words}')
        return short

    @field_validator("minutes")
    @classmethod
    def _as_the_label_says(cls, minutes: int, info: ValidationInfo) -> int:
        told = re.search(r"(\d+)[\s-]*min", info.data.get("label", ""))
        if told and int(told[1]) != minutes:
            raise mistake(f"is {minutes}, and the label says {told[1]}. Write the same in both.")
        return minutes


class Colors(Strict):
    """The two threads, the one of the first, third … part and the one of the second, by day and by night."""

    day: Pair | None = None
    night: Pair | None = None


class Footer(Strict):
    """Words of the foot: `disclaimer` in place of ours, on paper too; `text` below it."""

    disclaimer: Words | None = None
    text: Said | None = None


class Social(Strict):
    """A profile elsewhere, as Material has it; `icon` is one of Material's."""

    link: Reach
    name: Words | None = None
    icon: Icon | None = None


class Alternate(Strict):
    """The same site in another language, as Material has it: `link` is its first page, `lang` a tag of BCP 47."""

    name: Said
    link: Address
    lang: str = Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")


class Accessibility(Strict):
    """Who evaluated the EPUB by WCAG and EPUB Accessibility 1.1, and with what result; nothing is claimed without a name."""

    by: Said
    wcag: Wcag = "2.2"
    level: Literal["A", "AA", "AAA"] = "AA"
    date: datetime.date | None = None  # not "on", which is true to YAML
    report: Address | None = None


class Extra(Strict):
    """`extra:` of mkdocs.yml."""

    practice: Practice
    booking: Booking
    review_months: StrictInt = Field(12, ge=1)
    leave: Address | None = None
    colors: Colors | None = None
    footer: Footer | None = None
    accessibility: Accessibility | None = None
    social: list[Social] | None = None
    alternate: list[Alternate] | None = None
    trusted_plugins: list[Said] | None = None


class Theme(Strict):
    """The ground that our own templates stand on; what else Material could be told has no effect on them."""

    name: Literal["material"]
    custom_dir: Said
    language: str = "en"
    font: Any = None
    logo: Sign | None = None
    favicon: Sign | None = None

    @field_validator("custom_dir")
    @classmethod
    def _is_a_folder(cls, name: str, info: ValidationInfo) -> str:
        root: Any = info.context
        if not (root / name).is_dir():
            raise mistake(f'there is no folder "{name}". Write overrides.')
        return name

    @field_validator("language")
    @classmethod
    def _has_words(cls, language: str) -> str:
        known = strings.languages()
        if language not in known:
            copy = f"copy hooks/strings/en.yml to hooks/strings/{language}.yml and translate it."
            message = (
                f'there are no words in "{language}" yet. Known are {", ".join(known)}; for another, {copy}'
            )
            raise mistake(message)
        return language


class NavLevels(Strict):
    """How loudly MkDocs speaks of what it finds in nav; the same is checked here in any case."""

    omitted_files: Level = "warn"
    not_found: Level = "warn"
    absolute_links: Level | Literal["relative_to_docs"] = "warn"


class LinkLevels(Strict):
    """The same of links."""

    not_found: Level = "warn"
    anchors: Level = "warn"
    absolute_links: Level | Literal["relative_to_docs"] = "warn"
    unrecognized_links: Level = "warn"


class Validation(NavLevels, LinkLevels):
    """`validation:` of MkDocs: for nav, for links, or for both at once."""

    nav: NavLevels | None = None
    links: LinkLevels | None = None


class Settings(Strict):
    """mkdocs.yml: what this site rests on is checked; the other settings are MkDocs's business."""

    site_name: Words
    site_url: SiteAddress
    theme: Theme
    extra: Extra
    nav: list[Any] = Field(min_length=1)
    hooks: list[str] = Field(min_length=1)
    plugins: list[Any] = Field(min_length=1)
    repo_url: Address | None = None
    repo_name: Said | None = None
    site_description: Said | None = None
    site_author: Said | None = None
    copyright: Said | None = None
    remote_branch: Any = None
    remote_name: Any = None
    docs_dir: Literal["docs"] = "docs"
    site_dir: OwnFolder = None
    use_directory_urls: Literal[True] = True
    strict: bool | None = None
    dev_addr: DevAddr | None = None
    exclude_docs: Lines | None = None
    validation: Validation | None = None
    markdown_extensions: Any = None
    extra_css: list[StyleSheet] | None = None
    watch: list[Watched] | None = None
