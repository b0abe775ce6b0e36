"""MkDocs's own commands: `mkdocs gh-deploy` puts a whole site online, and refuses what `scripts/build --publish` refuses;
options that would break the pages are refused."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.generator.test_refusals import ON_THAT_DAY, READY
from tests.library import tiny_site
from tests.library.tiny_site import MKDOCS
from tests.press import small
from tests.tools import environment, mkdocs, run, succeeded

# With the PDFs of another site: what is in them is of no account here.
MKDOCS_COMMAND = f"""{small.TAKING}
sys.argv = ["mkdocs", *sys.argv[2:]]
from mkdocs.__main__ import cli
cli()
"""


def git(*words: str | Path, cwd: Path) -> str:
    done = succeeded(run(["git", *words], cwd=cwd))
    return done.stdout


def test_the_branch_holds_the_site(tmp_path: Path) -> None:
    project, there = tiny_site.buildable(tmp_path / "project", READY), tmp_path / "there.git"
    git("init", "--quiet", "--bare", there, cwd=tmp_path)
    git("init", "--quiet", cwd=project)
    git("config", "user.email", "ada@house-of-tea.org", cwd=project)
    git("config", "user.name", "Ada", cwd=project)
    git("remote", "add", "origin", there, cwd=project)
    git("add", MKDOCS, cwd=project)
    git("commit", "--quiet", "--message", "One", cwd=project)
    command = [sys.executable, "-c", MKDOCS_COMMAND, tiny_site.built(), "gh-deploy", "--quiet"]
    env = environment(PYTHONPATH="hooks", **ON_THAT_DAY)
    succeeded(run(command, cwd=project, env=env))
    files = git("ls-tree", "-r", "--name-only", "gh-pages", cwd=there).splitlines()
    assert {"index.html", "habits/walk/index.html", "articles.epub", ".nojekyll"} <= {*files}
    settings = (project / MKDOCS).read_text("utf-8")
    (project / MKDOCS).write_text(
        settings.replace("https://small-site.org/", "https://small.example/"), "utf-8"
    )
    refused = run(command, cwd=project, env=env)
    assert refused.returncode != 0 and "is still an example" in refused.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--no-directory-urls"], "--no-directory-urls: links and readers' stored answers rely on"),
        (["--theme", "mkdocs"], "--theme: the pages are made with the templates in overrides/."),
    ],
)
def test_an_option_that_would_break_the_pages_is_refused(
    options: list[str], said: str, tmp_path: Path
) -> None:
    project = tiny_site.write(tmp_path / "project", {})
    site = tmp_path / "site"
    done = run([*mkdocs(project, site), *options], cwd=project)
    assert done.returncode == 1 and said in done.stderr, done.stderr
    assert "Traceback" not in done.stderr and not site.exists()
