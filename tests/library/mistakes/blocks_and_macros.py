"""Mistakes between /// and ///, and between {{ and }}."""

from tests.library.tiny_site import AFTER, FRIEND, MKDOCS, MYSELF, SHEET, SITE, STORM, WALK, Mistake, before
from worksheet import registry

# The first field of the sheet.
FIELD = "/// write | What happened?\n    lines: 3\n///"

MISTAKES = [
    Mistake(
        "a sheet whose only field has another name",
        {SHEET: [(FIELD, "/// time | When?\n///"), ("/// check | Which of these?\n- rain\n- wind\n///", "")]},
        'docs/worksheets/my-walk.md:10: there is no block "time". Did you mean "line"?',
    ),
    Mistake(
        "macros of a booking that there is not, and a page for it",
        {
            MKDOCS: (
                '  booking: {address: "https://tea.example/book", label: Book a talk, minutes: 15}\n',
                "",
            ),
            "docs/book.md": ("Come.", "Come for {{ book_minutes() }} minutes."),
        },
        "docs/after.md:6: book(): mkdocs.yml has no extra.booking. Remove this, or add booking: there with address: and label:.",
        "docs/book.md:1: this page is for booking, and mkdocs.yml has no extra.booking. Add it, or delete this page and its line in nav.",
        "docs/book.md:6: book_minutes(): extra.booking in mkdocs.yml has no minutes. Remove this, or add minutes: there.",
    ),
    Mistake(
        "the minutes of a talk that has none",
        {MKDOCS: (", minutes: 15", ""), AFTER: ("book()", "book_minutes()")},
        "docs/after.md:6: book_minutes(): extra.booking in mkdocs.yml has no minutes. Remove this, or add minutes: there.",
    ),
    Mistake(
        "a block with a typo",
        {SHEET: ("/// write", "/// wriet")},
        'docs/worksheets/my-walk.md:10: there is no block "wriet". Did you mean "write"?',
    ),
    Mistake(
        "an option with a typo",
        {SHEET: ("    lines: 3", "    line: 3")},
        'docs/worksheets/my-walk.md:11: "write" has no option "line". Did you mean "lines"?',
    ),
    Mistake(
        "an option of the wrong kind",
        {SHEET: ("    lines: 3", "    lines: many")},
        'docs/worksheets/my-walk.md:11: lines: "many" is not a whole number from 1 to 40. Write one, in digits.',
    ),
    Mistake(
        "an option below the hint",
        {SHEET: ("    lines: 3", "A hint.\nlines: 3")},
        'docs/worksheets/my-walk.md:12: "lines:" is an option. Move it directly under the first line of the block, indented by four spaces.',
    ),
    Mistake(
        "no label",
        {SHEET: ("/// write | What happened?", "/// write")},
        'docs/worksheets/my-walk.md:10: this "write" has no label. Write it after a bar: /// write | What happened?',
    ),
    Mistake(
        "no bar before the label",
        {SHEET: ("/// write | What happened?", "/// write What happened?")},
        "docs/worksheets/my-walk.md:10: a bar is missing before the label. Write: /// write | What happened?",
    ),
    Mistake(
        "a block that is not closed",
        {SHEET: ("- wind\n///", "- wind")},
        'docs/worksheets/my-walk.md:14: this "check" is never closed. Write /// on a line of its own under it.',
    ),
    Mistake(
        "a block that is closed twice",
        {SHEET: ("- wind\n///", "- wind\n///\n\n///")},
        "docs/worksheets/my-walk.md:19: this /// closes a block, but none is open. Remove it, or name the block that should begin here: /// write | What happened?",
    ),
    Mistake(
        "a word after the strokes that close",
        {SHEET: ("- wind\n///", "- wind\n/// done")},
        'docs/worksheets/my-walk.md:17: a block ends with /// alone. Remove "done" after ///.',
    ),
    Mistake(
        "a table in a list of choices, which would not be shown",
        {SHEET: ("- wind\n///", "- wind\n| one |\n|:-:|\n| two |\n\n- fog\n///")},
        'docs/worksheets/my-walk.md:14: this "check" can\'t be read here. Leave an empty line before and after it, and remove any HTML, list, table or quotation in or around it.',
    ),
    Mistake(
        "two strokes",
        {SHEET: ("/// write | What happened?\n    lines: 3\n///", "// write | What happened?\n//")},
        'docs/worksheets/my-walk.md:10: "// write | What happened?" is not a block. Write three slashes at the start of the line: ///',
    ),
    Mistake(
        "choices that are missing",
        {SHEET: ("- rain\n- wind\n", "")},
        'docs/worksheets/my-walk.md:14: this "check" has no choices. Write each on a line of its own: - Racing heart',
    ),
    Mistake(
        "a choice twice",
        {SHEET: ("- wind", "- rain")},
        'docs/worksheets/my-walk.md:16: the choice "rain" appears twice. Change or remove one.',
    ),
    Mistake(
        "a table with a short row",
        {
            SHEET: (
                "/// write | What happened?\n    lines: 3",
                "/// grid | G\n    rows: 2\n| A | B |\n|---|---|\n| a |",
            )
        },
        "docs/worksheets/my-walk.md:14: cells in this row: 1; in the head: 2. Every row needs as many; write an empty cell as | |",
    ),
    Mistake(
        "a scale from no to yes",
        {SHEET: ("/// write | What happened?\n    lines: 3", "/// rate | R\n    low: no")},
        'docs/worksheets/my-walk.md:11: low: "no" is not read as text. Put straight quotation marks around it.',
    ),
    Mistake(
        "a block in a list",
        {SHEET: ("/// write | What happened?\n    lines: 3\n///", "- /// write | What happened?\n  ///")},
        "docs/worksheets/my-walk.md:10: /// must be at the very start of its line. Move it out of the list, quotation or indentation.",
        "docs/worksheets/my-walk.md:11: /// must be at the very start of its line. Move it out of the list, quotation or indentation.",
    ),
    Mistake(
        "a field in an article",
        {WALK: before("/// line | What?\n///\n")},
        'docs/habits/walk.md:9: "line" is a field to fill in. Move it to a worksheet; this page can have '
        f"{', '.join(registry.allowed_names(on_worksheet=False))}.",
    ),
    Mistake(
        "a worksheet without text",
        {SHEET: (SITE[SHEET].partition("## Two")[2], "")},
        "docs/worksheets/my-walk.md:1: this worksheet has nothing to fill in yet. Add blocks such as /// write | What happened?",
    ),
    Mistake(
        "a macro with a typo, one that is not closed, and a condition",
        {
            WALK: before('{{ cuont("habits") }}'),
            FRIEND: ("They wait.", '{{ count("habits")\n\nThey wait.'),
            MYSELF: ("They wait", "{% if x %}y{% endif %} They wait"),
        },
        'docs/habits/walk.md:9: there is no macro "cuont". Did you mean "count"?',
        'docs/letters/to-a-friend.md:10: "{{ count("habits")" opens a macro that is not closed on its line. Write }} at its end.',
        'docs/letters/to-myself.md:11: "{%" is not used here. Write a macro as {{ name("value") }}.',
    ),
    Mistake(
        "macros and a note that can't be read, one below the other",
        {
            WALK: before(
                '{{ count("habit") }}',
                "{{ count() }}",
                '{{ count("habits", word=true) }}',
                "{{ book }}",
                "{{ count(habits) }}",
                '{{ count("habits") }',
                '{ count("habits") }',
                "{{ }}",
                "{{ page.title }}",
                '{{ count("habits")|upper }}',
                '{{ practice("nmae") }}',
                '{{ helplines("abus") }}',
                "/// note | Mind\n///",
                'Call {{ helplines("abuse") }} now.',
                '{{ count(\n"habits") }}',
                "{% raw %}{{ x }}{% endraw %}",
                '{{ count(count("habits")) }}',
                '{{{ count("habits") }}}',
            )
        },
        'docs/habits/walk.md:9: count("habit"): there is no series "habit". Did you mean "habits"?',
        'docs/habits/walk.md:11: "{{ count() }}" has too few values, too many, or one that is not known. Write {{ count("…") }} with a series, or {{ count("…", words=true) }}.',
        'docs/habits/walk.md:13: "{{ count("habits", word=true) }}" has too few values, too many, or one that is not known. Write {{ count("…") }} with a series, or {{ count("…", words=true) }}.',
        'docs/habits/walk.md:15: "{{ book }}" has no parentheses. Write {{ book() }}.',
        'docs/habits/walk.md:17: "{{ count(habits) }}": put straight quotation marks around the value. Write {{ count("…") }} with a series, or {{ count("…", words=true) }}.',
        'docs/habits/walk.md:19: "{{ count("habits") }" opens a macro that is not closed on its line. Write }} at its end.',
        'docs/habits/walk.md:21: "{ count("habits") }" is not a macro. Write two braces on each side: {{ count("habits") }}',
        'docs/habits/walk.md:23: "{{ }}" can\'t be read. Write a macro as {{ name("value") }}.',
        'docs/habits/walk.md:25: "{{ page.title }}" is not a macro. Write a macro as {{ name("value") }}. Use one of these: book, book_minutes, count, helplines, practice.',
        'docs/habits/walk.md:27: filters such as "|upper" are not used here. Write the macro alone.',
        'docs/habits/walk.md:29: practice("nmae"): extra.practice has no "nmae". Did you mean "name"?',
        'docs/habits/walk.md:31: helplines("abus"): there is no such kind. Did you mean "abuse"?',
        'docs/habits/walk.md:33: this "note" is empty. Write its text under the first line, or remove it.',
        'docs/habits/walk.md:36: "{{ helplines("abuse") }}" makes a list. Put it on a line of its own, with an empty line above and below.',
        'docs/habits/walk.md:38: "{{ count(" opens a macro that is not closed on its line. Write }} at its end.',
        'docs/habits/walk.md:41: "{%" is not used here. Write a macro as {{ name("value") }}.',
        'docs/habits/walk.md:43: "{{ count(count("habits")) }}": put straight quotation marks around the value. Write {{ count("…") }} with a series, or {{ count("…", words=true) }}.',
        'docs/habits/walk.md:45: "{{{ count("habits") }}" can\'t be read. Write a macro as {{ name("value") }}.',
    ),
    Mistake(
        "a macro that was never opened",
        {WALK: before('count("habits") }}')},
        'docs/habits/walk.md:9: "}}" closes a macro, but none is open. Write {{ before it, or remove it.',
    ),
    Mistake(
        "a macro with a typo in a note",
        {STORM: ("helplines(", "helpline(")},
        'docs/data/storm.md:7: there is no macro "helpline". Did you mean "helplines"?',
    ),
    Mistake(
        "a note in a note",
        {WALK: before("/// note | Mind\n/// try | This\nText\n///\n///")},
        'docs/habits/walk.md:9: this "note" is not closed before "try" begins in line 10. Write /// on a line of its own before it; no block can be inside another.',
    ),
    Mistake(
        "strokes that lean the other way",
        {SHEET: (FIELD, "\\\\\\ write | What happened?\n\\\\\\")},
        'docs/worksheets/my-walk.md:10: "\\\\\\ write | What happened?" is not a block. Write three slashes at the start of the line: ///',
    ),
    Mistake(
        "a line to write on, drawn",
        {SHEET: (FIELD, "My answer: ______")},
        'docs/worksheets/my-walk.md:10: "______" can\'t be filled in. Write a field: /// line | My word for it, or /// check.',
    ),
    Mistake(
        "boxes between parentheses on a sheet",
        {SHEET: (FIELD, "( ) yes")},
        'docs/worksheets/my-walk.md:10: "( )" can\'t be filled in. Write a field: /// line | My word for it, or /// check.',
    ),
    Mistake(
        "a box to tick, drawn",
        {SHEET: (FIELD, "Rain: ☐ yes")},
        'docs/worksheets/my-walk.md:10: "☐" can\'t be filled in. Write a field: /// line | My word for it, or /// check.',
    ),
    Mistake(
        "a field in HTML",
        {SHEET: (FIELD, "<textarea></textarea>")},
        'docs/worksheets/my-walk.md:10: "<textarea" is raw HTML, which is not used here. Write a link to the form\'s own page: what a reader writes here must not leave the device.',
    ),
    Mistake(
        "a thousand million rows",
        {SHEET: (FIELD, "/// grid | G\n    rows: 1e9\n| A | B |\n|---|---|\n///")},
        'docs/worksheets/my-walk.md:11: rows: "1e9" is not a whole number from 1 to 20. Write one, in digits.',
    ),
    Mistake(
        "a label of marks alone",
        {SHEET: (FIELD, "/// write | ****\n///")},
        'docs/worksheets/my-walk.md:10: the label "****" has no letter or digit in it. Change it, or give the field a name: what-happened',
    ),
    Mistake(
        "a label with a link",
        {SHEET: (FIELD, "/// write | Your [rest](../habits/rest.md)\n///")},
        "docs/worksheets/my-walk.md:10: a label can only have words. Put a macro, source, link or picture in the hint under it.",
    ),
    Mistake(
        "a label twice in other capitals",
        {SHEET: (FIELD, "/// write | WHICH of these?\n///")},
        'docs/worksheets/my-walk.md:13: the label "Which of these?" appears twice on this sheet (first in line 10). Change one, or write name: and a different word under one of them.',
    ),
    Mistake(
        "a choice without words",
        {SHEET: ("- wind", "-")},
        "docs/worksheets/my-walk.md:16: this choice is empty. Write its words, or remove the line.",
    ),
    Mistake(
        "two options in a line",
        {SHEET: (FIELD, "/// write | W\n    lines: 3, name: x\n///")},
        'docs/worksheets/my-walk.md:11: lines: "3, name: x" can\'t be read. Put straight quotation marks around it.',
    ),
    Mistake(
        "a worksheet with a note alone",
        {SHEET: (SITE[SHEET].partition("minutes\n\n")[2], "/// note | Mind\nThe step.\n///\n")},
        "docs/worksheets/my-walk.md:1: this worksheet has nothing to fill in yet. Add blocks such as /// write | What happened?",
    ),
    Mistake(
        "a table with a gap, a row without bars at its ends, and neither yes nor no",
        {
            SHEET: (
                "/// check",
                "/// grid | Mine\n    add: maybe\nOne | Two | Three\n| A | B |\n|---|---|\n\n| c | d |\n///\n\n/// check",
            )
        },
        'docs/worksheets/my-walk.md:15: add: "maybe" is not yes or no. Write one of them.',
        'docs/worksheets/my-walk.md:16: "One | Two | Three" is not a row. Write it with a bar at both ends: | One | Two |',
        "docs/worksheets/my-walk.md:20: this table has a gap. Keep its lines together.",
    ),
    Mistake(
        "words after three slashes that name no block",
        {SHEET: ("/// check", "/// *check* this\n///\n\n/// check")},
        'docs/worksheets/my-walk.md:14: "/// *check* this" is not a block. Write the kind, a bar and the label: /// write | What happened?',
    ),
]
