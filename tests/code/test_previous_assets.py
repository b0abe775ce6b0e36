"""The parts of the last edition stay beside the new one's, so that a page that is open or in a cache still has all it asks for."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from publish import Staging
from publish.checksums import REQUIRED_FILES, unexpected_files
from tests.server import serving

SCRIPTS = "assets/scripts"


def part(text: str) -> str:
    """The address of a script with this text."""
    return f"{SCRIPTS}/sheet.{hashlib.sha256(text.encode()).hexdigest()[:10]}.js"


def publish(site: Path, script: str, words: str = "words") -> None:
    """What a build leaves: its pages and a script of its own."""
    staging = Staging(site)
    folder = staging.prepare()
    (folder / SCRIPTS).mkdir(parents=True)
    for name in REQUIRED_FILES:
        (folder / name).write_text(words, "utf-8")
    (folder / part(script)).write_text(script, "utf-8")
    staging.publish()


def scripts(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in (site / SCRIPTS).iterdir()}


def test_one_edition_is_kept_and_not_all_that_ever_were(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, "one")
    publish(site, "two")
    assert scripts(site) == {part("one"), part("two")}
    publish(site, "two", "only a word has changed")
    assert scripts(site) == {part("one"), part("two")}
    publish(site, "three")
    assert scripts(site) == {part("two"), part("three")}
    assert unexpected_files(site) == [], "the next build may replace it"


def test_the_sums_are_those_of_a_build_into_an_empty_folder(tmp_path: Path) -> None:
    for text in ("one", "two"):
        publish(tmp_path / "site", text)
    publish(tmp_path / "fresh", "two")
    assert (tmp_path / "site/SHA256SUMS").read_bytes() == (tmp_path / "fresh/SHA256SUMS").read_bytes()
    assert scripts(tmp_path / "fresh") == {part("two")}


def test_what_is_not_as_it_was_published_is_not_taken_over(tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(site, "one")
    (site / part("one")).write_text("another's", "utf-8")
    publish(site, "two")
    assert scripts(site) == {part("two")}


@pytest.mark.parametrize("kept", [True, False], ids=["in its place", "into an empty folder"])
def test_a_sheet_that_was_open_before_still_makes_its_pdf(
    kept: bool, browser: Browser, built_site: Path, tmp_path: Path
) -> None:
    """And where nothing was kept it says so, and the words stay."""
    site = tmp_path / "site"
    shutil.copytree(built_site, site)
    sheet = min(site.glob("worksheets/*/index.html")).parent.relative_to(site).as_posix()
    with serving(site) as address, browser.new_context(service_workers="block") as context:
        page = context.new_page()
        page.goto(f"{address}{sheet}/")
        page.locator("form.sheet textarea").first.fill("my words")
        page.locator(".sheet-unkept").wait_for(state="detached")
        staging = Staging(site)
        shutil.copytree(built_site, staging.prepare(), dirs_exist_ok=True)
        for script in staging.folder.glob(f"{SCRIPTS}/pdf*.js"):
            script.unlink()  # in the next edition it has another name
        staging.publish()
        if not kept:
            for script in site.glob(f"{SCRIPTS}/pdf*.js"):
                script.unlink()
        page.locator("[data-do=pdf]").click()
        said = page.locator(".sheet-status")
        wanted = said.get_attribute("data-pdf-saved" if kept else "data-failed")
        assert wanted
        page.locator(".sheet-status [role=status]", has_text=wanted).wait_for()
        assert page.locator("form.sheet textarea").first.input_value() == "my words"
