"""What BibTeX gives, as it is printed: nothing of it is lost, and its addresses lead where they should."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from lxml.html import fromstring

from library.apa_style import format_reference
from library.bibtex import Entry, read_entries
from library.references import _entry_messages


def entry_with(fields: str) -> Entry:
    """An article with these fields."""
    entry = next(read_entries(f"@article{{ng2001, author = {{Ng, A.}}, year = {{2001}}, {fields}}}"))
    assert isinstance(entry, Entry), entry
    return entry


def printed(fields: str) -> Any:
    """Its reference, as an element."""
    return fromstring(f"<p>{format_reference(entry_with(fields))}</p>")


@pytest.mark.parametrize(
    ("field", "href"),
    [
        ("url = {https://x.org/a?b=1&c=2}", "https://x.org/a?b=1&c=2"),
        ("url = {https://x.org/a\\_b?c\\&d\\%20e~f}", "https://x.org/a_b?c&d%20e~f"),
        ("url = {https://x.org/old--new..html}", "https://x.org/old--new..html"),
        # As doi.org itself and journals write it.
        ("doi = {https://doi.org/10.1000/x}", "https://doi.org/10.1000/x"),
        ("doi = {doi: 10.1000/x}", "https://doi.org/10.1000/x"),
        ("url = {http://dx.doi.org/10.1000/x}", "https://doi.org/10.1000/x"),
        # As publishers made them until 2003.
        ("doi = {10.1002/(SICI)1097(1996)52:2<203::AID>3.0.CO;2-X}", "https://doi.org/10.1002/(SICI)1097(1996)52:2%3C203::AID%3E3.0.CO;2-X"),
    ],
)  # fmt: skip
def test_an_address_is_that_of_the_field(field: str, href: str) -> None:
    assert list(_entry_messages(entry_with(f"title = {{On tea}}, journal = {{Tea}}, {field}"))) == []
    link = printed(f"title = {{On tea}}, journal = {{Tea}}, {field}").find("a")
    assert link.get("href") == href
    assert link.text == unescape(href).removeprefix("https://").replace("%3C", "<").replace("%3E", ">")


def test_nothing_of_a_title_is_lost() -> None:
    text = printed(
        'title = {Nobody called... and 50% of t\\"oasts, \\& more}, journal = {Tea}'
    ).text_content()
    assert text == "Ng, A. (2001). Nobody called... and 50% of töasts, & more. Tea."


def test_an_empty_field_prints_nothing() -> None:
    empty = printed(
        "title = {On tea}, journal = {Tea}, volume = {}, number = {{}}, pages = { }, doi = {}, isbn = {}"
    )
    assert empty.text_content() == "Ng, A. (2001). On tea. Tea."
