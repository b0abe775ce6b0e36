"""Models of front matter, by which it is validated."""

from typing import Annotated, Literal

from pydantic import AliasChoices, BaseModel, Field, StrictBool, StrictInt

from library.value_types import (
    Date,
    LanguageTag,
    NonEmptyStr,
    PathStr,
    Span,
    StrictModel,
    UnmarkedStr,
    must_match,
    reject_as,
)

MAX_SUMMARY_CHARS = 160
MAX_TITLE_CHARS = 120
Title = Annotated[str, Field(min_length=1, max_length=MAX_TITLE_CHARS)]
Summary = Annotated[str, Field(min_length=1, max_length=MAX_SUMMARY_CHARS)]
Identifier = Annotated[
    NonEmptyStr, must_match(r"[^\W\d_][\w-]*", "is not one word. Write a single word without spaces.")
]


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
    list[PathStr],
    Field(default_factory=list, description="Earlier addresses of this page, as letters/old-name."),
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
    collapsed: StrictBool = Field(
        False, description="true: sections but the first are closed until a heading is pressed."
    )
    redirects: Redirects


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
    redirects: Redirects


class CautionMeta(StrictModel):
    """Front matter of a note in docs/data that articles show with `caution:`."""

    title: NonEmptyStr
