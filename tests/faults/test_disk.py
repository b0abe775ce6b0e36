"""A disk that is full, or gives nothing back: the last good site stays, and the reason is said."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from files import write_atomically
from publish import staging as staging_module
from publish.checksums import REQUIRED_FILES
from publish.staging import Staging
from tests.faults.steered import changes, interrupted
from tests.faults.trees import differences, digest, left_behind
from tests.library.tiny_site import build_pages, buildable
from tests.press import small
from tests.shared import CACHE, borrow_cache
from tests.tools import PAGES, build, building, command, free_port, run, succeeded


def test_disk_full(project: Path, pages_only: Path) -> None:
    """From one moment on nothing more can be opened for writing."""
    site = shutil.copytree(pages_only, project / "site")
    total = changes(project, site, "full", **PAGES)
    before = digest(site)
    for part in (0.1, 0.5, 0.9):
        done = interrupted(project, site, max(1, int(total * part)), "full", **PAGES)
        assert done.returncode != 0
        assert "No space left on device. Free up space there. The last site stays as it was." in done.stderr
        assert "Traceback" not in done.stderr
        assert digest(site) == before
    assert build_pages(project) == 0
    assert digest(site) == before
    assert left_behind(site) == []


# A preview whose disk is full when it writes a page for the first time; `named`: whether the system says which file it was.
FULL = """
import sys
from pathlib import Path
import mkdocs.utils
named = sys.argv[1] == "named"

def write_file(content, path):
    raise OSError(28, "No space left on device", *[path] * named)

mkdocs.utils.write_file = write_file
from commands.serve import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("named", ["named", "nameless"])
def test_a_preview_without_room_for_its_pages_says_so(named: str, tmp_path: Path) -> None:
    borrow_cache(project := buildable(tmp_path / "project"))
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    words = [sys.executable, "-c", FULL, named, "--port", str(free_port())]
    done = run(words, env=building(project, TMPDIR=str(scratch)), timeout=60)
    assert done.returncode == 1
    last = done.stderr.splitlines()[-1]
    assert last.startswith(str(scratch)) and last.endswith(": No space left on device. Free up space there.")
    assert list(scratch.iterdir()) == []


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


def test_a_small_disk_fills_while_a_file_is_written(project: Path, pages_only: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", 4096) as disk:
        borrow_cache(project)
        site = shutil.copytree(pages_only, disk / "site")
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
        assert "/docs/" not in done.stderr  # it names the full disk, not the file that was copied
        assert digest(site) == before
        (disk / "ballast").unlink(missing_ok=True)
        assert build_pages(project, "--site-dir", str(site)) == 0
        assert digest(site) == before
        assert left_behind(site) == []


@pytest.mark.parametrize("words", [["--pages"], []])
def test_a_disk_that_can_only_be_read(words: list[str], project: Path, tmp_path: Path) -> None:
    """Root may write everywhere, so the disk itself says no (or, where nothing can be mounted, whoever else is asked)."""
    place = tmp_path / "read-only"
    place.mkdir()
    mounted = run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", place]).returncode == 0
    place.chmod(0o555) if not mounted else None
    try:
        done = run([*command(project, place / "site"), *words], env=building(project))
    finally:
        subprocess.run(["umount", "--lazy", place], check=True) if mounted else place.chmod(0o755)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "Choose another place: --site-dir DIR." in done.stderr


@pytest.mark.parametrize("name", ["a file/site", "x" * 300, "/proc/site"])
def test_a_place_where_no_folder_can_be(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a file").write_text("not a folder", "utf-8")
    assert build_pages(buildable(tmp_path / "project"), "--site-dir", str(tmp_path / name)) == 1
    assert "Choose another place: --site-dir DIR." in capsys.readouterr().err


def test_a_site_that_is_a_disk_of_its_own(
    project: Path, pages_only: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A volume: its folder can't be exchanged for another, so what is in it is."""
    before = digest(pages_only)
    with small_disk(tmp_path / "volume", 65536) as site:
        page = next(path for path in sorted((project / "docs").glob("*/*.md")) if path.stem != "index")
        old = page.read_text("utf-8")
        page.write_text(f"{old}\nOne more sentence.\n", "utf-8")
        assert build_pages(project, "--site-dir", str(site)) == 0
        changed = page.relative_to(project / "docs").with_suffix("").as_posix() + "/index.html"
        assert changed in differences(before, digest(site))
        page.write_text(old, "utf-8")
        assert build_pages(project, "--site-dir", str(site)) == 0
        assert not capsys.readouterr().err
        assert differences(before, digest(site)) == []
    assert left_behind(tmp_path / "volume") == []


def unmovable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders behave as one that is a disk of its own."""

    def refused(self: Path, target: Path) -> Path:
        raise OSError(errno.EBUSY, "Device or resource busy", str(self))

    monkeypatch.setattr(staging_module, "_exchange", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", refused)


def stage(staging: Staging, words: str) -> None:
    folder = staging.prepare()
    for name in (*REQUIRED_FILES, f"{words}/index.html"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(words, "utf-8")


def test_a_disk_of_its_own_that_is_too_small_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staging = Staging(tmp_path / "site")
    stage(staging, "one")
    staging.publish()
    before = digest(staging.site)
    unmovable(monkeypatch)
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=2000))
    stage(staging, "two")
    with pytest.raises(OSError, match="No space left on device") as caught:
        staging.publish()
    assert caught.value.filename == str(staging.site)
    assert digest(staging.site) == before


def test_a_copy_that_was_interrupted_is_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that can't be moved, of which a killed build has copied a part: nothing in it is somebody else's."""
    staging = Staging(tmp_path / "site")
    staging.site.mkdir()

    unmovable(monkeypatch)
    write = staging_module.write_atomically
    for words in ("one", "two"):
        for left in (2, 5, 1000):  # files until the build is killed
            stage(staging, words)
            moments = iter(range(left))

            def write_some(path: Path, data: bytes, moments: Iterator[int] = moments) -> None:
                if next(moments, None) is None:
                    raise KeyboardInterrupt
                write(path, data)

            monkeypatch.setattr(staging_module, "write_atomically", write_some)
            with suppress(KeyboardInterrupt):
                staging.publish()
    assert [file.read_text("utf-8") for file in staging.site.rglob("*.html")] == ["two"] * 3
    assert {path.name for path in staging.site.iterdir()} == {*REQUIRED_FILES, "SHA256SUMS", "two"}


def test_a_full_disk_is_named_by_the_file_that_was_written(tmp_path: Path) -> None:
    file = tmp_path / "copy.zip"
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, limit[1]))
    try:
        with pytest.raises(OSError, match="File too large") as caught:
            write_atomically(file, bytes(100))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert caught.value.filename == str(file) and list(tmp_path.iterdir()) == []


def test_a_cache_that_can_not_be_written_costs_only_time(tmp_path: Path) -> None:
    """`.cache` is a file: whoever tries to read or write below it fails, root too."""
    project = buildable(tmp_path)
    (project / CACHE).write_text("not a folder")
    site = project / "site"
    succeeded(build(project, site, **PAGES))
    assert (site / "index.html").is_file()


def damaged(entry: Path, other: bytes, kind: int) -> None:
    """Cut off, one sign altered, moved here from another name, empty, somebody else's, a folder."""
    whole = entry.read_bytes()
    altered = whole[:-1] + bytes([whole[-1] ^ 1])
    faults = (whole[: len(whole) // 2], altered, other, b"", b"%PDF-1.7 of somebody else\n%%EOF\n")
    if kind < len(faults):
        entry.write_bytes(faults[kind])
    else:
        entry.unlink()
        entry.mkdir()


def test_damaged_moved_and_foreign_entries_count_for_nothing(tmp_path: Path) -> None:
    """Of everything that is kept: the site is that of a good cache. Of the PDFs, which take long, some."""
    project = small.copy(tmp_path / "project", "site")
    kinds = {path.parent.parent for path in (project / CACHE).rglob("*") if path.is_file()}
    assert {"made", "markdown", "pages", "read", "templates"} <= {kind.name for kind in kinds}
    for kind in kinds:
        entries = sorted(kind.glob("?/*"))
        some = entries[:: len(entries) // 6][:6] if kind.name == "made" else entries
        others = [entries[entries.index(entry) - 1].read_bytes() for entry in some]
        for number, (entry, other) in enumerate(zip(some, others, strict=True)):
            damaged(entry, other, number % 6)
    site = project / "site"
    done = succeeded(build(project, site))
    assert "Traceback" not in done.stderr
    assert differences(digest(site), digest(small.project() / "site")) == []
