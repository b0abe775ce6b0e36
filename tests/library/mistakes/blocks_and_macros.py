"""Mistakes between /// and ///, and between {{ and }}."""

from tests.library.tiny_site import AFTER, FRIEND, MKDOCS, MYSELF, SHEET, SITE, STORM, WALK, Mistake, before
from worksheet import registry

# The first field of the sheet.
FIELD = "/// write | What happened?\n    lines: 3\n///"


def fields(*texts: str) -> tuple[str, str]:
    """Puts each text as a paragraph of its own before that field: the first one begins in line 10."""
    return FIELD, "\n\n".join((*texts, FIELD))


MISTAKES = [
    Mistake(
        "a block that is not closed",
        {SHEET: ("- wind\n///", "- wind")},
        'docs/worksheets/my-walk.md:14: this "check" is never closed. Write /// on a line of its own under it.',
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
        "blocks and options with a typo, closed twice or not by strokes alone, and a choice twice",
        {
            SHEET: [
                ("/// write", "/// wriet"),
                (
                    "/// check",
                    "/// grid | Mine\n    add: maybe\nOne | Two | Three\n| A | B |\n|---|---|\n\n| c | d |\n///\n\n/// check",
                ),
                ("/// check", "/// *check* this\n///\n\n/// check"),
                ("- wind\n///", "- wind\n///\n\n///"),
                ("- wind\n///", "- wind\n/// done"),
                ("- wind", "- rain"),
            ]
        },
        'docs/worksheets/my-walk.md:10: there is no block "wriet". Did you mean "write"?',
        'docs/worksheets/my-walk.md:15: add: "maybe" is not yes or no. Write one of them.',
        'docs/worksheets/my-walk.md:16: "One | Two | Three" is not a row. Write it with a bar at both ends: | One | Two |',
        "docs/worksheets/my-walk.md:20: this table has a gap. Keep its lines together.",
        'docs/worksheets/my-walk.md:23: "/// *check* this" is not a block. Write the kind, a bar and the label: /// write | What happened?',
        'docs/worksheets/my-walk.md:28: the choice "rain" appears twice. Change or remove one.',
        'docs/worksheets/my-walk.md:29: a block ends with /// alone. Remove "done" after ///.',
        "docs/worksheets/my-walk.md:31: this /// closes a block, but none is open. Remove it, or name the block that should begin here: /// write | What happened?",
    ),
    Mistake(
        "what is drawn by hand, one below the other",
        {
            SHEET: fields(
                "\\\\\\ write | Leaning\n\\\\\\",
                "My answer: ______",
                "( ) yes",
                "Rain: ☐ yes",
                "<textarea></textarea>",
            )
        },
        'docs/worksheets/my-walk.md:10: "\\\\\\ write | Leaning" is not a block. Write three slashes at the start of the line: ///',
        'docs/worksheets/my-walk.md:13: "______" can\'t be filled in. Write a field: /// line | My word for it, or /// check.',
        'docs/worksheets/my-walk.md:15: "( )" can\'t be filled in. Write a field: /// line | My word for it, or /// check.',
        'docs/worksheets/my-walk.md:17: "☐" can\'t be filled in. Write a field: /// line | My word for it, or /// check.',
        'docs/worksheets/my-walk.md:19: "<textarea" is raw HTML, which is not used here. Write a link to the form\'s own page: what a reader writes here must not leave the device.',
    ),
    Mistake(
        "macros",
        {
            "docs/book.md": ("Come.", "Come for {{ book_minutes() }} minutes."),
            STORM: ("helplines(", "helpline("),
            WALK: before("/// line | What?\n///\n", '{{ cuont("habits") }}', 'count("habits") }}'),
            FRIEND: ("They wait.", '{{ count("habits")\n\nThey wait.'),
            MYSELF: ("They wait", "{% if x %}y{% endif %} They wait"),
            MKDOCS: (
                '  booking: {address: "https://tea.example/book", label: Book a talk, minutes: 15}\n',
                "",
            ),
        },
        "docs/after.md:6: book(): mkdocs.yml has no extra.booking. Remove this, or add booking: there with address: and label:.",
        "docs/book.md:1: this page is for booking, and mkdocs.yml has no extra.booking. Add it, or delete this page and its line in nav.",
        "docs/book.md:6: book_minutes(): mkdocs.yml has no extra.booking. Remove this, or add booking: there with address: and label:.",
        'docs/data/storm.md:7: there is no macro "helpline". Did you mean "helplines"?',
        (
            'docs/habits/walk.md:9: "line" is a field to fill in. Move it to a worksheet; this page can have '
            f"{', '.join(registry.allowed_names(on_worksheet=False))}."
        ),
        'docs/habits/walk.md:13: there is no macro "cuont". Did you mean "count"?',
        'docs/habits/walk.md:15: "}}" closes a macro, but none is open. Write {{ before it, or remove it.',
        'docs/letters/to-a-friend.md:10: "{{ count("habits")" opens a macro that is not closed on its line. Write }} at its end.',
        'docs/letters/to-myself.md:11: "{%" is not used here. Write a macro as {{ name("value") }}.',
    ),
    Mistake(
        "worksheets without a field: with one of another name, without text, and with a note alone; the minutes of a talk that has none; a note in a note",
        {
            AFTER: ("book()", "book_minutes()"),
            WALK: before("/// note | Mind\n/// try | This\nText\n///\n///"),
            "docs/worksheets/dear-me.md": (
                SITE[SHEET].partition("minutes\n\n")[2],
                "/// note | Mind\nThe step.\n///\n",
            ),
            "docs/worksheets/my-rest.md": (SITE[SHEET].partition("## Two")[2], ""),
            SHEET: [
                (FIELD, "/// time | When?\n///"),
                ("/// check | Which of these?\n- rain\n- wind\n///", ""),
            ],
            MKDOCS: (", minutes: 15", ""),
        },
        "docs/after.md:6: book_minutes(): extra.booking in mkdocs.yml has no minutes. Remove this, or add minutes: there.",
        'docs/habits/walk.md:9: this "note" is not closed before "try" begins in line 10. Write /// on a line of its own before it; no block can be inside another.',
        "docs/worksheets/dear-me.md:1: this worksheet has nothing to fill in yet. Add blocks such as /// write | What happened?",
        "docs/worksheets/my-rest.md:1: this worksheet has nothing to fill in yet. Add blocks such as /// write | What happened?",
        'docs/worksheets/my-walk.md:10: there is no block "time". Did you mean "line"?',
    ),
    Mistake(
        "a table in a list of choices, which would not be shown; two strokes",
        {
            SHEET: [
                ("/// write | What happened?\n    lines: 3\n///", "// write | What happened?\n//"),
                ("- wind\n///", "- wind\n| one |\n|:-:|\n| two |\n\n- fog\n///"),
            ]
        },
        'docs/worksheets/my-walk.md:10: "// write | What happened?" is not a block. Write three slashes at the start of the line: ///',
        'docs/worksheets/my-walk.md:13: this "check" can\'t be read here. Leave an empty line before and after it, and remove any HTML, list, table or quotation in or around it.',
    ),
]
