"""Mistakes in lists, tables and code, and marks that only other Markdown knows."""

from tests.library.tiny_site import SHEET, WALK, Mistake, before

MISTAKES = [
    Mistake(
        "code that is not closed",
        {WALK: before("```\ncode")},
        'docs/habits/walk.md:9: "```" opens code that is never closed. Write the same marks on a line under it.',
    ),
    Mistake(
        "a web address as it is",
        {WALK: before("See https://tea.example for more.")},
        'docs/habits/walk.md:9: "https://tea.example" is no link by itself. Write [text](https://tea.example).',
    ),
    Mistake(
        "an address for mail as it is",
        {WALK: before("Write to ada@tea.example.")},
        'docs/habits/walk.md:9: "ada@tea.example" is no link by itself. Write [ada@tea.example](mailto:ada@tea.example).',
    ),
    Mistake(
        "a link of a wiki",
        {WALK: ("[rest](rest.md#why)", "[[rest]]")},
        'docs/habits/walk.md:13: "[[rest]]" is not known here. A link is written [text](page.md).',
    ),
    Mistake(
        "a picture by name",
        {WALK: before("![A line][line]")},
        'docs/habits/walk.md:9: "![A line][line]" would be printed as it stands. Write the address in its place: [text](page.md).',
    ),
    Mistake(
        "a note between colons",
        {WALK: before("::: note")},
        'docs/habits/walk.md:9: "::: note" is not known here. A note is written !!! note "Title", with its text indented by four spaces below.',
    ),
    Mistake(
        "a footnote in the line",
        {WALK: before("Good.^[A note]")},
        'docs/habits/walk.md:9: "^[A note]" is not known here. A source is cited as [^key]; a note of your own is [^1] here, and [^1]: … on a line below.',
    ),
    Mistake(
        "words marked",
        {WALK: before("It is ==good==.")},
        'docs/habits/walk.md:9: "==good==" is not known here. For what stands out write **bold**.',
    ),
    Mistake(
        "a table of contents",
        {WALK: before("[TOC]")},
        'docs/habits/walk.md:9: "[TOC]" is not known here. The contents are made by themselves. Remove it.',
    ),
    Mistake(
        "a piece of another file",
        {WALK: before('--8<-- "rest.md"')},
        'docs/habits/walk.md:9: "--8<-- "rest.md"" is not known here. Write the words themselves.',
    ),
    Mistake(
        "a small picture by name",
        {WALK: before("Well done :smile:")},
        'docs/habits/walk.md:9: ":smile:" is not known here. Pictures of that kind look different everywhere. Use an icon, such as :material-heart:.',
    ),
    Mistake(
        "a style",
        {WALK: before('Text\n{ style="color: red" }')},
        'docs/habits/walk.md:10: "{ style="color: red" }" is not used here. Remove it; only a heading can name its address, ## Words { #words }, and a picture its width, ![…](photo.jpg){ width=300 }.',
    ),
    Mistake(
        "something that runs",
        {WALK: before('[tea](rest.md){ onclick="alert(1)" }')},
        'docs/habits/walk.md:9: "{ onclick="alert(1)" }" is not used here. Remove it; only a heading can name its address, ## Words { #words }, and a picture its width, ![…](photo.jpg){ width=300 }.',
    ),
    Mistake(
        "a class",
        {WALK: ("## How", "## How { .big }")},
        'docs/habits/walk.md:11: "{ .big }" is not used here. Remove it; only a heading can name its address, ## Words { #words }, and a picture its width, ![…](photo.jpg){ width=300 }.',
    ),
    Mistake(
        "an address of a heading with a space",
        {WALK: ("## How", "## How { #my anchor }")},
        'docs/habits/walk.md:11: "{ #my anchor }" is not used here. Remove it; only a heading can name its address, ## Words { #words }, and a picture its width, ![…](photo.jpg){ width=300 }.',
    ),
    Mistake(
        "a source without its sign",
        {WALK: ("[^reed2001]", "[reed2001]")},
        'docs/habits/walk.md:9: "[reed2001]" would be printed as it stands. A source is cited as [^reed2001].',
    ),
    Mistake(
        "a source as another program writes it",
        {WALK: ("[^reed2001]", " [@reed2001]")},
        'docs/habits/walk.md:9: "[@reed2001]" would be printed as it stands. A source is cited as [^reed2001].',
    ),
    Mistake(
        "bold that is not closed",
        {WALK: before("**Bold text.")},
        'docs/habits/walk.md:9: "**Bold text.": an ** in this paragraph has no other. Write ** before and after what is bold.',
    ),
    Mistake(
        "code in a line that is not closed",
        {WALK: before("Press `Enter.")},
        'docs/habits/walk.md:9: "Press `Enter.": a ` in this line has no other. Write one before and one after, or remove it.',
    ),
    Mistake(
        "an indented paragraph",
        {WALK: before("    It is indented.")},
        'docs/habits/walk.md:9: "It is indented." begins with four spaces, which makes code of it. Begin it at the start of the line.',
    ),
    Mistake(
        "a tab before a paragraph",
        {WALK: before("\tIt is indented.")},
        'docs/habits/walk.md:9: "It is indented." begins with four spaces, which makes code of it. Begin it at the start of the line.',
    ),
    Mistake(
        "a list right under its words",
        {WALK: before("Take:\n- bread\n- tea")},
        'docs/habits/walk.md:10: "- bread": leave an empty line above a list.',
    ),
    Mistake(
        "a list in a list that is hardly indented",
        {WALK: before("- bread\n  - butter")},
        'docs/habits/walk.md:10: "- butter": a list inside a list begins with four spaces.',
    ),
    Mistake(
        "a table without its head",
        {WALK: before("|---|---|\n| a | b |")},
        "docs/habits/walk.md:9: the head of this table is missing. Write it above the line of dashes: | One | Two |",
    ),
    Mistake(
        "a table without its line",
        {WALK: before("| a | b |\n| c | d |")},
        "docs/habits/walk.md:9: under the head of a table a line of dashes is missing. Write it between bars: |---|---|",
    ),
    Mistake(
        "a table whose row goes on behind its last bar",
        {WALK: before("| a | b |\n|---|---|\n| c | d | e")},
        "docs/habits/walk.md:11: cells in this row: 3; in the head: 2. Every row needs as many; leave one empty as | |",
    ),
    Mistake(
        "an article's table with a short row",
        {WALK: before("| a | b |\n|---|---|\n| c |")},
        "docs/habits/walk.md:11: cells in this row: 1; in the head: 2. Every row needs as many; leave one empty as | |",
    ),
    Mistake(
        "a table right under its words",
        {WALK: before("Take:\n| a | b |\n|---|---|\n| c | d |")},
        "docs/habits/walk.md:10: leave an empty line above a table.",
    ),
    Mistake(
        "a soft hyphen",
        {WALK: ("good", "go\xadod")},
        "docs/habits/walk.md:9: a character that can't be seen (U+00AD) stands in this line. Write the line anew.",
    ),
    Mistake(
        "columns that are aligned, outside a sheet's grid",
        {
            WALK: before("| a |\n|:--|\n| b |"),
            SHEET: ("/// check", "/// grid | Which?\n| a |\n|:-:|\n///\n\n/// check"),
        },
        'docs/habits/walk.md:10: "|:--|": columns are not aligned here. Write the line under a table\'s head with hyphens only: |---|---|.',
    ),
    Mistake(
        "code that is closed with fewer marks",
        {WALK: before("````\ncode\n```")},
        'docs/habits/walk.md:9: "````" opens code that is never closed. Write the same marks on a line under it.',
    ),
]
