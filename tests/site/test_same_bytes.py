"""The owner's site, built a second time from nothing: in another folder, time zone and order of hashing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import copy_project
from tests.tools import ROOT, build, succeeded


@pytest.mark.slow
def test_another_build_has_the_same_bytes(built_site: Path, tmp_path: Path) -> None:
    """The list of all files with their hashes is the same to the byte."""
    project = copy_project(tmp_path / "another", ROOT)
    succeeded(build(project, project / "site", TZ="Pacific/Kiritimati", PYTHONHASHSEED="7"))
    assert (project / "site/SHA256SUMS").read_text() == (built_site / "SHA256SUMS").read_text()
