"""`scripts/build --publish`: what must not go online is named and refused; what may is built, and compressed too."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import brotli
import pytest

from commands import check
from publish import finish
from tests.generator.test_refusals import ON_THAT_DAY, READY
from tests.library import tiny_site
from tests.library.tiny_site import BIB, HELPLINES, MKDOCS, OTHER_SHEET, SHEET, SITE
from tests.projects import change
from tests.tools import ROOT

RECHECK = ("  title = {On walking},", "  title = {On walking},\n  keywords = {recheck},")


def publish(root: Path, monkeypatch: pytest.MonkeyPatch, *options: str) -> int:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", ON_THAT_DAY["SOURCE_DATE_EPOCH"])
    return tiny_site.build_pages(root, "--publish", *options)


def test_examples_and_open_facts_are_refused_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tiny_site.buildable(
        tmp_path, {MKDOCS: ("House", "EXAMPLE House"), HELPLINES: ("hours:", "recheck: true, hours:")}
    )
    change(root / BIB, *RECHECK)
    (root / "site").mkdir()
    (root / "site/index.html").write_text("the last good one", "utf-8")
    assert publish(root, monkeypatch) == 1
    assert capsys.readouterr().err.splitlines()[1:] == [
        "docs/data/helplines.yml:2: Ireland: emergency 112 was never confirmed. Don't call it: compare it with the page of its authority, then write checked: 2026-11-26.",
        "docs/data/helplines.yml:4: Ireland: Samaritans is marked recheck. Confirm it with the service, then write checked: 2026-11-26 in place of the mark.",
        "docs/data/helplines.yml:4: Ireland: there is no line with for: [abuse]. Add one, or remove the country.",
        'docs/data/references.bib:2: "reed2001" is marked recheck. Compare it with its page, or the record of its DOI or ISBN, then remove keywords = {recheck}.',
        'mkdocs.yml:2: site_url: "https://small.example/" is still an example. Write the address of this site.',
        'mkdocs.yml:4: extra.practice.name: "EXAMPLE House of Tea" is still an example. Write your own words.',
        'mkdocs.yml:5: extra.booking.address: "https://tea.example/book" is still an example. Write the address of your booking page.',
        "7 problems found.",
        "Nothing was built. The last site stays as it was.",
    ]
    assert [file.read_text("utf-8") for file in (root / "site").iterdir()] == ["the last good one"]


def test_addresses_and_fields_that_the_last_site_had_are_not_lost_in_silence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Deleting is allowed: what was forgotten is said, by the check and by the build that makes the last site forget it."""
    followed = (
        str(SITE[OTHER_SHEET])
        .replace("minutes:", "was: [my-rest]\nminutes:")
        .replace("What happened", "What else")
    )
    changes = {SHEET: None, "docs/worksheets/walk-now.md": SITE[SHEET]}
    changes |= {OTHER_SHEET: None, "docs/worksheets/rest-now.md": followed}
    root = tiny_site.buildable(
        tmp_path, {**changes, MKDOCS: [("my-walk", "walk-now"), ("my-rest", "rest-now")]}
    )
    shutil.copytree(tiny_site.built(), root / "site")
    said = [
        "The last site had the address /worksheets/my-walk/, which leads nowhere now: if the worksheet has another name now "
        "(walk-now), write was: [my-walk] into it, so that readers find their answers again; if it is gone, "
        "write redirects: [worksheets/my-walk] into the page that takes its place.",
        'docs/worksheets/rest-now.md: the last site had a field "what-happened" here. If it is the one in line 11 now, '
        "write name: what-happened under its label, so that readers find their answers again.",
    ]
    assert check.main([], root) == 0
    assert capsys.readouterr().out.splitlines()[1:] == said
    assert tiny_site.build_pages(root) == 0
    assert [line for line in capsys.readouterr().err.splitlines() if "last site" in line] == said
    assert check.main([], root) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_open_facts_are_listed_when_they_are_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tiny_site.buildable(tmp_path, READY)
    change(root / BIB, *RECHECK)
    change(root / HELPLINES, "hours:", "recheck: true, hours:")
    assert publish(root, monkeypatch, "--allow-recheck") == 0
    said = capsys.readouterr().err.splitlines()
    assert [line.split(". ")[0] for line in said] == [
        f"published though unconfirmed: {HELPLINES}:4: Ireland: Samaritans is marked recheck",
        f'published though unconfirmed: {BIB}:2: "reed2001" is marked recheck',
    ]
    page = root / "site/index.html"
    assert "https://house-of-tea.org/book" in page.read_text("utf-8")
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()) == page.read_bytes()
    assert brotli.decompress(page.with_name("index.html.br").read_bytes()) == page.read_bytes()


def test_a_page_without_a_way_to_help_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tiny_site.buildable(tmp_path, READY)
    (root / "overrides").unlink()
    shutil.copytree(ROOT / "overrides", root / "overrides")
    (root / "overrides/404.html").write_text("<!doctype html><title>Gone</title><p>Gone.</p>", "utf-8")
    assert publish(root, monkeypatch) == 1
    assert "these pages have no link to Help now:\n404.html\nRestore it" in capsys.readouterr().err
    assert not (root / "site").exists()


def test_what_is_published_again_is_compressed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    site.mkdir()
    (site / "index.html").write_text("Words. " * 99, "utf-8")
    finish.precompress(site, cache)
    compressed = (site / "index.html.br").read_bytes()
    (site / "index.html.br").unlink()
    monkeypatch.setattr(brotli, "compress", lambda *_, **__: pytest.fail("compressed again"))
    finish.precompress(site, cache)
    assert (site / "index.html.br").read_bytes() == compressed
