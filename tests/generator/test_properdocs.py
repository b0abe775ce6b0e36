"""The same words build to the same bytes under ProperDocs, the maintained successor of MkDocs 1."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.faults.trees import differences, digest
from tests.library import tiny_site
from tests.tools import environment, run


def test_both_make_the_same_files(tmp_path: Path) -> None:
    project = tiny_site.write(tmp_path / "project")
    tiny_site.copy_assets(project)
    trees = {}
    for name in ("mkdocs", "properdocs"):
        site = tmp_path / name
        words = ["build", "--quiet", "--strict", "--config-file", project / "mkdocs.yml", "--site-dir", site]
        done = run([sys.executable, "-m", name, *words], env=environment())
        assert done.returncode == 0, done.stdout + done.stderr
        trees[name] = digest(site)
    assert len(trees["mkdocs"]) > 60
    assert differences(trees["properdocs"], trees["mkdocs"]) == []
