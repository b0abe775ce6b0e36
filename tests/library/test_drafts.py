"""Drafts, and pages that wait for their day, are checked, shown in a preview, and left out of a build."""

from __future__ import annotations

import datetime
import importlib
from pathlib import Path

import pytest

from commands import check
from generator.project import read_project
from library.checks import integrity_problems
from tests.library import tiny_site
from tests.library.tiny_site import OTHER_SHEET, REST, WALK

DRAFTS = {
    REST: [("written:", "draft: true\nwritten:"), ("title: A Rest", "title: Soon there")],
    OTHER_SHEET: ("/// write", "/// wriet"),
    WALK: ("(rest.md#why)", "(../index.md)"),
}


def test_a_draft_is_checked(tmp_path: Path) -> None:
    library, found = check.find_problems(tiny_site.write(tmp_path, DRAFTS))
    assert [str(problem) for problem in found] == [
        'docs/worksheets/my-rest.md:10: there is no block "wriet". Did you mean "write"?'
    ]
    assert sorted(library.drafts) == ["habits/rest.md", "worksheets/my-rest.md"]


def test_a_build_reads_a_site_without_its_drafts(tmp_path: Path) -> None:
    library, found = read_project(tiny_site.write(tmp_path, DRAFTS), drafts=False)
    assert found + integrity_problems(library) == []
    habits = library.series[0]
    assert [article.title for article in habits.articles] == ["A Walk"]
    assert habits.title == "1 Habits"
    walk = habits.articles[0]
    assert walk.next is not None
    assert (walk.number, habits.count, walk.next.path) == (1, 1, "letters/index.md")
    assert [page.slug for page in library.pages["letters/to-a-friend.md"].helps] == ["walk"]
    assert "worksheets/my-rest.md" not in library.pages


def test_a_page_to_be_published_later_is_a_draft_until_its_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tiny_site.write(tmp_path, {**DRAFTS, REST: ("written:", "publish: 2027-01-15\nwritten:")})
    for day, drafts in (("2027-01-14", ["habits/rest.md", "worksheets/my-rest.md"]), ("2027-01-15", [])):
        monkeypatch.setattr(
            importlib.import_module("library.reader"),
            "today",
            lambda day=day: datetime.date.fromisoformat(day),
        )
        assert sorted(read_project(root)[0].drafts) == drafts
        assert ("habits/rest.md" in read_project(root, drafts=False)[0].pages) is not bool(drafts)


def test_a_draft_with_mistakes_stops_no_build(tmp_path: Path) -> None:
    broken = {**DRAFTS, REST: [*DRAFTS[REST], ("summary:", "sumary:"), ("## Why", "# Why")]}  # type: ignore[list-item]
    project = tiny_site.buildable(tmp_path, broken)
    assert tiny_site.build_pages(project) == 0
    pages = {
        file.relative_to(project / "site").as_posix(): file.read_text("utf-8")
        for file in (project / "site").rglob("*.html")
    }
    assert "habits/rest/index.html" not in pages
    assert "worksheets/my-rest/index.html" not in pages
    assert not [
        name
        for name, text in pages.items()
        if "Soon there" in text or "habits/rest/" in text or "my-rest" in text
    ]
