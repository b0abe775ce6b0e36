"""The variable BOOKING_URL is held to what mkdocs.yml is held to: it ends in a link on every page."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import check
from tests.library import tiny_site
from tests.library.tiny_site import MKDOCS
from tests.tools import build

PLACE = "mkdocs.yml:5: extra.booking.address: the variable BOOKING_URL: "
NONE = "is not an address. Write it as https://…"
SIGN = "holds a space, a quotation mark or another sign that no address has. Write it as https://…"
USER = "names a user, and everybody could read it. Write the address without it."
REFUSED = {
    "javascript:alert(1)": f'"javascript:alert(1)" {NONE}',
    "data:text/html,x": f'"data:text/html,x" {NONE}',
    "http://tea.example/book": f'"http://tea.example/book" {NONE}',
    "//tea.example/book": f'"//tea.example/book" {NONE}',
    "not a url": f'"not a url" {SIGN}',
    " https://tea.example": f'" https://tea.example" {SIGN}',
    'https://tea.example/"': f'"https://tea.example/"" {SIGN}',
    "https://tea.example/<b": f'"https://tea.example/<b" {SIGN}',
    "https://ada:secret@tea.example": f'"…@tea.example" {USER}',
    "https://ada:sec/ret@tea.example": f'"…@tea.example" {NONE}',
}


@pytest.mark.parametrize("value", REFUSED)
def test_what_is_no_address_is_refused(value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOOKING_URL", value)
    found = check.problems(tiny_site.write(tmp_path))[1]
    assert [str(problem) for problem in found] == [PLACE + REFUSED[value]]


@pytest.mark.parametrize("value", ["", " ", "https://tea.example/book?at=9&for=two#top"])
def test_an_address_is_taken_and_an_empty_variable_counts_as_none(
    value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOOKING_URL", value)
    assert check.problems(tiny_site.write(tmp_path))[1] == []


def test_a_build_says_the_same_with_what_is_wrong_in_the_file(tmp_path: Path) -> None:
    project = tiny_site.write(tmp_path, {MKDOCS: ("minutes: 15", "minutes: 0")})
    done = build(project, project / "site", BUILD_PAGES_ONLY="1", BOOKING_URL="javascript:alert(1)")
    assert done.returncode != 0 and not (project / "site").exists()
    assert PLACE + REFUSED["javascript:alert(1)"] in done.stderr
    assert "mkdocs.yml:5: extra.booking.minutes: 0 is too small. The least is 1." in done.stderr
