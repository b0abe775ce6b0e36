"""/about/ says what was proven of these very pages, and nothing that was not."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from pages.proof import CLAIMS, PROOF_FILE
from tests import prove
from tests.library import tiny_site
from tests.shared import borrow_cache
from tests.tools import ROOT, run


def proven(project: Path) -> list[str]:
    """The commands that the page names, once the site is built."""
    borrow_cache(project)
    assert tiny_site.build_pages(project) == 0
    page = BeautifulSoup((project / "site/about/index.html").read_text("utf-8"), "lxml")
    assert page.select_one(".proofs > p:last-child"), "how to check is always said"
    return [code.get_text() for code in page.select(".proofs li code")]


def test_what_passed_is_shown_for_the_very_sources_it_was_run_on(project: Path) -> None:
    failing = prove.CLAIMS["pdfs"]

    def run_tests(words: Sequence[str]) -> int:
        return 0 if words == failing else 3

    assert prove.CLAIMS.keys() == set(CLAIMS)
    assert proven(project) == []
    assert prove.main(project, run_tests) == 1, "one claim does not stand"
    shown = proven(project)
    assert shown == [
        " ".join(["scripts/test", *words]) for words in prove.CLAIMS.values() if words != failing
    ]
    page = next(file for file in sorted((project / "docs").rglob("*.md")) if file.stem == "right-now")
    page.write_text(f"{page.read_text('utf-8')}\nOne more sentence.\n", "utf-8")
    assert proven(project) == []


def test_sources_that_changed_while_the_tests_ran_prove_nothing(project: Path) -> None:
    def run_tests(words: Sequence[str]) -> int:
        (project / "docs/about.md").touch()
        with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
            settings.write("# another line\n")
        return 3

    assert prove.main(project, run_tests) == 1
    assert not (project / PROOF_FILE).exists()


def test_help_is_said_before_anything_is_tested() -> None:
    done = run([sys.executable, "-m", "tests.prove", "--help"], cwd=ROOT, timeout=60)
    assert done.stdout.startswith("usage: scripts/prove")


@pytest.mark.parametrize("written", ["", "{", "[]", '{"sources": 7}', '{"sources": "x", "run": {}}'])
def test_a_file_that_somebody_typed_proves_nothing(written: str, project: Path) -> None:
    from generator.project import read_project
    from pages.proof import read_proof

    (project / PROOF_FILE).write_text(written, "utf-8")
    assert read_proof(read_project(project)[0]) is None
