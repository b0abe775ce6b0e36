"""What may stand in front matter, in `extra:` and in the helplines: one model for each.

The same models check, complete in editors (`schemas/*.json` is generated from them) and explain.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, TypeAdapter, ValidationError

from library.problems import did_you_mean

SUMMARY_MAX = 160


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class PageMeta(Strict):
    """Any page: what it is called and what a search result says of it."""

    title: str = Field(min_length=1, description="The page's title. {count} becomes the number of articles in a series.")
    summary: str = Field(min_length=1, max_length=SUMMARY_MAX, description="One sentence; on cards, in search, to search engines.")
    reviewed: datetime.date | None = Field(None, description="When a person last read it through, as 2026-11-23.")
    caution: str | None = Field(None, description="The name of a note in docs/data, such as fear-or-danger.")
    draft: bool = Field(False, description="true: shown in preview only, never published.")
    redirects: list[str] = Field(default=[], description="Addresses that this page had before, such as steps/old-name.")


class ArticleMeta(PageMeta):
    """An article of a series."""

    reviewed: datetime.date = Field(description="When a person last read it through, as 2026-11-23.")
    helps: list[str] | Literal["all"] = Field(
        default=[], description="Articles of an earlier part that this one helps with, or all. The way back is generated."
    )


class SeriesMeta(Strict):
    """What a folder's articles are: `series: {part: 2, one: step, many: steps}`."""

    part: int = Field(ge=1, description="Which part of the whole this is, from 1.")
    one: str = Field(min_length=1, pattern=r"^[^\W\d_][\w-]*$", description="What one article is called, such as step.")
    many: str = Field(min_length=1, pattern=r"^[^\W\d_][\w-]*$", description="What several are called, such as steps.")
    door: str = Field("", description="What the home page calls this part, such as Take a step.")
    words: tuple[int, int] | None = Field(None, description="How many words an article has, such as [800, 1400].")
    sections: list[str] = Field(default=[], description="The headings that every article has, in this order.")


class OverviewMeta(PageMeta):
    """The index.md of a series' folder."""

    series: SeriesMeta


class WorksheetMeta(Strict):
    """A worksheet, and the article that it belongs to."""

    title: str = Field(min_length=1, description="The sheet's title.")
    for_: str = Field(alias="for", min_length=1, description="The article's file, such as steps/set-boundaries.md.")
    purpose: str = Field(min_length=1, max_length=SUMMARY_MAX, description="What it is good for, in one line.")
    minutes: int = Field(ge=1, le=240, description="How long it takes, in minutes.")
    reviewed: datetime.date | None = Field(None, description="When a person last read it through, as 2026-11-23.")
    draft: bool = Field(False, description="true: shown in preview only, never published.")
    redirects: list[str] = Field(default=[], description="Addresses that this page had before.")


class NoteMeta(Strict):
    """A note in docs/data that articles show by `caution:`."""

    title: str = Field(min_length=1)


Seen = Literal["public", "recheck"]


class Emergency(Strict):
    call: str
    seen: Seen
    checked: datetime.date | None = Field(None, description="When a person last compared it with the service's own words.")


class Line(Strict):
    """A helpline: at least one of call, text and url."""

    name: str
    call: str | None = None
    text: str | None = None
    keyword: str | None = None
    url: HttpUrl | None = None
    hours: str | None = None
    seen: Seen
    checked: datetime.date | None = Field(None, description="When a person last compared it with the service's own words.")
    for_: Literal["abuse"] | None = Field(None, alias="for")


class Country(Strict):
    country: str
    emergency: Emergency | None = None
    lines: list[Line] = Field(min_length=1)


Helplines = TypeAdapter(list[Country])


class Practice(Strict):
    """Who stands behind the site; `EXAMPLE` in a value marks it as still to be filled in."""

    name: str
    therapist: str
    about: str


class Booking(Strict):
    address: HttpUrl
    label: str
    minutes: int = Field(ge=1, le=240)


class Extra(BaseModel):
    """`extra:` of mkdocs.yml; keys of other tools may stand beside ours."""

    practice: Practice
    booking: Booking
    review_months: int = Field(12, ge=1)


def explain(error: ValidationError, model: type[BaseModel] | None = None) -> Iterator[tuple[tuple[Any, ...], str]]:
    """Each mistake that pydantic found as (where, sentence): where is the path of keys to it."""
    for item in error.errors():
        # A union names its members in the path; the author knows only the key.
        where = tuple(part for part in item["loc"] if not _is_union_member(part))
        name = ".".join(str(part) for part in where if isinstance(part, str)) or "this"
        yield where, _sentence(item, name, where, model)


def _is_union_member(part: object) -> bool:
    return isinstance(part, str) and ("[" in part or part in {"int", "str", "date"})


def _sentence(item: Any, name: str, where: tuple[Any, ...], model: type[BaseModel] | None) -> str:
    found, context = item["input"], item.get("ctx", {})
    match item["type"]:
        case "missing":
            return f"{name}: is missing. Add a line {where[-1]}: …"
        case "extra_forbidden":
            fields = model.model_fields.items() if model else []
            known = [info.alias or key for key, info in fields] if len(where) == 1 else []
            return f'there is no key "{where[-1]}" here.' + did_you_mean(str(where[-1]), known, f"Known are {', '.join(known)}." if known else "Remove it.")
        case "string_too_long":
            return f"{name}: has {len(found)} characters; {context['max_length']} are the most. Shorten it."
        case "string_too_short" | "too_short":
            return f"{name}: is empty. Write something, or remove the key."
        case "date_from_datetime_parsing" | "date_type" | "date_parsing" | "date_from_datetime_inexact":
            return f'{name}: "{found}" is not a date. Write it as 2026-11-23.'
        case "int_parsing" | "int_type" | "int_from_float":
            return f'{name}: "{found}" is not a whole number. Write digits only.'
        case "greater_than_equal":
            return f"{name}: {found} is too small. The least is {context['ge']}."
        case "less_than_equal":
            return f"{name}: {found} is too large. The most is {context['le']}."
        case "bool_parsing" | "bool_type":
            return f'{name}: "{found}" is neither true nor false.'
        case "string_type":
            return f'{name}: "{found}" is not text. Put straight quotation marks around it.'
        case "list_type":
            return f'{name}: "{found}" is not a list. Write it as [one, two].'
        case "literal_error":
            return f'{name}: "{found}" is not known. Expected {context["expected"]}.'
        case "url_parsing" | "url_scheme":
            return f'{name}: "{found}" is not an address. Write it as https://….'
        case "string_pattern_mismatch":
            return f'{name}: "{found}" is not one word. Write a single word without spaces.'
        case _:
            return f'{name}: "{found}" can\'t be used here ({item["msg"].lower()}).'
