"""Characters that the fonts lack are reported with their lines by the check, before anything is printed."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from commands import check
from tests.library import tiny_site
from tests.library.tiny_site import BIB, HELPLINES, MKDOCS, SHEET, WALK, Change

TEA = '"茶" (U+8336, cjk unified ideograph-8336)'
MESSAGE = f"the fonts of this site have no {TEA}, and this text is printed. Use another word or character."
# By file and line what is printed, before and with that character in it; all are in the files at once.
PRINTED: dict[tuple[str, int], tuple[str, str]] = {
    (BIB, 2): ("On walking", "On walking 茶"),
    (HELPLINES, 4): ("Samaritans", "Samaritans 茶"),
    (WALK, 2): ("title: A Walk", "title: A Walk 茶"),
    (WALK, 3): ("summary: ", "summary: 茶 "),
    (WALK, 4): ("written:", "author: 茶\nwritten:"),
    (WALK, 5): ("written:", 'reviewed: {by: "Dr. 茶", on: 2025-01-01}\nwritten:'),
    (WALK, 11): ("It is good", "It 茶 is good"),
    (SHEET, 2): ("title: My walk", "title: My walk 茶"),
    (SHEET, 4): ("To begin.", "To begin. 茶"),
    (SHEET, 8): ("## Two minutes", "## Two minutes 茶"),
    (SHEET, 10): ("What happened?", "What happened? 茶"),
    (SHEET, 12): ("    lines: 3", "    lines: 3\nLike 茶."),
    (SHEET, 14): ("Like 茶.", "Like 茶.\n\nLike &#x8336;."),
    (SHEET, 18): ("/// check", "/// rate | How?\n    low: 茶\n///\n\n/// check"),
    (SHEET, 23): ("- wind", "- wind 茶"),
    (MKDOCS, 1): ("site_name: Small Site", "site_name: Small Site 茶"),
    (MKDOCS, 3): ("extra:\n", "site_author: 茶\nextra:\n"),
    (MKDOCS, 4): ("extra:\n", "copyright: © 茶\nextra:\n"),
    (MKDOCS, 6): ("extra:\n", 'extra:\n  footer: {disclaimer: "No 茶."}\n'),
    (MKDOCS, 7): ("House of Tea", "House of Tea 茶"),
    (MKDOCS, 8): ("Book a talk", "Book a talk 茶"),
}


@pytest.fixture
def fonts(tmp_path: Path) -> Path:
    tiny_site.copy_assets(tmp_path)
    return tmp_path


def test_printed_text_is_checked_against_the_fonts(fonts: Path) -> None:
    changes: dict[str, Change] = {
        file: [change for (one, _), change in PRINTED.items() if one == file] for file, _ in PRINTED
    }
    found = check.find_problems(tiny_site.write(fonts, changes))[1]
    assert sorted(map(str, found)) == sorted(f"{file}:{line}: {MESSAGE}" for file, line in PRINTED)


def test_all_characters_of_a_line_are_named_at_once(fonts: Path) -> None:
    found = check.find_problems(tiny_site.write(fonts, {SHEET: ("- wind", "- wind 茶道ж無 音")}))[1]
    assert [[c in problem.message for c in "茶道ж無音"] for problem in found] == [[True] * 5]


def test_western_letters_and_text_on_screens_only_are_valid(fonts: Path) -> None:
    changes: dict[str, Change] = {
        SHEET: [
            ("What happened?", "¿Qué pasó “ayer”?"),
            ("- wind", "- größer — ½ …"),
            ("## Two minutes", "## ½ minute → ✓ 👍🏽 ❤️"),
        ],
        "docs/book.md": ("---\n\n", "---\n\n茶 "),
        HELPLINES: ("- name: Ireland", "# 茶\n- name: Éire"),
    }
    assert check.find_problems(tiny_site.write(fonts, changes))[1] == []


def test_combining_accents_are_normalized_and_emoji_stay_whole(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Café über Ñandú ❤️ 👩‍👧")
    root = tiny_site.buildable(tmp_path, {SHEET: ("What happened?", decomposed)})
    assert check.find_problems(root)[1] == []
    assert tiny_site.build_pages(root) == 0
    page = (root / "site/worksheets/my-walk/index.html").read_text("utf-8")
    assert "Café über Ñandú ❤️ 👩‍👧" in page
    assert decomposed not in page


def test_names_of_all_europe_can_be_printed(tmp_path: Path) -> None:
    name = "Łukasz Żółć, Ștefan Čapek, İpek Şahin, Ģirts, Őrsi, Ķēvs"
    changes: dict[str, Change] = {
        MKDOCS: ("Ada Byron", f'"{name}"'),
        SHEET: [("What happened?", name), ("title: My walk", f"title: {name}")],
        WALK: ("title: A Walk", f"title: {name} (2)"),
    }
    root = tiny_site.buildable(tmp_path, changes)
    assert check.find_problems(root)[1] == []
