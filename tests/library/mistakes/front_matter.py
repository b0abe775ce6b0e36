"""Mistakes in the lines between --- and ---."""

from tests.library.tiny_site import AFTER, FRIEND, HABITS, LETTERS, MYSELF, REST, RULES, SHEET, WALK, Mistake

IN_SHORT = "in_short:\n  - One.\n  - Two.\n  - Three.\n"

MISTAKES = [
    Mistake(
        "values that can't be used, which are told once",
        {
            WALK: [
                (
                    "written: 2026-11-01",
                    "written: 0\nin_short: '<b>Walk</b> 🎉'\nreviewed: '{count}'\ncaution: “storm”",
                )
            ],
            FRIEND: ("[walk, rest]", "“walk”"),
            SHEET: ("for: habits/walk.md", "for: “habits/walk.md”"),
        },
        'docs/habits/walk.md:4: written: "0" is not a date. Write year, month and day, such as 2026-11-23.',
        'docs/habits/walk.md:5: in_short: "<b>Walk</b> 🎉" is not a list. Write it as [one, two], or each on a line of its own: - one',
        'docs/habits/walk.md:6: reviewed: "{count}" does not say both who reviewed the page and when. Write reviewed: {by: "Name, credentials", on: 2026-12-01}; or written: with the day the words were last changed.',
        'docs/habits/walk.md:7: caution: is in curly quotation marks (“). Put straight ones (") in their place.',
        'docs/letters/to-a-friend.md:5: helps: is in curly quotation marks (“). Put straight ones (") in their place.',
        'docs/worksheets/my-walk.md:3: for: is in curly quotation marks (“). Put straight ones (") in their place.',
    ),
    Mistake(
        "titles that are none",
        {
            WALK: ("title: A Walk", 'title: "  "'),
            REST: ("title: A Rest", "title: [A Rest]"),
            FRIEND: ("title: To a Friend", 'title: "{count} Friends"'),
            MYSELF: ("title: To Myself", "title: 12:30"),
            AFTER: ("Afterwards", "x" * 121),
            "docs/map.md": ("title: Map\n", ""),
        },
        "docs/after.md:2: title: has 121 characters; the limit is 120. Shorten it.",
        'docs/habits/rest.md:2: title: "[A Rest]" is a list, but only one value can be used here. Write it on one line, without brackets or hyphens.',
        "docs/habits/walk.md:2: title: is empty. Write something.",
        'docs/letters/to-a-friend.md:2: title: "{count}" would appear on the page as written. Only the overview of a series can use {count}. Write the words themselves.',
        'docs/letters/to-myself.md:2: title: "12:30" is not text. Put straight quotation marks around it.',
        "docs/map.md:1: title: is missing. Add title: … The page's title. {count} becomes the number of articles in a series.",
    ),
    Mistake(
        "front matter that is never closed",
        {WALK: ("written: 2026-11-01\n---", "written: 2026-11-01")},
        "docs/habits/walk.md:1: the front matter is not closed. Put a line with only --- under its last key.",
    ),
    Mistake(
        "front matter that can't be read, each time for another reason",
        {
            WALK: ("title: A Walk", "title: Walk: the first"),
            REST: ("title: A Rest", 'title: "A Rest'),
            FRIEND: ("[walk, rest]", "[walk, rest"),
            HABITS: ('"{count} Habits"', "{count} Habits"),
            MYSELF: ("title: To", "title:To"),
            AFTER: ("title:", "\ttitle:"),
            "docs/articles/tea.md": ("title: Tea", "title: *Tea*"),
            "docs/book.md": ("title: Book", "title: “Book: a talk”"),
        },
        'docs/after.md:2: "title: Afterwards" can\'t be read. It begins with a tab. Use spaces.',
        'docs/articles/tea.md:2: "title: *Tea*" can\'t be read. Put straight quotation marks around the whole value.',
        'docs/book.md:2: "title: “Book: a talk”" can\'t be read. Put straight quotation marks around the whole value.',
        'docs/habits/index.md:2: "title: {count} Habits" can\'t be read. Put straight quotation marks around the whole value.',
        'docs/habits/rest.md:2: "title: "A Rest" can\'t be read. Close the quotation mark.',
        'docs/habits/walk.md:2: "title: Walk: the first" can\'t be read. Put straight quotation marks around the whole value.',
        'docs/letters/to-a-friend.md:5: "helps: [walk, rest" can\'t be read. Close the bracket: [one, two] or {key: value}.',
        'docs/letters/to-myself.md:2: "title:To Myself" can\'t be read. Put a plain space after the colon.',
    ),
    Mistake(
        "lines of lists",
        {
            WALK: ("written:", 'in_short:\n  - "Say "no"."\nwritten:'),
            REST: ("written:", 'in_short:\n  - "No" is a word.\nwritten:'),
            FRIEND: ("written:", 'in_short:\n  - "No.\nwritten:'),
            MYSELF: ("written:", "in_short:\n  - **Stop.** Then go.\nwritten:"),
            HABITS: ("written:", "in_short:\n  - Tea.\n  - [Stop] and go.\nwritten:"),
        },
        'docs/habits/index.md:6: "- [Stop] and go." can\'t be read. Put straight quotation marks around the whole value.',
        'docs/habits/rest.md:5: "- "No" is a word." can\'t be read. There is a " inside the value. Put \' around the whole value instead.',
        'docs/habits/walk.md:5: "- "Say "no"."" can\'t be read. There is a " inside the value. Put \' around the whole value instead.',
        'docs/letters/to-a-friend.md:5: "- "No." can\'t be read. Close the quotation mark.',
        'docs/letters/to-myself.md:5: "- **Stop.** Then go." can\'t be read. Put straight quotation marks around the whole value.',
    ),
    Mistake(
        "mistakes in the front matter and under it",
        {
            WALK: [
                ("title:", "titel:"),
                ("written:", "redirects: [After It]\ncaution: strom\nwritten:"),
                ("[^reed2001]", "[^zzz] {{ nix }} [x](nope.md)"),
                ("## How", "# How"),
            ],
            FRIEND: [("title:", "titel:"), ("walk,", "wlak,")],
            SHEET: [("title:", "titel:"), ("habits/walk.md", "habits/wlak.md"), ("/// write", "/// wriet")],
        },
        'docs/habits/walk.md:2: there is no key "titel" here. Did you mean "title"?',
        'docs/habits/walk.md:4: redirects: "After It" can\'t have been an address here. Write it as habits/old-name.',
        'docs/habits/walk.md:5: caution: there is no note docs/data/strom.md. Did you mean "storm"?',
        'docs/habits/walk.md:11: [^zzz]: there is no source "zzz" in docs/data/references.bib. Add it there first.',
        "docs/habits/walk.md:11: [x](nope.md): there is no page docs/habits/nope.md. Link to another, or remove the link; if it has a new name, write redirects: [habits/nope] into it.",
        'docs/habits/walk.md:11: there is no macro "nix". Use one of these: book, book_minutes, count, helplines, practice.',
        'docs/habits/walk.md:13: "# How": the title comes from the front matter. Begin a heading in the text with ##.',
        'docs/letters/to-a-friend.md:2: there is no key "titel" here. Did you mean "title"?',
        'docs/letters/to-a-friend.md:5: helps: there is no habit "wlak". Did you mean "walk"?',
        'docs/worksheets/my-walk.md:2: there is no key "titel" here. Did you mean "title"?',
        'docs/worksheets/my-walk.md:3: for: there is no article "habits/wlak.md". Did you mean "habits/walk.md"?',
        'docs/worksheets/my-walk.md:10: there is no block "wriet". Did you mean "write"?',
    ),
    Mistake(
        "days as they are said elsewhere",
        {
            MYSELF: ("2026-11-01", "November 20, 2026"),
            WALK: ("2026-11-01", "11/20/2026"),
            REST: ("2026-11-01", "20.11.2026"),
            FRIEND: ("2026-11-01", "last week"),
            HABITS: ("2026-11-01", "2026-11-5"),
            LETTERS: ("2026-11-01", "11/2/2026"),  # or the 11th of February
        },
        'docs/habits/index.md:4: written: "2026-11-5" is not a date. Write it as 2026-11-05.',
        'docs/habits/rest.md:4: written: "20.11.2026" is not a date. Write it as 2026-11-20.',
        'docs/habits/walk.md:4: written: "11/20/2026" is not a date. Write it as 2026-11-20.',
        'docs/letters/index.md:4: written: "11/2/2026" is not a date. Write year, month and day, such as 2026-11-23.',
        'docs/letters/to-a-friend.md:4: written: "last week" is not a date. Write year, month and day, such as 2026-11-23.',
        'docs/letters/to-myself.md:4: written: "November 20, 2026" is not a date. Write it as 2026-11-20.',
    ),
    Mistake(
        "days and numbers",
        {
            REST: ("written: 2026-11-01", "reviewed: 2026-11-01"),
            WALK: [("written:", "expires: 2026-12-01\nlang: es\nwritten:"), ("written: 2026-11-01\n", "")],
            FRIEND: [
                ("written:", "reviewed: {by: Ada}\nwritten:"),
                ("written:", "publish: in spring\nwritten:"),
                ("written:", 'draft: "true"\nwritten:'),
            ],
            MYSELF: ("2026-11-01", "2026-02-31"),
            SHEET: ("minutes: 5", "minutes: 0"),
        },
        'docs/habits/rest.md:4: reviewed: "2026-11-01" does not say both who reviewed the page and when. Write reviewed: {by: "Name, credentials", on: 2026-12-01}; or written: with the day the words were last changed.',
        "docs/habits/walk.md:1: written: is missing. Add written: … When these words were last changed, as 2026-11-23.",
        'docs/habits/walk.md:4: there is no key "expires" here. A page stays until you delete it, with its line in nav. Remove this key.',
        'docs/habits/walk.md:5: there is no key "lang" here. Articles and worksheets have the language of the site; GUIDE.md says how to make a site in another. Remove this key.',
        "docs/letters/to-a-friend.md:4: reviewed.on: is missing. Add on: … The day of the review, as 2026-12-01.",
        'docs/letters/to-a-friend.md:5: publish: "in spring" is not a date. Write year, month and day, such as 2026-11-23.',
        'docs/letters/to-a-friend.md:6: draft: "true" is not read as true or false. Write true without quotation marks, or remove the key.',
        'docs/letters/to-myself.md:4: "written: 2026-02-31" contains a date that does not exist (day is out of range for month). Write year, month and day, such as 2026-11-23.',
        'docs/worksheets/my-walk.md:5: minutes: "0" is too small. The minimum is 1.',
    ),
    Mistake(
        "lists",
        {
            AFTER: ("title:", "lang: Spanish\ntitle:"),
            HABITS: ("many: habits", "many: habits, sections: ['']"),
            REST: ("written:", f"redirects: [{'x' * 300}]\nwritten:"),
            WALK: [
                ("What it is.", "What #1 is."),
                ("written:", "redirects: ['']\nwritten:"),
                ("written:", "in_short:\n  - Reason #1.\n  - Rest.\nwritten:"),
            ],
            LETTERS: (
                "series: {part: 2, one: letter, many: letters}",
                "author: '{count}'\nseries:\n  part: 2\n  one: letter\n  many: letters\n  now: Wyh\n  home_label: <b>Write</b>",
            ),
            FRIEND: [
                ("written:", "caution: [storm]\nredirects: 2019\nwritten:"),
                ("[walk, rest]", "walk rest"),
            ],
        },
        'docs/after.md:2: lang: "Spanish" is not a language. Write it as en or en-US.',
        "docs/habits/index.md:5: sections: is empty. Write something, or remove the key.",
        "docs/habits/rest.md:4: redirects: has 300 characters; the limit is 200. Shorten it.",
        'docs/habits/walk.md:3: summary: "#1 is." is read as a comment and would not be shown. Put straight quotation marks around the whole value.',
        "docs/habits/walk.md:4: redirects: is empty. Write something, or remove the key.",
        'docs/habits/walk.md:6: "#1." is read as a comment and would not be shown. Put straight quotation marks around the whole value.',
        'docs/letters/index.md:5: author: "{count}" would appear on the page as written. Write the words themselves.',
        'docs/letters/index.md:11: series.home_label: "<b>" would appear on the page as written. Write words without marks.',
        'docs/letters/to-a-friend.md:4: caution: "[storm]" is a list, but only one value can be used here. Write it on one line, without brackets or hyphens.',
        'docs/letters/to-a-friend.md:5: redirects: "2019" is not a list. Write it as [one, two], or each on a line of its own: - one',
        'docs/letters/to-a-friend.md:7: helps: "walk rest" is not a list. Write it as [one, two], or each on a line of its own: - one',
    ),
    Mistake(
        "lists, 2",
        {
            RULES: "in_short: [3, 5]\nin_short_words: 18\n",
            REST: ("written:", f"{IN_SHORT}written:"),
            WALK: [
                ("written:", "helps: [anger]\nwritten:"),
                (
                    "written:",
                    "in_short:\n  - One *foot* first.\n  - One two three four five six seven eight nine ten one two three four five six seven eight nine.\nwritten:",
                ),
            ],
            LETTERS: ("many: letters", "many: letters, now: Wyh"),
            FRIEND: [("written:", f"{IN_SHORT}written:"), ("[walk, rest]", "")],
        },
        'docs/habits/walk.md:4: helps: there is no "anger" in an earlier part, for this is the first. Remove it.',
        "docs/habits/walk.md:5: in_short: has 2 sentences; 3 to 5 are expected.",
        'docs/habits/walk.md:6: in_short: "*foot*" would appear on the page as written. Write words without marks.',
        'docs/habits/walk.md:7: in_short: a sentence has 19 words; the limit is 18. Split it: "One two three four five six seven eight nine ten one two three four…"',
        'docs/letters/index.md:5: now: no article has the heading "Wyh", so none links to it. Did you mean "Why"?',
        "docs/letters/to-a-friend.md:9: helps: is empty. Write something, or remove the key.",
        "docs/letters/to-myself.md:1: in_short: is missing. Write 3 to 5 sentences: what this is, what to do now.",
    ),
    Mistake(
        "titles that can't be read",
        {
            WALK: ("title: A Walk", "title: 'Don't Walk'"),
            REST: ("title: A Rest", "title: “A Rest”"),
            FRIEND: ("title: To", 'author: |\n  *Ada*: a "b" c: [d\ntitle: "To'),
            MYSELF: ("title: To", "title To"),
            AFTER: ("title: After", "title:\u00a0After"),
            "docs/map.md": ("title: Map", "redirects: &a [*a]\ntitle: Map"),
        },
        'docs/after.md:2: "title:\xa0Afterwards" can\'t be read. Put a plain space after the colon.',
        'docs/habits/rest.md:2: title: is in curly quotation marks (“). Put straight ones (") in their place.',
        "docs/habits/walk.md:2: \"title: 'Don't Walk'\" can't be read. There is a ' inside the value. Put \" around the whole value instead.",
        'docs/letters/to-a-friend.md:4: "title: "To a Friend" can\'t be read. Close the quotation mark.',
        'docs/letters/to-myself.md:2: "title To Myself" has no colon. Write each key as key: value, one per line.',
        'docs/map.md:2: "&a" is not read as text here. Put straight quotation marks around the whole value.',
    ),
    Mistake(
        "front matter that is never closed, and mistakes under it",
        {
            WALK: [
                ("2026-11-01\n---", "2026-11-01"),
                ("It is good", "It <p>is</p> good"),
                ("rest.md", "rset.md"),
            ]
        },
        "docs/habits/walk.md:1: the front matter is not closed. Put a line with only --- under its last key.",
        'docs/habits/walk.md:8: "<p" is raw HTML, which is not used here. Leave an empty line between paragraphs.',
        'docs/habits/walk.md:12: [rest](rset.md#why): there is no page docs/habits/rset.md. Did you mean "rest.md"?',
    ),
    Mistake(
        "front matter that a rule closes, and mistakes under it",
        {
            WALK: [
                ("2026-11-01\n---", "2026-11-01"),
                ("One foot", "***\n\n---\n\nOne foot"),
                ("rest.md", "rset.md"),
            ]
        },
        "docs/habits/walk.md:5: the front matter is not closed. Put a line with only --- under its last key.",
        'docs/habits/walk.md:16: [rest](rset.md#why): there is no page docs/habits/rset.md. Did you mean "rest.md"?',
    ),
    Mistake(
        "text that opens like front matter, and mistakes under it",
        {
            WALK: [
                ("---\ntitle: A Walk", "title: {A Walk}"),
                ("2026-11-01\n---", "2026-11-01"),
                ("rest.md", "rset.md"),
            ]
        },
        'docs/habits/walk.md:1: "title: {A Walk}" looks like front matter, but the --- lines around it are missing. Put a line with only --- above it and one below the last key.',
        'docs/habits/walk.md:11: [rest](rset.md#why): there is no page docs/habits/rset.md. Did you mean "rest.md"?',
    ),
    Mistake(
        "credentials after a comma; a key with a typo, with a capital and with a bracket",
        {
            REST: [
                ("summary:", "sumary:"),
                ("written", "reviewed: {by: “Ada Byron, PhD”, on: 2026-11-02}\nwritten"),
            ],
            WALK: [
                ("title:", "Title:"),
                ("written", "reviewed: {by: Ada Byron, PhD, on: 2026-11-02}\nwritten"),
            ],
            FRIEND: ("summary:", "su[mary:"),
        },
        'docs/habits/rest.md:3: there is no key "sumary" here. Did you mean "summary"?',
        'docs/habits/rest.md:4: "PhD" is read as a key, because it is after a comma. Put straight quotation marks around the whole value: "…, PhD".',
        'docs/habits/walk.md:2: there is no key "Title" here. Did you mean "title"?',
        'docs/habits/walk.md:4: "PhD" is read as a key, because it is after a comma. Put straight quotation marks around the whole value: "…, PhD".',
        'docs/letters/to-a-friend.md:3: there is no key "su[mary" here. Did you mean "summary"?',
    ),
    Mistake(
        "several values that can't be read, and a list with asterisks",
        {
            WALK: (
                "title: A Walk\nsummary: What it is.",
                "title: A Walk: why\nsummary: 'Tis good\nin_short:\n  * Walk.\n  * Rest.",
            )
        },
        'docs/habits/walk.md:2: "title: A Walk: why" can\'t be read. Put straight quotation marks around the whole value.',
        "docs/habits/walk.md:3: \"summary: 'Tis good\" can't be read. Close the quotation mark.",
        'docs/habits/walk.md:5: "* Walk." can\'t be read. Begin each line of a list with a hyphen: - …',
        'docs/habits/walk.md:6: "* Rest." can\'t be read. Begin each line of a list with a hyphen: - …',
    ),
    Mistake(
        "hyphens that Google Docs has escaped; a summary by the name that other programs have for it; a key that only other pages have",
        {
            AFTER: ("summary:", "helps: [walk]\nsummary:"),
            REST: [("---\n", "\\---\n\n"), ("\n---\n", "\n\n\\---\n")],
            WALK: ("summary:", "description:"),
        },
        'docs/after.md:3: there is no key "helps" here. Use one of these: title, summary, in_short, written, reviewed, author, publish, caution, draft, pocket_card, collapsed, redirects, lang.',
        'docs/habits/rest.md:1: "\\---" does not open the front matter. Write exactly three hyphens, ---, and nothing before them.',
        'docs/habits/walk.md:3: there is no key "description" here. Use summary: instead; search engines show it too.',
    ),
    Mistake(
        "a key in bold; yes as minutes",
        {WALK: ("title:", "**title**:"), SHEET: ("minutes: 5", "minutes: yes")},
        'docs/habits/walk.md:2: "**title**: A Walk" can\'t be read. Write the key without marks, as key: value.',
        'docs/worksheets/my-walk.md:5: minutes: "yes" is not a whole number. Write digits only, without quotation marks.',
    ),
    Mistake(
        "a title that begins with a number sign; a count with a typo; a summary of 161 characters; a title as other programs have it, without front matter",
        {
            REST: "# A Walk\n\n## Why\n\nIt is good.[^reed2001]\n\n## How\n\nSlowly.\n",
            WALK: [("title: A Walk", "title: #1 Reason to Walk"), ("What it is.", "x" * 161)],
            LETTERS: ("{count}", "{cuont}"),
        },
        'docs/habits/rest.md:1: there is no front matter. Write the title there: begin the file with ---, title: …, summary: … and --- again, in place of "# A Walk".',
        'docs/habits/walk.md:2: title: "#1 Reason to Walk" is read as a comment and would not be shown. Put straight quotation marks around the whole value.',
        "docs/habits/walk.md:3: summary: has 161 characters; the limit is 160. Shorten it.",
        'docs/letters/index.md:2: title: "{cuont}" would appear on the page as written. Write {count}.',
    ),
    Mistake(
        "a number and a truth value as titles; dates as they are said, and with a time; minutes in quotation marks; a link around a reviewer's name",
        {
            REST: [("title: A Rest", "title: Yes"), ("2026-11-01", "2026-11-01 10:00:00")],
            WALK: [
                ("title: A Walk", "title: 2026"),
                ("written", 'reviewed: {by: "[Ada](https://tea.example)", on: 2026-11-02}\nwritten'),
                ("2026-11-01", "01.11.2026"),
            ],
            SHEET: ("minutes: 5", 'minutes: "5"'),
        },
        'docs/habits/rest.md:2: title: "Yes" is not text. Put straight quotation marks around it.',
        'docs/habits/rest.md:4: written: "2026-11-01 10:00:00" is not a date. Write year, month and day, such as 2026-11-23.',
        'docs/habits/walk.md:2: title: "2026" is not text. Put straight quotation marks around it.',
        'docs/habits/walk.md:4: reviewed: "](https://tea.example)" would appear on the page as written. Write words without marks.',
        'docs/habits/walk.md:5: written: "01.11.2026" is not a date. Write year, month and day, such as 2026-11-23.',
        'docs/worksheets/my-walk.md:5: minutes: "5" is not a whole number. Write digits only, without quotation marks.',
    ),
    Mistake(
        "bold in a title, a link and HTML in a summary",
        {
            WALK: ("title: A Walk", "title: A **long** Walk"),
            REST: ("What it is.", "What [it](walk.md) is."),
            FRIEND: ("What it is.", "What <b>it</b> is."),
        },
        'docs/habits/rest.md:3: summary: "](walk.md)" would appear on the page as written. Write words without marks.',
        'docs/habits/walk.md:2: title: "**long**" would appear on the page as written. Write words without marks.',
        'docs/letters/to-a-friend.md:3: summary: "<b>" would appear on the page as written. Write words without marks.',
    ),
    Mistake(
        "an icon in a title, struck words in a summary",
        {
            WALK: [
                ("title: A Walk", 'title: ":material-heart: A Walk"'),
                ("What it is.", "What ~~it was~~ is."),
            ]
        },
        'docs/habits/walk.md:2: title: ":material-heart:" would appear on the page as written. Write words without marks.',
        'docs/habits/walk.md:3: summary: "~~it was~~" would appear on the page as written. Write words without marks.',
    ),
    Mistake(
        "front matter that a rule in the text closes; front matter without its lines; text that opens like front matter; no front matter",
        {
            REST: "title: A Walk\nsummary: What.\n\n## Why\n\nText.\n",
            WALK: [("written: 2026-11-01\n---", "written: 2026-11-01"), ("## How", "---\n\n## How")],
            FRIEND: "Note: bring an umbrella.\n\n## Why\n\nText.\n",
            MYSELF: "## Why\n\nText.\n",
        },
        'docs/habits/rest.md:1: "title: A Walk" looks like front matter, but the --- lines around it are missing. Put a line with only --- above it and one below the last key.',
        "docs/habits/walk.md:5: the front matter is not closed. Put a line with only --- under its last key.",
        'docs/letters/to-a-friend.md:1: "Note: bring an umbrella." looks like front matter, but the --- lines around it are missing. Put a line with only --- above it and one below the last key.',
        "docs/letters/to-myself.md:1: there is no front matter. Begin the file with ---, title: …, summary: … and --- again.",
    ),
    Mistake(
        "an empty line above it; a dash that an editor made longer; a list instead of keys",
        {
            REST: ("---\ntitle", "\n---\ntitle"),
            WALK: ("---\ntitle", "—\ntitle"),
            FRIEND: "---\n- title\n---\n\nText.\n",
        },
        "docs/habits/rest.md:1: there is empty space before the front matter. Begin the file with --- in its first line and column.",
        'docs/habits/walk.md:1: "—" does not open the front matter. Write exactly three hyphens, ---, and nothing before them.',
        "docs/letters/to-a-friend.md:2: the front matter has no keys. Write lines such as title: … and summary: …",
    ),
    Mistake(
        "quotation marks around one word; a key twice; a key that is indented",
        {
            REST: ("summary:", "title: Another\nsummary:"),
            WALK: ("title: A Walk", 'title: "A" Walk'),
            FRIEND: ("summary:", " summary:"),
        },
        "docs/habits/rest.md:3: title: appears twice. Keep one.",
        'docs/habits/walk.md:2: "title: "A" Walk" can\'t be read. There is a " inside the value. Put \' around the whole value instead.',
        'docs/letters/to-a-friend.md:3: "summary: What it is." can\'t be read here. Keys that belong together begin in the same column. Words of several lines stand below their key, further right, with only | after its colon.',
    ),
    Mistake(
        "names and kinds of YAML's own",
        {
            WALK: ("title: A Walk", "title: &t A Walk"),
            REST: ("summary: What it is.", "summary: *t it is."),
            FRIEND: ("title: To a", "title: !important To a"),
        },
        'docs/habits/rest.md:3: "*t" is not read as text here. Put straight quotation marks around the whole value.',
        'docs/habits/walk.md:2: "&t" is not read as text here. Put straight quotation marks around the whole value.',
        'docs/letters/to-a-friend.md:2: "!important" is not read as text here. Put straight quotation marks around the whole value.',
    ),
]
