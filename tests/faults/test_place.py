"""Where a build may put a site: what stands there and is no site is refused, and stays as it was."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from publish import Staging
from tests.faults.trees import digest
from tests.tools import PAGES, build, succeeded


def test_a_folder_of_something_else_is_refused(project: Path) -> None:
    place = project / "hooks"
    before = digest(place)
    done = build(project, place, **PAGES)
    assert done.returncode != 0 and "Traceback" not in done.stderr
    assert f"{place} has files that no build made (" in done.stderr
    assert digest(place) == before


def test_a_file_is_refused(project: Path, tmp_path: Path) -> None:
    place = tmp_path / "notes"
    place.write_text("mine", "utf-8")
    done = build(project, place, **PAGES)
    assert done.returncode != 0 and f"{place} is a file, so no site can be built there." in done.stderr
    assert place.read_text("utf-8") == "mine"


@pytest.mark.parametrize("kept", ["empty", "an earlier site", "absent"])
def test_a_link_leads_to_the_site_and_neighbors_stay(
    kept: str, project: Path, pages_only: Path, tmp_path: Path
) -> None:
    real, link = tmp_path / "disk" / "public", tmp_path / "public"
    real.parent.mkdir()
    if kept == "empty":
        real.mkdir()
    if kept == "an earlier site":
        shutil.copytree(pages_only, real)
        (real / "index.html").write_text("earlier", "utf-8")
    link.symlink_to(real)
    neighbors = [real.parent / name for name in (".public.backup-2025", ".public.new-notes", ".public.old-")]
    for neighbor in neighbors:
        neighbor.mkdir()
    cut_off = real.parent / ".public.new-99999999"
    cut_off.mkdir()
    succeeded(build(project, link, **PAGES))
    assert link.is_symlink() and "<h1" in (real / "index.html").read_text("utf-8")
    assert all(neighbor.is_dir() for neighbor in neighbors) and not cut_off.exists()
    assert [path.name for path in tmp_path.glob(".public*")] == []


def test_what_an_interrupted_build_left_is_removed_on_windows_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def kill(pid: int, number: int) -> None:
        raise OSError(22, "The parameter is incorrect")

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "kill", kill)
    (cut_off := tmp_path / ".public.new-4711").mkdir()
    staging = Staging(tmp_path / "public")
    (staging.prepare() / "index.html").write_text("new", "utf-8")
    staging.publish()
    assert not cut_off.exists() and (tmp_path / "public/index.html").read_text("utf-8") == "new"
