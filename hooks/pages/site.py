"""`site` in templates: the whole site's name, practice and booking; and what is still an example."""

from __future__ import annotations

import os
from dataclasses import dataclass

from library import Library
from library.booking import Booking, booking, is_example


@dataclass(frozen=True)
class Site:
    """The whole site. `notes` are shown in the preview only; `pdfs`: link the PDFs."""

    name: str
    practice: dict[str, str]
    booking: Booking
    pdfs: bool
    preview: bool
    notes: list[str]


def site(library: Library, *, pdfs: bool, preview: bool, notes: list[str]) -> Site:
    """The whole site as templates see it."""
    practice = {str(key): str(value) for key, value in (library.extra.get("practice") or {}).items()}
    return Site(str(library.config.get("site_name", "")), practice, booking(library), pdfs, preview, notes)


def still_to_do(library: Library) -> list[str]:
    """What must be filled in before publishing: each names its setting."""
    notes = []
    found = booking(library)
    if found.is_example:
        place = (
            "the variable BOOKING_URL"
            if os.environ.get("BOOKING_URL")
            else "extra.booking.address in mkdocs.yml"
        )
        notes.append(
            f'{place} is still an example ("{found.address}"). Write the address of your booking page there.'
        )
    address = str(library.config.get("site_url") or "")
    if is_example(address):
        notes.append(
            f'site_url in mkdocs.yml is still an example ("{address}"). Write the address of this site there.'
        )
    for key, value in (library.extra.get("practice") or {}).items():
        if "EXAMPLE" in str(value):
            notes.append(
                f'extra.practice.{key} in mkdocs.yml is still an example ("{value}"). Write your own words there.'
            )
    return notes
