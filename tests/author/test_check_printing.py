"""`scripts/check` tells what does not go onto paper, at its line, before any PDF is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from commands import check
from tests.library import tiny_site
from tests.library.tiny_site import SHEET
from tests.projects import change
from tests.shared import borrow_cache

BOXES = "\n".join(f"/// write | Box number {at}\n    lines: 14\n///\n" for at in range(1, 11))


def told(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    borrow_cache(root)
    code = check.main([], root)
    return code, capsys.readouterr().out


def test_a_sheet_of_too_many_pages_is_told_once_at_the_block_that_goes_beyond(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tiny_site.write(tmp_path / "project", {})
    sheet = root / SHEET
    sheet.write_text(f"{sheet.read_text('utf-8')}\n{BOXES}", "utf-8")
    code, said = told(root, capsys)
    first, last = said.strip().split("\n")
    path, line, _ = first.split(":", 2)
    beyond = sheet.read_text("utf-8").split("\n")[int(line) - 1]
    assert (code, path, last) == (1, SHEET, "1 problem found.")
    assert (
        beyond.startswith("/// write | Box number ") and f'"{beyond.split(" | ")[1]}" does not fit' in first
    )
    assert "; the limit is 3. " in first


@pytest.mark.parametrize(
    ("begin", "more"),
    [
        ("| A | B |\n|---|---|", "\n| a row | of it |"),
        ("So many words that", " nobody reads them all on paper"),
    ],
)
def test_its_line_is_found_by_few_words_and_by_many(
    begin: str, more: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tiny_site.write(tmp_path / "project", {})
    sheet = root / SHEET
    line = len(sheet.read_text("utf-8").splitlines()) + 2
    sheet.write_text(f"{sheet.read_text('utf-8')}\n{begin}{more * 500}\n", "utf-8")
    code, said = told(root, capsys)
    assert code == 1
    assert said.startswith(f"{SHEET}:{line}: on paper (")
    assert len(said) < 300


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("\n---\n\n", "\n---\n\nThis was counted.[^moss2010]\n\n"),
        ("minutes:", "written: 2026-11-02\nminutes:"),
        ("minutes:", 'reviewed: {by: "Bo Moss, PhD", on: 2026-11-02}\nminutes:'),
    ],
    ids=["source", "written", "reviewed"],
)
def test_what_a_sheet_says_below_its_form_on_the_page_stops_no_print(
    old: str, new: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tiny_site.write(tmp_path / "project", {SHEET: (old, new)})
    code, said = told(root, capsys)
    assert (code, "data-press" in said) == (0, False), said


def too_large() -> str:
    """A drawing that no browser minds, and Typst refuses."""
    tenfold = (f'<g id="a{at + 1}">{f"""<use href="#a{at}"/>""" * 10}</g>' for at in range(6))
    return f'{tiny_site.SVG[:-7]}<g id="a0"><path d="M1 1"/></g>{"".join(tenfold)}</svg>\n'


def test_a_drawing_that_the_press_can_not_draw_and_a_card_that_is_too_long_are_told_where_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tiny_site.write(tmp_path / "project", {"docs/assets/pictures/deep.svg": too_large()})
    sheet, after = root / SHEET, root / tiny_site.AFTER
    sheet.write_text(f"{sheet.read_text('utf-8')}\n![A line](../assets/pictures/deep.svg)\n", "utf-8")
    line = len(sheet.read_text("utf-8").splitlines())
    change(after, "---\n", "---\npocket_card: true\n")
    after.write_text(after.read_text("utf-8") + "\nSo much to say on a small page.\n" * 400, "utf-8")
    code, said = told(root, capsys)
    assert code == 1 and "Traceback" not in said
    assert f'{SHEET}:{line}: on paper: the drawing "A line" can\'t be printed' in said
    assert f"{tiny_site.AFTER}:" in said and "does not fit on eight small pages" in said
    assert "2 problems found." in said


def test_what_was_found_to_fit_is_not_laid_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tiny_site.write(tmp_path / "project", {})
    assert check.main([], root) == 0
    made: list[object] = []
    monkeypatch.setattr("generator.runner.run_build", lambda *given, **named: made.append(given))
    assert check.main([], root) == 0 and not made
    sheet = root / SHEET
    sheet.write_text(f"{sheet.read_text('utf-8')}\nOne more sentence.\n", "utf-8")
    assert check.main([], root) == 0 and made


@pytest.mark.parametrize(
    "words", ["![A\nline](../assets/pictures/{}.svg)", "![A line][it]\n\n[it]: ../assets/pictures/{}.svg"]
)
def test_a_drawing_that_takes_the_place_of_another_is_looked_at(words: str, tmp_path: Path) -> None:
    root = tiny_site.write(
        tmp_path / "project",
        {"docs/assets/pictures/flat.svg": tiny_site.SVG, "docs/assets/pictures/deep.svg": too_large()},
    )
    article = root / tiny_site.WALK
    text = article.read_text("utf-8")
    for name, code in (("flat", 0), ("deep", 1)):
        article.write_text(f"{text}\n{words.format(name)}\n", "utf-8")
        assert check.main([], root) == code
