"""What may stand in mkdocs.yml: one model for each group of keys. What a key names is looked for in the folder of
mkdocs.yml, which is the context of a validation."""

import datetime
import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    HttpUrl,
    StrictInt,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError

from library.assets import PICTURES, mistake_of
from library.booking import find_short
from library.explain import mistake
from library.schema import Address, Said, Strict
from pages import strings


def _color(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise PydanticCustomError("color", 'a color is written "#8f312a", in quotation marks')
    return value


def _file(folder: str, *endings: str) -> AfterValidator:
    """The name of a file below docs/`folder` with one of the `endings`, whose content can be used."""

    def check(name: str, info: ValidationInfo) -> str:
        root: Any = info.context
        path, file = Path(name), root / "docs" / name
        if "://" in name or name.startswith(("/", "..")) or not path.is_relative_to(folder):
            message = (
                f'"{name}" is not in docs/{folder}/. Put the file there, and write {folder}/{path.name}.'
            )
            raise mistake(message)
        if path.suffix.lower() not in endings:
            raise mistake(f'"{name}" can\'t be used here. Known are {", ".join(endings)}.')
        if not file.is_file():
            raise mistake(f"there is no file docs/{name}. Put it there, or remove this line.")
        if wrong := mistake_of(file):
            raise mistake(f"{name}: {wrong}")
        return name

    return AfterValidator(check)


Color = Annotated[str, BeforeValidator(_color)]
Sign = Annotated[Said, _file("assets", ".svg", ".png")]
Photo = Annotated[Said, _file(PICTURES, ".jpg", ".jpeg", ".png", ".webp")]
StyleSheet = Annotated[Said, _file("assets/styles", ".css")]


class Practice(Strict):
    """Who stands behind the site; `EXAMPLE` in a value marks it as still to be filled in."""

    name: str
    therapist: str
    about: str
    photo: Photo | None = None


class Booking(Strict):
    """Where and for how long one can talk to the practice."""

    address: Address
    label: Said
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

    day: tuple[Color, Color] | None = None
    night: tuple[Color, Color] | None = None


class Footer(Strict):
    """Words of the foot: `disclaimer` in place of ours, on paper too; `text` below it."""

    disclaimer: Said | None = None
    text: Said | None = None


class Social(Strict):
    """A profile elsewhere, as Material has it; `icon` is one of Material's."""

    link: Address
    name: Said | None = None
    icon: Said | None = None


class Alternate(Strict):
    """The same site in another language, as Material has it: `link` is its first page, `lang` a tag of BCP 47."""

    name: Said
    link: Address
    lang: str = Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")


def _version(value: object) -> object:
    return str(value) if isinstance(value, float) else value  # 2.2 is a number to YAML


class Accessibility(Strict):
    """Who evaluated the EPUB by WCAG and EPUB Accessibility 1.1, and with what result; nothing is claimed without a name."""

    by: Said
    wcag: Annotated[Literal["2.0", "2.1", "2.2"], BeforeValidator(_version)] = "2.2"
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


def _no_query(address: HttpUrl) -> HttpUrl:
    if mark := re.search(r"[?#]", str(address)):
        raise mistake(f'the addresses of all pages begin with it. Remove all from "{mark[0]}" on.')
    return address


class Settings(Strict):
    """mkdocs.yml: what this site rests on is checked; the other settings are MkDocs's business."""

    site_name: Said
    site_url: Annotated[Address, AfterValidator(_no_query)]
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
    site_dir: Any = None
    use_directory_urls: Literal[True] = True
    strict: Any = None
    dev_addr: Any = None
    exclude_docs: Any = None
    validation: Any = None
    markdown_extensions: Any = None
    extra_css: list[StyleSheet] | None = None
    watch: Any = None
