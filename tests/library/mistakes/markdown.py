"""Mistakes in headings, links, citations and HTML."""

from tests.library.tiny_site import FRIEND, HABITS, MYSELF, REST, RULES, WALK, Mistake, before

MISTAKES = [
    Mistake(
        "an article that has nothing but front matter yet",
        {
            WALK: (
                "\n## Why\n\nIt is good to walk.[^reed2001]\n\n## How\n\nOne foot, then [rest](rest.md#why).",
                "",
            ),
            HABITS: ("many: habits}", "many: habits, sections: [Why]}"),
            REST: ("## Why", "Sit.\n\n## Why"),
            RULES: "words: [1, 100]\n",
        },
        "docs/habits/walk.md:5: there is no text under the front matter. Write it.",
    ),
    Mistake(
        "more things than the sentence announces, but not than an item does",
        {
            FRIEND: (
                "\n---\n",
                "\n---\n\nTry these two small things:\n\n- Sit down with two friends:\n- Breathe out.\n- Write.\n- Rest.\n",
            )
        },
        'docs/letters/to-a-friend.md:8: "Try these two small things:" announces 2, but 4 follow. Make them the same.',
    ),
    Mistake(
        "more things by letters than the sentence announces",
        {WALK: before("Try these two small things:\n\na. Sit down.\nb. Breathe out.\nc. Write.\n")},
        'docs/habits/walk.md:9: "Try these two small things:" announces 2, but 3 follow. Make them the same.',
    ),
    Mistake(
        "a page that is named before it is met",
        {WALK: before("The page To a\nFriend says more.")},
        'docs/habits/walk.md:9: "To a Friend" names a page that comes later, so readers don\'t know it yet. Link to it, [To a Friend](../letters/to-a-friend.md), or say it in your own words.',
    ),
    Mistake(
        "a page with an everyday name, named before it is met",
        {WALK: before('Boil the water, as "Tea" says.')},
        'docs/habits/walk.md:9: "Tea" names a page that comes later, so readers don\'t know it yet. Link to it, [Tea](../articles/tea.md), or say it in your own words.',
    ),
    Mistake(
        "a page that is linked only after its name",
        {FRIEND: ("They wait.", "Read *Tea* later.\n\nThey wait. [Tea](../articles/tea.md) is one page.")},
        'docs/letters/to-a-friend.md:10: "Tea" names a page that comes later, so readers don\'t know it yet. Link to it, [Tea](../articles/tea.md), or say it in your own words.',
    ),
    Mistake(
        "a heading that jumps",
        {WALK: before("#### Deep")},
        'docs/habits/walk.md:9: "Deep" is a heading of level 4 under one of level 2. Use ###.',
    ),
    Mistake(
        "a first heading too deep",
        {WALK: ("## Why", "### Why")},
        'docs/habits/walk.md:7: "Why" is a heading of level 3 under one of level 1. Use ##.',
    ),
    Mistake(
        "raw HTML",
        {WALK: before("<div>hi</div>")},
        'docs/habits/walk.md:9: "<div" is raw HTML, which is not used here. Remove it. Write !!! note "Title", with its text indented by four spaces below.',
    ),
    Mistake(
        "a script",
        {WALK: before("<script>alert(1)</script>")},
        'docs/habits/walk.md:9: "<script" is raw HTML, which is not used here. Remove it: scripts in a page do not run.',
    ),
    Mistake(
        "a comment that is not closed, and one that is",
        {WALK: before("<!-- ask Tom\n\n<!-- ask Ann -->")},
        "docs/habits/walk.md:9: <!-- opens a comment that is never closed. Write --> at its end, or remove it.",
    ),
    Mistake(
        "a source with a typo, and one that nobody knows",
        {WALK: ("[^reed2001]", "[^reed2011]"), MYSELF: ("[^moss2010]", "[^zzz]")},
        'docs/habits/walk.md:9: [^reed2011]: there is no source "reed2011" in docs/data/references.bib. Did you mean "reed2001"?',
        'docs/letters/to-myself.md:11: [^zzz]: there is no source "zzz" in docs/data/references.bib. Add it there first.',
    ),
    Mistake(
        "two sources with a space in a line",
        {WALK: ("[^reed2001]", "[^reed 2001] [^a b] [^a b]")},
        'docs/habits/walk.md:9: "[^a b]" would appear on the page as written. Cite a source as [^key], without spaces.',
        'docs/habits/walk.md:9: "[^reed 2001]" would appear on the page as written. Cite a source as [^key], without spaces.',
    ),
    Mistake(
        "addresses longer than a file's name can be",
        {
            WALK: (
                "[rest](rest.md#why)",
                f"[rest](rest.md?{'tea=' * 70}) ![A cup](../assets/pictures/{'tea' * 90}.png)",
            )
        },
        f"docs/habits/walk.md:13: ![A cup](../assets/pictures/{'tea' * 90}.png): there is no picture docs/assets/pictures/{'tea' * 90}.png. Put the file in docs/assets/pictures/.",
        f"docs/habits/walk.md:13: [rest](rest.md?{'tea=' * 70}): there is no page docs/habits/rest.md?{'tea=' * 70}. Links between pages end in .md.",
    ),
    Mistake(
        "a link to no page",
        {WALK: ("(rest.md#why)", "(rset.md)")},
        'docs/habits/walk.md:13: [rest](rset.md): there is no page docs/habits/rset.md. Did you mean "rest.md"?',
    ),
    Mistake(
        "a link over two lines",
        {WALK: ("[rest](rest.md#why)", "[a\nrest](rset.md)")},
        'docs/habits/walk.md:14: [a rest](rset.md): there is no page docs/habits/rset.md. Did you mean "rest.md"?',
    ),
    Mistake(
        "a link to another folder's page",
        {WALK: ("(rest.md#why)", "(to-a-friend.md)")},
        'docs/habits/walk.md:13: [rest](to-a-friend.md): there is no page docs/habits/to-a-friend.md. Did you mean "../letters/to-a-friend.md"?',
    ),
    Mistake(
        "a link to no heading",
        {WALK: ("(rest.md#why)", "(rest.md#wy)")},
        'docs/habits/walk.md:13: [rest](rest.md#wy): docs/habits/rest.md has no heading with the anchor "wy". Did you mean "why"?',
    ),
    Mistake(
        "a link to no heading of this page",
        {WALK: ("(rest.md#why)", "(#nowhere)")},
        'docs/habits/walk.md:13: [rest](#nowhere): docs/habits/walk.md has no heading with the anchor "nowhere". Link to the page alone.',
    ),
    Mistake(
        "a link as an address",
        {WALK: ("(rest.md#why)", "(/habits/rest/)")},
        'docs/habits/walk.md:13: [rest](/habits/rest/): links between pages are relative and end in .md. Did you mean "rest.md"?',
    ),
    Mistake(
        "a link without .md",
        {WALK: ("(rest.md#why)", "(rest)")},
        'docs/habits/walk.md:13: [rest](rest): there is no page docs/habits/rest. Did you mean "rest.md"?',
    ),
    Mistake(
        "a link with .html",
        {WALK: ("(rest.md#why)", "(rest.html)")},
        'docs/habits/walk.md:13: [rest](rest.html): there is no page docs/habits/rest.html. Did you mean "rest.md"?',
    ),
    Mistake(
        "a link with other capitals",
        {WALK: ("(rest.md#why)", "(Rest.md)")},
        'docs/habits/walk.md:13: [rest](Rest.md): there is no page docs/habits/Rest.md. Did you mean "rest.md"?',
    ),
    Mistake(
        "a link with backslashes",
        {WALK: ("(rest.md#why)", "(..\\letters\\to-a-friend.md)")},
        'docs/habits/walk.md:13: [rest](..\\letters\\to-a-friend.md): there is no page docs/habits/..\\letters\\to-a-friend.md. Did you mean "../letters/to-a-friend.md"?',
    ),
    Mistake(
        "a link out of docs",
        {WALK: ("(rest.md#why)", "(../../README.md)")},
        "docs/habits/walk.md:13: [rest](../../README.md): this leads outside docs/. Link to a page inside it.",
    ),
    Mistake(
        "a link to a note",
        {WALK: ("(rest.md#why)", "(../data/storm.md)")},
        "docs/habits/walk.md:13: [rest](../data/storm.md): docs/data/storm.md is used by the build but not published. Link to a page.",
    ),
    Mistake(
        "a link to this site by its address",
        {WALK: ("(rest.md#why)", "(https://small.example/habits/rest/)")},
        "docs/habits/walk.md:13: [rest](https://small.example/habits/rest/): this is an address of this site. Link to the .md file.",
    ),
    Mistake(
        "http:",
        {WALK: ("(rest.md#why)", "(http://tea.example)")},
        "docs/habits/walk.md:13: [rest](http://tea.example): links to other sites can only use https:, mailto:, tel: or sms:. Use https://.",
    ),
    Mistake(
        "a message to no number",
        {WALK: ("(rest.md#why)", "(sms:help)")},
        "docs/habits/walk.md:13: [rest](sms:help): this leads nowhere. Write it as sms:+15550100, with digits only.",
    ),
    Mistake(
        "a bar of progress and an abbreviation of other programs",
        {WALK: before("[=75% done]\n\n*[GP]: a doctor")},
        'docs/habits/walk.md:9: "[=75% done]" is not used here. Write it in words.',
        'docs/habits/walk.md:11: "*[GP]: a doctor" is not used here. Write out what the letters stand for where they first appear.',
    ),
    Mistake(
        "www.",
        {WALK: ("(rest.md#why)", "(www.tea.example)")},
        "docs/habits/walk.md:13: [rest](www.tea.example): an address of another site begins with https://. Write https://www.tea.example.",
    ),
    Mistake(
        "a file of one's own computer",
        {WALK: ("(rest.md#why)", "(file:///C:/rest.md)"), REST: ("On {{", "On [walks](C:\\rest.pdf) {{")},
        "docs/habits/rest.md:9: [walks](C:\\rest.pdf): this file is on your computer only. Put it in docs/assets/files/ as a PDF, and link to it there.",
        "docs/habits/walk.md:13: [rest](file:///C:/rest.md): this file is on your computer only. Put it in docs/assets/files/ as a PDF, and link to it there.",
    ),
    Mistake(
        "a phone number and addresses of other sites without what they begin with",
        {
            WALK: before("[Call](555-010-0199)"),
            REST: ("On {{", "On [tea](tea.example/pots) {{"),
            FRIEND: ("They wait.", "[They](they.org) wait."),
        },
        "docs/habits/rest.md:9: [tea](tea.example/pots): an address of another site begins with https://. Write https://tea.example/pots.",
        "docs/habits/walk.md:9: [Call](555-010-0199): a link to a phone number begins with tel:. Write it as tel:+15550100, with digits only.",
        "docs/letters/to-a-friend.md:10: [They](they.org): an address of another site begins with https://. Write https://they.org.",
    ),
    Mistake(
        "an empty link",
        {WALK: ("(rest.md#why)", "()")},
        "docs/habits/walk.md:13: [rest](): the address is empty. Write [text](page.md).",
    ),
    Mistake(
        "a space in a link",
        {WALK: ("(rest.md#why)", "(re st.md)")},
        'docs/habits/walk.md:13: "[rest](re st.md)" would appear on the page as written. Write the address without spaces or brackets, and end it with ): [text](page.md)',
    ),
    Mistake(
        "a space between text and address",
        {WALK: ("[rest](rest.md#why)", "[rest] (rest.md)")},
        'docs/habits/walk.md:13: "[rest] (rest.md)" would appear on the page as written. Leave no space between ] and (.',
    ),
    Mistake(
        "a link that is not closed",
        {WALK: ("[rest](rest.md#why).", "[rest](rest.md")},
        'docs/habits/walk.md:13: "[rest](rest.md" would appear on the page as written. Write the address without spaces or brackets, and end it with ): [text](page.md)',
    ),
    Mistake(
        "a link by name",
        {WALK: ("[rest](rest.md#why)", "[rest][there]")},
        'docs/habits/walk.md:13: "[rest][there]" would appear on the page as written. Write the address in the link: [text](page.md), or on a line of its own: [there]: page.md.',
    ),
    Mistake(
        "a dead link that is defined apart, used twice",
        {WALK: ("[rest](rest.md#why).", "[rest][There] and [there].\n\n[there]: rset.md 'Rest'")},
        "docs/habits/walk.md:15: [there]: rset.md 'Rest': there is no page docs/habits/rset.md. Did you mean \"rest.md\"?",
    ),
    Mistake(
        "a picture that is defined apart, and is missing",
        {WALK: before("![A line][line]\n\n[line]: ../assets/pictures/lime.svg")},
        'docs/habits/walk.md:11: [line]: ../assets/pictures/lime.svg: there is no picture docs/assets/pictures/lime.svg. Did you mean "../assets/pictures/line.svg"?',
    ),
    Mistake(
        "a link that is defined and not used",
        {WALK: before("[tea]: https://tea.example 'Tea'")},
        """docs/habits/walk.md:9: "[tea]: https://tea.example 'Tea'" defines a link that is not used. Write [text][tea] where it belongs, or remove this line.""",
    ),
    Mistake(
        "a link that is defined twice, the second time elsewhere",
        {WALK: before("[Tea][tea].\n\n[tea]: rest.md\n\n[tea]: rest.md\n\n[tea]: ../after.md")},
        'docs/habits/walk.md:15: "[tea]: ../after.md" defines a link that is not used. Write [text][tea] where it belongs, or remove this line.',
    ),
    Mistake(
        "bare addresses that a link could not have",
        {WALK: before("http://tea.example and https://tea.example/book and https://small.example/after/.")},
        "docs/habits/walk.md:9: http://tea.example: links to other sites can only use https:, mailto:, tel: or sms:. Use https://.",
        "docs/habits/walk.md:9: https://small.example/after/: this is an address of this site. Link to the .md file.",
        "docs/habits/walk.md:9: https://tea.example/book: this is the address for booking, which is also at the end of the page. Write {{ book() }} instead of the link.",
    ),
    Mistake(
        "a link, a source and an address in headings",
        {
            WALK: ("## How", "## How to [rest](rest.md)"),
            FRIEND: ("## Why", "## Why[^reed2001]"),
            MYSELF: ("## Why", "## Why <https://tea.example>"),
        },
        'docs/habits/walk.md:11: "How to [rest](rest.md)": a heading can only have words. Put a link, picture, source or macro in the text under it.',
        'docs/letters/to-a-friend.md:8: "Why[^reed2001]": a heading can only have words. Put a link, picture, source or macro in the text under it.',
        'docs/letters/to-myself.md:9: "Why <https://tea.example>": a heading can only have words. Put a link, picture, source or macro in the text under it.',
    ),
    *(
        Mistake(
            f"a short code of WordPress: {code}",
            {WALK: before(code)},
            f'docs/habits/walk.md:9: "{said}" would appear on the page as written: WordPress runs it, and here nothing does. Write the words, a link [text](page.md) or a picture ![what it shows](../assets/pictures/name.jpg) instead.',
        )
        for code, said in (
            ('[gallery ids="1,2"]', '[gallery ids="1,2"]'),
            ("[gallery]", "[gallery]"),
            ("[embed]Tea[/embed]", "[/embed]"),
            ('[contact-form-7 id="3"]', '[contact-form-7 id="3"]'),
            ("[caption]Words[/caption]", "[/caption]"),
        )
    ),
    *(
        Mistake(
            f"a picture with a description that a program wrote, {words}",
            {REST: ("![A line]", f"![{words}]")},
            f'docs/habits/rest.md:11: "{words}" does not say what the picture shows, to readers who can\'t see it. Write that between the [ ].',
        )
        for words in ("line.svg", "IMG_4711", "alt text", "Untitled")
    ),
    Mistake(
        "links to a worksheet and a page that are gone, and to one that never was",
        {WALK: before("[a](../worksheets/old-walk.md) [b](../old.md) [c](New%20page.md)")},
        "docs/habits/walk.md:9: [a](../worksheets/old-walk.md): there is no page docs/worksheets/old-walk.md. Link to another, or remove the link; if it has a new name, write was: [old-walk] into it.",
        "docs/habits/walk.md:9: [b](../old.md): there is no page docs/old.md. Link to another, or remove the link; if it has a new name, write redirects: [old] into it.",
        "docs/habits/walk.md:9: [c](New%20page.md): there is no page docs/habits/New%20page.md. Link to another, or remove the link.",
    ),
    Mistake(
        "a space before an address of another site",
        {WALK: before("[Tea] (https://tea.example).")},
        'docs/habits/walk.md:9: "[Tea] (<https://tea.example>)" would appear on the page as written. Leave no space between ] and (.',
    ),
    Mistake(
        "a heading twice in other capitals",
        {WALK: ("## How", "## why")},
        'docs/habits/walk.md:11: the heading "why" appears twice (first in line 7). Rename one.',
    ),
    Mistake(
        "one address for two headings",
        {WALK: ("## How", "## How { #why }")},
        'docs/habits/walk.md:11: "How" has the same address, #why, as the heading in line 7. Change one.',
    ),
    Mistake(
        "a heading without a letter",
        {WALK: ("## How", "## ***")},
        'docs/habits/walk.md:11: the heading "***" has no letter or digit in it. Write its words.',
    ),
    Mistake(
        "a picture in a heading",
        {WALK: ("## How", "## ![A line](../assets/pictures/line.svg)")},
        'docs/habits/walk.md:11: "![A line](../assets/pictures/line.svg)": a heading can only have words. Put a link, picture, source or macro in the text under it.',
    ),
    Mistake(
        "a macro in a heading",
        {WALK: ("## How", '## How {{ count("habits") }} help')},
        'docs/habits/walk.md:11: "How {{ count("habits") }} help": a heading can only have words. Put a link, picture, source or macro in the text under it.',
    ),
    Mistake(
        "a link without words",
        {WALK: ("[rest](rest.md#why)", "[](rest.md)")},
        "docs/habits/walk.md:13: [](rest.md): the text of the link is missing. Write it between the [ ].",
    ),
    Mistake(
        "marks in what a picture shows",
        {WALK: before("![A **line** :material-heart:](../assets/pictures/line.svg)")},
        'docs/habits/walk.md:9: ![A **line** :material-heart:](../assets/pictures/line.svg): "**line**" would appear on the page as written. Write words without marks.',
    ),
    Mistake(
        "marks below a picture",
        {WALK: before('![A line](../assets/pictures/line.svg "It is **not** a path")')},
        'docs/habits/walk.md:9: ![A line](../assets/pictures/line.svg): "**not**" would appear on the page as written. Write words without marks.',
    ),
    Mistake(
        "a link that is only an icon",
        {WALK: ("[rest](rest.md#why)", "[:material-heart:](rest.md)")},
        "docs/habits/walk.md:13: [:material-heart:](rest.md): the text of the link is missing. Write it between the [ ].",
    ),
    Mistake(
        "a source in the words of a link",
        {WALK: ("[rest](rest.md#why)", "[rest[^reed2001]](rest.md)")},
        "docs/habits/walk.md:13: [rest[^reed2001]](rest.md): there is a source inside the text of this link. Write it after the link.",
    ),
    Mistake(
        "an address for mail without mailto:",
        {WALK: ("(rest.md#why)", "(ada@tea.example)")},
        "docs/habits/walk.md:13: [rest](ada@tea.example): a link to an email address begins with mailto:. Write mailto:ada@tea.example.",
    ),
    Mistake(
        "mailto: nobody",
        {WALK: ("(rest.md#why)", "(mailto:)")},
        "docs/habits/walk.md:13: [rest](mailto:): this leads nowhere. Write it as mailto:name@name.org.",
    ),
    Mistake(
        "tel: with letters",
        {WALK: ("(rest.md#why)", "(tel:0800-CALL)")},
        "docs/habits/walk.md:13: [rest](tel:0800-CALL): this leads nowhere. Write it as tel:+15550100, with digits only.",
    ),
    Mistake(
        "https: with one stroke",
        {WALK: ("(rest.md#why)", "(https:/tea.example)")},
        "docs/habits/walk.md:13: [rest](https:/tea.example): this leads nowhere. Write it as https://name.org/page.",
    ),
    Mistake(
        "a title of a link in curly marks",
        {WALK: ("(rest.md#why)", "(rest.md “Rest”)")},
        'docs/habits/walk.md:13: "[rest](rest.md “Rest”)" would appear on the page as written. Write the address without spaces or brackets, and end it with ): [text](page.md)',
    ),
    Mistake(
        "a link that runs",
        {WALK: ("(rest.md#why)", "(javascript:alert(1))")},
        "docs/habits/walk.md:13: [rest](javascript:alert(1): links to other sites can only use https:, mailto:, tel: or sms:. Use https://.",
    ),
    Mistake(
        "attributes without a sign",
        {
            WALK: before(
                "[rest](rest.md){ hidden }\n\n- one { hidden }\n\n| a { hidden } |\n|---|\n| b |\n\nWords\n{: hidden }"
            )
        },
        'docs/habits/walk.md:9: "{ hidden }" is not used here. Remove it; only a heading can have an address, ## Words { #words }, and a picture a width, ![…](photo.jpg){ width=300 }.',
        'docs/habits/walk.md:11: "{ hidden }" is not used here. Remove it; only a heading can have an address, ## Words { #words }, and a picture a width, ![…](photo.jpg){ width=300 }.',
        'docs/habits/walk.md:13: "{ hidden }" is not used here. Remove it; only a heading can have an address, ## Words { #words }, and a picture a width, ![…](photo.jpg){ width=300 }.',
        'docs/habits/walk.md:18: "{: hidden }" is not used here. Remove it; only a heading can have an address, ## Words { #words }, and a picture a width, ![…](photo.jpg){ width=300 }.',
    ),
    Mistake(
        "links to files that the build makes",
        {
            WALK: before(
                "[A sheet](../worksheets/my-walk/my-walk-a4.pdf), [all sheets](../worksheets/workbook-letter.pdf), [a book](../articles.epub)\n\n"
            )
        },
        "docs/habits/walk.md:9: [A sheet](../worksheets/my-walk/my-walk-a4.pdf): this file is made by the build, and a page links to it. Link to that page: ../worksheets/my-walk.md.",
        "docs/habits/walk.md:9: [a book](../articles.epub): this file is made by the build, and a page links to it. Link to that page: index.md.",
        "docs/habits/walk.md:9: [all sheets](../worksheets/workbook-letter.pdf): this file is made by the build, and a page links to it. Link to that page: ../worksheets/index.md.",
    ),
    Mistake(
        "several marks of a kind in one line",
        {WALK: before("<kbd>Q</kbd> <iframe></iframe> <kbd>R</kbd> :hart: :smille: :hart:\n\n")},
        'docs/habits/walk.md:9: ":hart:" is not used here. No emoji has this name. Write the emoji itself, or an icon, such as :material-heart:.',
        'docs/habits/walk.md:9: ":smille:" is not used here. No emoji has this name. Write the emoji itself, or an icon, such as :material-heart:.',
        'docs/habits/walk.md:9: "<iframe" is raw HTML, which is not used here. Write a link instead: a frame would tell the other site who reads here.',
        'docs/habits/walk.md:9: "<kbd" is raw HTML, which is not used here. Write ++ctrl+p++.',
    ),
    Mistake(
        "an empty footnote",
        {WALK: before("Tea.[^1]\n\n[^1]:")},
        "docs/habits/walk.md:11: [^1]: this footnote is empty. Write its text after the colon.",
    ),
    Mistake(
        "headings without words, and with seven signs",
        {WALK: before("#\n\n####### Seven")},
        'docs/habits/walk.md:9: "#" is not a heading. Write ##, a space and the words; or \\# for the # sign itself.',
        'docs/habits/walk.md:11: "####### Seven" is not a heading. Write ##, a space and the words; or \\# for the # sign itself.',
    ),
]
