"""`grid`: what the author writes, what the reader gets."""

import re

import worksheet
from tests.blocks.answer_names import answer_names
from tests.blocks.conftest import Gives, render


def test_a_table_has_an_example_and_blank_rows(gives: Gives) -> None:
    gives(
        """
/// grid | Fact or guess?
    rows: 1
Sort them.

| What I told *myself* | Fact? |
|:---|---|
| *They are late* | *guess* |
///
""",
        """
<div class="field" data-block="grid" data-field="fact-or-guess" data-lines="2">
<table aria-describedby="h-fact-or-guess" aria-labelledby="l-fact-or-guess">
<caption>
<span id="l-fact-or-guess">Fact or guess?</span>
<div class="hint" id="h-fact-or-guess">
<p>Sort them.</p>
</div>
</caption>
<thead>
<tr>
<th scope="col">What I told <em>myself</em>
</th>
<th scope="col">Fact?</th>
</tr>
</thead>
<tbody>
<tr class="example">
<td data-column="What I told myself" data-example="Example">
<em>They are late</em>
</td>
<td data-column="Fact?">
<em>guess</em>
</td>
</tr>
<tr>
<td>
<span class="row-name" id="r-fact-or-guess-1">Row 1</span>
<label for="f-fact-or-guess-1-what-i-told-myself" id="l-fact-or-guess-1-what-i-told-myself">What I told <em>myself</em>
</label>
<textarea aria-labelledby="r-fact-or-guess-1 l-fact-or-guess-1-what-i-told-myself" data-answer="fact-or-guess.1.what-i-told-myself" id="f-fact-or-guess-1-what-i-told-myself" name="fact-or-guess.1.what-i-told-myself" rows="2">
</textarea>
</td>
<td>
<label for="f-fact-or-guess-1-fact" id="l-fact-or-guess-1-fact">Fact?</label>
<textarea aria-labelledby="r-fact-or-guess-1 l-fact-or-guess-1-fact" data-answer="fact-or-guess.1.fact" id="f-fact-or-guess-1-fact" name="fact-or-guess.1.fact" rows="2">
</textarea>
</td>
</tr>
</tbody>
</table>
</div>
""",
    )


def test_rows_may_be_left_out_and_a_hint_may_stand_straight_above() -> None:
    written = "/// grid | Fact?\nSort them.\n| A | B |\n|:--|--:|\n| *x* | y |\n///"
    apart = written.replace("\n|", "\n\n|", 1).replace("Fact?\n", "Fact?\n    rows: 4\n")
    assert worksheet.check(written) == []
    assert render(written) == render(apart)
    assert "style=" not in render(written)
    assert answer_names(written) == answer_names(apart)


def test_a_row_with_nothing_but_a_name_is_to_be_filled_in(gives: Gives) -> None:
    gives(
        """
/// grid | My week
    name: week
    add: yes
| Day | Mood |
|---|---|
| *Friday* | *low* |
| **Mon** | |
///
""",
        """
<div class="field" data-add="" data-block="grid" data-field="week" data-lines="2" data-rows="1">
<table>
<caption>
<span>My week</span>
</caption>
<thead>
<tr>
<th scope="col">Day</th>
<th scope="col">Mood</th>
</tr>
</thead>
<tbody>
<tr class="example">
<td data-column="Day" data-example="Example">
<em>Friday</em>
</td>
<td data-column="Mood">
<em>low</em>
</td>
</tr>
<tr>
<th id="r-week-mon" scope="row">
<strong>Mon</strong>
</th>
<td>
<label for="f-week-mon-mood" id="l-week-mon-mood">Mood</label>
<textarea aria-labelledby="r-week-mon l-week-mon-mood" data-answer="week.mon.mood" id="f-week-mon-mood" name="week.mon.mood" rows="2">
</textarea>
</td>
</tr>
</tbody>
</table>
<button class="add-row" data-do="add-row" hidden="" type="button">Add a row</button>
</div>
""",
    )


def test_rows_without_a_name_follow_those_with_one() -> None:
    text = "/// grid | Steps\n    rows: 3\n| Step | Fear | Done |\n|---|---|---|\n| 3 | | |\n| 2 | | |\n///\n"
    rows = ("3", "2", "3-2")
    named = [f"steps.{row}.{part}" for row in rows for part in ("fear", "done")]
    named.insert(4, "steps.3-2.step")
    assert re.findall(r'data-answer="([^"]*)"', render(text)) == named
    assert answer_names(text) == named


def test_a_row_that_is_written_blank_is_one_to_fill_in() -> None:
    head = "/// grid | Calls\n    rows: 3\n| Who | When |\n|---|---|\n| *Ada* | *at noon* |\n| Bo | |\n"
    counted, blank = head + "///\n", head.replace("    rows: 3\n", "") + "| | |\n|  |  |\n///\n"
    assert worksheet.check(blank) == []
    assert render(blank) == render(counted)
    assert answer_names(blank) == answer_names(counted)
