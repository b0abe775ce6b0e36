"""Every field of every sheet of the fixture: from the page into its PDF and back, and what others make of that PDF."""

import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.desk import Desk, another_device, expect_message, hand_over, kept, ready, settled
from tests.press import judges
from tests.press.checks import answers_for
from tests.projects import FIXTURE
from tests.site.kinds import sheets_of_all_kinds
from tests.site.look import NO_WORKERS
from tests.site.words import Words

WORDS = Words(FIXTURE)

LETTERS = [
    'Über "quotes" (and) back\\slashes – café',
    "Příliš žluťoučký kůň, Łódź, ţară",
    "Ελληνικά и русский",
    "שלום 日本語 👍",
]
FILL = """letters => {
    const wanted = {};
    const controls = [...document.querySelectorAll('form.sheet [data-answer]')];
    for (const control of controls) {
        const name = control.dataset.answer;
        const n = Object.keys(wanted).length;
        if (control.type === 'radio') {
            if (name in wanted) continue;
            const all = controls.filter(other => other.dataset.answer === name);
            const chosen = all[n % all.length];
            chosen.checked = true;
            wanted[name] = chosen.value;
        } else if (control.type === 'checkbox') control.checked = wanted[name] = true;
        else if (control.type === 'date') control.value = wanted[name] = '2026-12-01';
        else {
            const more = control.dataset.oneLine === undefined ? '\\nand a second line' : '';
            control.value = wanted[name] = letters[n % letters.length] + more;
        }
        control.dispatchEvent(new Event('input', { bubbles: true }));
    }
    return wanted;
}"""
READ = """() => Object.fromEntries([...document.querySelectorAll('form.sheet [data-answer]')]
    .filter(one => ['checkbox', 'radio'].includes(one.type) ? one.checked : one.value)
    .map(one => [one.dataset.answer, one.type === 'checkbox' ? true : one.value]))"""
Opened = Callable[[str], Page]


def turn_to(page: Page, address: str) -> Page:
    """Opens another page of the fixture in the same window."""
    page.goto(address)
    ready(page)
    return page


@pytest.fixture
def opened(browser: Browser, served: str) -> Iterator[Opened]:
    """Opens a page of the fixture on a device of its own."""
    contexts = []

    def open_(address: str) -> Page:
        contexts.append(browser.new_context(base_url=served))
        contexts[-1].add_init_script(NO_WORKERS)
        return turn_to(contexts[-1].new_page(), address)

    yield open_
    for context in contexts:
        context.close()


def saved(page: Page) -> bytes:
    with page.expect_download() as download:
        page.locator("[data-do=pdf]").click()
    return Path(download.value.path()).read_bytes()


def take(page: Page, pdf: bytes) -> None:
    hand_over(page, pdf, ".pdf")


def blank_of(page: Page) -> bytes:
    """The PDF that the sheet offers."""
    return page.request.get(page.locator('[data-pdf="fillable-a4"]').evaluate("a => a.href")).body()


def filled_in(blank: bytes, given: dict[str, str]) -> bytes:
    """What pypdf makes of it with these texts."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(blank))
    writer.update_page_form_field_values(None, given, auto_regenerate=False)  # type: ignore[arg-type]
    writer.write(out := io.BytesIO())
    return out.getvalue()


def days_of(page: Page) -> list[str]:
    """The names of what asks for a day."""
    return page.locator("form.sheet [type=date]").evaluate_all("all => all.map(one => one.dataset.answer)")


def open_answers(page: Page, answers: dict[str | None, str | bool]) -> None:
    """Opens a copy with answers that no field can show."""
    slug = page.locator("form.sheet").get_attribute("data-sheet")
    given = {name: {"label": "A question", "value": value} for name, value in answers.items()}
    copy = {"kind": "worksheet answers", "version": 1, "sheet": slug, "title": "", "answers": given}
    text = json.dumps(copy).encode()
    page.locator(".sheet-file").set_input_files({"name": "a.json", "mimeType": "", "buffer": text})
    expect(page.locator(".earlier-text")).to_have_count(len(answers))


def values(pdf: bytes) -> dict[str, Any]:
    """What another program reads in it."""
    fields = pypdf.PdfReader(io.BytesIO(pdf)).get_fields() or {}
    told = {name.replace(":", "."): field.get("/V") for name, field in fields.items()}
    return {
        name: True if value == "/Yes" else value[1:] if value.startswith("/") else value
        for name, value in told.items()
        if value not in (None, "", "/Off")
    }


def ink(pdf: bytes) -> dict[str, bool]:
    """Which fields PDFium shows something in, by looking."""
    shown = {}
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    for page, read in zip(document, pikepdf.open(io.BytesIO(pdf)).pages, strict=True):
        picture = page.render(scale=2).to_pil().convert("L")
        for widget in read.obj.get("/Annots", []):
            if widget.get("/FT") != "/Tx":
                continue
            left, low, right, high = (float(number) * 2 for number in widget.Rect)
            box = picture.crop(
                (int(left) + 4, int(picture.height - high) + 4, int(right) - 4, int(picture.height - low) - 4)
            )
            shown[str(widget.T).replace(":", ".")] = box.getextrema()[0] < 128
    document.close()
    return shown


@pytest.fixture
def sheets() -> list[str]:
    """The addresses of the fixture's sheets, as few as have every kind of field."""
    return [WORDS.address(path) for path in sheets_of_all_kinds(WORDS)]


@pytest.mark.parametrize(
    "every", [False, pytest.param(True, marks=pytest.mark.slow)], ids=["each kind", "all"]
)
def test_every_field_of_every_sheet_goes_there_and_back(
    every: bool, opened: Opened, sheets: list[str]
) -> None:
    """A sheet's fields are as their kinds make them; with `--all` each sheet is asked all the same."""
    page = opened("")
    for sheet in map(WORDS.address, WORDS.worksheets) if every else sheets:
        turn_to(page, sheet)
        wanted = page.evaluate(FILL, LETTERS)
        settled(page)
        pdf = saved(page)
        assert values(pdf) == wanted, sheet
        assert [name for name, seen in ink(pdf).items() if name in wanted and not seen] == [], sheet
        another_device(page)
        ready(page)
        assert page.evaluate(READ) == {}, sheet
        take(page, pdf)
        settled(page)
        page.locator(".sheet-status:not([hidden])").wait_for()
        assert page.evaluate(READ) == wanted, sheet
        expect(page.locator(".earlier-text")).to_have_count(0)


def test_a_browser_from_before_2023_draws_letters_that_the_font_lacks(
    opened: Opened, sheets: list[str]
) -> None:
    page = opened("")
    page.add_init_script("delete window.CompressionStream")
    turn_to(page, sheets[0])
    wanted = page.evaluate(FILL, LETTERS[-1:])
    settled(page)
    pdf = saved(page)
    assert values(pdf) == wanted
    assert [name for name, seen in ink(pdf).items() if name in wanted and not seen] == []


def test_an_answer_that_its_field_cannot_show_does_not_keep_others_from_the_pdf(
    opened: Opened, sheets: list[str]
) -> None:
    """As of a box to tick that is now one to write in."""
    page = opened(sheets[0])
    long, short, number = (
        page.locator(f"form.sheet {field}").first.get_attribute("data-answer")
        for field in ("textarea:not([data-one-line])", "[data-one-line]", "[type=radio]")
    )
    open_answers(page, {long: True, short: "a\nb", number: True})
    page.locator("form.sheet textarea").last.fill("what I wrote")
    found = values(saved(page))
    assert "what I wrote" in found.values()
    assert [found.get(name) for name in (long, short, number)] == [None, "a\nb", None]


def test_what_has_no_box_in_the_pdf_is_told(opened: Opened, sheets: list[str], words: dict[str, str]) -> None:
    page = opened(sheets[0])
    open_answers(page, {"gone": "an old answer"})
    page.locator("form.sheet textarea").last.fill("what I wrote")
    settled(page)
    assert list(values(saved(page)).values()) == ["what I wrote"]
    expect_message(page, f"{words['sheet_says_pdf_saved']} {words['sheet_says_pdf_lacks']}")
    page.locator(".sheet-earlier [data-do=delete]").click()
    page.locator("[data-ask=delete] [value=yes]").click()
    expect(page.locator(".sheet-earlier")).to_be_hidden()
    saved(page)
    expect_message(page, words["sheet_says_pdf_saved"])


def test_a_pdf_that_somebody_else_filled_in_is_opened(opened: Opened, sheets: list[str]) -> None:
    page = opened(sheets[0])
    blank, days = blank_of(page), days_of(page)
    fields = pypdf.PdfReader(io.BytesIO(blank)).get_fields() or {}
    texts = [name for name, field in fields.items() if field.get("/FT") == "/Tx"]
    take(page, filled_in(blank, dict.fromkeys(texts, "typed elsewhere")))
    page.locator(".sheet-status:not([hidden])").wait_for()
    settled(page)
    wanted = dict.fromkeys((name.replace(":", ".") for name in texts), "typed elsewhere")
    assert page.evaluate(READ) == {name: value for name, value in wanted.items() if name not in days}
    expect(page.locator(".earlier-text")).to_have_count(len(days))  # what is no day is not lost


def test_a_day_that_was_typed_into_a_pdf_is_that_day_or_stays_as_it_was_typed(
    opened: Opened, sheets: list[str]
) -> None:
    box = "form.sheet [type=date]"
    page = opened("")
    assert any(turn_to(page, sheet).locator(box).count() for sheet in sheets)
    name = page.locator(box).first.get_attribute("data-answer") or ""
    blank = blank_of(page)
    for typed, day, earlier in (
        ("in week 3", "", ["in week 3"]),
        ("December 1, 2026", "2026-12-01", ["in week 3"]),
    ):
        take(page, filled_in(blank, {name.replace(".", ":"): typed}))
        expect(page.locator(box).first).to_have_value(day)
        expect(page.locator(".earlier-text")).to_have_text(earlier)


DAYS: dict[str, dict[str, str | None]] = {
    "en-US": {
        "12/1/2026": "2026-12-01",
        "13/12/2026": "2026-12-13",
        "31/31/2026": None,
        "2/30/2026": None,
        "Dec 1 2026": "2026-12-01",
        "12/1/26": "2026-12-01",
        "12/1/98": None,
        "Tuesday, December 1, 2026": "2026-12-01",
        "Tue, Dec. 1, 2026": "2026-12-01",
        "December 1st, 2026": "2026-12-01",
        "Sept 22nd 2026": "2026-09-22",
        "Friday, December 1, 2026": None,
        "1 December 2026": "2026-12-01",
        "not before 1 December 2026": None,
        "Room 5, 2026": None,
        "call at 5": None,
        "": None,
    },
    "en-GB": {"1/12/2026": "2026-12-01", " 1.12.2026 ": "2026-12-01"},
    "de-DE": {
        "01.12.2026": "2026-12-01",
        "1. 12. 2026": "2026-12-01",
        "1. Dezember 2026": "2026-12-01",
        "1/31/2026": "2026-01-31",
    },
}


@pytest.mark.parametrize("locale", DAYS)
def test_a_day_is_read_as_people_of_a_place_write_it(desk: Desk, browser: Browser, locale: str) -> None:
    page = browser.new_page(locale=locale)
    page.goto(desk.sheet(""))
    read = "async (texts) => { const { parseDay } = await import('/assets/scripts/day-parser.js'); return texts.map(parseDay); }"
    assert dict(zip(DAYS[locale], page.evaluate(read, list(DAYS[locale])), strict=True)) == DAYS[locale]
    page.close()


def pdf_with(*fields: pikepdf.Dictionary) -> bytes:
    """A PDF whose form has these fields, and nothing else."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(map(pdf.make_indirect, fields)))
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def field(kind: pikepdf.Name, name: str, value: Any) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(FT=kind, T=pikepdf.String(name), V=value)


def form_of(names: dict[str, str]) -> bytes:
    """A PDF with these texts."""
    return pdf_with(*(field(pikepdf.Name.Tx, name, pikepdf.String(value)) for name, value in names.items()))


def test_a_workbook_from_before_a_sheet_was_renamed_is_opened(
    desk: Desk, browser: Browser, words: dict[str, str]
) -> None:
    """What it has of other sheets is told."""
    page = browser.new_page()
    page.goto(desk.sheet("/// write | One\n///\n", was="older old"))
    ready(page)
    take(page, form_of({"old:one": "", "another:one": "of another"}))
    expect_message(page, words["sheet_says_other_pdf"])
    take(page, form_of({"old:one": "of this sheet", "another:one": "of another"}))
    expect(page.get_by_label("One")).to_have_value("of this sheet")
    expect_message(page, f"{words['sheet_says_opened']} {words['sheet_says_opened_others']}")
    expect(page.locator(".earlier-text")).to_have_count(0)
    page.close()


def test_a_pdf_from_before_most_of_its_sheet_was_rewritten_is_opened(
    desk: Desk, browser: Browser, words: dict[str, str]
) -> None:
    """All sheets ask for the day, so one name in common says nothing; the title does."""
    page = browser.new_page()
    page.goto(desk.sheet("/// line | Today\n///\n\n/// write | New\n///\n"))
    ready(page)
    old = form_of({"today": "a day", "one": "first", "two": "second", "three": "third"})
    take(page, old)
    expect_message(page, words["sheet_says_other_pdf"])
    with pikepdf.open(io.BytesIO(old)) as pdf:
        pdf.docinfo["/Title"] = "A sheet"
        pdf.save(out := io.BytesIO())
    take(page, out.getvalue())
    expect_message(page, f"{words['sheet_says_opened']} {words['sheet_says_opened_earlier']}")
    expect(page.get_by_label("Today")).to_have_value("a day")
    expect(page.locator(".earlier-text")).to_have_text(["first", "third", "second"])
    page.close()


def test_values_of_another_type_than_they_should_have_are_read(desk: Desk, browser: Browser) -> None:
    """As some programs write them: a name for a text, a text for the state of a box, with the slash of a name (pypdf) or without; and a
    number whose scale was taken off the sheet."""
    page = browser.new_page()
    page.goto(desk.sheet("/// write | One\n///\n\n/// check | Two\n- Three\n///\n\n/// rate | Four\n///\n"))
    ready(page)
    one = field(pikepdf.Name.Tx, "one", pikepdf.Name("/word"))
    box = field(pikepdf.Name.Btn, "two:three", pikepdf.String("Yes"))
    four = field(pikepdf.Name.Btn, "four", pikepdf.String("/7"))
    take(page, pdf_with(one, box, four, field(pikepdf.Name.Btn, "scale", pikepdf.Name("/6"))))
    expect(page.get_by_label("One")).to_have_value("word")
    expect(page.get_by_label("Three")).to_be_checked()
    expect(page.get_by_label("7", exact=True)).to_be_checked()
    expect(page.locator(".earlier-text")).to_have_text("6")
    page.close()


def overview(desk: Desk, page: Page, **texts: str) -> None:
    """The page of all sheets, with sheets of these texts by their names; "one" was called "old" before."""
    was = {"one": "old"}
    for name, text in texts.items():
        desk.sheet(text, slug=name, title=f"Sheet {name}", was=was.get(name, ""))
    page.goto(desk.overview(*((name, f"Sheet {name}") for name in texts), was=was))


def take_on_overview(page: Page, pdf: bytes) -> None:
    page.locator(".sheet-file").set_input_files({"name": "a.pdf", "mimeType": "", "buffer": pdf})


def open_on_overview(page: Page, pdf: bytes) -> None:
    take_on_overview(page, pdf)
    page.locator("[data-ask=open-all] [value=yes]").click()
    page.locator("[data-do=undo]").wait_for()


QUESTIONS = "/// write | What\n///\n\n/// check | Which\n- This\n- That\n///\n\n/// date | When\n///\n"


def workbook_of(desk: Desk, page: Page) -> bytes:
    """A filled-in workbook, of a site that had one sheet more, another name for the first, and another question on the third."""
    overview(desk, page, **dict.fromkeys(("one", "two", "three", "four"), QUESTIONS))
    texts = {
        "old:what": "first",
        "old:when": "December 1, 2026",
        "two:what": "second",
        "gone:what:1": "third",
        "three:why": "fourth",
        "four:what": "",
    }
    fields = [field(pikepdf.Name.Tx, name, pikepdf.String(text)) for name, text in texts.items()]
    return pdf_with(*fields, field(pikepdf.Name.Btn, "two:which:that", pikepdf.Name.Yes))


def test_a_filled_in_workbook_opens_on_the_page_of_all_sheets(desk: Desk, browser: Browser) -> None:
    page = browser.new_page()
    pdf = workbook_of(desk, page)
    open_on_overview(page, pdf)
    expect(page.locator(".sheets-kept li:not([hidden]) > :first-child")).to_have_text(
        ["Sheet one", "Sheet two", "Sheet three", "Gone"]
    )
    stored = kept(page)
    assert {(sheet, name): value for sheet, _, name, value in stored} == {
        ("one", "what"): "first",
        ("one", "when"): "2026-12-01",
        ("two", "what"): "second",
        ("two", "which.that"): True,
        ("gone", "what.1"): "third",
        ("three", "why"): "fourth",
    }
    take_on_overview(page, pdf)  # it is there already
    expect(page.locator(".sheet-status [data-do=undo]")).to_be_visible()
    assert kept(page) == stored
    page.close()


def test_a_filled_in_sheet_opens_on_the_page_of_all_sheets(
    opened: Opened, sheets: list[str], words: dict[str, str]
) -> None:
    page = opened(sheets[0])
    blank = blank_of(page)
    wanted = page.evaluate(FILL, LETTERS)
    settled(page)
    pdf = saved(page)
    another_device(page)
    page.goto("worksheets/")
    take_on_overview(page, blank)
    expect_message(page, words["sheet_says_empty_copy"])
    open_on_overview(page, pdf)
    turn_to(page, sheets[0])
    assert page.evaluate(READ) == wanted
    expect(page.locator(".earlier-text")).to_have_count(0)


def test_a_pdf_that_cannot_be_opened_on_the_page_of_all_sheets_is_told(
    desk: Desk, browser: Browser, words: dict[str, str]
) -> None:
    """One of no sheet in the list, one whose sheet can't be loaded now, one with nothing in it, and no form at all."""
    page = browser.new_page()
    pdf = workbook_of(desk, page)
    for file, message in (
        (form_of({"what": "whose?"}), "pdf"),
        (form_of({"one:what": ""}), "empty_copy"),
        (b"%PDF-1.7\n", "no_answers"),
    ):
        take_on_overview(page, file)
        expect_message(page, words[f"sheet_says_{message}"])
    del desk.pages["/worksheets/two/"]
    take_on_overview(page, pdf)
    expect_message(page, words["sheet_says_pdf"])
    assert kept(page) == []
    page.close()


LINES = """() => {
    const draw = CanvasRenderingContext2D.prototype.fillText;
    window.lines = [];
    CanvasRenderingContext2D.prototype.fillText = function (line, ...more) {
        window.lines.push(line);
        return draw.call(this, line, ...more);
    };
}"""


def test_a_line_is_not_broken_within_an_emoji_or_between_a_letter_and_its_accent(
    opened: Opened, sheets: list[str]
) -> None:
    page = opened(sheets[0])
    page.evaluate(LINES)
    for letter in ("👨\u200d👩\u200d👧\u200d👦", "ж\u0301\u0323"):
        page.locator("form.sheet textarea:not([data-one-line])").first.fill(letter * 150)
        settled(page)
        saved(page)
        lines = page.evaluate("window.lines.splice(0)")
        assert len(lines) > 1
        assert [line for line in lines if line.replace(letter, "")] == []


MEASURED = """() => {
    const measure = CanvasRenderingContext2D.prototype.measureText;
    window.measured = 0;
    CanvasRenderingContext2D.prototype.measureText = function (line) {
        window.measured += 1;
        return measure.call(this, line);
    };
}"""


def test_a_very_long_text_does_not_stop_the_browser(opened: Opened, sheets: list[str]) -> None:
    """And with it the way out: what has no room in its box is not drawn, so it is not measured."""
    page = opened(sheets[0])
    page.evaluate(MEASURED)
    for text in ("слово " * 3_000, "ы" * 15_000):
        page.locator("form.sheet textarea:not([data-one-line])").first.fill(text)
        settled(page)
        assert text in values(saved(page)).values()
    assert 0 < page.evaluate("window.measured") < 20_000


def test_a_pdf_that_was_typed_into_in_a_viewer_is_opened(
    opened: Opened, sheets: list[str], built_site: Path, tmp_path: Path
) -> None:
    """By clicks and keys in PDFium, the viewer of Chrome and Edge: every field of these sheets, so every block."""
    page = opened("")
    for sheet in sheets:
        turn_to(page, sheet)
        days = days_of(page)
        blank = built_site / sheet / f"{Path(sheet).name}-a4.pdf"
        places = judges.widgets(blank)
        answers = answers_for(places)
        answers |= {at: "2026-12-01" for at, one in enumerate(places) if one.name.replace(":", ".") in days}
        judges.fill(blank, answers, tmp_path / "filled.pdf")
        filled = (tmp_path / "filled.pdf").read_bytes()
        wanted = values(filled)
        assert len(wanted) == len({places[at].name for at in answers}), sheet
        take(page, filled)
        page.locator(".sheet-status:not([hidden])").wait_for()
        settled(page)
        told = {name: one if one is True else re.sub("\r\n?", "\n", one) for name, one in wanted.items()}
        assert page.evaluate(READ) == told, sheet
        expect(page.locator(".earlier-text")).to_have_count(0)


def test_no_letter_is_set_smaller_than_eight_points_and_what_is_cut_is_told(
    opened: Opened, sheets: list[str]
) -> None:
    page = opened(sheets[0])
    box = page.locator("form.sheet textarea").first
    said = page.locator(".sheet-status")
    for words, key, smallest in (("A few words", "pdf-saved", 11), ("Many more words " * 900, "pdf-cut", 8)):
        box.fill(words)
        settled(page)
        pdf = saved(page)
        expect(said.locator("[role=status]")).to_have_text(said.get_attribute(f"data-{key}") or "?")
        assert words in values(pdf).values(), "the file has all of it"
        with pikepdf.open(io.BytesIO(pdf)) as read:
            drawn = [one.AP.N.read_bytes() for one in read.Root.AcroForm.Fields if one.get("/FT") == "/Tx"]
        sizes = [float(size) for text in drawn for size in re.findall(rb"/Form ([\d.]+) Tf", text)]
        assert sizes == [smallest]


def test_a_text_of_any_length_and_encoding_comes_back(opened: Opened, sheets: list[str]) -> None:
    page = opened(sheets[0])
    box = "form.sheet textarea:not([data-one-line])"
    blank = blank_of(page)
    name = str(page.locator(box).first.get_attribute("data-answer"))
    long = "words and words " * 4200  # more than the 65,535 bytes that a string had in PDFs of old
    page.locator(box).first.evaluate(
        "(box, text) => { box.value = text; box.dispatchEvent(new Event('input', { bubbles: true })); }",
        f"{long}\ud83d and so on",  # half of an emoji
    )
    settled(page)
    cases = [(saved(page), f"{long}\ufffd and so on")]
    for text, encoded in ((long, long.encode()), ("Łódź", b"\xef\xbb\xbf" + "Łódź".encode())):
        with pikepdf.open(io.BytesIO(blank)) as pdf:
            next(
                field for field in pdf.Root.AcroForm.Fields if str(field.T).replace(":", ".") == name
            ).V = pikepdf.String(encoded)
            out = io.BytesIO()
            pdf.save(out)
        cases.append((out.getvalue(), text))
    for pdf, text in cases:
        another_device(page)
        take(page, pdf)
        page.locator(".sheet-status:not([hidden])").wait_for()
        assert page.locator(box).first.input_value() == text


def bad(blank: bytes) -> dict[str, tuple[bytes, str]]:
    """Files that are not to be opened, and what is said of them."""
    locked, empty, odd = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="owner", user="user"))
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(empty)
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        for at, field in enumerate(pdf.Root.AcroForm.Fields):
            field.T = pikepdf.String(f"__proto__{at}")
        field.Kids = pikepdf.Array([field])  # a field that is its own parent
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        pdf.save(odd)
    return {
        "locked": (locked.getvalue(), "sheet_says_locked"),
        "without a form": (empty.getvalue(), "sheet_says_no_answers"),
        "of something else": (odd.getvalue(), "sheet_says_no_answers"),
        "not filled in": (blank, "sheet_says_empty_copy"),
        "cut off": (blank[: len(blank) // 3], "sheet_says_empty_copy"),
        "no PDF inside": (b"%PDF-1.7\n" + b"x" * 100_000, "sheet_says_no_answers"),
        "too large": (b"%PDF-1.7\n" + b" " * (16 * 1024 * 1024), "sheet_says_too_large"),
    }


def test_what_is_no_filled_in_sheet_is_refused_in_plain_words(opened: Opened, sheets: list[str]) -> None:
    page = opened(sheets[0])
    blank = blank_of(page)
    page.locator("form.sheet textarea").first.fill("mine")
    settled(page)
    said = page.locator(".sheet-status")
    for case, (pdf, key) in bad(blank).items():
        take(page, pdf)
        message = said.get_attribute("data-" + key.removeprefix("sheet_says_").replace("_", "-"))
        assert message
        expect(said.locator("[role=status]"), case).to_have_text(message, timeout=25000)
        assert page.locator("form.sheet textarea").first.input_value() == "mine", case
        page.locator("[data-do=close]").click()


def test_the_library_is_fetched_only_then(opened: Opened, sheets: list[str]) -> None:
    page = opened(sheets[0])
    scripts = (
        "performance.getEntriesByType('resource').map(one => one.name).filter(one => one.includes('pdf'))"
    )
    assert page.evaluate(scripts) == []
    saved(page)
    assert page.evaluate(scripts) != []
    expect(page.locator(".sheet-status")).to_be_visible()


def test_who_saves_a_pdf_without_a_network_is_told_what_to_do(
    opened: Opened, sheets: list[str], words: dict[str, str]
) -> None:
    page = opened(sheets[0])
    page.route("**/*.pdf", lambda route: route.abort())
    page.locator("[data-do=pdf]").click()
    expect(page.locator(".sheet-status [role=status]")).to_have_text(words["sheet_says_no_pdf"])
