"""Copies of what a build reads: our code and looks, with the fixture's words or with the owner's.

Code is tested on the fixture (tests/fixture), a small site of another subject: what somebody writes into docs/ or
mkdocs.yml may turn no test of code red.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.tools import ROOT

FIXTURE = ROOT / "tests" / "fixture"
# What of docs/assets is the author's; fonts, styles, scripts and the icon are ours.
THEIRS = ("pictures", "media", "files")
NOT_COPIED = shutil.ignore_patterns(".*.sw?")


def copy_project(to: Path, words: Path = FIXTURE) -> Path:
    """A project in `to` with the words of `words`, without what a build has made of it."""
    to.mkdir(parents=True)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, to / name, ignore=NOT_COPIED)
    shutil.copytree(words / "docs", to / "docs", ignore=NOT_COPIED)
    shutil.copy(words / "mkdocs.yml", to)
    if words != ROOT:
        for path in (ROOT / "docs/assets").iterdir():
            if path.is_dir() and path.name not in THEIRS:
                shutil.copytree(path, to / "docs/assets" / path.name, ignore=NOT_COPIED)
            elif path.is_file():
                shutil.copy2(path, to / "docs/assets")  # with its time, by which a cache knows it
    return to
