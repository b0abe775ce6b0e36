"""Only what belongs in the site gets there: whatever is laid into the folders is left out, or refused by name."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.faults.trees import digest, left_behind
from tests.library.tiny_site import build_pages
from tests.projects import change
from tests.site.words import Words

MARK = "n0b0dy-should-read-this"
# What editors, systems and templates leave lying about is passed over.
LEFT_OUT = [
    "docs/.env",
    "docs/.git/config",
    "docs/.hidden/page.md",
    "docs/articles/.page.md.swp",
    "docs/articles/page.md~",
    "docs/assets/styles/.old.css",
    "docs/assets/pictures/README.md",
    "overrides/notes.txt",
    "overrides/.secret",
    "overrides/inner.css",
    "overrides/assets/inner.js",
    "overrides/partials/inner.json",
    "hooks/inner.txt",
    "hooks/strings/inner.yml",
    "site.key",
]
# What somebody may have meant is refused, all of it at once, each by its name.
REFUSED_AS_WORDS = [
    "docs/data/clients.csv",
    "docs/data/notes.md",
    "docs/index.php",
    "docs/articles.zip",
    "docs/articles/draft.md",
    "docs/articles/notes.txt",
    "docs/articles/page.md.bak",
    "docs/worksheets/answers.json",
    "docs/worksheets/my-notes.pdf",
    "docs/assets/pictures/source.ai",
]
REFUSED_AS_FILES = [
    "docs/assets/clients.csv",
    "docs/assets/scripts/site.js.map",
    "docs/assets/scripts/inner.html",
    "docs/assets/fonts/license.pdf",
]


def _plant(project: Path, names: list[str]) -> None:
    for name in names:
        file = project / name
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f"---\ntitle: {MARK}\nsummary: {MARK}\n---\n\n" if name.endswith(".md") else ""
        file.write_text(f"{head}{MARK}\n", "utf-8")


def _marked(site: Path) -> list[str]:
    return [name for name in digest(site) if MARK.encode() in (site / name).read_bytes()]


def test_what_lies_about_is_left_out(project: Path, pages_only: Path) -> None:
    _plant(project, LEFT_OUT)
    assert build_pages(project) == 0
    assert digest(project / "site") == digest(pages_only)


def test_what_may_have_been_meant_is_refused_by_name(
    project: Path, pages_only: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = shutil.copytree(pages_only, project / "site")
    before = digest(site)
    for names in (REFUSED_AS_FILES, REFUSED_AS_WORDS):
        _plant(project, names)
        assert build_pages(project) != 0
        said = capsys.readouterr()
        assert [name for name in names if name not in said.err] == []
        assert MARK not in said.out, "what stands in a stranger's file is printed"
        assert digest(site) == before
        assert left_behind(site) == []


def test_a_draft_stays_at_home(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article with `draft: true` is in no page, list, feed or index; the numbers close up behind it."""
    words = Words(project)
    members = list(words.series.values())[-1]
    article = next(path for path in members if any(f"/{path})" in words.body(other) for other in words.order))
    sheet = next(sheet for sheet, owner in words.sheets.items() if owner == article)
    for path in (article, sheet):
        page = project / "docs" / path
        drafted = re.sub(
            r"(?m)^title: .*", f"title: {MARK} {path[0]}\ndraft: true", page.read_text("utf-8"), count=1
        )
        page.write_text(drafted, "utf-8")
    site = project / "site"
    assert build_pages(project) != 0, "other pages link to it"
    assert article.rpartition("/")[2].removesuffix(".md") in capsys.readouterr().err
    assert not site.exists()

    for page in project.glob("docs/**/*.md"):
        name = re.escape(article.rpartition("/")[2])
        page.write_text(re.sub(rf"\[([^]]*)\]\([^)]*{name}[^)]*\)", r"\1", page.read_text("utf-8")), "utf-8")
    assert build_pages(project) == 0
    assert _marked(site) == []
    assert not (site / words.address(article)).exists()
    last = (site / words.address(members[-1]) / "index.html").read_text("utf-8")
    assert f'data-number="{len(members) - 1}" data-count="{len(members) - 1}"' in last


def test_a_link_to_the_world_outside_is_not_followed(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A symbolic link in docs/ does not publish what it points at."""
    outside = tmp_path / "diary.txt"
    outside.write_text(MARK, "utf-8")
    links = ["docs/assets/styles/diary.css", "docs/assets/scripts/diary.js"]
    for name in links:
        (project / name).symlink_to(outside)
    assert build_pages(project) != 0
    assert _marked(project / "site") == []
    said = capsys.readouterr().err
    assert [name for name in links if name not in said] == []


WRITES_A_FILE = """
from pathlib import Path

def on_env(env, config, files):
    Path(config.site_dir, "clients.csv").write_text("nobody")
    return env
"""


def test_what_another_hook_writes_into_the_site_stops_the_build(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing in docs/ is to blame, so only the list of what a site may have knows of it."""
    (project / "inner.py").write_text(WRITES_A_FILE, "utf-8")
    change(project / "mkdocs.yml", "hooks/events.py", "hooks/events.py\n  - inner.py")
    assert build_pages(project) != 0
    assert "don't belong in the site:\nclients.csv\n" in capsys.readouterr().err
    assert not (project / "site").exists()
