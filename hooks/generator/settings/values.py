"""What a value of mkdocs.yml may be. What it names is looked for in the folder of mkdocs.yml, which is the context of a
validation."""

import re
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    HttpUrl,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from library.assets import PICTURES, mistake_of
from library.checks.addresses import MARKED
from library.checks.targets import OUT
from library.explain import mistake
from library.problems import did_you_mean
from library.schema import Address, Said

ICONS = Path(str(files("material"))) / "templates/.icons"


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


def _two(value: object) -> object:
    if not isinstance(value, list) or len(value) != 2:
        raise PydanticCustomError("color_pair", "two colors")
    return value


def _reach(value: object, check: ValidatorFunctionWrapHandler) -> object:
    """Mail and telephone lead to a practice as well."""
    if isinstance(value, str) and not value.startswith("https:"):
        if any(OUT[way][0].fullmatch(value) for way in ("mailto", "tel")):
            return value
        if "@" in value and "/" not in value:
            raise PydanticCustomError("reach_mail", "an address for mail")
        if re.fullmatch(r"(?:tel:)?[\d\s().+-]+", value):
            raise PydanticCustomError("reach_call", "a number")
    return check(value)


def _unmarked(words: str) -> str:
    if mark := MARKED.search(words):
        raise mistake(f'"{mark[0]}" would be printed as it stands. Write words without marks.')
    return words


def _icon(name: str) -> str:
    if not (ICONS / f"{name}.svg").is_file():
        known = {
            file.relative_to(ICONS).as_posix()[:-4]
            for file in ICONS.glob(f"{name.rpartition('/')[0] or '*'}/*.svg")
        }
        raise mistake(f'"{name}" is no icon of Material\'s.{did_you_mean(name, known, "Remove it.")}')
    return name


def _folder_or_file(name: str, info: ValidationInfo) -> str:
    root: Any = info.context
    if not (root / name).exists():
        raise mistake(f'there is no file or folder "{name}". Remove this line.')
    return name


def _own_folder(name: object) -> object:
    if name not in (None, "site"):
        raise mistake(
            "the site is built into site/, or where scripts/build --site-dir says. Remove this line."
        )
    return name


def _listens(value: str) -> str:
    if not re.fullmatch(r"\S+:\d+", value):
        raise mistake(f'"{value}" is no place to listen at. Write it as "127.0.0.1:8001".')
    return value


def _lines(value: object) -> object:
    if isinstance(value, list):
        raise PydanticCustomError("lines", "lines")
    return value


def _version(value: object) -> object:
    return str(value) if isinstance(value, float) else value  # 2.2 is a number to YAML


def _no_query(address: HttpUrl) -> HttpUrl:
    if mark := re.search(r"[?#]", str(address)):
        raise mistake(f'the addresses of all pages begin with it. Remove all from "{mark[0]}" on.')
    return address


Color = Annotated[str, BeforeValidator(_color)]
Pair = Annotated[tuple[Color, Color], BeforeValidator(_two)]
Reach = Annotated[Address, WrapValidator(_reach)]
Plain = Annotated[str, AfterValidator(_unmarked)]
Words = Annotated[Said, AfterValidator(_unmarked)]
Icon = Annotated[Said, AfterValidator(_icon)]
SiteAddress = Annotated[Address, AfterValidator(_no_query)]
Wcag = Annotated[Literal["2.0", "2.1", "2.2"], BeforeValidator(_version)]
OwnFolder = Annotated[Any, AfterValidator(_own_folder)]
Lines = Annotated[str, BeforeValidator(_lines)]
Watched = Annotated[Said, AfterValidator(_folder_or_file)]
DevAddr = Annotated[str, AfterValidator(_listens)]
Level = Literal["warn", "info", "ignore"]
Sign = Annotated[Said, _file("assets", ".svg", ".png")]
Photo = Annotated[Said, _file(PICTURES, ".jpg", ".jpeg", ".png", ".webp")]
StyleSheet = Annotated[Said, _file("assets/styles", ".css")]
