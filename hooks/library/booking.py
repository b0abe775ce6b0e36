"""The free consultation: one address, label and length, from `extra.booking` of mkdocs.yml.

`short` is what is seen of the label where there is little room. It has to stand in the label: who says what they
see, to a computer that listens, has then said the link's name (WCAG 2.5.3).
"""

import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import Field, StrictInt, ValidationError, ValidationInfo

from library.schema import MAILTO, TEL, ContactUrl, NonEmptyStr, PlainStr, StrictModel, reject_if

# Names that are reserved for examples and can never be somebody's (RFC 2606).
EXAMPLE_HOSTS = ("example", "example.com", "example.org", "example.net", "invalid", "test", "localhost")


def _find_short(short: str, label: str) -> tuple[int, int] | None:
    """Where the short words stand in the label, in large letters or small."""
    match = re.search(re.escape(short), label, re.IGNORECASE)
    return match.span() if match and short else None


def _check_short(short: str, info: ValidationInfo) -> str:
    label = info.data.get("label", short)
    remedy = f'Write words that do, such as "{label.split()[-1]}", or remove the key.'
    return "" if _find_short(short, label) else f'"{short}" does not stand in the label. {remedy}'


def _check_minutes(minutes: int, info: ValidationInfo) -> str:
    told = re.search(r"(\d+)[\s-]*min", info.data.get("label", ""))
    if told is None or int(told[1]) == minutes:
        return ""
    return f"is {minutes}, and the label says {told[1]}. Write the same in both."


class Booking(StrictModel):
    """`minutes` is how long the talk takes."""

    address: ContactUrl
    label: PlainStr
    short: Annotated[NonEmptyStr, reject_if(_check_short)] | None = None
    minutes: Annotated[StrictInt, Field(ge=1, le=240), reject_if(_check_minutes)]

    @property
    def label_parts(self) -> tuple[str, str, str]:
        """The label as it is read: what comes before its short words, those, and what follows them."""
        start, end = _find_short(self.short or "", self.label) or (0, len(self.label))
        return self.label[:start], self.label[start:end], self.label[end:]


def read_booking(given: dict[str, Any]) -> Booking:
    """`extra.booking` as mkdocs.yml has it. Where something is wrong with it, its address is empty: nothing links to it."""
    try:
        return Booking.model_validate(given)
    except ValidationError:
        return Booking.model_construct(address="", label=str(given.get("label", "")), minutes=15)


def is_example(address: str) -> bool:
    """True for an address that leads nowhere: none, or one of the hosts reserved for examples."""
    if TEL.fullmatch(address):
        return bool(
            re.search(r"55501\d\d$", re.sub(r"\D", "", address))
        )  # those for fiction in North America
    host = address.rpartition("@")[2] if MAILTO.fullmatch(address) else urlsplit(address).hostname or ""
    return not host or any(host == name or host.endswith(f".{name}") for name in EXAMPLE_HOSTS)
