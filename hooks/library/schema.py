"""Models of front matter, and types for the models of settings and data.

Used for validation (`explain.py` makes messages of the errors) and for completion in editors (`commands/schema.py`
generates .vscode/ from them).
"""

import datetime
import re
from collections.abc import Callable
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    AliasChoices,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    StrictBool,
    StrictInt,
    UrlConstraints,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

MAX_SUMMARY_CHARS = 160
MAX_TITLE_CHARS = 120
MAX_PATH_CHARS = 200  # file systems take 255 bytes for a name
# Inline markup of Markdown and HTML, which titles, names and summaries can't have.
INLINE_MARKUP = re.compile(
    r"\*\S[^*]*\*+|(?<!\w)_\S[^_]*_(?!\w)|`[^`]*`|\]\([^)]*\)|</?[a-zA-Z][^>]*>|&#?\w+;|\[\^[^\]]*\]"
)
MAILTO = re.compile(r"mailto:[^\s@]+@[\w-]+(\.[\w-]+)+(\?\S*)?")
TEL = re.compile(r"tel:\+?\d[\d.-]*")
CUSTOM_ERROR = "custom"  # the type of errors whose message is made by the validator


def reject_if(find_error: Callable[[Any, ValidationInfo], str]) -> AfterValidator:
    """A validator that fails with the message of `find_error`, unless it is empty. The message follows the key."""

    def check(value: Any, info: ValidationInfo) -> Any:
        if message := find_error(value, info):
            raise PydanticCustomError(CUSTOM_ERROR, "{message}", {"message": message})
        return value

    return AfterValidator(check)


def must_match(pattern: str, remedy: str) -> AfterValidator:
    """A validator that fails with the value and `remedy` unless the pattern matches all of it."""
    return reject_if(lambda value, _: "" if re.fullmatch(pattern, value) else f'"{value}" {remedy}')


def reject_as(kind: str, is_rejected: Callable[[Any], object]) -> BeforeValidator:
    """A validator that comes before all others, the last one first. It fails with a type of error whose message is in
    remedies.yml."""

    def check(value: Any) -> Any:
        if is_rejected(value):
            raise PydanticCustomError(kind, kind)
        return value

    return BeforeValidator(check)


def _wrong_order(span: tuple[int, int], info: ValidationInfo) -> str:
    larger_first = f'"[{span[0]}, {span[1]}]" has the larger number first. Write it as [800, 1400].'
    return larger_first if span[0] > span[1] else ""


# Strict, because YAML reads `yes` as true, and true is a 1 to Python.
Span = Annotated[
    tuple[StrictInt, StrictInt],
    reject_if(_wrong_order),
    reject_as("tuple_type", lambda value: isinstance(value, list) and len(value) != 2),
]
# To pydantic, a number is the seconds since 1970.
Date = Annotated[datetime.date, reject_as("date_type", lambda value: isinstance(value, (int, float)))]


# External links are always encrypted. They have no user name, and no characters that pydantic would encode silently, since the
# URL is shown as written.
HttpsUrl = Annotated[
    HttpUrl,
    UrlConstraints(allowed_schemes=["https"]),
    reject_as("address_user", lambda url: isinstance(url, str) and "@" in urlsplit(url).netloc),
    reject_as("address_sign", lambda url: isinstance(url, str) and re.search(r"[\s<>\"'`{|}\\^]", url)),
]


def _validate_contact(value: Any, check: ValidatorFunctionWrapHandler) -> Any:
    if isinstance(value, str) and not value.startswith("https:"):
        if MAILTO.fullmatch(value) or TEL.fullmatch(value):
            return value
        if "@" in value and "/" not in value:
            raise PydanticCustomError("reach_mail", "an address for mail", {"address": value})
        if re.fullmatch(r"(?:tel:)?[\d\s().+-]+", value):
            raise PydanticCustomError("reach_call", "a number")
    check(value)
    return value  # unchanged: pydantic would convert an international host name to Punycode


# A web page, mail address or telephone number, as a URL.
ContactUrl = Annotated[HttpsUrl, WrapValidator(_validate_contact)]


def markup_error(words: str) -> str:
    """What is wrong with words that are shown as plain text, or ""."""
    mark = INLINE_MARKUP.search(words)
    return f'"{mark[0]}" would appear on the page as written. Write words without marks.' if mark else ""


def setting_error(words: str, info: ValidationInfo | None = None) -> str:
    """The same for words outside of pages, where nothing in braces is replaced."""
    if braces := re.search(r"\{+[^{}]*\}+", words):
        return f'"{braces[0]}" would appear on the page as written. Write the words themselves.'
    return markup_error(words)


# Strings: not empty, without inline markup or macros, and both.
NonEmptyStr = Annotated[str, Field(min_length=1)]
UnmarkedStr = Annotated[str, reject_if(setting_error)]
PlainStr = Annotated[NonEmptyStr, reject_if(setting_error)]
PathStr = Annotated[str, Field(min_length=1, max_length=MAX_PATH_CHARS)]
Title = Annotated[str, Field(min_length=1, max_length=MAX_TITLE_CHARS)]
Summary = Annotated[str, Field(min_length=1, max_length=MAX_SUMMARY_CHARS)]
Identifier = Annotated[
    NonEmptyStr, must_match(r"[^\W\d_][\w-]*", "is not one word. Write a single word without spaces.")
]

LanguageTag = Annotated[
    str, must_match(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "is not a language. Write it as en or en-US.")
]


class StrictModel(BaseModel):
    """A model that forbids unknown keys. Its validator is built at its first use, for most models are part of another."""

    model_config = ConfigDict(
        extra="forbid", populate_by_name=True, str_strip_whitespace=True, defer_build=True
    )


class Review(StrictModel):
    """A review of a page: `reviewed: {by: "Name, credentials", on: 2026-12-01}`."""

    by: NonEmptyStr = Field(description="The reviewer's name and credentials.")
    on: Date = Field(description="The day of the review, as 2026-12-01.")


WRITTEN = Field(description="When these words were last changed, as 2026-11-23.")
REVIEWED = 'Who reviewed the page and when: {by: "Name, credentials", on: 2026-12-01}. Without it, no review is shown.'
# Fields that pages and worksheets have in common.
Written = Annotated[Date | None, WRITTEN]
Reviewed = Annotated[
    Review | None,
    reject_as("review_by_nobody", lambda review: not isinstance(review, (dict, BaseModel, type(None)))),
    Field(description=REVIEWED),
]
Draft = Annotated[StrictBool, Field(description="true: shown in preview only, never published.")]
Redirects = Annotated[
    list[PathStr], Field(description="Earlier addresses of this page, as letters/old-name.")
]


class PageMeta(StrictModel):
    """Front matter of any page."""

    title: Title = Field(description="The page's title. {count} becomes the number of articles in a series.")
    summary: Summary = Field(description="One sentence; on cards, in search, to search engines.")
    in_short: list[NonEmptyStr] = Field([], description="Plain sentences: what this is, and what to do now.")
    written: Written = None
    reviewed: Reviewed = None
    author: NonEmptyStr | None = Field(None, description="Who wrote it, shown under the title.")
    publish: Date | None = Field(None, description="Until this day, as 2027-01-15, it is a draft.")
    caution: str | None = Field(None, description="The name of a note in docs/data, such as a-storm.")
    draft: Draft = False
    pocket_card: StrictBool = Field(False, description="true: also printed as a sheet that folds to a card.")
    collapsed: StrictBool = Field(False, description="true: sections are closed until a heading is pressed.")
    redirects: Redirects = []


class PlainPageMeta(PageMeta):
    """Front matter of a page that is no article, such as one in another language."""

    lang: LanguageTag = Field(
        "", description="The language of this page, if it is not that of the site, as es."
    )


class ArticleMeta(PageMeta):
    """Front matter of an article of a series."""

    written: Annotated[Date, WRITTEN]
    helps: list[str] | Literal["all"] = Field([], description="Earlier articles that it helps with, or all.")
    worksheet: StrictBool = Field(True, description="false: this article needs no worksheet.")


class SeriesMeta(StrictModel):
    """The series of a folder: `series: {part: 2, one: letter, many: letters}`."""

    part: StrictInt = Field(ge=1, description="The number of this part, from 1.")
    one: Identifier = Field(description="What one article is called, such as letter.")
    many: Identifier = Field(description="What several are called, such as letters.")
    now: str = Field("", description="The heading of what to do right away, which each article links first.")
    # "door" is the former name of this key.
    home_label: UnmarkedStr = Field(
        "",
        validation_alias=AliasChoices("home_label", "door"),
        description="What the home page calls this part, such as Write a letter.",
    )
    words: Span | None = Field(None, description="How many words an article has, such as [800, 1400].")
    sections: list[NonEmptyStr] = Field([], description="The headings that every article has, in this order.")


class OverviewMeta(PageMeta):
    """Front matter of the index.md of a series."""

    series: SeriesMeta


class WorksheetMeta(StrictModel):
    """Front matter of a worksheet."""

    title: Title = Field(description="The sheet's title.")
    for_: NonEmptyStr = Field(alias="for", description="The article's file, such as letters/to-a-friend.md.")
    purpose: Summary = Field(description="What it is for, in one line.")
    minutes: StrictInt = Field(ge=1, le=240, description="How long it takes, in minutes.")
    written: Written = None
    reviewed: Reviewed = None
    draft: Draft = False
    was: list[str] = Field([], description="Earlier names of the file, by which readers' answers are found.")
    redirects: Redirects = []


class CautionMeta(StrictModel):
    """Front matter of a note in docs/data that articles show with `caution:`."""

    title: NonEmptyStr
