"""What a country, its emergency number and a helpline are: in docs/data/helplines.yml, to editors, and in templates."""

import datetime
import re
from typing import Annotated, Literal, get_args
from urllib.parse import quote

from pydantic import BeforeValidator, Field, PrivateAttr, StrictBool
from pydantic_core import PydanticCustomError

from library.schema import Address, Said, Strict, Words

# Whom a line is for; each has its words in hooks/strings, as `for_abuse`.
Whom = Literal[
    "everyone",
    "crisis",
    "abuse",
    "women",
    "men",
    "young",
    "older",
    "lgbtq",
    "indigenous",
    "veterans",
    "deaf",
    "harm",
    "grief",
    "alcohol",
    "worried",
]
WHOM: tuple[str, ...] = get_args(Whom)
# The International Telecommunication Union's E.164 allows 15 digits; short codes have two or more.
DIGITS = re.compile(r"\+?\d(?:[ .-]?\d){1,14}")


def _one_number(value: object) -> object:
    """A field is one number as one dials it, for a link dials all the digits in it."""
    if isinstance(value, str) and value.strip() and not DIGITS.fullmatch(value.strip()):
        if re.search(r"\(0\)", value):
            raise PydanticCustomError("number_zero", "two ways to dial in one")
        if re.search(r"\d\s*(?:[/,;|&]|\bor\b|\band\b)\s*\+?\d", value):
            raise PydanticCustomError("number_many", "more than one number")
        raise PydanticCustomError("number_dial", "no number to dial")
    return value


def _mail(value: object) -> object:
    if isinstance(value, str) and value and not re.fullmatch(r"[^\s@<>]+@[\w-]+(\.[\w-]+)+", value):
        raise PydanticCustomError("mail", "no address for mail")
    return value


Number = Annotated[
    str, Field(description="One number to dial, in quotation marks."), BeforeValidator(_one_number)
]
Mail = Annotated[str, BeforeValidator(_mail)]


class Located(Strict):
    """Something with its line in the file."""

    _line: int = PrivateAttr(1)

    @property
    def line(self) -> int:
        return self._line


class Confirmed(Located):
    """Where a number stands, and who has compared it with what, and when."""

    source: Address | None = Field(None, description="The page that says so, best the service's own.")
    seen: datetime.date | None = Field(
        None, description="The day on which it was read, there or in an official record."
    )
    checked: datetime.date | None = Field(
        None, description="The day on which the service itself confirmed it."
    )
    recheck: StrictBool = Field(False, description="true: still to be confirmed with the service.")
    note: Words | None = Field(None, description="What one should know before calling, in a sentence.")


class Emergency(Confirmed):
    """The number for danger to life."""

    call: Number
    text: Number | None = Field(None, description="The number for an emergency text message.")

    @property
    def name(self) -> str:
        return f"emergency {self.call}"

    @property
    def call_href(self) -> str:
        return _link("tel", self.call)

    @property
    def text_href(self) -> str:
        """The number for text messages as a link, or nothing."""
        return _link("sms", self.text)


class Helpline(Confirmed):
    """A helpline: at least one of call, text, chat, email and url."""

    name: Words
    for_: list[Whom] = Field(alias="for", min_length=1, description="Whom it is for, such as [everyone].")
    region: Words | None = Field(None, description="Where in the country, if it is not for all of it.")
    call: Number | None = None
    text: Number | None = Field(None, description="The number for text messages, in quotation marks.")
    send: Said | None = Field(None, description="The word to send as a text message.")
    chat: Address | None = Field(None, description="Where one can write with somebody.")
    email: Mail | None = None
    url: Address | None = Field(None, description="The service's own page.")
    hours: Words | None = Field(None, description="24/7, or when it answers.")

    @property
    def is_for_abuse(self) -> bool:
        return "abuse" in self.for_

    @property
    def call_href(self) -> str:
        return _link("tel", self.call)

    @property
    def text_href(self) -> str:
        """The number for text messages as a link, with the word to send in it; or nothing."""
        body = f"?body={quote(self.send)}" if self.send else ""
        return _link("sms", self.text) + body if self.text else ""

    @property
    def website(self) -> str:
        """The address of its page without a slash at the end, or nothing."""
        return str(self.url or "").removesuffix("/")


class Country(Located):
    """A country with its lines; `elsewhere` is all the others, which share no emergency number."""

    name: Words
    elsewhere: StrictBool = Field(False, description="true: for all countries that are not listed.")
    emergency: Emergency | None = None
    lines: list[Helpline] = Field(min_length=1)

    @property
    def anchor(self) -> str:
        """Its place on the page of helplines."""
        return re.sub(r"\W+", "-", self.name.lower()).strip("-")

    @property
    def numbers(self) -> list[Emergency | Helpline]:
        """The emergency number, if there is one, and every line."""
        return [*([self.emergency] if self.emergency else []), *self.lines]


def _link(scheme: str, number: str | None) -> str:
    return f"{scheme}:" + re.sub(r"[^\d+]", "", number) if number else ""
