"""What a value of mkdocs.yml may be. What it names is looked for in the folder of mkdocs.yml, which is the context of a
validation."""

import re
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, HttpUrl, ValidationInfo
from pydantic_core import PydanticCustomError

from library.assets import PICTURES, content_error
from library.problems import did_you_mean
from library.schema import HttpsUrl, NonEmptyStr, reject_if
from worksheet.translations import available_languages

# Material's drawings: of all that the theme has, what an author may set into a line or into the foot.
ICONS = Path(str(files("material"))) / "templates/.icons"


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
        mistake = content_error(file)
        return f"{name}: {mistake}" if mistake else ""

    return reject_if(wrong)


def _no_folder(name: str, info: ValidationInfo) -> str:
    is_one = Path(str(info.context), name).is_dir()
    return "" if is_one else f'there is no folder "{name}". Write overrides.'


def _no_words(language: str, info: ValidationInfo) -> str:
    known = available_languages()
    copy = f"copy hooks/strings/en.yml to hooks/strings/{language}.yml and translate it."
    message = f'there are no words in "{language}" yet. Known are {", ".join(known)}; for another, {copy}'
    return "" if language in known else message


def _more_than_path(address: HttpUrl, info: ValidationInfo) -> str:
    mark = re.search(r"[?#]", str(address))
    return f'the addresses of all pages begin with it. Remove all from "{mark[0]}" on.' if mark else ""


def _two(value: object) -> object:
    if not isinstance(value, list) or len(value) != 2:
        raise PydanticCustomError("color_pair", "two colors")
    return value


def _no_icon(name: str, info: ValidationInfo) -> str:
    if re.fullmatch(r"[\w/-]+", name) and not name.startswith("/") and (ICONS / f"{name}.svg").is_file():
        return ""
    known = [file.relative_to(ICONS).as_posix()[:-4] for file in ICONS.rglob("*.svg")]
    return f'"{name}" is no icon of Material\'s.{did_you_mean(name, known, "Remove it.")}'


def _nowhere(name: str, info: ValidationInfo) -> str:
    there = Path(str(info.context), name).exists()
    return "" if there else f'there is no file or folder "{name}". Remove this line.'


def _elsewhere(name: object, info: ValidationInfo) -> str:
    if name in (None, "site"):
        return ""
    return "the site is built into site/, or where scripts/build --site-dir says. Remove this line."


def _no_place(value: str, info: ValidationInfo) -> str:
    is_one = re.fullmatch(r"\S+:\d+", value)
    return "" if is_one else f'"{value}" is no place to listen at. Write it as "127.0.0.1:8001".'


def _lines(value: object) -> object:
    if isinstance(value, list):
        raise PydanticCustomError("lines", "lines")
    return value


def _version(value: object) -> object:
    return str(value) if isinstance(value, float) else value  # 2.2 is a number to YAML


Color = Annotated[str, BeforeValidator(_color)]
Pair = Annotated[tuple[Color, Color], BeforeValidator(_two)]
Sign = Annotated[NonEmptyStr, _file("assets", ".svg", ".png")]
Photo = Annotated[NonEmptyStr, _file(PICTURES, ".jpg", ".jpeg", ".png", ".webp")]
StyleSheet = Annotated[NonEmptyStr, _file("assets/styles", ".css")]
Folder = Annotated[NonEmptyStr, reject_if(_no_folder)]
Language = Annotated[str, reject_if(_no_words)]
SiteAddress = Annotated[HttpsUrl, reject_if(_more_than_path)]
Wcag = Annotated[Literal["2.0", "2.1", "2.2"], BeforeValidator(_version)]
Icon = Annotated[NonEmptyStr, reject_if(_no_icon)]
Watched = Annotated[NonEmptyStr, reject_if(_nowhere)]
OwnFolder = Annotated[Any, reject_if(_elsewhere)]
Listens = Annotated[str, reject_if(_no_place)]
Lines = Annotated[str, BeforeValidator(_lines)]
Level = Literal["warn", "info", "ignore"]
