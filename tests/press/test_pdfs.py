"""The PDFs of the small site: filled in by a machine and looked at. What every PDF is asked for is in test_built_site.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import zxingcpp

import pdf_editions
from tests.press import checks, judges, small
from tests.press.small import Printed

FILLABLE = [edition for edition in pdf_editions.SHEETS if edition.style == "fillable"]
RULED = [edition for edition in pdf_editions.SHEETS if edition.style != "fillable"]


def sheets(site: Path, kinds: list[pdf_editions.Edition]) -> list[Path]:
    return [site / edition.address(slug) for slug in small.SHEETS for edition in kinds]


@pytest.mark.parametrize("slug", small.SHEETS)
@pytest.mark.parametrize("edition", FILLABLE, ids=lambda edition: edition.kind)
def test_every_field_takes_an_answer(
    pressed: Path, tmp_path: Path, slug: str, edition: pdf_editions.Edition
) -> None:
    checks.fills_in(pressed / edition.address(slug), tmp_path)


def test_one_circle_of_a_scale_at_a_time(pressed: Path, tmp_path: Path) -> None:
    pdf = pressed / "worksheets/short/short-a4.pdf"
    circles = [at for at, place in enumerate(judges.widgets(pdf)) if place.radio]
    once, twice = tmp_path / "once.pdf", tmp_path / "twice.pdf"
    judges.fill(pdf, {circles[2]: ""}, once)
    judges.fill(once, {circles[9]: ""}, twice)
    for path, expected in ((once, ["/2"]), (twice, ["/9"])):
        with pikepdf.open(path) as opened:
            scale = next(field for field in opened.Root.AcroForm.Fields if "/Kids" in field)
            assert [str(kid.AS) for kid in scale.Kids if kid.AS != "/Off"] == expected
            assert not int(scale.Ff) & 1 << 14, "a chosen circle could not be emptied again"


def test_the_judge_is_awake(broken: list[Path]) -> None:
    """The other one sees them in `test_built_site.py`, with all other files."""
    assert all(judges.page_faults(path) for path in broken)


def test_a_number_or_mail_that_a_link_does_not_say_is_printed_behind_it(
    make: Callable[..., bytes], tmp_path: Path
) -> None:
    links = "[Call](tel:+15550100), [text](sms:+15550101), [ask](mailto:ada@tea.social?subject=Hi), [88788](sms:88788)."
    (pdf := tmp_path / "links.pdf").write_bytes(make(f"{links}\n\n/// line | Why?\n///\n", "-pen-a4"))
    said = "Call (+15550100), text (+15550101), ask (ada@tea.social), 88788."
    assert said in " ".join(judges.text_of(pdf).split())


@pytest.mark.parametrize("above", range(4))
def test_rows_of_a_long_table_stay_whole(printed: Printed, above: int) -> None:
    """Ruled rows that fill more than a page go on with their head, wherever the page ends, and none is torn."""
    form = (small.HERE / "sheets" / "short.md").read_text("utf-8").replace("rows: 7", "rows: 20")
    pdf = printed("One line more.\n\n" * above + form, "-pen-a4")
    checks.margins_are_clean(pdf)
    assert judges.text_of(pdf).count("What I did") > 1


def test_names_are_those_of_the_page(pressed: Path) -> None:
    names = {place.name for place in judges.widgets(pressed / "worksheets/every-block/every-block-a4.pdf")}
    assert {"what-just-happened", "which-of-these-did-you-notice:racing-heart", "how-strong-was-it"} <= names
    assert "fact-or-guess:4:what-i-know-for-sure" in names


def test_a_box_of_lines_takes_lines(pressed: Path) -> None:
    places = {
        place.name: place for place in judges.widgets(pressed / "worksheets/every-block/every-block-a4.pdf")
    }
    assert places["what-just-happened"].multiline
    assert places["fact-or-guess:1:what-i-told-myself"].multiline
    assert not places["what-i-will-do"].multiline


def test_what_a_screen_reader_says(pressed: Path) -> None:
    spoken = [place.spoken for place in judges.widgets(pressed / "worksheets/every-block/every-block-a4.pdf")]
    assert spoken[0] == "What just happened?"
    assert "Which of these did you notice?: Racing heart" in spoken
    assert "How strong was it?: 0, not at all" in spoken
    assert "How strong was it?: 10, overwhelming" in spoken
    assert "Fact or guess?: Row 1, What I told myself" in spoken


def test_ruled_editions_have_nothing_to_fill_in(pressed: Path) -> None:
    for pdf in sheets(pressed, RULED):
        assert judges.widgets(pdf) == []


@pytest.mark.parametrize("edition", pdf_editions.SHEETS, ids=lambda edition: edition.kind)
def test_paper(pressed: Path, edition: pdf_editions.Edition) -> None:
    with pikepdf.open(pressed / edition.address("short")) as pdf:
        size = [round(float(v)) for v in pdf.pages[0].mediabox[2:]]
    assert size == ([595, 842] if edition.paper == "a4" else [612, 792])


@pytest.mark.parametrize("edition", pdf_editions.SHEETS, ids=lambda edition: edition.kind)
def test_foot_and_properties(
    pressed: Path, edition: pdf_editions.Edition, translate: Callable[..., str]
) -> None:
    pdf = pressed / edition.address("every-block")
    with pikepdf.open(pdf) as opened:
        assert str(opened.docinfo["/Title"]) == "Fact or guess?"
        assert str(opened.docinfo["/Author"]) == small.PRACTICE
        assert str(opened.docinfo["/Subject"]) == "See what you know and what you fear."
        assert str(opened.Root.Lang) == "en"
        count = len(opened.pages)
    words = " ".join(judges.text_of(pdf).split())
    urgent = f"{translate('foot_urgent')} Ireland 112, 116 123 · US 911, 988 · other countries: small.example/help-now"
    assert words.count(urgent) == count, "whom to call does not stand on every page"
    for line in (f"{small.PRACTICE} · {translate('disclaimer')}", "small.example/worksheets/every-block"):
        # In large print on the last page alone.
        assert words.count(line) == (1 if edition.style == "large" else count), line
    assert f"Page {count} of {count}" in words


def test_every_page_has_the_name_of_its_sheet_and_a_line_for_the_date(pressed: Path) -> None:
    for pdf in sheets(pressed, [*pdf_editions.SHEETS]):
        for number, page in enumerate(judges.words_of(pdf), 1):
            words = " ".join(page.split())
            assert "Date" in words, f"{pdf.name}, page {number}"
            title = {"every-block": "Fact or guess?", "short": "Which of these", "hostile": "Quotes “and”"}
            assert title[pdf.parent.name] in words, f"{pdf.name}, page {number}"


@pytest.mark.parametrize("edition", pdf_editions.SHEETS, ids=lambda edition: edition.kind)
def test_a_phone_reads_the_address_of_the_page(
    pressed: Path, tmp_path: Path, edition: pdf_editions.Edition
) -> None:
    *_, last = judges.gray(pressed / edition.address("short"), tmp_path, 150)
    assert [code.text for code in zxingcpp.read_barcodes(last)] == [f"{small.ADDRESS}worksheets/short/"]


@pytest.mark.parametrize("edition", pdf_editions.SHEETS, ids=lambda edition: edition.kind)
def test_pages_are_filled(pressed: Path, edition: pdf_editions.Edition) -> None:
    for slug in small.SHEETS:
        checks.pages_are_filled(pressed / edition.address(slug))


def test_less_space_is_tried_before_a_third_page(printed: Printed) -> None:
    pdf = printed("".join(f"/// line | Question {at}\n///\n\n" for at in range(40)), "-letter")
    assert checks.size_and_pages(pdf)[1] == 2
    checks.pages_are_filled(pdf)


def test_the_order_of_the_words(pressed: Path) -> None:
    words = judges.text_of(pressed / "worksheets/every-block/every-block-a4.pdf")
    order = [
        "A Walk",
        "See what you know",
        "About 10 minutes",
        "Leave any box empty",
        "Two minutes",
        "What just happened?",
        "Only what a camera",
        "Racing heart",
        "How strong was it?",
        "not at all",
        "One evening",
        "What I told myself",
        "Example: They are late",
        "If you are not safe",
        "One small action",
    ]
    found = [words.index(piece) for piece in order]
    assert found == sorted(found)


def test_hostile_words_arrive_as_written(pressed: Path) -> None:
    for edition in pdf_editions.SHEETS:
        words = " ".join(judges.text_of(pressed / edition.address("hostile")).split())
        for piece in (
            "Quotes “and” \\ # $ [all] that",
            "To break a typesetter: #[$].",
            "#set page(fill: red) and $x+2$",
            "A reply_with_underscores",
            "a $ [guess] #2",
            "Größe, façade, señora, naïve, cœur",
        ):
            assert piece in words, (edition.kind, piece)


def test_examples_are_marked_in_words(pressed: Path) -> None:
    for edition in pdf_editions.SHEETS:
        assert judges.text_of(pressed / edition.address("hostile")).count("Example") == 2


def test_no_line_begins_with_a_separator(pdfs: list[Path]) -> None:
    for pdf in pdfs:
        for words in judges.words_of(pdf):
            assert not [line for line in words.splitlines() if line.lstrip().startswith("·")], pdf.name
