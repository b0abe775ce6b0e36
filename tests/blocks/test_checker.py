"""Bad input: the line and the sentence, to the letter. A therapist reads them, so they are pinned."""

import pytest

import worksheet
from worksheet import registry

NO_LINES = ("many", "41", "2.5", "", "yes", "010", "0x4")
NO_ROWS = ("0", "21", "1e9")


def page(*blocks: str) -> str:
    """All one below the other: all mistakes are told at once."""
    return "\n\n".join(blocks)


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
    "blocks that are not there, empty, with too many strokes or not at the start of a line": (
        page(
            "/// wriet | What happened?\n///",
            "/// scale | How much?\n///",
            "/// checkbox | Which?\n- a\n///",
            "/// zigzag | What happened?\n///",
            "//// write | What?\n////",
            "> /// note | What?\n> ///",
            "/// try | Breathe\n\n///",
        ),
        '1: there is no block "wriet". Did you mean "write"?',
        '4: there is no block "scale". Did you mean "rate"?',
        '7: there is no block "checkbox". Did you mean "check"?',
        f'11: there is no block "zigzag". Use one of these: {", ".join(registry.blocks())}.',
        "14: found ////. Write exactly three: ///",
        "15: found ////. Write exactly three: ///",
        "17: /// must be at the very start of its line. Move it out of the list, quotation or indentation.",
        "18: /// must be at the very start of its line. Move it out of the list, quotation or indentation.",
        '20: this "try" is empty. Write its text under the first line, or remove it.',
    ),
    "options that are none": (
        page(
            "/// write | Typo\n    line: 5\n///",
            "/// write | Like no other\n    color: red\n///",
            "/// note | A note has none\n    color: red\nText\n///",
            "/// write | No colon\n    lines 5\n///",
            "/// write | No space\n    lines:5\n///",
            "/// write | Twice\n    lines: 5\n    lines: 6\n///",
            "/// write | Too far left\n  lines: 5\n///",
            "/// write | After an empty line\n\n    lines: 5\n///",
            '/// rate | A macro\n    low: "{{ book() }}"\n///',
            "/// rate | From 1 to 5\n    min: 1\n    low: a\n    high: b\n///",
        ),
        '2: "write" has no option "line". Did you mean "lines"?',
        '6: "write" has no option "color". Use one of these: lines, name.',
        '10: "note" takes no options, and "color:" is one. Remove it.',
        '15: "lines 5" is not an option. Write a word, a colon and a value: lines: 5',
        '19: "lines:5" is not an option. Write a word, a colon and a value: lines: 5',
        "24: lines: appears twice (first in line 23). Keep one.",
        '28: "lines:" is an option. Move it directly under the first line of the block, indented by four spaces.',
        '33: "lines:" is an option. Move it directly under the first line of the block, indented by four spaces.',
        "37: low: can't contain a macro. Write the words themselves.",
        '41: "rate" has no option "min". A scale goes from 0 to 10. For fewer steps write a choice: /// choice.',
    ),
    "values that are something else": (
        page(
            "/// rate | Read as another type\n    low: no\n    high: 10\n///",
            "/// rate | Not readable\n    low: *not*\n    high: so: much\n///",
            "/// line | Two in a line\n    name: x, lines: 3\n///",
            "/// line | No name\n    name: What Happened\n///",
            "/// line | A day\n    name: 2026-11-01\n///",
            "/// line | Signs\n    name: __\n///",
        ),
        '2: low: "no" is not read as text. Put straight quotation marks around it.',
        '3: high: "10" is not read as text. Put straight quotation marks around it.',
        '7: low: "*not*" can\'t be read. Put straight quotation marks around it.',
        '8: high: "so: much" can\'t be read. Put straight quotation marks around it.',
        '12: name: "x, lines: 3" can\'t be read. Put straight quotation marks around it.',
        '16: name: "What Happened" is not a name. Use letters, digits, hyphens and underscores, as in what-happened.',
        '20: name: "2026-11-01" is not read as a name. Put straight quotation marks around it.',
        '24: name: "__" is not a name. Use letters, digits, hyphens and underscores, as in what-happened.',
    ),
    "labels": (
        page(
            "/// write\n///",
            "/// rate |\n///",
            "/// note\nText\n///",
            "/// write What happened?\n///",
            "/// write | ???\n///",
            "/// write | ****\n///",
            '/// write | My {{ count("letters") }} letters\n///',
            "/// line | As shown[^neff2003]\n///",
            "/// write | See [rest](rest.md)\n///",
            f"/// write | {'word ' * 50}\n///",
        ),
        '1: this "write" has no label. Write it after a bar: /// write | What happened?',
        '4: this "rate" has no label. Write it after a bar: /// rate | How strong was it?',
        '7: this "note" has no title. Write it after a bar: /// note | Before you begin',
        "11: a bar is missing before the label. Write: /// write | What happened?",
        '14: the label "???" has no letter or digit in it. Change it, or give the field a name: what-happened',
        '17: the label "****" has no letter or digit in it. Change it, or give the field a name: what-happened',
        "20: a label can only have words. Put a macro, source, link or picture in the hint under it.",
        "23: a label can only have words. Put a macro, source, link or picture in the hint under it.",
        "26: a label can only have words. Put a macro, source, link or picture in the hint under it.",
        "29: this label has 249 characters; the limit is 200. Move the explanation to the hint under it.",
    ),
    "labels and names twice": (
        page(
            "/// write | What?\n///",
            "/// line | what\n///",
            "/// write | Who?\n///",
            "/// line | *WHO?*\n///",
            "/// write | One\n    name: own\n///",
            "/// line | Two\n    name: own\n///",
        ),
        '4: the name "what" appears twice on this sheet (first in line 1). Change one, or write name: and a different word under one of them.',
        '10: the label "WHO?" appears twice on this sheet (first in line 7). Change one, or write name: and a different word under one of them.',
        '17: the name "own" appears twice on this sheet (first in line 13). Change one, or write name: and a different word under one of them.',
    ),
    "choices": (
        page(
            "/// check | None\nA hint.\n///",
            "/// check | Twice\n- Cold hands\n- *cold* hands\n///",
            "/// check | Words below\n- Cold hands\n  - and feet\n\nTick any.\n///",
            "/// check | Empty\n- Cold hands\n-\n///",
        ),
        '1: this "check" has no choices. Write each on a line of its own: - Racing heart',
        '7: the choice "cold hands" appears twice. Change or remove one.',
        '12: "- and feet" is not a choice. Begin each choice with "- " at the start of its line; put a hint above the list.',
        '14: "Tick any." is not a choice. Begin each choice with "- " at the start of its line; put a hint above the list.',
        "19: this choice is empty. Write its words, or remove the line.",
    ),
    "tables": (
        page(
            "/// grid | No head\n| Mon | | |\n| Tue | | |\n///",
            "/// grid | A row twice\n\n| A | B |\n|---|---|\n| *c* | |\n| C | |\n///",
            f"/// grid | Wide\n    rows: 2\n| {' | '.join('ABCDEFG')} |\n|{'---|' * 7}\n///",
            "/// grid | No table\n    rows: 2\nA hint.\n///",
            "/// grid | Ragged\n    rows: 2\n| A | B |\n|---|---|\n| x |\n| x | y | z |\n///",
            "/// grid | No dashes\n    rows: 2\n| A | B |\n| x | y |\n///",
            "/// grid | A head twice\n    rows: 2\n| A | a |\n|---|---|\n///",
            "/// grid | No bars\n    rows: 2\n| A | B |\n|---|---|\nx | y\n///",
        ),
        "2: the line of dashes under the head of this table is missing. Write it between bars: |---|---|",
        '11: the row "C" appears twice. Change or remove one.',
        "16: this table has 7 columns; the limit is 6. Make it two tables, or let these be the first cells of its rows: | A | | |",
        '20: this "grid" has no table. Write its head between bars, and under it |---|---|',
        "29: cells in this row: 1; in the head: 2. Every row needs as many; write an empty cell as | |",
        "30: cells in this row: 3; in the head: 2. Every row needs as many; write an empty cell as | |",
        "35: the line of dashes under the head of this table is missing. Write it between bars: |---|---|",
        '41: the column head "a" appears twice. Change or remove one.',
        '49: "x | y" is not a row. Begin and end a row with a bar, |; put a hint above the table.',
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
