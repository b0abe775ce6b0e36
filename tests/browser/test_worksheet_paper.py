"""On paper the sheet shows all of itself."""

import io
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.desk import Open
from tests.press.judges import shown
from tests.tools import run, tool

SHEET = """
/// write | What happened?
    lines: 3
///

/// line | My word for it
///

/// check | Which?
- Cold hands
///

/// rate | How strong was it?
    low: not at all
    high: overwhelming
///

/// grid | Fact or guess?
    rows: 2
| What I told myself | What I know for sure |
|---|---|
| *They are late* | *They came* |
///
"""


@pytest.fixture
def browser(printing_browser: Browser) -> Browser:
    return printing_browser


def printed(page: Page, folder: Path) -> str:
    page.pdf(path=folder / "sheet.pdf", format="A4")
    return run([tool("pdftotext"), "-layout", folder / "sheet.pdf", "-"]).stdout


@pytest.mark.parametrize("modern", [True, False], ids=["field-sizing", "fixed boxes"])
def test_print_shows_every_line_of_every_answer(sheet: Open, tmp_path: Path, modern: bool) -> None:
    page = sheet(SHEET)
    if not modern:
        fix = "all => all.map(e => { e.style.fieldSizing = 'fixed'; e.style.height = '4rem'; })"
        page.locator("textarea").evaluate_all(fix)
    page.get_by_label("What happened?").fill("\n".join(f"line {n} of it" for n in range(1, 151)))
    page.get_by_label("My word for it").fill("fog")
    page.get_by_role("textbox", name="Row 2 What I know for sure").fill("he came " * 40)
    text = printed(page, tmp_path)
    for number in range(1, 151):
        assert f"line {number} of it\n" in text
    assert "fog" in text
    assert text.count("he came") + text.count("he\n") >= 30
    assert "Example" in text
    assert "Save a copy" not in text


def test_print_shows_the_present_answer_not_the_one_of_the_last_print(sheet: Open, tmp_path: Path) -> None:
    page = sheet(SHEET)
    page.get_by_label("My word for it").fill("fog")
    assert "fog" in printed(page, tmp_path)
    page.get_by_label("My word for it").fill("mist")
    text = printed(page, tmp_path)
    assert "mist" in text and "fog" not in text


# Eight boxes of one line, and one of three.
LINES = "".join(f"/// line | Answer {n}\nA hint.\n///\n\n" for n in range(7)) + (
    "/// write | One\n    lines: 1\n///\n\n/// write | Three\n    lines: 3\n///\n"
)


def rules(picture: Image.Image) -> int:
    """How many lines cross a picture from side to side."""
    image = picture.convert("L")
    rows = (image.crop((0, y, image.width, y + 1)) for y in range(image.height))
    crossed = [sum(row.histogram()[:235]) > image.width * 0.6 for row in rows]
    return sum(new and not old for old, new in pairwise([False, *crossed]))


def test_an_empty_sheet_has_a_line_for_each_line(sheet: Open, tmp_path: Path) -> None:
    page = sheet(LINES)
    page.locator(".foot, .sheet-foot").evaluate_all("all => all.map(e => e.remove())")
    page.pdf(path=tmp_path / "sheet.pdf", format="A4")
    assert sum(rules(image) for image in shown(tmp_path / "sheet.pdf")) == 11


def test_no_line_stands_above_the_first(sheet: Open, tmp_path: Path) -> None:
    """However many, and wherever on the page: nor is one of them thicker than others."""
    boxes = [2, 3, 7] * 4
    page = sheet(
        "".join(f"/// write | Box {n}\n    lines: {lines}\n///\n\n" for n, lines in enumerate(boxes))
    )
    page.locator(".foot, .sheet-foot").evaluate_all("all => all.map(e => e.remove())")
    page.pdf(path=tmp_path / "sheet.pdf", format="Letter")
    assert sum(rules(image) for image in shown(tmp_path / "sheet.pdf")) == sum(boxes)


def test_a_box_of_one_line_has_one_line(sheet: Open) -> None:
    page = sheet(LINES)
    for label in ("Answer 1", "One"):
        box = page.get_by_label(label, exact=True)
        assert rules(Image.open(io.BytesIO(box.screenshot()))) == 1, label
