"""A disk that is full, or gives nothing back: the last good site stays, and the reason is said."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults.steered import changes, interrupted
from tests.faults.trees import differences, digest, left_behind, warm
from tests.tools import build, building, command, run

PAGES = {"BUILD_PAGES_ONLY": "1"}


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_disk_full(part: float, project: Path) -> None:
    """From one moment on nothing more can be opened for writing."""
    site = project / "site"
    changes(project, site, **PAGES)
    total = changes(project, site, "full", **PAGES)
    before = digest(site)
    done = interrupted(project, site, max(1, int(total * part)), "full", **PAGES)
    assert done.returncode != 0
    assert "No space left on device" in done.stderr, done.stderr
    assert digest(site) == before
    assert build(project, site, **PAGES).returncode == 0
    assert digest(site) == before
    assert left_behind(site) == []


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A file system of its own where the system lets us mount one; else `folder`, and files can't grow beyond that size."""
    folder.mkdir()
    mounted = (
        os.geteuid() == 0
        and run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", folder]).returncode == 0
    )
    try:
        yield folder
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_small_disk_fills_while_a_file_is_written(project: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", 4096) as disk:
        site = disk / "site"
        assert build(project, site, **PAGES).returncode == 0
        before = digest(site)
        free = shutil.disk_usage(disk).free
        if free < 4 * 1024**2:
            with (disk / "ballast").open("wb") as ballast:
                ballast.write(bytes(max(0, free - 300 * 1024)))
        # Where nothing could be mounted, a limit on the size of each file stands for the full disk.
        largest = max(file.stat().st_size for file in site.rglob("*") if file.is_file())
        done = subprocess.run(
            command(project, site, **PAGES),
            env=building(project),
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest - 1, largest - 1)),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode != 0
        assert "No space left" in done.stderr or "File too large" in done.stderr, done.stderr
        assert digest(site) == before
        (disk / "ballast").unlink(missing_ok=True)
        assert build(project, site, **PAGES).returncode == 0
        assert digest(site) == before
        assert left_behind(site) == []


def test_a_cache_that_can_not_be_written_costs_only_time(project: Path) -> None:
    """`.cache` is a file: whoever tries to read or write below it fails, root too."""
    (project / ".cache").write_text("not a folder")
    site = project / "site"
    done = build(project, site, **PAGES)
    assert done.returncode == 0, done.stderr
    assert (site / "index.html").is_file()


def test_half_written_and_foreign_entries_count_for_nothing(project: Path, built_site: Path) -> None:
    """Cut off, swapped, empty, a folder, someone else's: the PDFs are those of a good cache."""
    cache = warm(project, built_site)
    entries = sorted(cache.glob("made/?/*"))
    one, two, cut, empty, folder, other = entries[:: len(entries) // 6][:6]
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    cut.write_bytes(cut.read_bytes()[: cut.stat().st_size // 2])
    empty.write_bytes(b"")
    folder.unlink()
    folder.mkdir()
    other.write_bytes(b"%PDF-1.7 of somebody else\n%%EOF\n")
    templates = project / ".cache"
    for file in templates.rglob("*"):
        if file.is_file() and "press" not in file.parts:
            file.write_bytes(b"torn")
    site = project / "site"
    done = build(project, site)
    assert done.returncode == 0, done.stderr
    assert differences(digest(site), digest(built_site)) == []
