"""Types of values for the models of front matter, settings and data, with validators that say what to write instead.

`validation_messages` makes messages of their errors.
"""

import datetime
import re
from collections.abc import Callable
from typing import Annotated, Any
from urllib.parse import urlsplit

import pydantic
from pydantic_core import PydanticCustomError

MAX_PATH_CHARS = 200  # file systems take 255 bytes for a name
# An icon of Material.
ICON = re.compile(r":((?:material|fontawesome|octicons|simple)-[a-z0-9-]+):")
# Inline markup of Markdown and HTML, which titles, names and summaries can't have.
INLINE_MARKUP = re.compile(
    r"\*\S[^*]*\*+|(?<!\w)_\S[^_]*_(?!\w)|`[^`]*`|~~\S[^~]*~~|==\S[^=]*==|\]\([^)]*\)|</?[a-zA-Z][^>]*>|&#?\w+;|\[\^[^\]]*\]|"
    + ICON.pattern
)
EMAIL = r"[^\s@<>:/]+@[\w-]+(\.[\w-]+)+"
MAILTO = re.compile(rf"mailto:{EMAIL}(\?\S*)?")
TEL = re.compile(r"tel:\+?\d[\d.-]*")
# The International Telecommunication Union's E.164 allows 15 digits; short codes have two or more.
PHONE_DIGITS = re.compile(r"\+?\d(?:[ .-]?\d){1,14}")
# An area code in parentheses: "(800) 555-0100", "+1 (800) 555-0100".
AREA_CODE = re.compile(r"^(\+\d{1,3} ?(?=\([^0])|1[ -])?\((\d{2,5})\)")
# A page of another site, not a file such as book.md.
PAGE_WITHOUT_SCHEME = re.compile(r"(?!\S*\.(?:md|html?|pdf)$)(?:[\w-]+\.)+[a-z]{2,}(?:[/?#]\S*)?")
CUSTOM_ERROR = "custom"  # the type of errors whose message is made by the validator


def reject_if(find_error: Callable[[Any, pydantic.ValidationInfo], str]) -> pydantic.AfterValidator:
    """A validator that fails with the message of `find_error`, unless it is empty. The message follows the key."""

    def check(value: Any, info: pydantic.ValidationInfo) -> Any:
        if message := find_error(value, info):
            raise PydanticCustomError(CUSTOM_ERROR, "{message}", {"message": message})
        return value

    return pydantic.AfterValidator(check)


def must_match(pattern: str, remedy: str) -> pydantic.AfterValidator:
    """A validator that fails with the value and `remedy` unless the pattern matches all of it."""
    return reject_if(lambda value, _: "" if re.fullmatch(pattern, value) else f'"{value}" {remedy}')


def reject_as(kind: str, is_rejected: Callable[[Any], object]) -> pydantic.BeforeValidator:
    """A validator that comes before all others, the last one first. Its type of error has a message in remedies.yml."""

    def check(value: Any) -> Any:
        if is_rejected(value):
            raise PydanticCustomError(kind, kind)
        return value

    return pydantic.BeforeValidator(check)


def _wrong_order(span: tuple[int, int], info: pydantic.ValidationInfo) -> str:
    larger_first = f'"[{span[0]}, {span[1]}]" has the larger number first. Write it as [800, 1400].'
    return larger_first if span[0] > span[1] else ""


# Strict, because YAML reads `yes` as true, and true is a 1 to Python.
Span = Annotated[
    tuple[pydantic.StrictInt, pydantic.StrictInt],
    reject_if(_wrong_order),
    reject_as("tuple_type", lambda value: isinstance(value, list) and len(value) != 2),
]
# To pydantic, a number is the seconds since 1970.
Date = Annotated[datetime.date, reject_as("date_type", lambda value: isinstance(value, (int, float)))]


# External links are always encrypted. They have no user name, and no characters that pydantic would encode silently, since the
# URL is shown as written.
HttpsUrl = Annotated[
    pydantic.HttpUrl,
    pydantic.UrlConstraints(allowed_schemes=["https"]),
    reject_as("address_user", lambda url: isinstance(url, str) and "@" in urlsplit(url).netloc),
    reject_as("address_sign", lambda url: isinstance(url, str) and re.search(r"[\s<>\"'`{|}\\^]", url)),
]


def contact_url(written: str) -> str:
    """The URL of a page, an email address or a phone number as people write it: "example.com/book", "(555) 010-0100"."""
    number = AREA_CODE.sub(r"\1\2", written.removeprefix("tel:"))
    if PHONE_DIGITS.fullmatch(number) and not TEL.fullmatch(written):
        return "tel:" + re.sub("[ .-]", "", number)
    if re.fullmatch(EMAIL, written):
        return f"mailto:{written}"
    return f"https://{written}" if PAGE_WITHOUT_SCHEME.fullmatch(written) else written


def _validate_contact(value: Any, check: pydantic.ValidatorFunctionWrapHandler) -> Any:
    if isinstance(value, str):
        value = contact_url(value.strip())
        if MAILTO.fullmatch(value) or TEL.fullmatch(value):
            return value
        if "@" in value and "/" not in value:
            raise PydanticCustomError("reach_mail", "an email address")
    if re.match(r"(?:tel:)?[+(]*\d", str(value)):  # a number of YAML has lost its + and its first 0
        raise PydanticCustomError("reach_call", "a phone number")
    check(value)
    return value  # unchanged: pydantic would convert an international host name to Punycode


# A page, an email address or a phone number.
ContactUrl = Annotated[HttpsUrl, pydantic.WrapValidator(_validate_contact)]


def markup_error(words: str) -> str:
    """What is wrong with words that are shown as plain text, or ""."""
    mark = INLINE_MARKUP.search(words)
    return f'"{mark[0]}" would appear on the page as written. Write words without marks.' if mark else ""


def setting_error(words: str, info: pydantic.ValidationInfo | None = None) -> str:
    """The same for words outside of pages, where nothing in braces is replaced."""
    if braces := re.search(r"\{+[^{}]*\}+", words):
        return f'"{braces[0]}" would appear on the page as written. Write the words themselves.'
    return markup_error(words)


# Strings: not empty, without inline markup or macros, and both.
NonEmptyStr = Annotated[str, pydantic.Field(min_length=1)]
UnmarkedStr = Annotated[str, reject_if(setting_error)]
PlainStr = Annotated[NonEmptyStr, reject_if(setting_error)]
PathStr = Annotated[str, pydantic.Field(min_length=1, max_length=MAX_PATH_CHARS)]

LanguageTag = Annotated[
    str, must_match(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "is not a language. Write it as en or en-US.")
]


class StrictModel(pydantic.BaseModel):
    """A model that forbids unknown keys. Its validator is built at its first use, for most models are part of another."""

    model_config = pydantic.ConfigDict(
        extra="forbid", populate_by_name=True, str_strip_whitespace=True, defer_build=True
    )
