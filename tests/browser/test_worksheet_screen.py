"""On a screen, however small, by keyboard and without script: the sheet shows all of itself, and what will be printed."""

import io

from PIL import Image
from playwright.sync_api import Browser, expect

from tests.browser.desk import Desk, Open, confirm, expect_message
from tests.browser.test_worksheet_paper import SHEET

BOXES = """all => all.map(one => {
    const { width, height } = one.getBoundingClientRect();
    return [one.outerHTML, width, height];
})"""


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
        expect(page.locator(".sheet-unkept, .sheet-kept")).to_have_count(2)
        for part in page.locator(".sheet-unkept, .sheet-kept, .sheet-tools").all():
            expect(part).to_be_hidden()
        box = page.get_by_label("What happened?").bounding_box()
        assert box and box["height"] > 60, "room for three lines"


def test_where_answers_are_kept_is_said_once(sheet: Open, words: dict[str, str]) -> None:
    page = sheet(SHEET)
    expect(page.get_by_text(words["sheet_kept"])).to_have_count(1)
    expect(page.locator(".sheet-kept")).to_be_visible()


def test_nothing_sticks_out_and_everything_can_be_hit_with_a_thumb(sheet: Open) -> None:
    page = sheet(SHEET)
    page.get_by_role("radio", name="7").check()
    targets = page.locator(".scale label, .field li label, .field input[type=text], .field textarea, button")
    for width in (320, 375, 700, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        boxes = targets.locator("visible=true").evaluate_all(BOXES)
        assert len(boxes) > 20
        assert [(width, what) for what, wide, tall in boxes if wide < 38 or tall < 43.5] == []


def test_a_question_or_choice_of_one_long_word_is_no_wider_than_a_narrow_phone(sheet: Open) -> None:
    word = "Rechtsschutzversicherungsgesellschaftsangestellte"
    page = sheet(
        f"/// check | {word}\n- {word}\n///\n\n/// line | {word}s\n///\n\n/// rate | How?\n    low: {word}\n///\n"
    )
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


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


def test_what_is_written_from_right_to_left_stands_so(sheet: Open) -> None:
    page = sheet("/// write | One\n///\n\n/// line | Two\n///\n")
    for label in ("One", "Two"):
        box = page.get_by_label(label)
        expect(box).to_have_css("direction", "ltr")
        box.fill("שלום!")
        expect(box).to_have_css("direction", "rtl")


def test_a_word_of_any_length_can_be_typed_on(sheet: Open) -> None:
    """In a font with kerning, browsers break a long word anew from each of its lines to the end: a key took half a minute."""
    page = sheet("/// write | One\n///\n")
    page.set_viewport_size({"width": 320, "height": 640})
    box = page.get_by_label("One")
    page.set_default_timeout(5_000)
    box.fill("x" * 100_000)
    box.press("End")
    box.press("y")
    assert box.input_value().endswith("xy")


def test_the_thread_does_not_cross_out_the_chosen_number_in_high_contrast(
    desk: Desk, browser: Browser
) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(desk.sheet("/// rate | One\n///\n"))
    page.get_by_role("radio", name="7").check()
    picture = Image.open(io.BytesIO(page.locator(".scale :checked + span").screenshot())).convert("L")
    around_the_thread = picture.crop((6, picture.height // 2 - 5, 7, picture.height // 2 + 5))
    darkest, lightest = around_the_thread.getextrema()
    assert lightest - darkest < 5
    page.close()


def test_example_rows_say_so_in_words(sheet: Open) -> None:
    page = sheet(SHEET)
    for width in (375, 1000):
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


def test_a_box_that_the_keyboard_comes_to_is_seen_to_its_last_line(sheet: Open) -> None:
    """The browser itself brings only the cursor into sight, and the line below the text is what shows that the box has the focus."""
    page = sheet("/// write | One\n///\n\n" + "".join(f"/// line | Line {n}\n///\n\n" for n in range(12)))
    page.set_viewport_size({"width": 667, "height": 375})
    page.get_by_label("One").focus()
    for at in range(12):
        page.keyboard.press("Tab")
        line = page.get_by_label(f"Line {at}", exact=True)
        expect(line).to_be_focused()
        assert line.evaluate("line => line.getBoundingClientRect().bottom < innerHeight"), at


def test_a_scale_stays_on_the_page_in_letters_twice_as_large(sheet: Open) -> None:
    """As by Firefox's *Zoom Text Only*: the width of the window, by which it is laid out, stays."""
    page = sheet(SHEET)
    page.evaluate("document.documentElement.style.fontSize = '36px'")
    for width in (710, 768, 1000):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width
        knots = page.locator(".scale label span").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect()).map(({ width, height }) => width - height)"
        )
        assert max(map(abs, knots)) < 1, "round"


def test_a_message_does_not_cover_what_has_the_focus(sheet: Open) -> None:
    page = sheet(SHEET)
    page.set_viewport_size({"width": 375, "height": 600})
    button = page.locator("[data-do=save]").first
    button.evaluate("button => button.scrollIntoView({ block: 'end' })")
    button.focus()
    with page.expect_download():
        page.keyboard.press("Enter")
    bar = page.locator(".sheet-status")
    expect(bar).to_be_visible()
    expect(button).to_be_focused()
    page.wait_for_function(
        """([bar, button]) => button.getBoundingClientRect().bottom < bar.getBoundingClientRect().top""",
        arg=[bar.element_handle(), button.element_handle()],
    )


def test_undo_is_in_sight_in_letters_twice_as_large_on_a_narrow_phone(
    sheet: Open, words: dict[str, str]
) -> None:
    page = sheet(SHEET)
    page.get_by_label("What happened?").fill("erased by mistake")
    page.set_viewport_size({"width": 320, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '36px'")
    confirm(page, "erase")
    expect_message(page, words["sheet_says_erased"])
    page.locator("[data-do=undo]").wait_for()
    expect(page.locator("[data-do=undo]")).to_be_in_viewport(ratio=1)
    expect(page.locator(".sheet-status [role=status]")).to_be_in_viewport(ratio=0.3)
