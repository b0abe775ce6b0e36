"""`!ENV` in mkdocs.yml: a value from a variable is validated as any other, and the message names the variable."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import check
from tests.library import tiny_site
from tests.library.tiny_site import MKDOCS
from tests.tools import build

FROM_VARIABLE = ('"https://tea.example/book"', "!ENV TALK")
WITH_DEFAULT = ('"https://tea.example/book"', "!ENV [TALK, CALL, https://tea.example/book]")
PREFIX = "mkdocs.yml:5: extra.booking.address: "
NOT_AN_ADDRESS = "is not an address. Write it as https://…"
BAD_CHARACTER = "contains a space, a quotation mark or another character that an address can't have. Write it as https://…"
HAS_USER = "contains a user name, which everybody could read. Write the address without it."
REFUSED: dict[str | None, str] = {
    "javascript:alert(1)": f'"javascript:alert(1)" {NOT_AN_ADDRESS}',
    "http://tea.example/book": '"http://tea.example/book" is not an address. Write it as https://tea.example/book.',
    "not a url": f'"not a url" {BAD_CHARACTER}',
    "https://tea.example/<b": f'"https://tea.example/<b" {BAD_CHARACTER}',
    "https://ada:secret@tea.example": f'"…@tea.example" {HAS_USER}',
    "": "is empty. Write something.",
    None: "is empty. Write something.",
}


@pytest.mark.parametrize("value", REFUSED)
def test_an_address_that_is_none_is_refused(
    value: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the variable is not set."""
    monkeypatch.delenv("TALK", raising=False)
    if value is not None:
        monkeypatch.setenv("TALK", value)
    found = check.find_problems(tiny_site.write(tmp_path, {MKDOCS: FROM_VARIABLE}))[1]
    assert [str(problem) for problem in found] == [
        f"{PREFIX}{REFUSED[value]} It comes from the variable TALK."
    ]


def test_a_default_comes_from_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tiny_site.write(tmp_path, {MKDOCS: ('"https://tea.example/book"', "!ENV [TALK, soon]")})
    monkeypatch.delenv("TALK", raising=False)
    (by_default,) = check.find_problems(project)[1]
    monkeypatch.setenv("TALK", "later")
    (from_variable,) = check.find_problems(project)[1]
    assert "variable" not in str(by_default) and "variable TALK" in str(from_variable)


def test_an_address_is_taken_from_the_first_variable_that_is_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALL", "https://call.example/book?at=9&for=two#top")
    project = tiny_site.write(tmp_path, {MKDOCS: WITH_DEFAULT})
    library, found = check.find_problems(project)
    assert found == []
    assert library.extra["booking"]["address"] == "https://call.example/book?at=9&for=two#top"
    monkeypatch.delenv("CALL")
    assert check.find_problems(project)[0].extra["booking"]["address"] == "https://tea.example/book"


def test_a_build_reports_variables_and_values_alike(tmp_path: Path) -> None:
    project = tiny_site.write(tmp_path, {MKDOCS: [FROM_VARIABLE, ("minutes: 15", "minutes: 0")]})
    done = build(project, project / "site", BUILD_PAGES_ONLY="1", TALK="javascript:alert(1)")
    assert done.returncode != 0 and not (project / "site").exists()
    assert f"{PREFIX}{REFUSED['javascript:alert(1)']} It comes from the variable TALK." in done.stderr
    assert 'mkdocs.yml:5: extra.booking.minutes: "0" is too small. The minimum is 1.' in done.stderr
