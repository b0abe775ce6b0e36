"""What the README shows is so, whoever's words they are: its files are there, its blocks are read, and what it says of a
mistake and of a new article is said of the fixture, with other names in it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import worksheet
from generator.config import read_project
from tests.site.words import Words
from tests.tools import ROOT, environment

README = (ROOT / "README.md").read_text("utf-8")
FENCED = re.findall(r"^```\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def pattern(shown: str) -> str:
    """The shown text as a pattern for any site: its names, numbers and paths may be others."""
    form = re.escape(shown)
    form = re.sub(r'(?<=")[\w-]+(?=")', r"[\\w-]+", form)
    form = re.sub(r"docs/[\w/\\-]+\\\.md", r"docs/[\\w/-]+\\.md", form)
    form = re.sub(r"there\\ is\\ no\\ \w+", r"there\\ is\\ no\\ \\w+", form)
    return re.sub(r"\d+", r"\\d+", form)


def test_every_command_and_file_it_names_is_there() -> None:
    commands = set(re.findall(r"scripts/\w+", README))
    assert {"scripts/serve", "scripts/build", "scripts/test"} <= commands
    files = set(
        re.findall(
            r"`((?:hosting|hooks|\.github)/[\w./-]+)`|\]\(([\w./-]+)\)|\b(DESIGN\.md|LICENSE(?:-words\.md)?)\b",
            README,
        )
    )
    named = {name for names in files for name in names if name} | commands
    assert not [name for name in named if not (ROOT / name).exists()]


def test_the_mistake_it_shows_is_said_in_these_words(project: Path) -> None:
    shown = next(block.strip() for block in FENCED if "Did you mean" in block)
    words = Words(project)
    path, helped = words.helps[0]
    slug = Path(helped).stem
    file = project / "docs" / path
    text = file.read_text("utf-8")
    file.write_text(re.sub(rf"(?m)^(helps:.*){slug}", rf"\1{slug[:-1]}", text), "utf-8")
    (said,) = map(str, read_project(project)[1])
    assert re.fullmatch(pattern(shown), said)
    assert f'"{slug[:-1]}". Did you mean "{slug}"?' in said


def test_the_worksheet_it_shows_has_every_block_and_no_fault() -> None:
    shown = next(block for block in FENCED if "/// write" in block)
    assert worksheet.check(shown) == []
    assert {field.block for field in worksheet.fields(shown)} >= {"write", "line", "check", "rate", "grid"}


def test_the_new_article_it_shows_is_made(project: Path) -> None:
    asked, answer = next(block for block in FENCED if block.startswith("$ scripts/new")).split("\n", 1)
    title = re.fullmatch(r'\$ scripts/new \w+ "(.*)"', asked)
    assert title
    words = Words(project)
    kind = words.meta[list(words.series)[-1]]["series"]["one"]
    run = subprocess.run(
        [ROOT / ".venv/bin/python", "-m", "commands.new", kind, title[1]],
        env=environment(PYTHONPATH=str(project / "hooks")),
        capture_output=True,
        text=True,
        check=True,
    )
    assert re.fullmatch(pattern(answer), run.stdout), run.stdout
