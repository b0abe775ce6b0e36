"""Copies of what a build reads: our code and looks, with the fixture's words or with the owner's.

Code is tested on the fixture (tests/fixture), a small site of another subject: what somebody writes into docs/ or
mkdocs.yml may turn no test of code red.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.site.words import Words
from tests.tools import ROOT

FIXTURE = ROOT / "tests" / "fixture"
# What of docs/assets is the author's; fonts, scripts, the icon and styles, but for those of `extra_css`, are ours.
THEIRS = ("pictures", "media", "files")
NOT_COPIED = shutil.ignore_patterns(".*.sw?")


def their_styles() -> list[str]:
    """The names of style sheets that the owner has added to ours."""
    return [Path(name).name for name in Words(ROOT).config.get("extra_css") or []]


def change(file: Path, old: str, new: str) -> None:
    """Replaces what must be there, once."""
    text = file.read_text("utf-8")
    assert old in text, f"{file} has no {old!r}"
    file.write_text(text.replace(old, new, 1), "utf-8")


def copy_project(to: Path, words: Path = FIXTURE) -> Path:
    """A project in `to` with the words of `words`, without what a build has made of it."""
    to.mkdir(parents=True)
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, to / name, ignore=NOT_COPIED)
    shutil.copytree(words / "docs", to / "docs", ignore=NOT_COPIED)
    shutil.copy(words / "mkdocs.yml", to)
    if words != ROOT:
        ignored = shutil.ignore_patterns(".*.sw?", *their_styles())
        for path in (ROOT / "docs/assets").iterdir():
            if path.is_dir() and path.name not in THEIRS:
                shutil.copytree(path, to / "docs/assets" / path.name, ignore=ignored)
            elif path.is_file():
                shutil.copy2(path, to / "docs/assets")  # with its time, by which a cache knows it
    return to
