"""The free consultation: one address, label and length, from `extra.booking` of mkdocs.yml."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from library.model import Library

# Names that are reserved for examples and can never be somebody's (RFC 2606).
EXAMPLE_HOSTS = ("example", "example.com", "example.org", "example.net", "invalid", "test", "localhost")


@dataclass(frozen=True)
class Booking:
    """`minutes` is how long the talk takes."""

    address: str
    label: str
    minutes: int

    @property
    def is_example(self) -> bool:
        return is_example(self.address)


def booking(library: Library) -> Booking:
    """What mkdocs.yml says; the variable BOOKING_URL overrides the address."""
    found = library.extra.get("booking")
    found = found if isinstance(found, dict) else {}
    minutes = str(found.get("minutes", ""))
    return Booking(
        os.environ.get("BOOKING_URL") or str(found.get("address", "")),
        str(found.get("label", "")),
        int(minutes) if minutes.isdecimal() else 15,
    )


def is_example(address: str) -> bool:
    """True for an address that leads nowhere: none, or one of the hosts reserved for examples."""
    host = urlsplit(address).hostname or ""
    return not host or any(host == name or host.endswith(f".{name}") for name in EXAMPLE_HOSTS)
