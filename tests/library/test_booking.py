"""The address for booking: a URL is kept as written, what people write for it becomes one, and an example is recognized."""

from pathlib import Path

import pytest

from commands import check
from library.config import SiteConfig, is_example
from tests.library import tiny_site

LABEL = {"label": "Book a talk", "minutes": 15}


@pytest.mark.parametrize(
    "address",
    ["https://praxis-löwe.example/termin", "https://tea.social", "mailto:ada@tea.social", "tel:+18555012345"],
)
def test_the_address_is_kept_as_written(address: str) -> None:
    config = SiteConfig({"extra": {"booking": {"address": address, **LABEL}}})
    assert config.booking.address == address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("(555) 010-0100", "tel:5550100100"),
        ("+1 (555) 010-0100", "tel:+15550100100"),
        ("1-800-555-0100", "tel:18005550100"),
        ("tel:+1 555 010 0100", "tel:+15550100100"),
        (" ada@tea.social", "mailto:ada@tea.social"),
        ("praxis-löwe.example/termin?am=Montag", "https://praxis-löwe.example/termin?am=Montag"),
    ],
)
def test_an_address_as_people_write_it_becomes_a_url(written: str, address: str) -> None:
    assert SiteConfig({"extra": {"booking": {"address": written, **LABEL}}}).booking.address == address


@pytest.mark.parametrize(
    "written", ["book.md", "+44 (0)20 7946 0000", "555 0100 or 555 0101", 15550100100, "ada@tea", "tomorrow"]
)
def test_what_could_lead_elsewhere_is_no_address(written: object) -> None:
    assert SiteConfig({"extra": {"booking": {"address": written, **LABEL}}}).booking.address == ""


@pytest.mark.parametrize(
    ("address", "example"),
    [
        ("tel:+1-202-555-0100", True),
        ("tel:+18555012345", False),  # toll-free numbers begin so
        ("mailto:ada@tea.example", True),
        ("mailto:ada@tea.social", False),
        ("", True),
    ],
)
def test_reserved_addresses_are_examples(address: str, example: bool) -> None:
    assert is_example(address) is example


@pytest.mark.parametrize("address", ["tel:+353155501000", "mailto:ada@tea.social"])
def test_a_number_or_mail_for_booking_may_stand_in_the_text_too(address: str, tmp_path: Path) -> None:
    changes: dict[str, tiny_site.Change] = {
        tiny_site.MKDOCS: [
            ("https://tea.example/book", address),
            ("about: Two rooms and a garden.", f'about: "Two rooms. [Reach us]({address})."'),
        ],
        tiny_site.WALK: tiny_site.before(f"[Reach us]({address})."),
    }
    assert check.find_problems(tiny_site.write(tmp_path, changes))[1] == []
