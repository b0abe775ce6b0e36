"""A build that is killed leaves the old site or the new one, whole, and the next build puts everything right."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults.steered import changes, interrupted
from tests.faults.trees import differences, digest, forget, left_behind
from tests.library.tiny_site import build_pages
from tests.press import small
from tests.site.words import Words
from tests.tools import PAGES, build, succeeded

SEED = 20261123


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return small.copy(tmp_path / "project")


def _say(project: Path, word: str) -> None:
    """Another edition of the words: it changes a page, the search's index and the feed."""
    page = project / "docs" / Words(project).articles[0]
    lines = page.read_text("utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("summary:"))
    lines[at] = f"summary: Edition {word} of these words."
    page.write_text("\n".join(lines), "utf-8")


@pytest.mark.parametrize("times", [4, pytest.param(20, marks=pytest.mark.slow)])
def test_killed_again_and_again(times: int, project: Path) -> None:
    site = project / "site"
    editions = {}
    for word in ("two", "one"):
        _say(project, word)
        assert build_pages(project) == 0
        editions[word] = digest(site)
    _say(project, "two")
    total = changes(project, site, **PAGES)  # it finds all in the cache, as those that are killed do
    assert differences(editions["one"], editions["two"])

    chance = random.Random(SEED)
    # Three of them while the two folders are exchanged and the old one is removed: the last changes of all.
    moments = [
        *(chance.randint(1, total) for _ in range(times - 3)),
        *(total - chance.randint(0, 90) for _ in range(3)),
    ]
    now, seen = "two", set()
    for moment in moments:
        other = "one" if now == "two" else "two"
        _say(project, other)
        done = interrupted(project, site, moment, **PAGES)
        assert done.returncode == -9, f"not killed at {moment} of {total}: {done.stderr}"
        found = digest(site)
        assert found in editions.values(), (
            f"killed at {moment} of {total}: {differences(found, editions[now])[:5]}"
        )
        now = next(word for word, edition in editions.items() if edition == found)
        seen.add(now)

    _say(project, "one")
    assert build_pages(project) == 0
    assert digest(site) == editions["one"]
    assert left_behind(site) == []


def test_killed_while_pdfs_are_made(project: Path) -> None:
    """With its workers, in the middle of the press; the next build makes the same PDFs as one that was left alone."""
    forget(project, 12)  # something is left to be made, by several workers
    site = project / "site"
    before = digest(site)
    # The press moves its finished files into place one by one; the middle of that is far behind the pages.
    middle = changes(project, project / "other", **PAGES) + len(list(site.rglob("*.pdf"))) // 2
    assert interrupted(project, site, middle).returncode == -9
    assert digest(site) == before
    succeeded(build(project, site))
    assert differences(digest(site), before) == []
    assert left_behind(site) == []


def test_the_first_build_of_all_is_whole_or_nothing(project: Path) -> None:
    site = project / "new"
    total = changes(project, project / "elsewhere", **PAGES)
    for moment in (total // 2, total - 1):
        interrupted(project, site, moment, **PAGES)
        assert not site.exists() or digest(site) == digest(project / "elsewhere")
    assert build_pages(project, "--site-dir", str(site)) == 0
    assert digest(site) == digest(project / "elsewhere")
    assert left_behind(site) == []
