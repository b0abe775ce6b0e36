"""The fixture: a whole site of its own that `scripts/check` calls clean, held to the checks of the owner's built site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from commands import check
from tests import projects
from tests.site.test_site import test_site  # noqa: F401 (runs here with the fixture's site)
from tests.site.words import Words
from worksheet.registry import blocks


def test_it_has_nothing_to_mend(project: Path) -> None:
    assert list(map(str, check.find_problems(project)[1])) == []


def test_an_owners_style_sheet_is_no_part_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = projects.copy_project(tmp_path / "own")
    (own / "docs/assets/styles/own.css").write_text("h1 { margin: 0; }\n", "utf-8")
    with (own / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("extra_css: [assets/styles/own.css]\n")
    monkeypatch.setattr(projects, "ROOT", own)
    copied = projects.copy_project(tmp_path / "copy") / "docs/assets/styles"
    assert {file.name for file in (own / "docs/assets/styles").iterdir()} - {
        file.name for file in copied.iterdir()
    } == {"own.css"}


def test_it_has_every_block(words: Words) -> None:
    used = {name for path in words.order for name in re.findall(r"(?m)^/// (\w+)", words.body(path))}
    assert used >= set(blocks())
