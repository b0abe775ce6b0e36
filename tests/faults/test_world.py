"""Other clocks, places, languages, users and neighbors: the same bytes, always."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from library.clock import epoch_error
from tests.faults.trees import differences, digest, left_behind
from tests.library.tiny_site import build_pages, buildable
from tests.press import small
from tests.projects import change
from tests.shared import CACHE, borrow_cache
from tests.tools import PAGES, ROOT, build, building, command, environment, mkdocs, run, succeeded, tool

NOBODY = 65534
SECRETS = {
    "API_TOKEN": "hunter2-hunter2",
    "AWS_SECRET_ACCESS_KEY": "hunter2/hunter2",
    "GITHUB_TOKEN": "ghp_hunter2hunter2",
}

# The clock is set for all that asks Python for the time; the press's engines get theirs from us.
WRONG_CLOCK = """
import sys, time
years = int(sys.argv[1])
real, real_ns = time.time, time.time_ns
time.time = lambda: real() + years * 31556952
time.time_ns = lambda: real_ns() + years * 31556952 * 10**9
for name in ("localtime", "gmtime"):
    setattr(time, name, lambda seconds=None, was=getattr(time, name): was(time.time() if seconds is None else seconds))
sys.argv = ["mkdocs", *sys.argv[2:]]
from mkdocs.__main__ import cli
cli()
"""


@pytest.fixture(scope="module")
def plain(pages_only: Path) -> dict[str, str]:
    """The pages as they come out when nothing is odd."""
    return digest(pages_only)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that another user may enter, with spaces, umlauts and a quotation mark in its name."""
    top = Path(tempfile.mkdtemp(prefix="Mein Büchlein 'für' 1 "))
    top.chmod(0o755)
    yield top
    shutil.rmtree(top)


def test_the_same_bytes(open_folder: Path) -> None:
    """Everything else at once: another folder, user, umask, time zone, language, order of hashing, secrets, and a cache that is empty."""
    project = small.copy(open_folder / "Wörter", "site", CACHE)
    words = mkdocs(project, project / "site")
    odd = environment(
        TZ="Pacific/Kiritimati",
        LC_ALL="C",
        LANG="tr_TR.UTF-8",
        LANGUAGE="es",
        PYTHONCOERCECLOCALE="0",
        PYTHONUTF8="0",
        PYTHONIOENCODING="ascii:backslashreplace",
        PYTHONHASHSEED="7",
        HOME=str(open_folder),
        USER="nobody",
        LOGNAME="nobody",
        COLUMNS="40",
        **SECRETS,
    )
    if os.geteuid() == 0:
        another = [tool("setpriv"), f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        # In a checkout that only its owner may enter (below /root, say) nobody else finds Python's packages.
        may_enter = subprocess.run(
            [*another, sys.executable, "-c", "import mkdocs"], capture_output=True, check=False
        )
        if may_enter.returncode == 0:
            for path in [open_folder, *open_folder.rglob("*")]:
                os.chown(path, NOBODY, NOBODY)
            words = [*another, *words]
    done = subprocess.run(
        words, env=odd, cwd=open_folder, umask=0o077, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert "hunter2" not in f"{done}"
    assert differences(digest(project / "site"), digest(small.project() / "site")) == []


@pytest.mark.parametrize("years", [-40, 60])
def test_clock_far_off(years: int, tmp_path: Path) -> None:
    """The clock and every file's time are wrong by decades; nothing in the site knows."""
    project = small.copy(tmp_path / "project", "site")
    moment = 1_763_000_000 + years * 31_556_952
    for file in project.rglob("*"):
        os.utime(file, (moment, moment))
    words = mkdocs(project, project / "site")[3:]
    succeeded(run([sys.executable, "-c", WRONG_CLOCK, str(years), *words], env=environment()))
    assert differences(digest(project / "site"), digest(small.project() / "site")) == []


def test_another_folder_finds_all_in_the_cache(tmp_path: Path) -> None:
    project = small.copy(tmp_path / "project")
    kept = digest(project / CACHE).keys()
    succeeded(build(project, project / "site"))
    assert digest(project / CACHE).keys() == kept


@pytest.mark.parametrize("odd", ["yesterday", "1.5", "-1", "", "9" * 20, "9" * 5000, "٣", "253402300800"])
def test_a_moment_that_is_none_is_known(odd: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", odd)
    assert epoch_error().startswith(f'SOURCE_DATE_EPOCH: "{odd}" is not a time.')


def test_a_moment_that_is_none_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert build_pages(buildable(tmp_path)) != 0
    assert 'SOURCE_DATE_EPOCH: "" is not a time. Write whole seconds since 1970' in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
def test_the_last_moment_of_all(project: Path, built_site: Path) -> None:
    succeeded(build(project, project / "site", SOURCE_DATE_EPOCH="253402300799"))
    assert {file.name for file in (project / "site").rglob("*.pdf")} == {
        file.name for file in built_site.rglob("*.pdf")
    }


def test_two_builds_at_once(plain: dict[str, str], project: Path) -> None:
    """Each builds beside the site and exchanges it whole: whoever is last, it is right."""
    site = project / "site"
    borrow_cache(project)
    both = [
        subprocess.Popen(
            command(project, site, **PAGES),
            env=building(project),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    said = [one.communicate(timeout=240)[1].decode() for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert differences(digest(site), plain) == []
    assert left_behind(site) == []


def test_no_secret_is_printed_by_what_fails(project: Path) -> None:
    """No value of the environment; nor is one published, or `test_the_same_bytes` would find others."""
    site = project / "site"
    (project / "overrides/article.html").write_text("{{ broken", "utf-8")
    verbose = run([*mkdocs(project, site), "--verbose"], env=environment(**SECRETS))
    change(project / "mkdocs.yml", "site_name:", "site_name: [")
    worse = build(project, site, **PAGES, **SECRETS)
    assert verbose.returncode != 0
    assert worse.returncode != 0
    assert "hunter2" not in f"{verbose}{worse}"


def test_the_lock_names_every_package_by_its_hash() -> None:
    """A package that was changed after it was locked is refused by uv and npm."""
    lock = (ROOT / "uv.lock").read_text("utf-8").split("[[package]]")[1:]
    assert len(lock) > 40
    without = [
        package.split('"')[1] for package in lock if "sha256:" not in package and "virtual =" not in package
    ]
    assert without == []
    judges = json.loads((ROOT / "tests/judges/package-lock.json").read_text("utf-8"))["packages"]
    assert len(judges) > 100
    assert [
        name
        for name, package in judges.items()
        if name and not package.get("integrity", "").startswith("sha512-")
    ] == []
    pinned = (ROOT / "scripts/uv.txt").read_text("utf-8")
    names = [line for line in pinned.splitlines() if "==" in line]
    assert names
    assert pinned.count("--hash=sha256:") >= len(names)
