"""`!ENV` in mkdocs.yml: a value from a variable is held to what any other is, and the message says where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import check
from tests.library import tiny_site
from tests.library.tiny_site import MKDOCS
from tests.tools import build

ASKED = ('"https://tea.example/book"', "!ENV TALK")
OTHERWISE = ('"https://tea.example/book"', "!ENV [TALK, CALL, https://tea.example/book]")
PLACE = "mkdocs.yml:5: extra.booking.address: "
NONE = "is not an address. Write it as https://…"
SIGN = "holds a space, a quotation mark or another sign that no address has. Write it as https://…"
USER = "names a user, and everybody could read it. Write the address without it."
REFUSED = {
    "javascript:alert(1)": f'"javascript:alert(1)" {NONE}',
    "http://tea.example/book": f'"http://tea.example/book" {NONE}',
    "not a url": f'"not a url" {SIGN}',
    "https://tea.example/<b": f'"https://tea.example/<b" {SIGN}',
    "https://ada:secret@tea.example": f'"…@tea.example" {USER}',
    "": "is empty. Write something.",
}


@pytest.mark.parametrize("value", REFUSED)
def test_what_is_no_address_is_refused(value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TALK", value)
    found = check.find_problems(tiny_site.write(tmp_path, {MKDOCS: ASKED}))[1]
    assert [str(problem) for problem in found] == [f"{PLACE}{REFUSED[value]} It stands in the variable TALK."]


def test_a_variable_that_is_not_set_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TALK", raising=False)
    found = check.find_problems(tiny_site.write(tmp_path, {MKDOCS: ASKED}))[1]
    assert [str(problem) for problem in found] == [
        f"{PLACE}is empty. Write something. It stands in the variable TALK."
    ]


def test_an_address_is_taken_from_the_first_variable_that_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALL", "https://call.example/book?at=9&for=two#top")
    project = tiny_site.write(tmp_path, {MKDOCS: OTHERWISE})
    library, found = check.find_problems(project)
    assert found == []
    assert library.extra["booking"]["address"] == "https://call.example/book?at=9&for=two#top"
    monkeypatch.delenv("CALL")
    assert check.find_problems(project)[0].extra["booking"]["address"] == "https://tea.example/book"


def test_a_build_says_the_same_with_what_is_wrong_in_the_file(tmp_path: Path) -> None:
    project = tiny_site.write(tmp_path, {MKDOCS: [ASKED, ("minutes: 15", "minutes: 0")]})
    done = build(project, project / "site", BUILD_PAGES_ONLY="1", TALK="javascript:alert(1)")
    assert done.returncode != 0 and not (project / "site").exists()
    assert f"{PLACE}{REFUSED['javascript:alert(1)']} It stands in the variable TALK." in done.stderr
    assert 'mkdocs.yml:5: extra.booking.minutes: "0" is too small. The least is 1.' in done.stderr
