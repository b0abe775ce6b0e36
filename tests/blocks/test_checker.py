"""Bad input: the line and the sentence, to the letter. A therapist reads them, so they are pinned."""

import pytest

import worksheet
from worksheet import registry

NO_LINES = ("many", "41", "2.5", "", "yes", "010", "0x4")
NO_ROWS = ("0", "21")
BAD: dict[str, tuple[str, ...]] = {
    "lines that are no number, or too many": (
        "".join(f"/// write | {at}?\n    lines: {value}\n///\n\n" for at, value in enumerate(NO_LINES)),
        *(
            f'{at * 4 + 2}: lines: "{value}" is not a whole number from 1 to 40. Write one, in digits.'
            for at, value in enumerate(NO_LINES)
        ),
    ),
    "no rows, or too many": (
        "".join(
            f"/// grid | {at}?\n    rows: {value}\n| A | B |\n|---|---|\n///\n\n"
            for at, value in enumerate(NO_ROWS)
        ),
        *(
            f'{at * 6 + 2}: rows: "{value}" is not a whole number from 1 to 20. Write one, in digits.'
            for at, value in enumerate(NO_ROWS)
        ),
    ),
    "a block that is not there": (
        "/// wriet | What happened?\n///",
        '1: there is no block "wriet". Did you mean "write"?',
    ),
    "a block as other forms call it": (
        "/// scale | How much?\n///\n\n/// checkbox | Which?\n- a\n///",
        '1: there is no block "scale". Did you mean "rate"?',
        '4: there is no block "checkbox". Did you mean "check"?',
    ),
    "a block like no other": (
        "/// zigzag | What happened?\n///",
        f'1: there is no block "zigzag". Use one of these: {", ".join(registry.blocks())}.',
    ),
    "an option that is not there": (
        "/// write | What?\n    line: 5\n///",
        '2: "write" has no option "line". Did you mean "lines"?',
    ),
    "an option like no other": (
        "/// write | What?\n    color: red\n///",
        '2: "write" has no option "color". Use one of these: lines, name.',
    ),
    "an option on a note": (
        "/// note | What?\n    color: red\nText\n///",
        '2: "note" takes no options, and "color:" is one. Remove it.',
    ),
    "words that YAML takes for a truth value": (
        "/// rate | How?\n    low: no\n    high: 10\n///",
        '2: low: "no" is not read as text. Put straight quotation marks around it.',
        '3: high: "10" is not read as text. Put straight quotation marks around it.',
    ),
    "words that can't be read as YAML": (
        "/// rate | How?\n    low: *not*\n    high: so: much\n///",
        '2: low: "*not*" can\'t be read. Put straight quotation marks around it.',
        '3: high: "so: much" can\'t be read. Put straight quotation marks around it.',
    ),
    "a name that is none": (
        "/// line | What?\n    name: What Happened\n///",
        '2: name: "What Happened" is not a name. Use letters, digits, hyphens and underscores, as in what-happened.',
    ),
    "a name that is read as something else": (
        "/// line | What?\n    name: 2026-11-01\n///\n\n/// line | Who?\n    name: __\n///",
        '2: name: "2026-11-01" is not read as a name. Put straight quotation marks around it.',
        '6: name: "__" is not a name. Use letters, digits, hyphens and underscores, as in what-happened.',
    ),
    "an option without a value": (
        "/// write | What?\n    lines 5\n///",
        '2: "lines 5" is not an option. Write a word, a colon and a value: lines: 5',
    ),
    "an option without a space": (
        "/// write | What?\n    lines:5\n///",
        '2: "lines:5" is not an option. Write a word, a colon and a value: lines: 5',
    ),
    "an option twice": (
        "/// write | What?\n    lines: 5\n    lines: 6\n///",
        "3: lines: appears twice (first in line 2). Keep one.",
    ),
    "an option too far left": (
        "/// write | What?\n  lines: 5\n///",
        '2: "lines:" is an option. Move it directly under the first line of the block, indented by four spaces.',
    ),
    "an option after an empty line": (
        "/// write | What?\n\n    lines: 5\n///",
        '3: "lines:" is an option. Move it directly under the first line of the block, indented by four spaces.',
    ),
    "no label": (
        "/// write\n///\n\n/// rate |\n///\n\n/// note\nText\n///",
        '1: this "write" has no label. Write it after a bar: /// write | What happened?',
        '4: this "rate" has no label. Write it after a bar: /// rate | How strong was it?',
        '7: this "note" has no title. Write it after a bar: /// note | Before you begin',
    ),
    "no bar": (
        "/// write What happened?\n///",
        "1: a bar is missing before the label. Write: /// write | What happened?",
    ),
    "a label without letters": (
        "/// write | ???\n///",
        '1: the label "???" has no letter or digit in it. Change it, or give the field a name: what-happened',
    ),
    "a macro in a label": (
        '/// write | My {{ count("letters") }} letters\n///\n\n/// line | As shown[^neff2003]\n///',
        "1: a label can only have words. Put a macro, source, link or picture in the hint under it.",
        "4: a label can only have words. Put a macro, source, link or picture in the hint under it.",
    ),
    "never closed": (
        "/// write | What?\nA hint.",
        '1: this "write" is never closed. Write /// on a line of its own under it.',
    ),
    "not closed before the next": (
        "/// write | What?\n\n/// line | And then?\n///",
        '1: this "write" is not closed before "line" begins in line 3. Write /// on a line of its own before it; no block can be inside another.',
    ),
    "a field in a field": (
        "/// write | What?\n/// line | And then?\n///\n///",
        '1: this "write" is not closed before "line" begins in line 2. Write /// on a line of its own before it; no block can be inside another.',
    ),
    "closed without being open": (
        "Text\n\n///",
        "3: this /// closes a block, but none is open. Remove it, or name the block that should begin here: /// write | What happened?",
    ),
    "four strokes": (
        "//// write | What?\n////",
        "1: found ////. Write exactly three: ///",
        "2: found ////. Write exactly three: ///",
    ),
    "in a quotation": (
        "> /// note | What?\n> ///",
        *[
            f"{line}: /// must be at the very start of its line. Move it out of the list, quotation or indentation."
            for line in (1, 2)
        ],
    ),
    "a label twice": (
        "/// write | What?\n///\n\n/// line | what\n///",
        '4: the name "what" appears twice on this sheet (first in line 1). Change one, or write name: and a different word under one of them.',
    ),
    "the very same label twice": (
        "/// write | What?\n///\n\n/// line | *What?*\n///",
        '4: the label "What?" appears twice on this sheet (first in line 1). Change one, or write name: and a different word under one of them.',
    ),
    "a name twice": (
        "/// write | One\n    name: own\n///\n\n/// line | Two\n    name: own\n///",
        '5: the name "own" appears twice on this sheet (first in line 1). Change one, or write name: and a different word under one of them.',
    ),
    "no choices": (
        "/// check | Which?\nA hint.\n///",
        '1: this "check" has no choices. Write each on a line of its own: - Racing heart',
    ),
    "a choice twice": (
        "/// check | Which?\n- Cold hands\n- *cold* hands\n///",
        '3: the choice "cold hands" appears twice. Change or remove one.',
    ),
    "words under the choices": (
        "/// check | Which?\n- Cold hands\n  - and feet\n\nTick any.\n///",
        '3: "- and feet" is not a choice. Begin each choice with "- " at the start of its line; put a hint above the list.',
        '5: "Tick any." is not a choice. Begin each choice with "- " at the start of its line; put a hint above the list.',
    ),
    "a note without text": (
        "/// try | Breathe\n\n///",
        '1: this "try" is empty. Write its text under the first line, or remove it.',
    ),
    "a label with a link": (
        "/// write | See [rest](rest.md)\n///",
        "1: a label can only have words. Put a macro, source, link or picture in the hint under it.",
    ),
    "a label that goes on and on": (
        f"/// write | {'word ' * 50}\n///",
        "1: this label has 249 characters; the limit is 200. Move the explanation to the hint under it.",
    ),
    "an empty choice": (
        "/// check | Which?\n- Cold hands\n-\n///",
        "3: this choice is empty. Write its words, or remove the line.",
    ),
    "a scale from 1 to 5": (
        "/// rate | How?\n    min: 1\n    low: a\n    high: b\n///",
        '2: "rate" has no option "min". A scale goes from 0 to 10. For fewer steps write a choice: /// choice.',
    ),
    "rows without a head": (
        "/// grid | T\n| Mon | | |\n| Tue | | |\n///",
        "2: the line of dashes under the head of this table is missing. Write it between bars: |---|---|",
    ),
    "a macro in an option": (
        '/// rate | How?\n    low: "{{ book() }}"\n///',
        "2: low: can't contain a macro. Write the words themselves.",
    ),
    "a named row twice": (
        "/// grid | T\n\n| A | B |\n|---|---|\n| *c* | |\n| C | |\n///\n",
        '6: the row "C" appears twice. Change or remove one.',
    ),
    "too many columns": (
        f"/// grid | Fact?\n    rows: 2\n| {' | '.join('ABCDEFG')} |\n|{'---|' * 7}\n///",
        "3: this table has 7 columns; the limit is 6. Make it two tables, or let these be the first cells of its rows: | A | | |",
    ),
    "a grid without a table": (
        "/// grid | Fact?\n    rows: 2\nA hint.\n///",
        '1: this "grid" has no table. Write its head between bars, and under it |---|---|',
    ),
    "ragged rows": (
        "/// grid | Fact?\n    rows: 2\n| A | B |\n|---|---|\n| x |\n| x | y | z |\n///",
        "5: cells in this row: 1; in the head: 2. Every row needs as many; write an empty cell as | |",
        "6: cells in this row: 3; in the head: 2. Every row needs as many; write an empty cell as | |",
    ),
    "no dashes under the head": (
        "/// grid | Fact?\n    rows: 2\n| A | B |\n| x | y |\n///",
        "3: the line of dashes under the head of this table is missing. Write it between bars: |---|---|",
    ),
    "two columns of one name": (
        "/// grid | Fact?\n    rows: 2\n| A | a |\n|---|---|\n///",
        '3: the column head "a" appears twice. Change or remove one.',
    ),
    "a row without its bars": (
        "/// grid | Fact?\n    rows: 2\n| A | B |\n|---|---|\nx | y\n///",
        '5: "x | y" is not a row. Begin and end a row with a bar, |; put a hint above the table.',
    ),
    "swallowed by the list right above": (
        "3. third\n/// check | Which?\n| c | d |\n- one\n///",
        '2: this "check" can\'t be read here. Leave an empty line before and after it, and remove any HTML, list, table or quotation in or around it.',
    ),
    "swallowed by raw HTML": (
        "<div>\n\n/// write | What?\n///\n\n</div>",
        '3: this "write" can\'t be read here. Leave an empty line before and after it, and remove any HTML, list, table or quotation in or around it.',
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_a_mistake_is_named_with_its_line(case: str) -> None:
    text, *expected = BAD[case]
    assert [f"{line}: {message}" for line, message in worksheet.check(text)] == expected


def test_lines_are_counted_from_where_the_text_begins_in_its_file() -> None:
    found = worksheet.check("\n/// wriet | What?\n///", first_line=7)
    assert [line for line, _ in found] == [8]


def test_all_mistakes_are_told_at_once_by_line() -> None:
    text = "///\n\n/// wriet | A\n    lines: x\n///\n\n/// check | B\n///\n\n/// write\n    x: 1\n///"
    assert [line for line, _ in worksheet.check(text)] == [1, 3, 7, 10, 11]


def test_fields_are_refused_on_a_page_that_is_no_worksheet() -> None:
    text = "/// write | What?\n///\n\n/// note | Mind\nText\n///"
    found = worksheet.check(text, allow_fields=False)
    assert [f"{line}: {message}" for line, message in found] == [
        '1: "write" is a field to fill in. Move it to a worksheet; '
        f"this page can have {', '.join(registry.allowed_names(on_worksheet=False))}."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "```\n/// wriet | In code\n```",
        "~~~~ md\n///\n~~~~",
        "See file:///etc and a///b.",
        "/// Write | Capitals are fine\n///",
        "/// write | Tabs are fine\n\tlines: 5\n///",
        "/// write | A hint with code\n```\n/// wriet\n```\n///",
        "/// write | One\n///\n\n/// write | Two\n///",
        "/// grid | Bars in cells\n    rows: 1\n| a \\| b | `c | d` |\n|---|---|\n///",
        "Windows\r\n\r\n/// write | Line ends\r\n    lines: 5\r\n///\r\n",
        "/// check | No empty line is needed\n- above the first choice\n///",
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert worksheet.check(text) == []


def test_an_unclosed_fence_hides_nothing() -> None:
    assert worksheet.check("```\n/// wriet | x\n///") != []
