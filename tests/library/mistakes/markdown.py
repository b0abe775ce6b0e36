"""Mistakes in headings, links, citations and HTML."""

from tests.library.tiny_site import AFTER, REST, WALK, Mistake, before

MISTAKES = [
    Mistake(
        "a title in the text",
        {WALK: before("# A Walk")},
        'docs/habits/walk.md:9: "# A Walk": the title comes from the front matter. Begin a heading in the text with ##.',
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
        "a heading twice",
        {WALK: ("## How", "## Why")},
        'docs/habits/walk.md:11: the heading "Why" stands twice (first in line 7). Name one differently.',
    ),
    Mistake(
        "a table with aligned columns",
        {WALK: before("| a | b |\n|:--|--:|\n| c | d |")},
        'docs/habits/walk.md:10: "|:--|--:|": columns are not aligned here. Write the line under a table\'s head with hyphens only: |---|---|.',
    ),
    Mistake(
        "a heading without its space",
        {WALK: ("## How", "##How")},
        'docs/habits/walk.md:11: "##How" is no proper heading. Write ##, a space and its words; or \\# for the sign itself.',
    ),
    Mistake(
        "raw HTML",
        {WALK: before("<div>hi</div>")},
        'docs/habits/walk.md:9: "<div" is raw HTML, which nothing checks. Use Markdown: [text](page.md) or ![description](picture.svg).',
    ),
    Mistake(
        "a script",
        {WALK: before("<script>alert(1)</script>")},
        'docs/habits/walk.md:9: "<script" is raw HTML, which nothing checks. Use Markdown: [text](page.md) or ![description](picture.svg).',
    ),
    Mistake(
        "a remark that readers would get",
        {WALK: before("<!-- ask Tom -->")},
        "docs/habits/walk.md:9: a remark in <!-- … --> would be published in the page's source. Remove it.",
    ),
    Mistake(
        "a footnote that is typed",
        {WALK: before("Good.[^1]\n\n[^1]: A note.")},
        "docs/habits/walk.md:11: footnotes are not typed here. Cite a source of docs/data/references.bib as [^key]; its text is generated.",
    ),
    Mistake(
        "a source with a typo",
        {WALK: ("[^reed2001]", "[^reed2011]")},
        'docs/habits/walk.md:9: [^reed2011]: there is no source "reed2011" in docs/data/references.bib. Did you mean "reed2001"?',
    ),
    Mistake(
        "a source that nobody knows",
        {WALK: ("[^reed2001]", "[^zzz]")},
        'docs/habits/walk.md:9: [^zzz]: there is no source "zzz" in docs/data/references.bib. Add it there first.',
    ),
    Mistake(
        "a source with a space",
        {WALK: ("[^reed2001]", "[^reed 2001]")},
        'docs/habits/walk.md:9: "[^reed 2001]" would be printed as it stands. A source is cited as [^key], without spaces.',
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
        "docs/habits/walk.md:13: [rest](../../README.md): this leads out of docs/. Link to a page inside it.",
    ),
    Mistake(
        "a link to a note",
        {WALK: ("(rest.md#why)", "(../data/storm.md)")},
        "docs/habits/walk.md:13: [rest](../data/storm.md): docs/data/storm.md is read by the build and not published. Link to a page.",
    ),
    Mistake(
        "a link to this site by its address",
        {WALK: ("(rest.md#why)", "(https://small.example/habits/rest/)")},
        "docs/habits/walk.md:13: [rest](https://small.example/habits/rest/): this address leads to this site itself. Link to the .md file.",
    ),
    Mistake(
        "http:",
        {WALK: ("(rest.md#why)", "(http://tea.example)")},
        "docs/habits/walk.md:13: [rest](http://tea.example): only https:, mailto:, tel: and sms: lead out of this site. Use https://.",
    ),
    Mistake(
        "www.",
        {WALK: ("(rest.md#why)", "(www.tea.example)")},
        "docs/habits/walk.md:13: [rest](www.tea.example): an address outside this site begins with https://. Write https://www.tea.example.",
    ),
    Mistake(
        "a file of one's own computer",
        {WALK: ("(rest.md#why)", "(file:///C:/rest.md)")},
        "docs/habits/walk.md:13: [rest](file:///C:/rest.md): only https:, mailto:, tel: and sms: lead out of this site. Use https://.",
    ),
    Mistake(
        "an empty link",
        {WALK: ("(rest.md#why)", "()")},
        "docs/habits/walk.md:13: [rest](): the address is empty. Write [text](page.md).",
    ),
    Mistake(
        "a space in a link",
        {WALK: ("(rest.md#why)", "(re st.md)")},
        'docs/habits/walk.md:13: "[rest](re st.md)" would be printed as it stands. An address holds no space and no bracket, and ends with ): [text](page.md)',
    ),
    Mistake(
        "a space between text and address",
        {WALK: ("[rest](rest.md#why)", "[rest] (rest.md)")},
        'docs/habits/walk.md:13: "[rest] (rest.md)" would be printed as it stands. Leave no space between ] and (.',
    ),
    Mistake(
        "a link that is not closed",
        {WALK: ("[rest](rest.md#why).", "[rest](rest.md")},
        'docs/habits/walk.md:13: "[rest](rest.md" would be printed as it stands. An address holds no space and no bracket, and ends with ): [text](page.md)',
    ),
    Mistake(
        "a link by name",
        {WALK: ("[rest](rest.md#why)", "[rest][there]")},
        'docs/habits/walk.md:13: "[rest][there]" would be printed as it stands. Write the address in its place: [text](page.md).',
    ),
    Mistake(
        "a link that is defined apart",
        {WALK: ("[rest](rest.md#why).", "rest.\n\n[there]: rest.md")},
        'docs/habits/walk.md:15: "[there]: rest.md": links are not defined apart here. Write the address in its place: [text](page.md).',
    ),
    Mistake(
        "a link to a draft",
        {REST: ("reviewed:", "draft: true\nreviewed:")},
        "docs/habits/walk.md:13: [rest](rest.md#why): docs/habits/rest.md is a draft and will not be published. Finish it, or remove this link.",
    ),
    Mistake(
        "a page without text",
        {AFTER: ("{{ book() }}", "")},
        "docs/after.md:4: there is no text under the front matter. Write it.",
    ),
]
