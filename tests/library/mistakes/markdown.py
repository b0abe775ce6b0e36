"""Mistakes in headings, links, citations and HTML."""

from tests.library.tiny_site import FRIEND, HABITS, MYSELF, REST, RULES, WALK, Mistake, before

MISTAKES = [
    Mistake(
        "a link to no page",
        {WALK: ("(rest.md#why)", "(rset.md)")},
        'docs/habits/walk.md:13: [rest](rset.md): there is no page docs/habits/rset.md. Did you mean "rest.md"?',
    ),
    Mistake(
        "short codes of WordPress, and what programs write as descriptions",
        {
            WALK: before(
                '[gallery ids="1,2"]',
                "[gallery]",
                "[embed]Tea[/embed]",
                '[contact-form-7 id="3"]',
                "[caption]Words[/caption]",
                "![line.svg](../assets/pictures/line.svg)",
                "![IMG_4711](../assets/pictures/line.svg)",
                "![alt text](../assets/pictures/line.svg)",
                "![Untitled](../assets/pictures/line.svg)",
            )
        },
        'docs/habits/walk.md:9: "[gallery ids="1,2"]" would appear on the page as written: WordPress runs it, and here nothing does. Write the words, a link [text](page.md) or a picture ![what it shows](../assets/pictures/name.jpg) instead.',
        'docs/habits/walk.md:11: "[gallery]" would appear on the page as written: WordPress runs it, and here nothing does. Write the words, a link [text](page.md) or a picture ![what it shows](../assets/pictures/name.jpg) instead.',
        'docs/habits/walk.md:13: "[/embed]" would appear on the page as written: WordPress runs it, and here nothing does. Write the words, a link [text](page.md) or a picture ![what it shows](../assets/pictures/name.jpg) instead.',
        'docs/habits/walk.md:15: "[contact-form-7 id="3"]" would appear on the page as written: WordPress runs it, and here nothing does. Write the words, a link [text](page.md) or a picture ![what it shows](../assets/pictures/name.jpg) instead.',
        'docs/habits/walk.md:17: "[/caption]" would appear on the page as written: WordPress runs it, and here nothing does. Write the words, a link [text](page.md) or a picture ![what it shows](../assets/pictures/name.jpg) instead.',
        'docs/habits/walk.md:19: "line.svg" does not say what the picture shows, to readers who can\'t see it. Write that between the [ ].',
        'docs/habits/walk.md:21: "IMG_4711" does not say what the picture shows, to readers who can\'t see it. Write that between the [ ].',
        'docs/habits/walk.md:23: "alt text" does not say what the picture shows, to readers who can\'t see it. Write that between the [ ].',
        'docs/habits/walk.md:25: "Untitled" does not say what the picture shows, to readers who can\'t see it. Write that between the [ ].',
    ),
    Mistake(
        "a heading that jumps; a first heading too deep; a link, a source and an address in headings; headings without words, and with seven signs",
        {
            REST: ("## Why", "### Why"),
            WALK: [before("#### Deep", "#\n\n####### Seven"), ("## How", "## How to [rest](rest.md)")],
            FRIEND: ("## Why", "## Why[^reed2001]"),
            MYSELF: ("## Why", "## Why <https://tea.example>"),
        },
        'docs/habits/rest.md:7: "Why" is a heading of level 3 under one of level 1. Use ##.',
        'docs/habits/walk.md:9: "Deep" is a heading of level 4 under one of level 2. Use ###.',
        'docs/habits/walk.md:11: "#" is not a heading. Write ##, a space and the words; or \\# for the # sign itself.',
        'docs/habits/walk.md:13: "####### Seven" is not a heading. Write ##, a space and the words; or \\# for the # sign itself.',
        'docs/habits/walk.md:17: "How to [rest](rest.md)": a heading can only have words. Put a link, picture, source or macro in the text under it.',
        'docs/letters/to-a-friend.md:8: "Why[^reed2001]": a heading can only have words. Put a link, picture, source or macro in the text under it.',
        'docs/letters/to-myself.md:9: "Why <https://tea.example>": a heading can only have words. Put a link, picture, source or macro in the text under it.',
    ),
    Mistake(
        "HTML, comments, signs and an empty footnote",
        {
            WALK: before(
                "<div>hi</div>",
                "<script>alert(1)</script>",
                "<!-- ask Tom\n\n<!-- ask Ann -->",
                "[=75% done]\n\n*[GP]: a doctor",
                "[rest](rest.md){ hidden }\n\n- one { hidden }\n\n| a { hidden } |\n|---|\n| b |\n\nWords\n{: hidden }",
                "Tea.[^1]\n\n[^1]:",
            )
        },
        'docs/habits/walk.md:9: "<div" is raw HTML, which is not used here. Remove it. Write !!! note "Title", with its text indented by four spaces below.',
        'docs/habits/walk.md:11: "<script" is raw HTML, which is not used here. Remove it: scripts in a page do not run.',
        "docs/habits/walk.md:13: <!-- opens a comment that is never closed. Write --> at its end, or remove it.",
        'docs/habits/walk.md:17: "[=75% done]" is not used here. Write it in words.',
        'docs/habits/walk.md:19: "*[GP]: a doctor" is not used here. Write out what the letters stand for where they first appear.',
        'docs/habits/walk.md:21: "{ hidden }" is not used here. Remove it; only a heading can have an address, ## Words { #words }, and a picture a width, ![…](photo.jpg){ width=300 }.',
        'docs/habits/walk.md:23: "{ hidden }" is not used here. Remove it; only a heading can have an address, ## Words { #words }, and a picture a width, ![…](photo.jpg){ width=300 }.',
        'docs/habits/walk.md:25: "{ hidden }" is not used here. Remove it; only a heading can have an address, ## Words { #words }, and a picture a width, ![…](photo.jpg){ width=300 }.',
        'docs/habits/walk.md:30: "{: hidden }" is not used here. Remove it; only a heading can have an address, ## Words { #words }, and a picture a width, ![…](photo.jpg){ width=300 }.',
        "docs/habits/walk.md:34: [^1]: this footnote is empty. Write its text after the colon.",
    ),
    Mistake(
        "two sources with a space in a line; a link that is not closed; a heading twice in other capitals; several marks of a kind in one line",
        {
            WALK: [
                before("<kbd>Q</kbd> <iframe></iframe> <kbd>R</kbd> :hart: :smille: :hart:\n\n"),
                ("[^reed2001]", "[^reed 2001] [^a b] [^a b]"),
                ("## How", "## why"),
                ("[rest](rest.md#why).", "[rest](rest.md"),
            ]
        },
        'docs/habits/walk.md:9: ":hart:" is not used here. No emoji has this name. Write the emoji itself, or an icon, such as :material-heart:.',
        'docs/habits/walk.md:9: ":smille:" is not used here. No emoji has this name. Write the emoji itself, or an icon, such as :material-heart:.',
        'docs/habits/walk.md:9: "<iframe" is raw HTML, which is not used here. Write a link instead: a frame would tell the other site who reads here.',
        'docs/habits/walk.md:9: "<kbd" is raw HTML, which is not used here. Write ++ctrl+p++.',
        'docs/habits/walk.md:13: "[^a b]" would appear on the page as written. Cite a source as [^key], without spaces.',
        'docs/habits/walk.md:13: "[^reed 2001]" would appear on the page as written. Cite a source as [^key], without spaces.',
        'docs/habits/walk.md:15: the heading "why" appears twice (first in line 7). Rename one.',
        'docs/habits/walk.md:17: "[rest](rest.md" would appear on the page as written. Write the address without spaces or brackets, and end it with ): [text](page.md)',
    ),
    Mistake(
        "links to pages",
        {
            WALK: [
                before(
                    "[rest](to-a-friend.md)",
                    "[rest](rest.md#wy)",
                    "[rest](#nowhere)",
                    "[rest](/habits/rest/)",
                    "[rest](rest)",
                    "[rest](rest.html)",
                    "[rest](Rest.md)",
                    "[rest](..\\letters\\to-a-friend.md)",
                ),
                (
                    "[rest](rest.md#why)",
                    f"[rest](rest.md?{'tea=' * 70}) ![A cup](../assets/pictures/{'tea' * 90}.png)",
                ),
            ]
        },
        'docs/habits/walk.md:9: [rest](to-a-friend.md): there is no page docs/habits/to-a-friend.md. Did you mean "../letters/to-a-friend.md"?',
        'docs/habits/walk.md:11: [rest](rest.md#wy): docs/habits/rest.md has no heading with the anchor "wy". Did you mean "why"?',
        'docs/habits/walk.md:13: [rest](#nowhere): docs/habits/walk.md has no heading with the anchor "nowhere". Link to the page alone.',
        'docs/habits/walk.md:15: [rest](/habits/rest/): links between pages are relative and end in .md. Did you mean "rest.md"?',
        'docs/habits/walk.md:17: [rest](rest): there is no page docs/habits/rest. Did you mean "rest.md"?',
        'docs/habits/walk.md:19: [rest](rest.html): there is no page docs/habits/rest.html. Did you mean "rest.md"?',
        'docs/habits/walk.md:21: [rest](Rest.md): there is no page docs/habits/Rest.md. Did you mean "rest.md"?',
        'docs/habits/walk.md:23: [rest](..\\letters\\to-a-friend.md): there is no page docs/habits/..\\letters\\to-a-friend.md. Did you mean "../letters/to-a-friend.md"?',
        f"docs/habits/walk.md:29: ![A cup](../assets/pictures/{'tea' * 90}.png): there is no picture docs/assets/pictures/{'tea' * 90}.png. Put the file in docs/assets/pictures/.",
        f"docs/habits/walk.md:29: [rest](rest.md?{'tea=' * 70}): there is no page docs/habits/rest.md?{'tea=' * 70}. Links between pages end in .md.",
    ),
    Mistake(
        "links out of docs, to the site by its address, to pages that are gone and to what the build makes",
        {
            WALK: [
                before(
                    "[rest](../../README.md)",
                    "[rest](../data/storm.md)",
                    "[rest](https://small.example/habits/rest/)",
                    "[a](../worksheets/old-walk.md) [b](../old.md) [c](New%20page.md)",
                    "[A sheet](../worksheets/my-walk/my-walk-a4.pdf), [all sheets](../worksheets/workbook-letter.pdf), [a book](../articles.epub)\n\n",
                ),
                ("[rest](rest.md#why)", "[a\nrest](rset.md)"),
            ]
        },
        "docs/habits/walk.md:9: [rest](../../README.md): this leads outside docs/. Link to a page inside it.",
        "docs/habits/walk.md:11: [rest](../data/storm.md): docs/data/storm.md is used by the build but not published. Link to a page.",
        "docs/habits/walk.md:13: [rest](https://small.example/habits/rest/): this is an address of this site. Link to the .md file.",
        "docs/habits/walk.md:15: [a](../worksheets/old-walk.md): there is no page docs/worksheets/old-walk.md. Link to another, or remove the link; if it has a new name, write was: [old-walk] into it.",
        "docs/habits/walk.md:15: [b](../old.md): there is no page docs/old.md. Link to another, or remove the link; if it has a new name, write redirects: [old] into it.",
        "docs/habits/walk.md:15: [c](New%20page.md): there is no page docs/habits/New%20page.md. Link to another, or remove the link.",
        "docs/habits/walk.md:17: [A sheet](../worksheets/my-walk/my-walk-a4.pdf): this file is made by the build, and a page links to it. Link to that page: ../worksheets/my-walk.md.",
        "docs/habits/walk.md:17: [a book](../articles.epub): this file is made by the build, and a page links to it. Link to that page: index.md.",
        "docs/habits/walk.md:17: [all sheets](../worksheets/workbook-letter.pdf): this file is made by the build, and a page links to it. Link to that page: ../worksheets/index.md.",
        'docs/habits/walk.md:26: [a rest](rset.md): there is no page docs/habits/rset.md. Did you mean "rest.md"?',
    ),
    Mistake(
        "links to other sites",
        {
            REST: ("On {{", "On [tea](tea.example/pots) {{"),
            WALK: [
                before(
                    "[rest](http://tea.example)",
                    "[rest](www.tea.example)",
                    "[Call](555-010-0199)",
                    "[rest]()",
                    "[rest](re st.md)",
                    "[rest] (rest.md)",
                    "http://tea.example and https://tea.example/book and https://small.example/after/.",
                ),
                ("(rest.md#why)", "(sms:help)"),
            ],
            FRIEND: ("They wait.", "[They](they.org) wait."),
        },
        "docs/habits/rest.md:9: [tea](tea.example/pots): an address of another site begins with https://. Write https://tea.example/pots.",
        "docs/habits/walk.md:9: [rest](http://tea.example): links to other sites can only use https:, mailto:, tel: or sms:. Use https://.",
        "docs/habits/walk.md:11: [rest](www.tea.example): an address of another site begins with https://. Write https://www.tea.example.",
        "docs/habits/walk.md:13: [Call](555-010-0199): a link to a phone number begins with tel:. Write it as tel:+15550100, with digits only.",
        "docs/habits/walk.md:15: [rest](): the address is empty. Write [text](page.md).",
        'docs/habits/walk.md:17: "[rest](re st.md)" would appear on the page as written. Write the address without spaces or brackets, and end it with ): [text](page.md)',
        'docs/habits/walk.md:19: "[rest] (rest.md)" would appear on the page as written. Leave no space between ] and (.',
        "docs/habits/walk.md:21: http://tea.example: links to other sites can only use https:, mailto:, tel: or sms:. Use https://.",
        "docs/habits/walk.md:21: https://small.example/after/: this is an address of this site. Link to the .md file.",
        "docs/habits/walk.md:21: https://tea.example/book: this is the address for booking, which is also at the end of the page. Write {{ book() }} instead of the link.",
        "docs/habits/walk.md:27: [rest](sms:help): this leads nowhere. Write it as sms:+15550100, with digits only.",
        "docs/letters/to-a-friend.md:10: [They](they.org): an address of another site begins with https://. Write https://they.org.",
    ),
    Mistake(
        "links that lead nowhere, run, or lead to one's own computer",
        {
            REST: ("On {{", "On [walks](C:\\rest.pdf) {{"),
            WALK: [
                before(
                    "[rest](ada@tea.example)",
                    "[rest](mailto:)",
                    "[rest](tel:0800-CALL)",
                    "[rest](https:/tea.example)",
                    "[rest](rest.md “Rest”)",
                    "[rest](javascript:alert(1))",
                ),
                ("(rest.md#why)", "(file:///C:/rest.md)"),
            ],
        },
        "docs/habits/rest.md:9: [walks](C:\\rest.pdf): this file is on your computer only. Put it in docs/assets/files/ as a PDF, and link to it there.",
        "docs/habits/walk.md:9: [rest](ada@tea.example): a link to an email address begins with mailto:. Write mailto:ada@tea.example.",
        "docs/habits/walk.md:11: [rest](mailto:): this leads nowhere. Write it as mailto:name@name.org.",
        "docs/habits/walk.md:13: [rest](tel:0800-CALL): this leads nowhere. Write it as tel:+15550100, with digits only.",
        "docs/habits/walk.md:15: [rest](https:/tea.example): this leads nowhere. Write it as https://name.org/page.",
        'docs/habits/walk.md:17: "[rest](rest.md “Rest”)" would appear on the page as written. Write the address without spaces or brackets, and end it with ): [text](page.md)',
        "docs/habits/walk.md:19: [rest](javascript:alert(1): links to other sites can only use https:, mailto:, tel: or sms:. Use https://.",
        "docs/habits/walk.md:25: [rest](file:///C:/rest.md): this file is on your computer only. Put it in docs/assets/files/ as a PDF, and link to it there.",
    ),
    Mistake(
        "a space before an address of another site; a link without words; marks in what a picture shows; marks below a picture; a link that is only an icon",
        {
            WALK: [
                before(
                    "[Tea] (https://tea.example).",
                    "![A **line** :material-heart:](../assets/pictures/line.svg)",
                    '![A line](../assets/pictures/line.svg "It is **not** a path")',
                    "[:material-heart:](rest.md)",
                ),
                ("[rest](rest.md#why)", "[](rest.md)"),
            ]
        },
        'docs/habits/walk.md:9: "[Tea] (<https://tea.example>)" would appear on the page as written. Leave no space between ] and (.',
        'docs/habits/walk.md:11: ![A **line** :material-heart:](../assets/pictures/line.svg): "**line**" would appear on the page as written. Write words without marks.',
        'docs/habits/walk.md:13: ![A line](../assets/pictures/line.svg): "**not**" would appear on the page as written. Write words without marks.',
        "docs/habits/walk.md:15: [:material-heart:](rest.md): the text of the link is missing. Write it between the [ ].",
        "docs/habits/walk.md:21: [](rest.md): the text of the link is missing. Write it between the [ ].",
    ),
    Mistake(
        "what a sentence announces, and pages that it names",
        {
            RULES: "words: [1, 100]\n",
            HABITS: ("many: habits}", "many: habits, sections: [Why]}"),
            REST: ("## Why", "Sit.\n\n## Why"),
            WALK: (
                "\n## Why\n\nIt is good to walk.[^reed2001]\n\n## How\n\nOne foot, then [rest](rest.md#why).",
                "",
            ),
            FRIEND: [
                (
                    "\n---\n",
                    "\n---\n\nTry these two small things:\n\n- Sit down with two friends:\n- Breathe out.\n- Write.\n- Rest.\n",
                ),
                ("They wait.", "Read *Tea* later.\n\nThey wait. [Tea](../articles/tea.md) is one page."),
            ],
        },
        "docs/habits/walk.md:5: there is no text under the front matter. Write it.",
        'docs/letters/to-a-friend.md:8: "Try these two small things:" announces 2, but 4 follow. Make them the same.',
        'docs/letters/to-a-friend.md:17: "Tea" names a page that comes later, so readers don\'t know it yet. Link to it, [Tea](../articles/tea.md), or say it in your own words.',
    ),
    Mistake(
        "more things by letters than the sentence announces; a page that is named before it is met; a page with an everyday name, named before it is met",
        {
            WALK: before(
                "Try these two small things:\n\na. Sit down.\nb. Breathe out.\nc. Write.\n",
                "The page To a\nFriend says more.",
                'Boil the water, as "Tea" says.',
            )
        },
        'docs/habits/walk.md:9: "Try these two small things:" announces 2, but 3 follow. Make them the same.',
        'docs/habits/walk.md:16: "To a Friend" names a page that comes later, so readers don\'t know it yet. Link to it, [To a Friend](../letters/to-a-friend.md), or say it in your own words.',
        'docs/habits/walk.md:19: "Tea" names a page that comes later, so readers don\'t know it yet. Link to it, [Tea](../articles/tea.md), or say it in your own words.',
    ),
    Mistake(
        "headings with an address that is taken, without a letter, with a picture and a macro; a source with a typo, and one that nobody knows; a source in the words of a link",
        {
            REST: ("On {{", "Tea.\n\n## ![A line](../assets/pictures/line.svg)\n\nOn {{"),
            WALK: [
                before("Tea.\n\n## ***\n\nTea.", '## So {{ count("habits") }} help\n\nMilk.'),
                ("[^reed2001]", "[^reed2011]"),
                ("## How", "## How { #why }"),
                ("[rest](rest.md#why)", "[rest[^reed2001]](rest.md)"),
            ],
            MYSELF: ("[^moss2010]", "[^zzz]"),
        },
        'docs/habits/rest.md:11: "![A line](../assets/pictures/line.svg)": a heading can only have words. Put a link, picture, source or macro in the text under it.',
        'docs/habits/walk.md:11: the heading "***" has no letter or digit in it. Write its words.',
        'docs/habits/walk.md:15: "So {{ count("habits") }} help": a heading can only have words. Put a link, picture, source or macro in the text under it.',
        'docs/habits/walk.md:19: [^reed2011]: there is no source "reed2011" in docs/data/references.bib. Did you mean "reed2001"?',
        'docs/habits/walk.md:21: "How" has the same address, #why, as the heading in line 7. Change one.',
        "docs/habits/walk.md:23: [rest[^reed2001]](rest.md): there is a source inside the text of this link. Write it after the link.",
        'docs/letters/to-myself.md:11: [^zzz]: there is no source "zzz" in docs/data/references.bib. Add it there first.',
    ),
    Mistake(
        "links by name: to nothing, to a missing picture or page, defined and not used, defined twice",
        {
            WALK: before(
                "![A line][line]\n\n[line]: ../assets/pictures/lime.svg",
                "[tea]: https://tea.example 'Tea'",
                "[Milk][milk].\n\n[milk]: rest.md\n\n[milk]: rest.md\n\n[milk]: ../after.md",
                "[rest][elsewhere]",
                "[rest][There] and [there].\n\n[there]: rset.md 'Rest'",
            )
        },
        'docs/habits/walk.md:11: [line]: ../assets/pictures/lime.svg: there is no picture docs/assets/pictures/lime.svg. Did you mean "../assets/pictures/line.svg"?',
        "docs/habits/walk.md:13: \"[tea]: https://tea.example 'Tea'\" defines a link that is not used. Write [text][tea] where it belongs, or remove this line.",
        'docs/habits/walk.md:21: "[milk]: ../after.md" defines a link that is not used. Write [text][milk] where it belongs, or remove this line.',
        'docs/habits/walk.md:23: "[rest][elsewhere]" would appear on the page as written. Write the address in the link: [text](page.md), or on a line of its own: [elsewhere]: page.md.',
        "docs/habits/walk.md:27: [there]: rset.md 'Rest': there is no page docs/habits/rset.md. Did you mean \"rest.md\"?",
    ),
]
