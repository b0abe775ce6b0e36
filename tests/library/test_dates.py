"""Dates in the future are mistakes, unless the clock is wrong."""

from __future__ import annotations

import datetime
from pathlib import Path
from types import ModuleType

import pytest

from commands import check, report, watch
from generator.project import read_project
from library.clock import EPOCH_VARIABLE
from publish.refusals import outdated_reviews
from tests.library import tiny_site
from tests.library.tiny_site import HELPLINES, REST, WALK, Change

MESSAGE = "is in the future. Write the day it happened."


def reported(
    root: Path, changes: dict[str, Change], clock: str, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    moment = datetime.datetime.fromisoformat(f"{clock}T12:00:00+00:00")
    monkeypatch.setenv(EPOCH_VARIABLE, f"{moment.timestamp():.0f}")
    return [str(problem) for problem in check.find_problems(tiny_site.write(root, changes))[1]]


def test_future_dates_are_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changes: dict[str, Change] = {
        WALK: ("2026-11-01", "2062-11-01"),
        HELPLINES: ("checked: 2026-11-01", "checked: 2026-11-03"),
    }
    changes[REST] = ("written:", "reviewed: {by: Ada, on: 2026-12-24}\nwritten:")
    assert reported(tmp_path, changes, "2026-11-01", monkeypatch) == [
        f"docs/data/helplines.yml:8: checked: 2026-11-03 {MESSAGE}",
        f"docs/habits/rest.md:4: reviewed.on: 2026-12-24 {MESSAGE}",
        f"docs/habits/walk.md:4: written: 2062-11-01 {MESSAGE}",
    ]


@pytest.mark.parametrize("clock", ["2026-10-31", "1986-11-01"])
def test_tomorrow_is_valid_and_so_is_every_date_if_the_clock_is_slow(
    clock: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert reported(tmp_path, {}, clock, monkeypatch) == []


@pytest.mark.parametrize("clock", ["2026-11-02", "9999-12-31"])
def test_nobody_counts_on_beyond_the_last_day_of_all(
    clock: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor months beyond it, nor from the clock's day, nor from that of a review."""
    changes: dict[str, Change] = {WALK: ("2026-11-01", "9999-12-31")}
    changes[REST] = ("written:", "reviewed: {by: Ada, on: 9999-12-31}\nwritten:")
    changes["mkdocs.yml"] = ("extra:", "extra:\n  review_months: 999999999999")
    assert len(reported(tmp_path, changes, clock, monkeypatch)) == (2 if clock < "9999" else 0)
    library, _ = read_project(tmp_path)
    assert list(outdated_reviews(library)) == []
    assert [row.cells[-1] for row in report.report_rows(library, report.today()) if row.page.written]


@pytest.mark.parametrize("command", [check, watch])
def test_a_clock_that_is_none_is_refused_as_a_build_refuses_it(
    command: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Even if there is nothing to do."""
    root = tiny_site.write(tmp_path)
    command.main([], root)
    monkeypatch.setenv(EPOCH_VARIABLE, "yesterday")
    assert command.main([], root) == (1 if command is check else 2)
    assert 'SOURCE_DATE_EPOCH: "yesterday" is not a time.' in "".join(capsys.readouterr())
