"""Characters that the fonts lack are reported with their lines by the check, before anything is printed."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from commands import check
from tests.library import tiny_site
from tests.library.tiny_site import HELPLINES, MKDOCS, REST, SHEET, WALK, Change

TEA = '"茶" (U+8336, cjk unified ideograph-8336)'
MESSAGE = f"the fonts of this site have no {TEA}, and this text is printed. Use another word or character."
PRINTED: dict[str, tuple[str, Change, int]] = {
    "a label": (SHEET, ("What happened?", "What happened? 茶"), 10),
    "a hint": (SHEET, ("    lines: 3", "    lines: 3\nLike 茶."), 12),
    "a hint as an entity": (SHEET, ("    lines: 3", "    lines: 3\nLike &#x8336;."), 12),
    "an option": (SHEET, ("    lines: 3", "    lines: 3\n\n///\n\n/// rate | How?\n    low: 茶"), 16),
    "a choice": (SHEET, ("- wind", "- wind 茶"), 16),
    "a heading of a sheet": (SHEET, ("## Two minutes", "## Two minutes 茶"), 8),
    "a sheet's title": (SHEET, ("title: My walk", "title: My walk 茶"), 2),
    "a sheet's purpose": (SHEET, ("To begin.", "To begin. 茶"), 4),
    "an article's title": (WALK, ("title: A Walk", "title: A Walk 茶"), 2),
    "an article": (REST, ("On {{", "With 茶 on {{"), 9),
    "an article's summary": (WALK, ("summary: ", "summary: 茶 "), 3),
    "a work that is cited": ("docs/data/references.bib", ("On walking", "On walking 茶"), 2),
    "the site's name": (MKDOCS, ("site_name: Small Site", "site_name: Small Site 茶"), 1),
    "the practice's name": (MKDOCS, ("House of Tea", "House of Tea 茶"), 4),
    "the words in the foot": (MKDOCS, ("extra:\n", 'extra:\n  footer: {disclaimer: "No 茶."}\n'), 4),
    "the author of the site": (MKDOCS, ("extra:\n", "site_author: 茶\nextra:\n"), 3),
    "the rights": (MKDOCS, ("extra:\n", "copyright: © 茶\nextra:\n"), 3),
    "the author of an article": (WALK, ("written:", "author: 茶\nwritten:"), 4),
    "the link for booking": (MKDOCS, ("Book a talk", "Book a talk 茶"), 5),
    "a reviewer's name": (WALK, ("written:", 'reviewed: {by: "Dr. 茶", on: 2025-01-01}\nwritten:'), 4),
    "a helpline": (HELPLINES, ("Samaritans", "Samaritans 茶"), 4),
}


@pytest.fixture
def fonts(tmp_path: Path) -> Path:
    tiny_site.copy_assets(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", PRINTED)
def test_printed_text_is_checked_against_the_fonts(name: str, fonts: Path) -> None:
    file, change, line = PRINTED[name]
    found = check.find_problems(tiny_site.write(fonts, {file: change}))[1]
    assert [str(problem) for problem in found] == [f"{file}:{line}: {MESSAGE}"]


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
