"""The link for booking a free consultation: `extra.booking` of mkdocs.yml.

`short` is the visible part of the label where space is limited. It must be part of the label, so that speech input
finds the link by its visible text (WCAG 2.5.3, Label in Name).
"""

import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import Field, StrictInt, ValidationError, ValidationInfo

from library.schema import MAILTO, TEL, ContactUrl, NonEmptyStr, PlainStr, StrictModel, reject_if

# Host names reserved for examples (RFC 2606).
EXAMPLE_HOSTS = ("example", "example.com", "example.org", "example.net", "invalid", "test", "localhost")


def _find_short(short: str, label: str) -> tuple[int, int] | None:
    """The span of `short` in `label`, ignoring case."""
    match = re.search(re.escape(short), label, re.IGNORECASE)
    return match.span() if match and short else None


def _check_short(short: str, info: ValidationInfo) -> str:
    label = info.data.get("label", short)
    remedy = f'Write words that are, such as "{label.split()[-1]}", or remove the key.'
    return "" if _find_short(short, label) else f'"{short}" is not in the label. {remedy}'


def _check_minutes(minutes: int, info: ValidationInfo) -> str:
    match = re.search(r"(\d+)[\s-]*min", info.data.get("label", ""))
    if match is None or int(match[1]) == minutes:
        return ""
    return f"is {minutes}, but the label says {match[1]}. Write the same in both."


class Booking(StrictModel):
    """`minutes` is the duration of the consultation."""

    address: ContactUrl
    label: PlainStr
    short: Annotated[NonEmptyStr, reject_if(_check_short)] | None = None
    minutes: Annotated[StrictInt, Field(ge=1, le=240), reject_if(_check_minutes)]

    @property
    def label_parts(self) -> tuple[str, str, str]:
        """The label split into the text before `short`, `short` itself, and the text after it."""
        start, end = _find_short(self.short or "", self.label) or (0, len(self.label))
        return self.label[:start], self.label[start:end], self.label[end:]


def read_booking(config: dict[str, Any]) -> Booking:
    """Validates `extra.booking`. If it is invalid, the address is empty, and nothing links to it."""
    try:
        return Booking.model_validate(config)
    except ValidationError:
        return Booking.model_construct(address="", label=str(config.get("label", "")), minutes=15)


def is_example(address: str) -> bool:
    """True for an empty address, and for hosts and telephone numbers that are reserved for examples."""
    if TEL.fullmatch(address):  # 555-0100 to 555-0199 are reserved for fiction in North America
        return bool(re.search(r"55501\d\d$", re.sub(r"\D", "", address)))
    host = address.rpartition("@")[2] if MAILTO.fullmatch(address) else urlsplit(address).hostname or ""
    return not host or any(host == name or host.endswith(f".{name}") for name in EXAMPLE_HOSTS)
