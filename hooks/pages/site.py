"""`site` in templates: the whole site's name, practice and booking; and what is still an example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from library import Library, Problem
from library.booking import Booking, booking, is_example
from library.config import CONFIG
from library.problems import SETTINGS


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


def still_to_do(library: Library) -> Iterator[Problem]:
    """What must be filled in before publishing."""

    def example(value: str, remedy: str, *keys: str) -> Problem:
        line = library.settings.line(*keys)
        if variable := library.settings.variable(*keys):
            remedy = f"It stands in the variable {variable}. {remedy}"
        return Problem(
            CONFIG,
            line,
            f'{".".join(keys)}: "{value}" is still an example. {remedy}',
            follows=frozenset({SETTINGS}),
        )

    found = booking(library)
    if found.is_example:
        yield example(found.address, "Write the address of your booking page.", "extra", "booking", "address")
    address = str(library.config.get("site_url") or "")
    if is_example(address):
        yield example(address, "Write the address of this site.", "site_url")
    for key, value in (library.extra.get("practice") or {}).items():
        if "EXAMPLE" in str(value):
            yield example(str(value), "Write your own words.", "extra", "practice", str(key))
