"""The address for booking: it is kept as written, and recognized as an example."""

import pytest

from library.config import is_example, read_booking

LABEL = {"label": "Book a talk", "minutes": 15}


@pytest.mark.parametrize(
    "address",
    ["https://praxis-löwe.example/termin", "https://tea.social", "mailto:ada@tea.social", "tel:+18555012345"],
)
def test_the_address_is_kept_as_written(address: str) -> None:
    assert read_booking({"address": address, **LABEL}).address == address


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
