"""Types for the values of mkdocs.yml. The context of a validation is the folder of mkdocs.yml, in which files are looked up.

Functions for `reject_if` return what is wrong with a value, or an empty string.
"""

import re
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, HttpUrl, ValidationInfo

from library import assets
from library.checks.glyphs import unprintable_message
from library.problems import did_you_mean
from library.value_types import HttpsUrl, PathStr, must_match, reject_as, reject_if
from translations import available_languages, language_of_strings

# Material's icons: the only files of the theme that an author may use.
ICONS = Path(str(files("material"))) / "templates/.icons"


def _asset(folder: str, *endings: str) -> AfterValidator:
    """Accepts the path, relative to docs/, of a usable file in `folder`, or in that of pictures, with one of the `endings`."""

    def problem(name: str, info: ValidationInfo) -> str:
        docs = Path(str(info.context), "docs")
        path, file = PurePosixPath(name), docs / name
        in_docs = PurePosixPath(name.replace("\\", "/").removeprefix("docs/"))
        # Photos are only in the folder in which the build scales them down and removes what the camera recorded.
        is_photo = path.suffix.lower() in assets.PICTURE_KINDS.keys() - assets.THEME_FOLDERS.keys()
        home = assets.PICTURES if is_photo else folder
        if "//" in name:
            return f'"{name}" is on another site, which would learn who reads here. Put the file in docs/{home}/, and write its path from docs/.'
        if str(path.parent) not in (home, assets.PICTURES):
            is_there = str(in_docs.parent) in (home, assets.PICTURES)
            there = in_docs if is_there else PurePosixPath(home, in_docs.name)
            if (docs / there).is_file():
                slug = there.with_name(assets.good_name(there))
                write = f"Write {there}." if slug == there else f"Rename it, and write {slug}."
                return f'"{name}" is not the path of this file. {write}'
            return f'"{name}" is not in docs/{home}/. Put the file there, and write {there}.'
        if path.suffix.lower() not in endings:
            kinds = ", ".join(ending[1:].upper() for ending in endings if ending != ".jpeg")
            return f'"{name}" can\'t be shown here. Save the picture as one of these: {kinds}.{assets.how_to_export(path)}'
        if not file.is_file():
            return f"there is no file docs/{name}. Put it there, or remove this line."
        mistake = assets.name_error(path) or assets.content_error(file)
        return f"{name}: {mistake}" if mistake else ""

    return reject_if(problem)


def _missing_translation(language: str, info: ValidationInfo) -> str:
    known, tag = available_languages(), language.replace("_", "-")
    base = tag.partition("-")[0]
    if base not in known and len(base) != 3 and (code := base[:2].lower()) in known:
        return f'"{language}" is not the name of a language here. Write it as {code}.'
    if len(base) > 3:
        return f'"{language}" is not a language as it is written here. Write its two letters, such as {" or ".join(known)}.'
    if base != "en" and not _is_printable(base):
        return f'the fonts of this site have no letters for "{language}". Use one of these: {", ".join(known)}; or another with Latin letters.'
    if language_of_strings(tag) not in known:
        copy = f"copy hooks/strings/en.yml to hooks/strings/{base}.yml and translate it."
        return f'the interface has no "{language}" yet. Use one of these: {", ".join(known)}; for another, {copy}'
    is_tag = re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?", language)
    return "" if is_tag else f'"{language}" is not the name of a language. Write it as en or en-US.'


def _is_printable(language: str) -> bool:
    """Whether the fonts have the letters of a language, as far as its months tell."""
    from babel import Locale, UnknownLocaleError  # here: most sites need neither

    try:
        months = Locale.parse(language).months["format"]["wide"].values()
    except (UnknownLocaleError, ValueError):
        return True
    return not unprintable_message("".join(months))


def _query_or_fragment(address: HttpUrl, info: ValidationInfo) -> str:
    mark = re.search(r"[?#]", str(address))
    return f'the addresses of all pages begin with it. Remove everything from "{mark[0]}" on.' if mark else ""


def _unknown_icon(name: str, info: ValidationInfo) -> str:
    if re.fullmatch(r"[\w/-]+", name) and not name.startswith("/") and (ICONS / f"{name}.svg").is_file():
        return ""
    known = [file.relative_to(ICONS).as_posix()[:-4] for file in ICONS.rglob("*.svg")]
    return f'"{name}" is not an icon of Material.{did_you_mean(name, known, "Remove it.")}'


def _missing_path(name: str, info: ValidationInfo) -> str:
    there = Path(str(info.context), name).exists()
    return "" if there else f'there is no file or folder "{name}". Remove this line.'


def _only(accepted: tuple[object, ...], remedy: str) -> AfterValidator:
    """Accepts these values alone."""
    return reject_if(lambda value, _: "" if value in accepted else remedy)


OTHER_SITE_DIR = (
    "the site is built in site/; for another folder, use scripts/build --site-dir. Remove this line."
)
FILE_ADDRESSES = "links and readers' stored answers rely on addresses that end with a slash. Write true. For a copy that opens without a server, use scripts/build --folder FILE.zip."
Color = Annotated[
    str,
    must_match(
        r"#[0-9a-fA-F]{6}",
        'is no color here. Write the number that programs show beside a color, in quotation marks: "#8f312a".',
    ),
]
ColorPair = Annotated[
    tuple[Color, Color], reject_as("color_pair", lambda value: not isinstance(value, list) or len(value) != 2)
]
ImageAsset = Annotated[PathStr, _asset("assets", ".svg", *assets.PHOTO_SUFFIXES)]
Photo = Annotated[PathStr, _asset(assets.PICTURES, *assets.PHOTO_SUFFIXES)]
StyleSheet = Annotated[PathStr, _asset("assets/styles", ".css")]
Language = Annotated[PathStr, reject_if(_missing_translation)]
SiteUrl = Annotated[HttpsUrl, reject_if(_query_or_fragment)]
# 2.2 is a number to YAML.
WcagVersion = Annotated[
    Literal["2.0", "2.1", "2.2"],
    BeforeValidator(lambda value: str(value) if isinstance(value, float) else value),
]
IconName = Annotated[PathStr, reject_if(_unknown_icon)]
ExistingPath = Annotated[PathStr, reject_if(_missing_path)]
DirectoryUrls = Annotated[bool, _only((True,), FILE_ADDRESSES)]
SiteDir = Annotated[Any, _only((None, "site"), OTHER_SITE_DIR)]
PORT = r"0*(\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])"  # 16 bits
ListenAddress = Annotated[
    str,
    must_match(
        rf"(localhost|\d+(\.\d+){{3}}|[\da-f:]+):{PORT}", 'is not an address. Write it as "127.0.0.1:8001".'
    ),
]
MultilineText = Annotated[str, reject_as("lines", lambda value: isinstance(value, list))]
LogLevel = Literal["warn", "info", "ignore"]
