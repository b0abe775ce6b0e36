"""However long an author's words are, they are all there, and none leaves the page."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest

from press.pdf import sheet_spacing
from tests.press import checks, judges, small
from tests.press.small import Printed, PrintedFrom
from tests.press.test_pdf_workbook import bookmarks
from tests.projects import change

LONG = ("What I would have liked to say to somebody who knew me then, " * 40)[:2000].rsplit(" ", 1)[0]
MORE = "One line more.\n\n"
# What is for a pen has the letters of A4 and no fields; large print has the least room.
EDITIONS = ["-a4", "-large", pytest.param("-pen-letter", marks=pytest.mark.slow)]
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"


def write(label: str, lines: int) -> str:
    return f"/// write | {label}\n    lines: {lines}\n///\n\n"


def check(items: list[str]) -> str:
    return "/// check | Which?\n" + "".join(f"- {item}\n" for item in items) + "///\n\n"


def row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def grid(head: list[str], example: list[str], rows: int) -> str:
    table = row(head) + row(["---"] * len(head)) + row(example)
    return f"/// grid | Grid\n    name: g\n    rows: {rows}\n\n{table}///\n\n"


FORMS = {
    "label of a line": f"/// line | {LONG}\n    name: l\n///\n",
    "label of a box": write(LONG, 3),
    "forty lines": write("Forty", 40),
    "sixty boxes": check([f"the thing that has number {number}" for number in range(60)]),
    "long boxes": check([LONG, "short", LONG]),
    "six columns": grid([f"Responsibility {number}" for number in range(6)], [WORD] * 6, 3),
    "six long heads": grid([WORD] * 6, ["x"] * 6, 2),
    "long example": grid(["One", "Two", "Three"], [LONG, "short", LONG], 3),
    "long note": f"/// note | Note\n\n{(LONG + chr(10) * 2) * 3}///\n",
    "boxes": "".join(write(f"Number {at}", 4) for at in range(9)),
    "endless address": f"[https://harbour.example/{'quay/' * 60}](https://harbour.example/)\n",
    "endless word": f"## {WORD * 2}\n\n{WORD * 4}\n\n/// line | {WORD * 3}\n    name: l\n///\n",
    "wide table": row([WORD] * 5) + row(["---"] * 5) + row([WORD] * 5),
    "long cell": row(["One", "Two", "Three"]) + row(["---"] * 3) + row(["short", LONG, "x"]),
}


def said(text: str) -> str:
    """Letters alone: lines and hyphens fall elsewhere in each edition."""
    return re.sub(r"[^\w]", "", text)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", FORMS)
def test_all_words_are_there_and_within_the_margins(printed: Printed, name: str, edition: str) -> None:
    pdf = printed(FORMS[name], edition)
    checks.stays_within(pdf)
    checks.margins_are_clean(pdf)
    assert judges.page_faults(pdf) == []
    printed = said("".join(judges.words_of(pdf)))
    for word in re.sub(r"///.*?\||\w+: \w+$|\(.*?\)", " ", FORMS[name], flags=re.M).split():
        assert said(word) in printed, word


def retitled(site: Path, title: str) -> Path:
    """The small site, whose sheet has another title, in its head too."""
    page = small.write(site) / "worksheets/short/index.html"
    page.write_text(page.read_text("utf-8").replace("Which of these do I hear?", title), "utf-8")
    return site


def pages_with(pdf: Path, text: str) -> list[int]:
    return [at for at, page in enumerate(judges.words_of(pdf)) if text in page]


@pytest.mark.parametrize("above", range(14, 24))
def test_what_leads_to_a_field_stays_with_it(printed: Printed, above: int) -> None:
    form = f"{MORE * above}## Evening\n\nLead.\n\n{write('Field', 9)}"
    pdf = printed(form, "-pen-a4")
    assert pages_with(pdf, "Evening") == pages_with(pdf, "Lead.") == pages_with(pdf, "Field")


@pytest.mark.parametrize("above", range(4, 20, 3))
def test_a_table_keeps_two_rows_on_either_side(printed: Printed, above: int) -> None:
    """The row that is blank is known by its fields."""
    form = MORE * above + grid(["One", "Two"], ["here", "there"], 6)
    pdf = printed(write("Before", 12) + form, "-a4")
    rows = [place.page for place in judges.widgets(pdf) if place.name.startswith("g:")]
    counts = [rows.count(page) // 2 for page in set(rows)]
    assert sum(counts) == 6
    assert min(counts) >= 2
    assert pages_with(pdf, "Example")[0] == rows[0]


def heights(pdf: Path) -> list[float]:
    return [place.rect[3] - place.rect[1] for place in judges.widgets(pdf) if place.multiline]


def test_a_row_of_a_table_stands_whole_on_one_page(printed: Printed) -> None:
    """Every row fills several lines, so that a page would end within one."""
    rows = 8
    cells = ([f"begin{at:02}", f"{'wait and see ' * 40} end{at:02}"] for at in range(rows))
    table = row(["When", "What"]) + row(["---"] * 2) + "".join(map(row, cells))
    pdf = printed(f"{table}\n{write('And?', 2)}")
    assert len({*(page for at in range(rows) for page in pages_with(pdf, f"begin{at}"))}) > 1
    for at in range(rows):
        assert pages_with(pdf, f"begin{at:02}") == pages_with(pdf, f"end{at:02}"), at


def test_what_a_page_has_to_spare_goes_to_the_answers(printed: Printed, tmp_path: Path) -> None:
    some = grid(["One", "Two", "Three"], ["a", "b", "c"], 3)
    pdf = printed(some, "-a4")
    roomy = min(heights(pdf))
    pdf = printed(write("Much", 20) + some, "-a4")
    assert len(judges.gray(pdf, tmp_path, 20)) == 1
    assert roomy > heights(pdf)[-1] > 3 * 12  # three lines of typing in any case


@pytest.mark.parametrize(("columns", "cards"), [(4, False), (5, True)])
def test_columns_that_are_too_narrow_for_a_pen_are_cards(printed: Printed, columns: int, cards: bool) -> None:
    """Four on Letter have 43 millimeters, five 35."""
    heads = [f"Head {number}" for number in range(columns)]
    pdf = printed(grid(heads, ["x"] * columns, 2), "-pen-letter")
    assert ("Row 2" in judges.text_of(pdf)) == cards


def test_a_long_answer_is_read_in_full(printed: Printed, tmp_path: Path) -> None:
    """Even a narrow cell shows the sixty letters that a worked example has."""
    pdf = printed(grid(["One", "Two", "Three", "Four"], ["a", "b", "c", "d"], 2), "-a4")
    filled = tmp_path / "filled.pdf"
    judges.fill(pdf, {0: "She went to Lisbon with people from her course, as planned"}, filled)
    assert "as planned" in " ".join(judges.text_of(filled).split())


def test_typed_text_shrinks_before_it_is_cut(printed: Printed, tmp_path: Path) -> None:
    """Twice as much as fits at its usual size is still read to its end, in print too."""
    pdf = printed(grid(["One", "Two"], ["a", "b"], 2) + write("Much", 24), "-a4")
    filled = tmp_path / "filled.pdf"
    text = f"{LONG[:260].rsplit(' ', 1)[0]} and so to an end"
    judges.fill(pdf, {0: text}, filled)
    assert "and so to an end" in " ".join(judges.text_of(filled).split())


@pytest.mark.parametrize("letters", [100, 140])
def test_a_long_answer_on_a_line_is_printed_to_its_end(
    printed: Printed, tmp_path: Path, letters: int
) -> None:
    pdf, filled = printed("/// line | What I felt\n///\n", "-a4"), tmp_path / "filled.pdf"
    judges.fill(pdf, {0: LONG[: letters - 6].strip() + " to end"}, filled)
    assert "to end" in " ".join(judges.text_of(filled).split())


def test_a_hint_stands_between_its_label_and_the_field(printed: Printed) -> None:
    """One line to type on has it where a box of several has it, and begins at the same edge."""
    form = "/// {0} | Label{0}\nHint{0}.\n///\n\n"
    pdf = printed(form.format("line") + form.format("write"), "-a4")
    line, box = judges.widgets(pdf)
    assert line.rect[0] == box.rect[0]
    for field, kind in ((line, "line"), (box, "write")):
        label, hint = (judges.boxes(pdf, f"{word}{kind}")[0] for word in ("Label", "Hint"))
        assert label[2] > hint[4] > hint[2] > field.rect[3]


@pytest.mark.parametrize("edition", ["-a4", "-pen-letter"])
def test_on_a_tight_sheet_a_short_hint_goes_on_in_the_line_of_its_label(
    printed: Printed, monkeypatch: pytest.MonkeyPatch, edition: str
) -> None:
    """Below the field it would seem to belong to the next one."""
    monkeypatch.setattr(sheet_spacing, "GAP_FACTORS", sheet_spacing.GAP_FACTORS[-1:])
    pdf = printed("/// line | Label\nHint.\n///\n\n", edition)
    label, hint = (judges.boxes(pdf, word)[0] for word in ("Label", "Hint"))
    assert abs(label[2] - hint[2]) < 2 and label[3] < hint[1]
    if edition == "-a4":
        (field,) = judges.widgets(pdf)
        assert field.rect[3] < hint[2] and field.rect[0] < label[1] + 9


@pytest.mark.parametrize(
    ("form", "ends"),
    [("/// line | Label\nHint.\n///\n\n", 1), (write("Box", 3), 1), ("/// line | Label\n///\n\n", 0)],
    ids=["line", "write", "beside its label"],
)
def test_the_last_line_for_a_pen_has_ends_that_point_up(
    printed: Printed, tmp_path: Path, form: str, ends: int
) -> None:
    """Or it might seem to belong to the label below it."""
    pdf = printed(form + MORE * 12, "-pen-letter")
    (page,) = judges.gray(pdf, tmp_path, 150)
    width, height = page.size
    edge = int(width * 199.9 / 215.9)  # at the right margin, where no word ends
    dark = [
        any(page.getpixel((x, y)) < 200 for x in range(edge - 2, edge + 2))  # type: ignore[operator]
        for y in range(height // 6, height * 3 // 4)
    ]
    runs = "".join("x" if is_dark else " " for is_dark in dark).split()
    assert sum(len(run) > 4 for run in runs) == ends, runs


@pytest.mark.parametrize("text", ["Lifeline™ 0808", f"Lifeline™ of {WORD}"], ids=["whole", "broken"])
def test_what_calls_a_number_is_printed_with_its_signs(printed: Printed, text: str) -> None:
    """The face of numbers lacks some that the face of the text has."""
    pdf = printed(f"[{text}](tel:+18005550100)\n\n{write('Field', 3)}", "-letter")
    assert said("Lifeline") + said(text[8:]) in said(judges.text_of(pdf))
    assert "™" in judges.text_of(pdf)
    checks.stays_within(pdf)


def test_a_scale_is_as_wide_as_a_box(printed: Printed) -> None:
    pdf = printed(f"{write('Box', 3)}/// rate | How much?\n    low: none\n    high: all\n///\n", "-a4")
    places = judges.widgets(pdf)
    circles, (box,) = [p for p in places if p.radio], [p for p in places if not p.radio]
    assert len(circles) == 11
    assert abs(circles[-1].rect[2] - box.rect[2]) < 4
    assert abs(circles[0].rect[0] - box.rect[0]) < 4


def spaces(pdf: Path, number: int) -> tuple[float, float] | None:
    """Those above and below the heading of this number, unless a page ends above it."""
    words = (f"{word}{number}" for word in ("Before", "Evening", "After"))
    before, heading, after = (judges.boxes(pdf, word)[0] for word in words)
    assert heading[0] == after[0]
    return (before[2] - heading[4], heading[2] - after[4]) if before[0] == heading[0] else None


@pytest.mark.parametrize("edition", ["-a4", "-pen-letter"])
def test_a_heading_belongs_to_what_follows(printed: Printed, edition: str) -> None:
    """However much a page has to spare: what is left of it makes no space smaller."""
    for above in range(12, 20, 2):
        field = write("After0", 4)
        pdf = printed(f"{MORE * above}Before0.\n\n## Evening0\n\n{field}{write('Long', 24)}", edition)
        assert (found := spaces(pdf, 0)) and found[0] > found[1] * 1.2, above


@pytest.mark.parametrize("edition", ["-a4", "-pen-letter", "-large"])
def test_a_heading_belongs_to_what_follows_however_tight_its_sheet_is(
    printed: Printed, monkeypatch: pytest.MonkeyPatch, edition: str
) -> None:
    """As on a sheet that takes as many pages as it should have with the least space between its blocks alone."""
    monkeypatch.setattr(sheet_spacing, "GAP_FACTORS", sheet_spacing.GAP_FACTORS[-1:])
    part = "/// line | Where{0}\nBefore{0}.\n///\n\n## Evening{0}\n\nAfter{0}.\n\n"
    pdf = printed("".join(part.format(at) for at in range(8)), edition)
    found = [*filter(None, (spaces(pdf, at) for at in range(8)))]
    assert found and all(above > below * 1.2 for above, below in found), found


def test_a_heading_belongs_to_the_line_for_a_pen_below_it(
    printed: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The space to write above the line is below the heading."""
    monkeypatch.setattr(sheet_spacing, "GAP_FACTORS", sheet_spacing.GAP_FACTORS[-1:])
    part = "Before{0}.\n\n## Evening{0}\n\n/// line | After{0}\n///\n\n"
    pdf = printed("".join(part.format(at) for at in range(6)), "-pen-letter")
    found = [*filter(None, (spaces(pdf, at) for at in range(6)))]
    assert found and all(above > below for above, below in found), found


@pytest.mark.parametrize("above", range(4, 16))
def test_no_box_to_tick_stands_alone_at_the_end_of_a_page(printed: Printed, above: int) -> None:
    items = [f"the thing that has number {number}, and a few words more" for number in range(9)]
    pdf = printed(f"{MORE * above}{check(items)}", "-large")
    first, *_ = (page.count("the thing") for page in judges.words_of(pdf) if "the thing" in page)
    assert first > 1


@pytest.mark.parametrize("edition", ["-a4", "-pen-letter"])
def test_a_title_with_a_colon_breaks_after_it(
    printed_from: PrintedFrom, tmp_path: Path, edition: str
) -> None:
    title = "Which of the Things They Say Is True: a list for all of us here"
    site = retitled(tmp_path / "site", title)
    pdf = printed_from(site, f"worksheets/short/short{edition}.pdf")
    assert "Is True: \na list" in judges.words_of(pdf)[0].replace("\r", "")
    assert title in [found for _, found, _ in bookmarks(pypdf.PdfReader(pdf))]


def test_paragraphs_are_not_torn_apart_to_fill_a_page(printed: Printed) -> None:
    pdf = printed(f"First words.\n\nSecond words.\n\n{MORE * 4}{write('Field', 13)}", "-large")
    assert pages_with(pdf, "Field") == [1]
    (first,), (second,) = judges.boxes(pdf, "First words."), judges.boxes(pdf, "Second words.")
    assert first[2] - second[4] < 2 * 18


def test_few_paragraphs_end_with_a_single_word(printed: Printed) -> None:
    words = LONG.split()
    texts = [f"{' '.join(words[at : at + 17 + at])} end{at:02}." for at in range(24)]
    pdf = printed("\n\n".join(texts) + f"\n\n{write('Field', 2)}", "-pen-a4")
    lines = [line.strip() for page in judges.words_of(pdf) for line in page.splitlines()]
    assert sum(line.endswith(".") and line.startswith("end") for line in lines) <= 1


def test_a_table_gives_space_to_long_texts(printed: Printed) -> None:
    table = row(["Age", "Story"]) + row(["---"] * 2) + row(["6", LONG[:90]])
    pdf = printed(f"{table}\n{write('And?', 2)}", "-pen-a4")
    (age,), (story,) = judges.boxes(pdf, "Age"), judges.boxes(pdf, "Story")
    assert story[1] - age[1] < 60 * 72 / 25.4, "a third of the line"


@pytest.mark.parametrize("edition", ["-a4", "-large"])
def test_the_lines_of_a_title_are_about_as_long(
    printed_from: PrintedFrom, tmp_path: Path, edition: str
) -> None:
    title = "What is said tonight and what I hear in the end"
    site = retitled(tmp_path / "site", title)
    pdf = printed_from(site, f"worksheets/short/short{edition}.pdf")
    lines = [line.strip() for line in judges.words_of(pdf)[0].splitlines()]
    found = [len(line) for line in lines if len(line) > 1 and line in title]
    assert len(found) > 1 and min(found) > 0.5 * max(found), lines


@pytest.mark.parametrize("edition", ["-a4", "-pen-letter"])
def test_texts_of_seven_columns_stand_beside_each_other(printed: Printed, edition: str) -> None:
    words = ["Seven", "Eight", "Nine", "Tomorrow", "Elevenses", "Twelve", LONG[:90]]
    table = row(list("ABCDEFG")) + row(["---"] * 7) + row(words)
    pdf = printed(f"{table}\n{write('And?', 2)}", edition)
    places = [judges.boxes(pdf, word.split()[0])[0] for word in words]
    assert all(place[3] < after[1] for place, after in pairwise(places))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("columns", [2, 4, 6, 8, 12])
def test_words_do_not_cross_into_the_next_column(printed: Printed, columns: int, edition: str) -> None:
    heads = [f"h{at:02}armony" for at in range(columns)]
    cells = [f"t{at:02}hought" for at in range(columns)]
    pdf = printed(row(heads) + row(["---"] * columns) + row(cells), edition)
    for words in (heads, cells):
        places = [place for word in words for place in judges.boxes(pdf, word)[:1]]
        assert len(places) == columns
        for one, other in pairwise(places):
            is_below = other[0] > one[0] or other[4] < one[2]
            assert is_below or one[3] < other[1], (one, other)


def test_a_tall_drawing_leaves_space_for_the_sheet(printed_from: PrintedFrom, tmp_path: Path) -> None:
    site = small.write(tmp_path / "site")
    change(site / "worksheets/every-block/index.html", 'viewBox="0 0 96 96"', 'viewBox="0 0 96 1440"')
    pdf = printed_from(site, "worksheets/every-block/every-block-a4.pdf")
    assert judges.widgets(pdf)[0].page == 0
