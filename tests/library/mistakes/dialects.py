"""Mistakes in lists, tables and code, and syntax of other Markdown dialects."""

from tests.library.tiny_site import REST, SHEET, WALK, Mistake, before

MISTAKES = [
    Mistake(
        "signs of other programs, one below the other",
        {
            WALK: before(
                "```\ncode",
                "![A line][line]",
                "::: note",
                "Good.^[A note]",
                '--8<-- "rest.md"',
                "Well done :smille:",
                'Text\n{ style="color: red" }',
                '[tea](rest.md){ onclick="alert(1)" }',
                '=== "You"\n\n    Tea.',
                "![A line](../assets/pictures/line.svg#only-dark)",
                "/// details | Tea\nHot.\n///",
                "Tea.[^9]",
                "<div>\nTea.\n</div>\n\n[tea]: https://tea.example",
            )
        },
        'docs/habits/walk.md:9: "```" opens code that is never closed. Write the same marks on a line below the code.',
        'docs/habits/walk.md:12: "![A line][line]" would appear on the page as written. Write the address in the link: [text](page.md), or on a line of its own: [line]: page.md.',
        'docs/habits/walk.md:14: "::: note" is not used here. Write a note as !!! note "Title", with its text indented by four spaces below.',
        'docs/habits/walk.md:16: "^[A note]" is not used here. Cite a source as [^key]; for a footnote write [^1] here, and [^1]: … on a line below.',
        'docs/habits/walk.md:18: "--8<-- "rest.md"" is not used here. Write the words themselves.',
        'docs/habits/walk.md:20: ":smille:" is not used here. No emoji has this name. Write the emoji itself, or an icon, such as :material-heart:.',
        'docs/habits/walk.md:23: "{ style="color: red" }" is not used here. Remove it; only a heading can have an address, ## Words { #words }, and a picture a width, ![…](photo.jpg){ width=300 }.',
        'docs/habits/walk.md:25: "{ onclick="alert(1)" }" is not used here. Remove it; only a heading can have an address, ## Words { #words }, and a picture a width, ![…](photo.jpg){ width=300 }.',
        'docs/habits/walk.md:27: "=== "You"" is not used here. Tabs hide words from paper and from search. Write a heading for each.',
        'docs/habits/walk.md:31: ![A line](../assets/pictures/line.svg#only-dark): a picture can\'t have a dark version here; a drawing takes the colors of the page. Remove "#only-dark".',
        'docs/habits/walk.md:33: there is no block "details". Write ??? note "Title", with its text indented by four spaces below.',
        "docs/habits/walk.md:37: [^9]: the text of this footnote is missing. Write it on a line of its own: [^9]: …",
        'docs/habits/walk.md:39: "<div" is raw HTML, which is not used here. Remove it. Write !!! note "Title", with its text indented by four spaces below.',
        'docs/habits/walk.md:43: "[tea]: https://tea.example" defines a link that is not used. Write [text][tea] where it belongs, or remove this line.',
    ),
    Mistake(
        "marks of others",
        {WALK: before("Tea :octocat: now.", r"Tea \(a^2\) now.")},
        'docs/habits/walk.md:9: ":octocat:" is not used here. No emoji has this name. Write the emoji itself, or an icon, such as :material-heart:.',
        'docs/habits/walk.md:11: "\\(a^2\\)" is not used here. Write the formula in words.',
    ),
    Mistake(
        "links, pictures and sources",
        {
            WALK: [
                before(
                    "![Tea] (../assets/pictures/line.svg)\n\n(rest)[rest.md]\n(tea)[https://tea.example]",
                    "![Tea](C:\\tea.jpg)",
                ),
                ("[^reed2001]", "[reed2001]"),
                ("[rest](rest.md#why)", "[[rsst]]"),
            ]
        },
        'docs/habits/walk.md:9: "![Tea] (../assets/pictures/line.svg)" would appear on the page as written. Leave no space between ] and (.',
        'docs/habits/walk.md:11: "(rest)[rest.md]" would appear on the page as written. Write it the other way round: [rest](rest.md).',
        'docs/habits/walk.md:12: "(tea)[https://tea.example]" would appear on the page as written. Write it the other way round: [tea](https://tea.example).',
        "docs/habits/walk.md:14: ![Tea](C:\\tea.jpg): this is a file of your computer, which readers don't have. Put the file in docs/assets/pictures/.",
        'docs/habits/walk.md:16: "[reed2001]" would appear on the page as written. Cite a source as [^reed2001].',
        'docs/habits/walk.md:20: [rsst](rsst.md): there is no page docs/habits/rsst.md. Did you mean "rest.md"?',
    ),
    Mistake(
        "signs that are not closed, and what is indented",
        {
            WALK: before(
                '!!! note Say "tea"\n    Tea.',
                "**Bold text.",
                "Press `Enter.",
                "    It is indented.",
                '!!! note "Cup"\nIt is hot.\n\n??? tip "Milk"\n\n  It is cold.',
                "- bread\n\n    ```\n    tea\n    ```",
                '```text title="Tea"\ntea\n```',
            )
        },
        'docs/habits/walk.md:9: "!!! note Say "tea"" is not used here. Write a note as !!! note "Title", with its text indented by four spaces below.',
        'docs/habits/walk.md:12: "**Bold text.": a ** in this paragraph has no match. Write ** before and after the bold words.',
        'docs/habits/walk.md:14: "Press `Enter.": a ` in this line has no match. Write one before and one after, or remove it.',
        'docs/habits/walk.md:16: "It is indented." begins with four spaces, which turns it into code. Begin it at the start of the line.',
        'docs/habits/walk.md:18: "!!! note "Cup"" has no text. Indent its text by four spaces.',
        'docs/habits/walk.md:21: "??? tip "Milk"" has no text. Indent its text by four spaces.',
        "docs/habits/walk.md:27: code does not work inside a list, note or quotation. Begin its ``` at the start of the line.",
        'docs/habits/walk.md:31: "```text title="Tea"": code can\'t have a title, line numbers or colors here. Write only ``` and the language.',
    ),
    Mistake(
        "tables",
        {
            WALK: before(
                "| Tea | Milk |\n|---|---|\n| :material-check: yes | :material-check: |",
                "Day | Hours\nMonday | two\nFriday | one",
                "|---|---|\n| a | b |",
                "| a | b |\n| c | d |",
                "| a | b |\n|---|---|\n| c | d | e",
            )
        },
        'docs/habits/walk.md:11: ":material-check:" alone in a cell is neither printed nor read aloud. Write a word beside it.',
        "docs/habits/walk.md:13: the line of dashes under the head of this table is missing. Write it between bars: |---|---|",
        "docs/habits/walk.md:17: the head of this table is missing. Write it above the line of dashes: | One | Two |",
        "docs/habits/walk.md:20: the line of dashes under the head of this table is missing. Write it between bars: |---|---|",
        "docs/habits/walk.md:25: cells in this row: 3; in the head: 2. Every row needs as many; write an empty cell as | |",
    ),
    Mistake(
        "a class; a source as another program writes it; a tab before a paragraph",
        {WALK: [before("\tIt is indented."), ("[^reed2001]", " [@reed2001]"), ("## How", "## How { .big }")]},
        'docs/habits/walk.md:9: "It is indented." begins with four spaces, which turns it into code. Begin it at the start of the line.',
        'docs/habits/walk.md:11: "[@reed2001]" would appear on the page as written. Cite a source as [^reed2001].',
        'docs/habits/walk.md:13: "{ .big }" is not used here. Remove it; only a heading can have an address, ## Words { #words }, and a picture a width, ![…](photo.jpg){ width=300 }.',
    ),
    Mistake(
        "an address of a heading with a space; code that is closed with fewer marks",
        {WALK: [before("````\ncode\n```"), ("## How", "## How { #my anchor }")]},
        'docs/habits/walk.md:9: "````" opens code that is never closed. Write the same marks on a line below the code.',
        'docs/habits/walk.md:15: "{ #my anchor }" is not used here. Remove it; only a heading can have an address, ## Words { #words }, and a picture a width, ![…](photo.jpg){ width=300 }.',
    ),
    Mistake(
        "what Material shows otherwise, boxes on a sheet, and a note without its title",
        {
            REST: ("On {{", "!!! Watch out!\n\nOn {{"),
            WALK: before(
                "<details>",
                '<img src="a.jpg">',
                '<audio src="a.mp3">',
                "A :material-hart: here",
                "A [button](rest.md){ .md-button }",
                "[^reed2001]: A note.",
                "[^2]: A note.",
            ),
            SHEET: ("## Two minutes", "- [ ] shoes\n\n## Two minutes"),
        },
        'docs/habits/rest.md:9: "!!! Watch out!" is not used here. Write a note as !!! note "Title", with its text indented by four spaces below.',
        'docs/habits/walk.md:9: "<details" is raw HTML, which is not used here. Write ??? note "Title", with the text indented by four spaces below.',
        'docs/habits/walk.md:11: "<img" is raw HTML, which is not used here. Write ![what it shows](picture.jpg), and { width=300 } after it for its size.',
        'docs/habits/walk.md:13: "<audio" is raw HTML, which is not used here. Put the file in docs/assets/media, and write ![what it is](../assets/media/name.mp3).',
        'docs/habits/walk.md:15: ":material-hart:" is not an icon of Material. Did you mean ":material-heart:"?',
        'docs/habits/walk.md:17: "{ .md-button }" is not used here. Remove it; only a heading can have an address, ## Words { #words }, and a picture a width, ![…](photo.jpg){ width=300 }.',
        "docs/habits/walk.md:19: [^reed2001]: is a source in docs/data/references.bib, whose text is added automatically. Remove this line, or give the footnote another name.",
        "docs/habits/walk.md:21: [^2]: this footnote is not used. Write [^2] where it belongs.",
        "docs/worksheets/my-walk.md:8: nobody could check these boxes. Write /// check | Which of these? above the list, and remove the [ ].",
    ),
]
