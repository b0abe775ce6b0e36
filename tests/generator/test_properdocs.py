"""The same words build to the same bytes under ProperDocs, the maintained successor of MkDocs 1."""

from __future__ import annotations

from pathlib import Path

from tests.faults.trees import differences, digest
from tests.library import tiny_site
from tests.shared import borrow_cache
from tests.tools import environment, mkdocs, run


def test_both_make_the_same_files(tmp_path: Path) -> None:
    project = tiny_site.write(tmp_path / "project")
    tiny_site.copy_assets(project)
    borrow_cache(project)
    words = ["properdocs" if word == "mkdocs" else word for word in mkdocs(project, tmp_path / "site")]
    done = run(words, env=environment())
    assert done.returncode == 0, done.stdout + done.stderr
    plain = digest(tiny_site.built())
    assert len(plain) > 60
    assert differences(digest(tmp_path / "site"), plain) == []
