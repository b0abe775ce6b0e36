"""The same words build to the same bytes under ProperDocs, the maintained successor of MkDocs 1."""

from __future__ import annotations

from pathlib import Path

from tests.faults.trees import differences, digest
from tests.library import tiny_site
from tests.tools import environment, mkdocs, run


def test_both_make_the_same_files(tmp_path: Path) -> None:
    project = tiny_site.buildable(tmp_path / "project")
    plain = digest(tiny_site.built())  # first, for it keeps the PDFs of both
    words = ["properdocs" if word == "mkdocs" else word for word in mkdocs(project, tmp_path / "site")]
    done = run(words, env=environment())
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(plain) > 60
    assert differences(digest(tmp_path / "site"), plain) == []
