"""What was made is kept; what is torn, foreign or cannot be kept costs time and nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

import build_cache
import digests
import press
from disk_cache import DiskCache
from pdf_editions import BOOKS, SHEETS, WORKBOOKS
from press import cache_keys, workers
from press.jobs import Job
from tests.press import small
from tests.press.small import Translate
from tests.projects import change

SHORT = "worksheets/short/index.html"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[list[str]]]:
    """The addresses of each document that is made anew, in order."""
    out: list[list[str]] = []
    original = workers.make_and_cache

    def watched(job: Job, *rest: object) -> dict[str, bytes]:
        out.append([*job.files])
        return original(job, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(workers, "make_and_cache", watched)
    yield out


@pytest.fixture
def warm(press_cache: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A site of its own without PDFs, and a copy of the cache of the run's build."""
    site = small.write(tmp_path / "site")
    return site, Path(shutil.copytree(press_cache, tmp_path / "cache"))


def run(site: Path, cache: Path, translate: Translate) -> list[Path]:
    logo = next(site.glob("assets/icon.*.svg")).relative_to(site).as_posix()
    return press.press(site, cache, translate=translate, logo=logo, processes=1)


def entries(cache: Path) -> list[Path]:
    return [path for path in (cache / "made").rglob("*") if path.is_file()]


def same(site: Path, pressed: Path) -> bool:
    files = [*pressed.rglob("*.pdf"), *pressed.rglob("*.png")]
    return all((site / p.relative_to(pressed)).read_bytes() == p.read_bytes() for p in files)


def test_nothing_is_made_twice(
    warm: tuple[Path, Path], pressed: Path, translate: Translate, made: list[list[str]]
) -> None:
    paths = run(*warm, translate)
    assert made == []
    assert len(paths) == len(entries(warm[1]))
    assert same(warm[0], pressed)


def test_the_list_of_files_is_made_once_for_the_same_pages(
    warm: tuple[Path, Path], translate: Translate
) -> None:
    """Each build has a folder of its own."""
    site, cache = warm
    run(Path(shutil.copytree(site, site.with_name("site.new-1"))), cache, translate)
    planned = [path for path in (cache / "planned").rglob("*") if path.is_file()]
    run(Path(shutil.copytree(site, site.with_name("site.new-2"))), cache, translate)
    assert [path for path in (cache / "planned").rglob("*") if path.is_file()] == planned


def test_one_edit_makes_its_own_sheet_and_the_books_that_hold_it(
    warm: tuple[Path, Path], translate: Translate, made: list[list[str]]
) -> None:
    change(warm[0] / SHORT, "My word for this guess", "My own word")
    run(*warm, translate)
    assert sorted(chain(*made)) == sorted(
        [
            *(edition.address("short") for edition in SHEETS),
            *(edition.address() for edition in WORKBOOKS),
            *(edition.address() for edition in BOOKS),
            "articles.epub",
        ]
    )


def test_a_change_around_the_sheet_makes_nothing(
    warm: tuple[Path, Path], translate: Translate, made: list[list[str]]
) -> None:
    change(warm[0] / SHORT, "<main", '<nav><a href="/new/">New page</a></nav><main')
    run(*warm, translate)
    assert made == []


def test_another_version_of_any_package_makes_everything_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Works, pages and files of the press, whichever of them the package takes part in."""
    keys = set[tuple[str, ...]]()
    monkeypatch.syspath_prepend(str(tmp_path))
    for version in ("1.0", "1.1"):
        (tmp_path / f"of_anybody-{version}.dist-info").mkdir()
        environment = digests.environment_hash.__wrapped__()
        for module in (build_cache, cache_keys):
            monkeypatch.setattr(module, "environment_hash", lambda environment=environment: environment)
        keys.add((build_cache._key(), cache_keys.fingerprint.__wrapped__()))
        (tmp_path / f"of_anybody-{version}.dist-info").rmdir()
    assert len({key for pair in keys for key in pair}) == 4


def test_an_entry_stands_for_its_own_name_and_kind_alone(tmp_path: Path) -> None:
    """What it was made from is written in it."""
    here, elsewhere = DiskCache(tmp_path), DiskCache(tmp_path, "spacings")
    here.put("aa", b"one")
    for cache, key in ((here, "bb"), (elsewhere, "aa")):
        cache.put(key, b"two")
        shutil.copy(here.path("aa"), cache.path(key))
        assert cache.get(key) is None
    assert here.get("aa") == b"one"


def test_old_entries_go_and_used_ones_stay(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path)
    for key in ("aa-old", "bb-used"):
        cache.put(key, b"x")
        os.utime(cache.path(key), (0, 0))
    cache.get("bb-used")
    cache.remove_old()
    assert cache.get("aa-old") is None and cache.get("bb-used") == b"x"
