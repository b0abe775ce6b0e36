"""A preview makes again only what an edit touches; what stands there afterwards is all the same what a new one makes."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import pytest

from tests.library import tiny_site
from tests.press import small
from tests.shared import borrow_cache
from tests.tools import PAGES, ROOT, build, environment, run, succeeded

SEED = 5  # by which few edits show a page that was kept too long, in templates and in what pages say of each other


def edited(project: Path, edits: int, every: int) -> list[list[str]]:
    """After every so many edits: their number, the most memory so far in KB, and what is not as it should be."""
    borrow_cache(project)
    env = environment(PYTHONPATH=f"{project / 'hooks'}:{ROOT}")
    numbers = (str(SEED), str(edits), str(every))
    command = [
        sys.executable,
        "-m",
        "tests.author.edits",
        "often",
        project,
        project.parent / "site",
        *numbers,
    ]
    done = succeeded(run(command, env=env, timeout=1800))
    return [line.split() for line in done.stdout.splitlines()]


def test_edits_leave_what_a_new_preview_makes(project: Path) -> None:
    found = edited(project, 16, 8)
    assert [(number, wrong) for number, _, *wrong in found] == [("8", []), ("16", [])]


@pytest.mark.slow
def test_many_edits_leave_memory_as_it_was(project: Path) -> None:
    """What a preview keeps is what its last two builds asked for."""
    found = edited(project, 300, 100)
    assert [wrong for _, _, *wrong in found] == [[]] * 3
    settled, last = int(found[0][1]), int(found[-1][1])
    assert last - settled < 16_000, f"{settled} KB after 100 edits, {last} KB after 300"


def test_pages_alone_leave_the_next_build_whole(tmp_path: Path) -> None:
    """What a build without PDFs has kept links none; the next one, of the same words, links them all."""
    project = tiny_site.buildable(tmp_path / "project", small.words())
    site = project / "site"
    for build_it, links in (
        (partial(build, project, site, **PAGES), False),
        (partial(small.unpressed, project), True),
    ):
        succeeded(build_it())
        page = (site / "worksheets/short/index.html").read_text("utf-8")
        assert ("short-a4.pdf" in page) == links
