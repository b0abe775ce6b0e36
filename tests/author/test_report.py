"""`scripts/check --report`: a table of every page, as text and as a page of its own."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from commands import check, report
from generator.project import read_project
from tests.library import tiny_site
from tests.library.tiny_site import REST, RULES, WALK

DAY = datetime.date(2027, 11, 2)


def test_the_table(tmp_path: Path) -> None:
    changes: dict[str, tiny_site.Change] = {
        WALK: ("2026-11-01", "2026-11-03"),
        REST: ("On {{", "One two three four five six seven. On {{"),
    }
    library, _ = read_project(tiny_site.write(tmp_path, changes))
    lines = report.as_text(report.report_rows(library, DAY)).splitlines()
    assert (
        lines[0]
        == "page                       words  grade  longest  sources  in  out  worksheet        written     reviewed  due"
    )
    rows = {line.split()[0]: re.split(r"  +", line) for line in lines[1:-2]}
    assert rows["habits/walk.md"] == [
        "habits/walk.md",
        "9",
        "0.0",
        "5",
        "1",
        "1",
        "1",
        "my-walk",
        "2026-11-03",
        "–",
        "2027-11-03",
    ]
    assert rows["habits/rest.md"][3:] == ["7", "0", "3", "0", "my-rest", "2026-11-01", "–", "now"]
    assert rows["worksheets/my-walk.md"][-4:] == ["for walk", "–", "–", "–"]
    assert list(rows) == list(library.pages)
    assert lines[-1] == "18 pages, 51 words. 5 due for another reading."


def test_review_months_and_the_day_of_the_build_decide_what_is_due(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, _ = read_project(
        tiny_site.write(tmp_path, {tiny_site.MKDOCS: ("extra:", "extra:\n  review_months: 3")})
    )
    monkeypatch.setenv(
        "SOURCE_DATE_EPOCH", str(int(datetime.datetime(2027, 1, 31, tzinfo=datetime.UTC).timestamp()))
    )
    assert not any(row.is_due for row in report.report_rows(library, report.today()))
    monkeypatch.setenv(
        "SOURCE_DATE_EPOCH", str(int(datetime.datetime(2027, 2, 1, tzinfo=datetime.UTC).timestamp()))
    )
    assert sum(row.is_due for row in report.report_rows(library, report.today())) == 6


def test_the_page_asks_for_nothing_from_elsewhere(tmp_path: Path) -> None:
    library, _ = read_project(tiny_site.write(tmp_path, {RULES: "grade: 0.5\n"}))
    said = report.write_report(library, DAY)
    assert said.endswith("As a web page: .cache/report.html")
    html = (tmp_path / ".cache/report.html").read_text("utf-8")
    soup = BeautifulSoup(html, "lxml")
    assert not soup.find_all(["script", "link", "img", "iframe"])
    assert not re.search(r"""(?:src|href|url\()\s*=?\s*["']?https?:""", html)
    assert len(soup.select("tbody tr")) == len(soup.select("svg rect")) == len(library.pages)
    assert soup.select_one("svg[role=img][aria-label]")
    assert soup.select("rect.over")
    assert "color-scheme: light dark" in html


def test_a_page_that_cannot_be_written_leaves_the_table(tmp_path: Path) -> None:
    library, _ = read_project(tiny_site.write(tmp_path))
    shutil.rmtree(tmp_path / ".cache", ignore_errors=True)
    (tmp_path / ".cache").write_text("in the way", "utf-8")
    said = report.write_report(library, DAY)
    assert "habits/index.md" in said
    assert "could not be written" in said.splitlines()[-1]


def test_it_works_while_there_are_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tiny_site.write(tmp_path, {WALK: ("summary:", "sumary:"), REST: ""})
    assert check.main(["--report"], tmp_path) == 1
    said = capsys.readouterr().out
    assert "habits/index.md" in said
    assert said.splitlines()[-1] == "2 problems found."
    assert (tmp_path / ".cache/report.html").is_file()
