"""Any content of the files is read without an exception."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from commands import check
from library.yaml_text import read_yaml
from tests.faults.trees import differences, digest
from tests.library import tiny_site
from tests.library.tiny_site import FRIEND, SITE, WALK
from tests.tools import build, succeeded

FILES = [name for name in SITE if not name.endswith(".svg")]
BITS = [
    *"\t\n \"'“”:-#{}[]()|/!&*@%\\`<>=~^,.ä0\x00\ufeff",
    "---\n",
    "///",
    "{{",
    "}}",
    "[^",
    "](",
    "<!--",
    "null",
    "2026-13-40",
    "!!python/x",
    "&a *a",
]


@pytest.mark.parametrize(
    "seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 12))]
)
def test_random_edits_never_raise(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    tiny_site.write(tmp_path)
    for _ in range(12):
        name = chance.choice(FILES)
        text = str(SITE[name])
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(BITS) + text[at + chance.choice([0, 0, 1, 9]) :]
        (tmp_path / name).write_bytes(text.encode("utf-8", "replace"))
        for problem in check.find_problems(tmp_path)[1]:
            assert problem.line >= 1
            assert "\n" not in str(problem)
        (tmp_path / name).write_bytes(str(SITE[name]).encode())


@pytest.mark.parametrize(
    "value", ["null", "3", "[]", "{}", "true", "2026-11-01", "'x'", "[[1]]", "{a: {b: 1}}"]
)
@pytest.mark.parametrize("place", ["helps: [walk, rest]", "title: To a Friend", "written: 2026-11-01"])
def test_a_value_of_any_kind_never_raises(place: str, value: str, tmp_path: Path) -> None:
    check.find_problems(tiny_site.write(tmp_path, {FRIEND: (place, f"{place.partition(':')[0]}: {value}")}))


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    texts = {
        name: str(text).replace("\n", "\r\n").encode("utf-8-sig")
        for name, text in SITE.items()
        if name.startswith("docs/") and name != tiny_site.LINE
    }
    there = tiny_site.buildable(tmp_path, dict(texts))
    assert check.find_problems(there)[1] == []
    here = digest(tiny_site.built())
    succeeded(build(there, there / "site"))
    assert differences(digest(there / "site"), here) == []


def test_a_file_with_many_invalid_lines_is_read(tmp_path: Path) -> None:
    tabs = [f"\t- line {number}: tea" for number in range(400)]
    (tmp_path / "tea.yml").write_text("\n".join(["- name: Tea", "  lines:", *tabs]), "utf-8")
    problems = read_yaml(tmp_path, "tea.yml").problems
    message = '"- line 0: tea" can\'t be read. It begins with a tab. Use spaces. The same is wrong in 399 lines below.'
    assert [(problem.line, problem.message) for problem in problems] == [(3, message)]


def test_a_heading_is_checked_when_its_front_matter_has_been_mended(tmp_path: Path) -> None:
    """What was found out about the text before must not hide it."""
    changes = {WALK: [("title: A Walk", 'title: "A Walk'), ("## Why", "# Why")]}
    before = check.find_problems(tiny_site.write(tmp_path, changes))[1]
    file = tmp_path / WALK
    file.write_text(file.read_text("utf-8").replace('"', ""), "utf-8")
    after = check.find_problems(tmp_path)[1]
    assert [problem.line for problem in before] == [2]
    assert [problem.line for problem in after] == [7]
