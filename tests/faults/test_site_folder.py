"""Where a build may put a site: it replaces a folder only while it holds nothing but what a build of ours wrote. Anything else is refused,
and stays as it was."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from commands import build as build_command
from publish import PublishError, Staging, checksums
from tests.library.tiny_site import build_pages, buildable

FILES = ("index.html", "404.html", "search.json", "sitemap.xml", "_headers", "steps/index.html")


def make(site: Path, text: str) -> Staging:
    """What a build does at its ends, with a few files of its own in between."""
    staging = Staging(site)
    folder = staging.prepare()
    for name in FILES:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return staging


def test_a_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = buildable(tmp_path) / "site"
    place.write_text("mine", "utf-8")
    assert build_pages(tmp_path) != 0
    assert f"{place} is a file, so no site can be built there." in capsys.readouterr().err
    assert place.read_text("utf-8") == "mine"


@pytest.mark.parametrize("broken", ["mkdocs.yml", "docs/after.md", "docs/assets/scripts/site.js"])
def test_a_build_that_fails_says_that_the_last_site_is_still_there(
    broken: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = buildable(tmp_path)
    make(project / "site", "last").publish()
    (project / broken).rename(project / "elsewhere")
    assert build_command.main(["--pages", "--site-dir", str(project / "site")], project) != 0
    assert capsys.readouterr().err.endswith("\nNothing was built. The last site stays as it was.\n")
    assert (project / "site/index.html").read_text("utf-8") == "last"


@pytest.mark.parametrize("kept", ["empty", "an earlier site", "absent"])
def test_a_link_leads_to_the_site_and_neighbors_stay(kept: str, tmp_path: Path) -> None:
    real, link = tmp_path / "disk" / "public", buildable(tmp_path) / "site"
    real.parent.mkdir()
    if kept == "empty":
        real.mkdir()
    if kept == "an earlier site":
        make(real, "earlier").publish()
    link.symlink_to(real)
    neighbors = [real.parent / name for name in (".public.backup-2025", ".public.new-notes", ".public.old-")]
    for neighbor in neighbors:
        neighbor.mkdir()
    cut_off = real.parent / ".public.new-99999999"
    cut_off.mkdir()
    assert build_pages(tmp_path) == 0
    assert link.is_symlink() and "<h1" in (real / "index.html").read_text("utf-8")
    assert all(neighbor.is_dir() for neighbor in neighbors) and not cut_off.exists()
    assert [path.name for path in tmp_path.glob(".site*")] == []


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


def test_a_site_of_ours_is_replaced_again_and_again(tmp_path: Path) -> None:
    site = tmp_path / "site"
    for text in ("one", "two", "three"):
        make(site, text).publish()
        (site / ".DS_Store").touch()  # a file manager looked in
    assert (site / "steps/index.html").read_text("utf-8") == "three"


@pytest.mark.parametrize("name", ["CNAME", "notes.txt", "steps/photo.jpg", ".git/HEAD", "about/index.html"])
def test_a_file_that_no_build_wrote_stays(name: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(site, "one").publish()
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text("mine", "utf-8")
    with pytest.raises(PublishError, match=f"has files that no build made \\({name}\\)"):
        make(site, "two")
    assert (site / name).read_text("utf-8") == "mine" and (site / "index.html").read_text("utf-8") == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_file_that_comes_while_a_build_runs_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(site, "one").publish()
    staging = make(site, "two")
    (site / "mine.txt").touch()
    with pytest.raises(PublishError):
        staging.publish()
    assert (site / "mine.txt").exists() and (site / "index.html").read_text("utf-8") == "one"


def test_a_site_from_before_there_was_a_list_is_known_by_its_files(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(site, "one").publish()
    (site / "SHA256SUMS").unlink()
    (site / ".site-files").touch()
    make(site, "two").publish()
    assert (site / "index.html").read_text("utf-8") == "two"
    assert not (site / ".site-files").exists()


def test_a_folder_of_downloads_with_their_sums_is_no_site(tmp_path: Path) -> None:
    (tmp_path / "disk.iso").write_text("mine", "utf-8")
    checksums.write_checksums(tmp_path)
    with pytest.raises(PublishError, match="Nothing was changed"):
        Staging(tmp_path).prepare()


@pytest.mark.parametrize("name", ["index.html", "sitemap.xml", "thesis.docx"])
def test_somebody_elses_folder_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / name).write_text("mine", "utf-8")
    with pytest.raises(PublishError, match="Nothing was changed"):
        Staging(tmp_path / "home").prepare()


def test_two_builds_that_end_at_the_same_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither finds a site there, and the other puts its own there first."""
    site, other, rename = tmp_path / "site", tmp_path / "other", Path.rename
    staging = make(site, "mine")

    def late(path: Path, target: Path) -> Path:
        if target == site and not site.exists():
            other.mkdir()
            (other / "index.html").write_text("the other's", "utf-8")
            rename(other, site)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", late)
    staging.publish()
    assert (site / "index.html").read_text("utf-8") == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["docs", "."])
def test_a_folder_that_holds_the_pages_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "docs/index.md"
    page.parent.mkdir()
    page.touch()
    assert build_command.build(["--site-dir", str(tmp_path / name)], tmp_path) == 1
    said = capsys.readouterr().err
    assert said.startswith("--site-dir: ") and "holds your pages" in said and page.is_file()


@pytest.mark.parametrize(
    ("name", "place"), [("--site-dir", "docs/site"), ("--folder", "docs/a.zip"), ("--folder", "site/a.zip")]
)
def test_a_place_whose_files_are_checked_is_refused(
    name: str, place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build_command.build([name, str(tmp_path / place)], tmp_path) == 1
    taken = tmp_path / place.split("/")[0]
    assert capsys.readouterr().err.startswith(f"{name}: {tmp_path / place} is in {taken}, whose files")
