"""The free consultation: one address, label and length, from `extra.booking` of mkdocs.yml.

`short` is what is seen of the label where there is little room. It has to stand in the label: who says what they
see, to a computer that listens, has then said the link's name (WCAG 2.5.3).
"""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from pydantic import TypeAdapter, ValidationError

from library.schema import Address

ADDRESS: TypeAdapter[Any] = TypeAdapter(Address)
# Mail or telephone in place of a page.
REACHED = re.compile(r"(?:mailto|tel):")
# Names that are reserved for examples and can never be somebody's (RFC 2606).
EXAMPLE_HOSTS = ("example", "example.com", "example.org", "example.net", "invalid", "test", "localhost")


@dataclass(frozen=True)
class Booking:
    """`minutes` is how long the talk takes. An `address` that was refused is empty: nothing links to it."""

    address: str
    label: str
    minutes: int
    short: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        """The label as it is read: what comes before its short words, those, and what follows them."""
        start, end = find_short(self.short, self.label) or (0, len(self.label))
        return self.label[:start], self.label[start:end], self.label[end:]


def read_booking(given: dict[str, Any]) -> Booking:
    """`extra.booking` as mkdocs.yml has it, whatever is wrong with it."""
    address, minutes = str(given.get("address") or ""), str(given.get("minutes", ""))
    try:
        if not REACHED.match(address):
            ADDRESS.validate_python(address)
    except ValidationError:
        address = ""
    label, short = str(given.get("label", "")), str(given.get("short") or "")
    return Booking(address, label, int(minutes) if minutes.isdecimal() else 15, short)


def find_short(short: str, label: str) -> tuple[int, int] | None:
    """Where the short words stand in the label, in large letters or small."""
    match = re.search(re.escape(short.strip()), label, re.IGNORECASE)
    return match.span() if match and short.strip() else None


def is_example(address: str) -> bool:
    """True for an address that leads nowhere: none, or one of the hosts reserved for examples."""
    host = address.rpartition("@")[2] if REACHED.match(address) else urlsplit(address).hostname or ""
    if address.startswith("tel:"):
        return "55501" in re.sub(r"\D", "", address)  # numbers for fiction in North America
    return not host or any(host == name or host.endswith(f".{name}") for name in EXAMPLE_HOSTS)
