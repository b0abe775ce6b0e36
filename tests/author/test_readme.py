"""What the README and the author's guide show is so, whoever's words they are: their files are there, their blocks are read, and
what they say of a mistake and of a new article is said of the fixture, with other names in it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

import worksheet
from commands import new
from generator.project import read_project
from tests.author.preview_process import PATIENCE
from tests.generator.test_refusals import ON_THAT_DAY, READY
from tests.library import tiny_site
from tests.shared import borrow_cache
from tests.site.words import Words
from tests.tools import ROOT, environment, free_port, run

GUIDES = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "GUIDE.md")}
README = "\n".join(GUIDES.values())
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
    assert "scripts/serve" in commands
    assert re.findall(r"^\S+", FENCED[0], re.MULTILINE) == ["scripts/build", "scripts/test"]  # first of all
    files = set(
        re.findall(
            r"`((?:hosting|hooks|\.github)/[\w./-]+)`|\]\(([\w./-]+)(?:#[\w-]+)?\)|\b(DESIGN\.md|LICENSE(?:-words\.md)?)\b",
            README,
        )
    )
    named = {name for names in files for name in names if name} | commands
    assert not [name for name in named if not (ROOT / name).exists()]


@pytest.mark.parametrize("name", GUIDES)
def test_every_heading_it_links_to_is_there(name: str) -> None:
    headings = {
        file: {
            re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-")
            for heading in re.findall(r"(?m)^#+ (.*)", text)
        }
        for file, text in GUIDES.items()
    }
    links = re.findall(r"\]\(([\w.]*)#([\w-]+)\)", GUIDES[name])
    assert links
    assert not [(file, anchor) for file, anchor in links if anchor not in headings[file or name]]


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
    blocks = worksheet.registry.field_blocks()
    wanted = {name for name, block in blocks.items() if not block.ALLOWED_ON_ANY_PAGE}
    assert {field.block for field in worksheet.fields(shown)} >= wanted


def test_the_new_article_it_shows_is_made(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked, answer = next(block for block in FENCED if block.startswith("$ scripts/new")).split("\n", 1)
    title = re.fullmatch(r'\$ scripts/new \w+ "(.*)"', asked)
    assert title
    words = Words(project)
    kind = words.meta[list(words.series)[-1]]["series"]["one"]
    assert new.main([kind, title[1]], project) == 0
    assert re.fullmatch(pattern(answer), capsys.readouterr().out)


# A command is what stands alone in code, or at the start of a line of a block, up to a comment.
IN_LINES = re.findall(r"`((?:scripts/\w+|(?:uv run )?mkdocs (?:serve|build))\b[^`]*)`", README)
IN_BLOCKS = re.findall(
    r"(?m)^(?:\$ )?((?:scripts/\w+|(?:uv run )?mkdocs (?:serve|build))\b(?: [^#\n]*)?)", "".join(FENCED)
)
COMMANDS = sorted({" ".join(shown.split()) for shown in (*IN_LINES, *IN_BLOCKS) if "…" not in shown})
# What would run the tests, or measure for minutes, is only asked what it would do.
ASKED_ONLY = {
    "scripts/test": ["--collect-only", "-q", "-n0", "tests/test_setup.py"],
    "scripts/bench": ["--help"],
    "scripts/watch": ["--help"],
}


# `mkdocs serve` is shown to who has activated an environment with the packages.
ACTIVATED = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole copy of the project with the words of a tiny site that may be published, in which everything is set up."""
    copy = tmp_path_factory.mktemp("checkout") / "project"
    # Of our own folder, not of the copy; code and templates are linked.
    here = {"site", "docs", ".cache", ".git", ".venv", ".tools", "hooks", "overrides"}

    def left_out(folder: str, names: list[str]) -> set[str]:
        made = {"node_modules", "__pycache__"}
        return made & set(names) | (here & set(names) if Path(folder) == ROOT else set())

    shutil.copytree(ROOT, copy, ignore=left_out)
    tiny_site.buildable(copy, READY)
    borrow_cache(copy)
    for name in (".venv", ".tools", "tests/judges/node_modules"):
        (copy / name).symlink_to(ROOT / name)
    return copy


@pytest.mark.parametrize("shown", COMMANDS)
def test_the_command_it_shows_runs(shown: str, checkout: Path, tmp_path: Path) -> None:
    words = shlex.split(shown)
    if words[0] == "scripts/new":  # what it makes is a draft, which is still to be written
        checkout = shutil.copytree(checkout, tmp_path / "project", symlinks=True)
        last = list(Words(checkout).series)[-1]
        words[1] = Words(checkout).meta[last]["series"]["one"]
    if any(word.endswith("serve") for word in words):
        serves(words, checkout)
        return
    day = (
        ON_THAT_DAY if words[0] == "scripts/build" else {}
    )  # what is confirmed in its words may not grow old
    done = run(
        [*words, *ASKED_ONLY.get(words[0], [])],
        cwd=checkout,
        env=environment(PATH=ACTIVATED, **day),
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def serves(words: list[str], project: Path) -> None:
    """It says where the preview is, and there it is."""
    log = project / "serve.log"
    place = f"127.0.0.1:{free_port()}"
    with log.open("w") as output:
        started = subprocess.Popen(
            [*words, "--dev-addr", place],
            cwd=project,
            env=environment(PATH=ACTIVATED),
            stdout=output,
            stderr=output,
        )
    try:
        end = time.monotonic() + PATIENCE
        while f"Serving on http://{place}/" not in log.read_text("utf-8"):
            assert started.poll() is None and time.monotonic() < end, log.read_text("utf-8")
            time.sleep(0.02)
        with urllib.request.urlopen(f"http://{place}/", timeout=PATIENCE) as answer:
            assert b"<h1" in answer.read()
    finally:
        started.terminate()
        started.wait(PATIENCE)
