"""On paper, without script, on a small screen: the sheet shows all of itself."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import Desk
from tests.tools import run, tool

Open = Callable[..., Page]
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


def test_the_print_button_prints(sheet: Open) -> None:
    page = sheet(SHEET)
    page.evaluate("window.printed = 0; void (window.print = () => { window.printed += 1; })")
    page.locator("[data-do=print]").click()
    assert page.evaluate("window.printed") == 1


def test_ticks_and_numbers_can_be_seen_on_paper(sheet: Open) -> None:
    page = sheet(SHEET)
    page.get_by_role("radio", name="7").check()
    page.emulate_media(media="print")
    knot = page.locator("label:has([value='7']) span")
    assert knot.evaluate("e => getComputedStyle(e).printColorAdjust") == "exact"
    chosen, other = (
        page.locator(f"label:has([value='{value}']) span").evaluate(
            "e => getComputedStyle(e).backgroundColor"
        )
        for value in (7, 6)
    )
    assert chosen != other


def test_without_script_there_is_a_plain_sentence_and_a_form_for_a_pen(
    browser: Browser, desk: Desk, words: dict[str, str]
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(desk.sheet(SHEET))
        sentence = page.locator(".sheet-noscript")
        expect(sentence).to_be_visible()
        assert sentence.inner_text() == words["sheet_noscript"]
        expect(page.locator(".sheet-kept")).to_be_hidden()
        expect(page.locator(".sheet-tools")).to_be_hidden()
        box = page.get_by_label("What happened?").bounding_box()
        assert box and box["height"] > 60, "room for three lines"


def test_where_answers_are_kept_is_said_once(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    expect(page.get_by_text(words["sheet_kept"])).to_have_count(1)
    expect(page.locator(".sheet-kept")).to_be_visible()


@pytest.mark.parametrize("width", [320, 375, 700, 1280])
def test_nothing_sticks_out_and_everything_can_be_hit_with_a_thumb(sheet: Open, width: int) -> None:
    page = sheet(SHEET)
    page.set_viewport_size({"width": width, "height": 800})
    page.get_by_role("radio", name="7").check()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    targets = ".scale label, .field li label, .field input[type=text], .field textarea, button"
    for target in page.locator(targets).all():
        if target.is_visible():
            box = target.bounding_box()
            assert box and box["height"] >= 43.5, target.inner_html()
            assert box["width"] >= 38, target.inner_html()


def test_on_a_phone_each_cell_has_its_label_in_sight(sheet: Open) -> None:
    page = sheet(SHEET)
    label = page.locator("td label").first
    page.set_viewport_size({"width": 375, "height": 800})
    box = label.bounding_box()
    assert box and box["height"] > 15 and box["width"] > 100
    cells = [cell.bounding_box() for cell in page.locator("tbody tr:last-child td").all()]
    assert cells[0] and cells[1]
    assert cells[0]["x"] == cells[1]["x"] and cells[0]["y"] < cells[1]["y"], "stacked"
    page.set_viewport_size({"width": 1000, "height": 800})
    box = label.bounding_box()
    assert box and box["width"] <= 1, "the head of the table says it there"


@pytest.mark.parametrize("width", [375, 1000])
def test_example_rows_say_so_in_words(sheet: Open, width: int) -> None:
    page = sheet(SHEET)
    page.set_viewport_size({"width": width, "height": 800})
    first = page.locator("tr.example td").first
    assert "Example" in first.evaluate("e => getComputedStyle(e, '::before').content")
    tree = page.locator("tr.example").first.aria_snapshot()
    assert "Example" in tree, "heard as well as seen"


def test_the_focus_can_be_seen_on_every_control(sheet: Open) -> None:
    page = sheet(SHEET)
    page.get_by_role("radio", name="7").check()
    page.locator("h1").click()
    page.keyboard.press("Tab")  # so that the focus is one of the keyboard's
    unseen = page.evaluate("""() => {
        const shown = e => e.type === 'radio' ? e.nextElementSibling : e;
        const look = e => (s => s.outlineStyle + s.outlineWidth + s.boxShadow)(getComputedStyle(shown(e)));
        return [...document.querySelectorAll('form.sheet :is(input, textarea, button)')].filter(e => {
            document.activeElement.blur();
            const before = look(e);
            e.focus();
            return document.activeElement !== e || look(e) === before;
        }).map(e => e.outerHTML);
    }""")
    assert unseen == []
