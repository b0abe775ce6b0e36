"""Whoever makes the site theirs is not stopped: what `scripts/check` calls clean can be published, and holds every promise
of the tests of words. Each change of `handover.py` is made in a copy of the project as it stands, by itself and together."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from commands import check
from tests.code.handover import CHANGES, TOGETHER, Author, Change, ready_to_publish
from tests.projects import FIXTURE, copy_project
from tests.site.checks import ALL, pdfs
from tests.site.folder import Site
from tests.site.words import Words
from tests.tools import PAGES, ROOT, build, environment, run, succeeded

OF_PDFS = {pdfs.missing_pdf, pdfs.wrong_size, pdfs.untagged_pdf}
NO_CARD = "has no card"  # the press, which a build of pages alone leaves out, draws them
# The tests that look at the owner's words, and what they run on.
OF_WORDS = ("tests/site", "tests/test_code.py", "tests/code/test_names.py", "tests/author/test_schema.py")
FEWER = "not lighthouse and not verapdf and not test_axe and not test_code"
# PDFs of the fixture's words are the business of tests/press.
WITHOUT_PDFS = f"{FEWER} and not test_pdfs"
LENT = (".venv", ".tools", "tests/judges/node_modules")


def handed_over(to: Path, changes: Iterable[Change], words: Path = ROOT) -> Author:
    author = Author(copy_project(to, words))
    ready_to_publish(author)
    for change in changes:
        change(author)
    assert list(map(str, check.find_problems(author.project)[1])) == []
    return author


def published(author: Author, **env: str) -> list[str]:
    """What the checks of the built site say of it, when it can be published."""
    succeeded(build(author.project, author.project / "site", BUILD_TO_PUBLISH="1", **env))
    site, words = Site(author.project / "site"), Words(author.project)
    with_pdfs = not env
    return [
        f"{name}: {fault}"
        for name, found in ALL.items()
        if with_pdfs or found not in OF_PDFS
        for fault in found(site, words)
        if with_pdfs or NO_CARD not in fault
    ]


@pytest.mark.slow  # together they are asked for at every run
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_each_change_by_itself(change: Change, tmp_path: Path) -> None:
    author = handed_over(tmp_path / "project", [change])
    assert published(author, **PAGES) == []


SLOW = pytest.mark.slow  # of the fixture, PDFs with such changes in tests/press


@pytest.mark.parametrize(
    ("words", "asked"),
    [(FIXTURE, PAGES), pytest.param(FIXTURE, {}, marks=SLOW), pytest.param(ROOT, {}, marks=SLOW)],
    ids=["few, pages alone", "few", "all"],
)
def test_all_changes_together(words: Path, asked: dict[str, str], tmp_path: Path) -> None:
    author = handed_over(tmp_path / "project", TOGETHER, words)
    assert published(author, **asked) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changes", "asked"),
    [(TOGETHER, FEWER), (CHANGES, WITHOUT_PDFS)],
    ids=["ours, changed", "another site's"],
)
def test_the_tests_of_words_pass_there_too(changes: tuple[Change, ...], asked: str, tmp_path: Path) -> None:
    """By the tests that lie in the copy itself; not by the judges that take long and whom other words tell nothing new."""
    author = handed_over(tmp_path / "project", changes)
    for name in ("tests", "scripts", "hosting", ".vscode", ".devcontainer"):
        ignored = shutil.ignore_patterns("node_modules", "__pycache__")
        shutil.copytree(ROOT / name, author.project / name, ignore=ignored)
    for file in ROOT.glob("*.*"):
        if file.is_file() and file.suffix in {".md", ".toml", ".lock", ".txt"}:
            shutil.copy(file, author.project)
    for name in LENT:
        (author.project / name).symlink_to(ROOT / name)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-n2",
        "-q",
        "--basetemp",
        tmp_path / "run",
        *OF_WORDS,
        "-k",
        asked,
    ]
    done = run(command, cwd=author.project, env=environment(), timeout=900)
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
