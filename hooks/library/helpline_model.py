"""Models of docs/data/helplines.yml (countries, emergency numbers, helplines) and of danger-words.yml."""

import re
from typing import Annotated, Literal, get_args
from urllib.parse import quote

from pydantic import Field, PrivateAttr, StrictBool

from library.markdown_text import curl_quotes
from library.value_types import (
    AREA_CODE,
    EMAIL,
    PHONE_DIGITS,
    Date,
    HttpsUrl,
    NonEmptyStr,
    PlainStr,
    StrictModel,
    must_match,
    reject_as,
)

# Whom a helpline is for; each has a label in hooks/strings, such as `for_abuse`.
# fmt: off
Audience = Literal[
    "everyone", "crisis", "abuse", "women", "men", "young", "older", "lgbtq", "indigenous", "veterans", "deaf", "harm",
    "grief", "alcohol", "worried",
]
# fmt: on
AUDIENCES: tuple[str, ...] = get_args(Audience)
SEVERAL_NUMBERS = re.compile(r"\d\s*(?:[/,;|&]|\bor\b|\band\b)\s*\+?\d")


def _is_undialable(value: object) -> bool:
    """Whether text is not a single telephone number: a link dials all digits of the value."""
    number = value.strip() if isinstance(value, str) else ""
    return bool(number) and not PHONE_DIGITS.fullmatch(AREA_CODE.sub(r"\1\2", number))


PhoneNumber = Annotated[
    NonEmptyStr,
    Field(description="One phone number, in quotation marks."),
    reject_as("number_dial", _is_undialable),
    reject_as("number_many", lambda value: _is_undialable(value) and SEVERAL_NUMBERS.search(value)),
    reject_as("number_zero", lambda value: _is_undialable(value) and "(0" in value),
]
Email = Annotated[NonEmptyStr, must_match(EMAIL, "is not an email address. Write it as name@name.org.")]


class Located(StrictModel):
    """An item with its line in the file."""

    _line: int = PrivateAttr(1)

    @property
    def line(self) -> int:
        return self._line


class Contact(Located):
    """A number, its source, and when it was confirmed."""

    call: PhoneNumber | None = None
    text: PhoneNumber | None = Field(None, description="The number for text messages, in quotation marks.")
    source: HttpsUrl | None = Field(None, description="A page with the number, ideally the service's own.")
    seen: Date | None = Field(None, description="The day it was read there.")
    checked: Date | None = Field(None, description="The day the service itself confirmed it.")
    recheck: StrictBool = Field(False, description="true: still to be confirmed with the service.")
    note: PlainStr | None = Field(None, description="What to know before calling, in one sentence.")

    @property
    def call_href(self) -> str:
        return _phone_uri("tel", self.call)

    @property
    def text_href(self) -> str:
        return _phone_uri("sms", self.text)


class Emergency(Contact):
    """The number for danger to life."""

    call: PhoneNumber

    @property
    def name(self) -> str:
        return f"emergency {self.call}"


class Helpline(Contact):
    """A helpline: at least one of call, text, chat, email and url."""

    name: PlainStr
    for_: list[Audience] = Field(alias="for", min_length=1, description="Whom it is for, such as [everyone].")
    region: PlainStr | None = Field(None, description="Where in the country, if it is not for all of it.")
    send: NonEmptyStr | None = Field(None, description="The word to send as a text message.")
    chat: HttpsUrl | None = Field(None, description="The page of its chat.")
    email: Email | None = None
    url: HttpsUrl | None = Field(None, description="The service's own page.")
    hours: PlainStr | None = Field(None, description="24/7, or when it answers.")

    @property
    def text_href(self) -> str:
        """With the word to send as its body."""
        body = f"?body={quote(self.send)}" if self.send and self.text else ""
        return super().text_href + body

    @property
    def website(self) -> str:
        """The URL of its page without a trailing slash, or ""."""
        return str(self.url or "").removesuffix("/")


class Country(Located):
    """A country with its helplines; `elsewhere` stands for all other countries."""

    name: PlainStr
    short: PlainStr = Field("", description="A shorter name, such as US, for the foot of printed pages.")
    elsewhere: StrictBool = Field(False, description="true: for all countries that are not listed.")
    emergency: Emergency | None = None
    lines: list[Helpline] = Field(min_length=1)

    @property
    def anchor(self) -> str:
        return re.sub(r"\W+", "-", self.name.lower()).strip("-")

    @property
    def first_call(self) -> Helpline | None:
        """The first helpline to call that is for everyone in all of the country."""
        lines = (line for line in self.lines if line.call and "everyone" in line.for_ and not line.region)
        return next(lines, None)

    def curl_quotes(self) -> None:
        for entry in self.numbers:
            for name in {"name", "region", "hours", "note"} & entry.model_fields_set:
                setattr(entry, name, curl_quotes(getattr(entry, name) or ""))

    @property
    def numbers(self) -> list[Emergency | Helpline]:
        """The emergency number, if there is one, and the helplines."""
        return [*([self.emergency] if self.emergency else []), *self.lines]


class DangerWords(StrictModel):
    """Words of somebody in danger as readers type them, and the audiences of the helplines (`lines`) that are shown first.
    `unless`: phrases of no danger that such words are found in."""

    lines: list[Audience] = Field(min_length=1)
    words: list[NonEmptyStr] = Field(min_length=1)
    unless: list[NonEmptyStr] = Field(default_factory=list)


def _phone_uri(scheme: str, number: str | None) -> str:
    """A link to a number, or "" without one."""
    return f"{scheme}:" + re.sub(r"[^\d+]", "", number) if number else ""
