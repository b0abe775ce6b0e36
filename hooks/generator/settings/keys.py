"""What may stand in mkdocs.yml: one model for each group of keys. What a key names is looked for in the folder of
mkdocs.yml, which is the context of a validation."""

import datetime
import re
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, HttpUrl, StrictInt, ValidationInfo
from pydantic_core import PydanticCustomError

from library.assets import PICTURES, mistake_of
from library.booking import Booking
from library.schema import Address, Said, Strict, refusing
from worksheet import words


def _color(value: object) -> object:
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise PydanticCustomError("color", 'a color is written "#8f312a", in quotation marks')
    return value


def _file(folder: str, *endings: str) -> AfterValidator:
    """A name is that of a file below docs/`folder` with one of the `endings`, whose content can be used."""

    def wrong(name: str, info: ValidationInfo) -> str:
        path, file = Path(name), Path(str(info.context), "docs", name)
        if "://" in name or name.startswith(("/", "..")) or not path.is_relative_to(folder):
            return f'"{name}" is not in docs/{folder}/. Put the file there, and write {folder}/{path.name}.'
        if path.suffix.lower() not in endings:
            return f'"{name}" can\'t be used here. Known are {", ".join(endings)}.'
        if not file.is_file():
            return f"there is no file docs/{name}. Put it there, or remove this line."
        mistake = mistake_of(file)
        return f"{name}: {mistake}" if mistake else ""

    return refusing(wrong)


def _no_folder(name: str, info: ValidationInfo) -> str:
    is_one = Path(str(info.context), name).is_dir()
    return "" if is_one else f'there is no folder "{name}". Write overrides.'


def _no_words(language: str, info: ValidationInfo) -> str:
    known = words.languages()
    copy = f"copy hooks/strings/en.yml to hooks/strings/{language}.yml and translate it."
    message = f'there are no words in "{language}" yet. Known are {", ".join(known)}; for another, {copy}'
    return "" if language in known else message


def _more_than_path(address: HttpUrl, info: ValidationInfo) -> str:
    mark = re.search(r"[?#]", str(address))
    return f'the addresses of all pages begin with it. Remove all from "{mark[0]}" on.' if mark else ""


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
    custom_dir: Annotated[Said, refusing(_no_folder)]
    language: Annotated[str, refusing(_no_words)] = "en"
    font: Any = None
    logo: Sign | None = None
    favicon: Sign | None = None


class Settings(Strict):
    """mkdocs.yml: what this site rests on is checked; the other settings are MkDocs's business."""

    site_name: Said
    site_url: Annotated[Address, refusing(_more_than_path)]
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
