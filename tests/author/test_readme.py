"""What the README shows is so: its commands are there, its mistake is said in its words, its blocks are read."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

import worksheet
from generator.config import read_project

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text("utf-8")
FENCED = re.findall(r"^```\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for folder in ("hooks", "overrides"):  # only looked for, never written
        (tmp_path / folder).symlink_to(ROOT / folder)
    return tmp_path


def test_every_command_and_file_it_names_is_there() -> None:
    commands = set(re.findall(r"scripts/\w+", README))
    assert {"scripts/serve", "scripts/build", "scripts/test"} <= commands
    files = set(
        re.findall(
            r"`((?:docs|hosting|hooks|\.github)/[\w./-]+)`|\]\(([\w./-]+)\)|\b(DESIGN\.md|LICENSE(?:-words\.md)?)\b",
            README,
        )
    )
    named = {name for names in files for name in names if name} | commands
    made_by_the_example = {"docs/steps/forgive-yourself.md"}
    assert not [name for name in named - made_by_the_example if not (ROOT / name).exists()]


def test_the_mistake_it_shows_is_said_in_these_words(copy: Path) -> None:
    shown = next(block.strip() for block in FENCED if "Did you mean" in block)
    path, line, message = re.fullmatch(r"(\S+):(\d+): (.*)", shown).groups()  # type: ignore[union-attr]
    wrong = re.search(r'"(\w+)"\. Did you mean "(\w+)"', message)
    assert wrong
    lines = (copy / path).read_text("utf-8").split("\n")
    lines[int(line) - 1] = re.sub(rf"\b{wrong[2]}\b", wrong[1], lines[int(line) - 1])
    (copy / path).write_text("\n".join(lines), "utf-8")
    assert shown in map(str, read_project(copy)[1])


def test_the_worksheet_it_shows_has_every_block_and_no_fault() -> None:
    shown = next(block for block in FENCED if "/// write" in block)
    assert worksheet.check(shown) == []
    assert [field.block for field in worksheet.fields(shown)] == ["write", "line", "check", "rate", "grid"]


def test_the_new_article_it_shows_is_made(copy: Path) -> None:
    asked, answer = next(block for block in FENCED if block.startswith("$ scripts/new")).split("\n", 1)
    kind, title = re.fullmatch(r'\$ scripts/new (\w+) "(.*)"', asked).groups()  # type: ignore[union-attr]
    run = subprocess.run(
        [ROOT / ".venv/bin/python", "-m", "commands.new", kind, title],
        env={"PYTHONPATH": str(copy / "hooks")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == answer
