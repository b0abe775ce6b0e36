"""Mistakes of authors and the messages about them, in mistakes/.

A row makes several in the small site of `tiny_site.py`, unless one hides another; its messages are all that `scripts/check` reports,
in order. A new one goes last in a row, so that no line number moves. No mistake is reported twice, ignored, shown as a traceback, or
changes `site/`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from commands import check
from tests.library import tiny_site
from tests.library.mistakes import (
    blocks_and_macros,
    data,
    dialects,
    files,
    front_matter,
    markdown,
    nav,
    pasted,
    relations,
    settings,
    style,
)
from tests.library.tiny_site import MKDOCS, Change, Mistake
from tests.tools import environment, run

BY_FILE: dict[str, list[Mistake]] = {
    module.__name__.rpartition(".")[2]: module.MISTAKES
    for module in (
        front_matter,
        markdown,
        dialects,
        blocks_and_macros,
        settings,
        nav,
        data,
        files,
        relations,
        pasted,
        style,
    )
}
ALL = [mistake for mistakes in BY_FILE.values() for mistake in mistakes]
# Each is found by another part of the code: values, nav, data, a caution, Markdown, a block. What shares no file goes into one
# build, in the order of the files.
BUILT = [
    ["front matter that is never closed"],
    ["a page that nav lacks"],
    ["the folder of worksheets, renamed"],
    [
        "a helpline without a name",
        "a link to no page in a note",
        "a link to no page",
        "a block that is not closed",
    ],
]


def test_the_site_without_mistakes_has_no_problems(tmp_path: Path) -> None:
    assert check.find_problems(tiny_site.write(tmp_path))[1] == []


def test_names_of_rows_are_unique() -> None:
    names = [mistake.name for mistake in ALL]
    assert len(names) == len(set(names))
    assert sum(len(mistake.messages) for mistake in ALL) >= 900


def reported(root: Path, changes_of: Mapping[str, dict[str, Change]]) -> dict[str, list[str]]:
    """What a check says of the small site with each of these changes, by their names."""
    said = {}
    for number, (name, changes) in enumerate(changes_of.items()):
        found = check.find_problems(tiny_site.write(root / str(number), changes))[1]
        said[name] = [str(problem) for problem in found]
    return said


@pytest.mark.parametrize("file", BY_FILE)
def test_check_reports_each_mistake(file: str, tmp_path: Path) -> None:
    found = reported(tmp_path, {mistake.name: mistake.changes for mistake in BY_FILE[file]})
    assert found == {mistake.name: mistake.messages for mistake in BY_FILE[file]}


def test_messages_have_file_line_and_remedy() -> None:
    for mistake in ALL:
        assert mistake.messages, f"{mistake.name} passes in silence"
        for sentence in mistake.messages:
            file, line, message = re.fullmatch(r"([^:]+):(\d+): (.+)", sentence).groups()  # type: ignore[union-attr]
            assert file == MKDOCS or file.startswith("docs/")
            assert int(line) >= 1
            assert len(message) >= 20, "what was found, and what to do about it"
            assert message.endswith((".", "?", "…")) or ": " in message, (
                "a sentence, or what is to be written"
            )
            assert "cannot" not in message, "one voice"
            assert not re.search(r"Traceback|NoneType|object at 0x|pydantic|jinja|\bNone\b|<class", message)


VALID = {
    "a list that goes on over lines": "- bread\nand butter\n- tea",
    "a list in a list": "- bread\n    - butter\n\n- tea\n\n    With milk.",
    "a numbered list with paragraphs": "1. Boil.\n\n    Wait for it.\n\n2. Pour.",
    "a list by letters with paragraphs": "a. Boil.\n\n    Wait for it.\n\nb. Pour.\n\nWords.\n\nii. Drink.\n\n    Slowly.",
    "a list right under a heading": "### Take\n- bread",
    "a table": "| a | b |\n|---|---|\n| c | |\n| `d | e` | f \\| g |",
    "a table with bars between its cells only": "Day | Hours\n--- | ---\nMonday | two\nFriday | one",
    "lines with bars that are no table": "Call | text\nus, or come.\n\nHome | Help",
    "a list with bars": "- Monday | two\n- Friday | one",
    "numbers with bars": "1. Monday | two\n2. Friday | one",
    "a quotation with bars": "> Monday | two\n> Friday | one",
    "lines with bars that are broken on purpose": "Monday | two  \nFriday | one\n\nTea | two\\\nBread | one",
    "a table under a heading": "### Table\n\n| a |\n|---|\n| b |",
    "a definition": "Tea\n:   Hot water that was near a leaf.",
    "a quotation": "> Stay in.\n> - so they said",
    "a rule": "One.\n\n---\n\n***\n\nTwo.",
    "a line that is broken": "One  \ntwo",
    "bold and slanted": "**One** *two* ***three*** and 2 * 3 * 4, snake_case_too",
    "code": "Press `Enter`, then ``a ` b``.\n\n```\n- [ ] ~~x~~ https://tea.example\n    !!! note\n```",
    "a heading with an address of its own": "### Mine { #mine }\n\nSee [it](#mine).",
    "a heading with marks": "### *Slanted* and `code`",
    "links": 'A [page](rest.md "Rest"), [out](https://en.wikipedia.org/wiki/Tea_(meal)), <https://tea.example>.',
    "code as a link": "[`rest`](rest.md)",
    "mail and telephone": "[a](mailto:ada@tea.example?subject=Tea) [b](tel:+353-1-116) [c](sms:50808?body=HI)",
    "a picture with a size written without spaces": "![A line](../assets/pictures/line.svg){width=50%}",
    "a picture as a link": "[![A line](../assets/pictures/line.svg)](rest.md)",
    "words in square brackets": 'Say: "I felt [your word] when [what happened]."',
    "times, ratios, hashes": "At 10:30: a walk. 1:2, C# and #1 are fine, so is a~b and x == y.",
    "a page named in a link, and after it": "[To a Friend](../letters/to-a-friend.md) is long. To a Friend has two parts.",
    "what only sounds like a page": 'Write to a friend. Tea helps, **Tea** most: "Tea is hot." So does a rest.',
    "a page named that was read before": "A Walk is what you read now.",
    "a note with all of it": "/// note | Mind\nWords.\n\n- bread\n- tea\n\n| a |\n|---|\n| b |\n///",
}


def test_valid_content_has_no_problems(tmp_path: Path) -> None:
    found = reported(
        tmp_path, {name: {tiny_site.WALK: tiny_site.before(text)} for name, text in VALID.items()}
    )
    assert found == {name: [] for name in VALID}


def test_an_article_may_do_without_a_worksheet(tmp_path: Path) -> None:
    changes = {
        tiny_site.WALK: ("written:", "worksheet: false\nwritten:"),
        tiny_site.SHEET: None,
        MKDOCS: ("      - worksheets/my-walk.md\n", ""),
    }
    assert check.find_problems(tiny_site.write(tmp_path, changes))[1] == []


def test_a_second_front_matter_is_read_with_the_first(tmp_path: Path) -> None:
    apart = "---\n\n---\nwritten: 2026-11-01\nauthor: Ada\n---"
    changes = {tiny_site.WALK: ("written: 2026-11-01\n---", apart)}
    library, problems = check.find_problems(tiny_site.write(tmp_path, changes))
    assert problems == []
    page = library.pages["habits/walk.md"]
    assert (page.author, page.source.body_line, page.source.body[:7]) == ("Ada", 10, "\n## Why")


def test_numbers_and_dates_may_be_search_words(tmp_path: Path) -> None:
    changes: dict[str, Change] = {
        tiny_site.SYNONYMS: "911: [help]\n2026-01-01: [new year]\n",
        tiny_site.RULES: "2026-01-01: the day itself\n",
    }
    library, problems = check.find_problems(tiny_site.write(tmp_path, changes))
    assert [str(problem) for problem in problems] == [
        'docs/data/plain-language.yml:1: there is no key "2026-01-01" here. Remove it.'
    ]
    assert library.synonyms == {"911": ["help"], "2026-01-01": ["new year"]}


def test_the_reading_grade_is_asked_of_english_alone(tmp_path: Path) -> None:
    said = []
    for language in ("es-MX", "en-CA"):
        changes = {tiny_site.RULES: "grade: 0.1\n", MKDOCS: ("language: en", f"language: {language}")}
        problems = check.find_problems(tiny_site.write(tmp_path / language, changes))[1]
        said.append(any("the reading grade is" in problem.message for problem in problems))
    assert said == [False, True]


@pytest.mark.parametrize("names", BUILT, ids=", ".join)
def test_a_build_reports_the_same_and_keeps_the_last_site(
    names: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mistakes = [mistake for name in names for mistake in ALL if mistake.name == name]
    changes = {file: change for mistake in mistakes for file, change in mistake.changes.items()}
    project = tiny_site.write(tmp_path / "project", changes)
    site = project / "site"
    site.mkdir()
    (site / "index.html").write_bytes(b"<!doctype html>the last good site\n")
    assert tiny_site.build_pages(project) != 0
    said = [line for line in capsys.readouterr().err.splitlines() if re.match(r"[\w/.-]+:\d+: ", line)]
    assert said == [message for mistake in mistakes for message in mistake.messages]
    assert {file.name: file.read_bytes() for file in site.iterdir()} == {
        "index.html": b"<!doctype html>the last good site\n"
    }
    assert [item.name for item in project.iterdir() if item.name.startswith(".site")] == []


def test_a_build_names_the_files_that_its_pages_load_in_vain(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tiny_site.buildable(tmp_path / "project")
    files = [project / "docs/assets" / name for name in ("scripts/storage.js", "styles/home.css")]
    for file in files:
        file.unlink()
    assert tiny_site.build_pages(project) and not (project / "site").exists()
    assert [line for line in capsys.readouterr().err.splitlines() if line.startswith("docs/")] == [
        f"{file.relative_to(project)}:1: this file is missing, and pages load it. Restore it."
        for file in files
    ]


@pytest.mark.parametrize("name", ["a tab in nav", "another theme", "no mkdocs.yml"])
def test_a_broken_mkdocs_yml_is_reported_without_a_traceback(name: str, tmp_path: Path) -> None:
    mistake = next(mistake for mistake in ALL if mistake.name == name)
    project = tiny_site.write(tmp_path, mistake.changes)
    done = run(
        [sys.executable, "-m", "commands.build", "--quiet", "--strict"],
        cwd=project,
        env=environment(PYTHONPATH="hooks"),
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[: len(mistake.messages)] == mistake.messages
    assert "Traceback" not in done.stdout + done.stderr
    assert not (project / "site").exists()


def test_a_terminal_or_file_may_lack_the_characters_of_a_message(tmp_path: Path) -> None:
    """As on Windows, where what is written into a file has the encoding of the country."""
    root = tiny_site.write(tmp_path, {tiny_site.AFTER: ("---\n", "---\nin_short: [本]\n")})
    words = [sys.executable, "-m", "commands.check"]
    done = run(words, env=environment(PYTHONPATH=str(root / "hooks"), PYTHONIOENCODING="cp1252"))
    assert done.returncode == 1 and done.stdout.startswith("docs/after.md:2: "), done.stderr
