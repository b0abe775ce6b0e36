"""However long an author's words are, they are all there, and none leaves the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.press import checks, judges, sample

Make = Callable[..., bytes]
LONG = ("What I would have liked to say to somebody who knew me then, " * 40)[:2000].rsplit(" ", 1)[0]
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
LINE = "/// line | {1}\n    name: {0}\n///\n\n"
ABOVE = "One line more.\n\n"
WRITE = "/// write | {1}\n    name: {0}\n    lines: {2}\n///\n\n"


def check(items: list[str]) -> str:
    return "/// check | Which?\n" + "".join(f"- {item}\n" for item in items) + "///\n\n"


def grid(head: list[str], example: list[str], rows: int) -> str:
    def row(cells: list[str]) -> str:
        return f"| {' | '.join(cells)} |\n"

    table = row(head) + row(["---"] * len(head)) + row(example)
    return f"/// grid | Grid\n    name: g\n    rows: {rows}\n{table}///\n\n"


FORMS = {
    "label of a line": LINE.format("l", LONG),
    "label of a box": WRITE.format("w", LONG, 3),
    "forty lines": WRITE.format("w", "Forty", 40),
    "sixty boxes": check([f"the thing that has number {number}" for number in range(60)]),
    "long boxes": check([LONG, "short", LONG]),
    "eight columns": grid([f"Responsibility {number}" for number in range(8)], [WORD] * 8, 3),
    "eight long heads": grid([WORD] * 8, ["x"] * 8, 2),
    "long example": grid(["One", "Two", "Three"], [LONG, "short", LONG], 3),
    "long note": "/// note | Note\n" + f"{LONG}\n\n" * 3 + "///\n\n",
    "note around fields": '<div class="admonition note">'
    + sample.rendered("".join(WRITE.format(f"w{at}", f"Number {at}", 4) for at in range(9)))
    + "</div>",
    "endless address": f"https://harbour.example/{'quay' * 40}",
    "endless word": f"## {WORD * 2}\n\n{WORD * 4}\n\n{LINE.format('l', WORD * 3)}",
    "wide table": f"<table><thead><tr>{f'<th>{WORD}</th>' * 5}</tr></thead><tbody><tr>{f'<td>{WORD}</td>' * 5}</tr></tbody></table>",
}


def said(text: str) -> str:
    """Letters alone: lines and hyphens fall elsewhere in each edition."""
    return re.sub(r"[^\w]", "", text)


@pytest.mark.parametrize("edition", ["-a4", "-pen-letter", "-large"])
@pytest.mark.parametrize("name", FORMS)
def test_all_words_are_there_and_within_the_margins(
    make: Make, tmp_path: Path, name: str, edition: str
) -> None:
    pdf = tmp_path / f"{name}.pdf"
    pdf.write_bytes(make(FORMS[name], edition))
    checks.stays_within(pdf)
    checks.margins_are_clean(pdf, tmp_path)
    assert judges.page_faults(pdf) == []
    printed = said(judges.text_of(pdf))
    form = re.sub(
        r"<span class=\"row-name.*?</label>|<td><label.*?</label>", "", sample.rendered(FORMS[name])
    )
    for piece in re.findall(r">([^<>]+)<", form):
        for word in piece.split():
            assert said(word) in printed, word


def pages_with(pdf: Path, text: str) -> list[int]:
    return [at for at, page in enumerate(judges.text_of(pdf).split("\f")) if text in page]


@pytest.mark.parametrize("above", range(14, 24))
def test_what_leads_to_a_field_stays_with_it(make: Make, tmp_path: Path, above: int) -> None:
    form = f"{ABOVE * above}## Evening\n\nLead.\n\n{WRITE.format('w', 'Field', 9)}"
    pdf = tmp_path / "lead.pdf"
    pdf.write_bytes(make(form, "-pen-a4"))
    assert pages_with(pdf, "Evening") == pages_with(pdf, "Lead.") == pages_with(pdf, "Field")


@pytest.mark.parametrize("above", range(4, 20, 3))
def test_a_table_keeps_two_rows_on_either_side(make: Make, tmp_path: Path, above: int) -> None:
    """The row that is blank is known by its fields."""
    form = ABOVE * above + grid(["One", "Two"], ["here", "there"], 6)
    pdf = tmp_path / "table.pdf"
    pdf.write_bytes(make(WRITE.format("w", "Before", 12) + form, "-a4"))
    rows = [place.page for place in judges.widgets(pdf) if place.name.startswith("g:")]
    counts = [rows.count(page) // 2 for page in set(rows)]
    assert sum(counts) == 6
    assert min(counts) >= 2
    assert pages_with(pdf, "Example")[0] == rows[0]


def heights(pdf: Path) -> list[float]:
    return [place.rect[3] - place.rect[1] for place in judges.widgets(pdf) if place.multiline]


def test_what_a_page_has_to_spare_goes_to_the_answers(make: Make, tmp_path: Path) -> None:
    some = grid(["One", "Two", "Three"], ["a", "b", "c"], 3)
    pdf = tmp_path / "room.pdf"
    pdf.write_bytes(make(some, "-a4"))
    roomy = min(heights(pdf))
    pdf.write_bytes(make(WRITE.format("w", "Much", 24) + some, "-a4"))
    assert len(judges.grey(pdf, tmp_path, 20)) == 1
    assert roomy > heights(pdf)[-1] > 3 * 12  # three lines of typing in any case


def test_a_long_answer_is_read_in_full(make: Make, tmp_path: Path) -> None:
    """Even a narrow cell shows the sixty letters that a worked example has."""
    pdf, filled = tmp_path / "cell.pdf", tmp_path / "filled.pdf"
    pdf.write_bytes(make(grid(["One", "Two", "Three", "Four"], ["a", "b", "c", "d"], 2) * 1, "-a4"))
    judges.fill(pdf, {0: "She went to Lisbon with people from her course, as planned"}, filled)
    assert "as planned" in judges.text_of(filled)
