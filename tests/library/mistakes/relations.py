"""Mistakes in relations of pages: worksheets, helps, titles, redirects, drafts."""

from tests.library.tiny_site import (
    FRIEND,
    HABITS,
    HELPLINES,
    LETTERS,
    MKDOCS,
    MYSELF,
    OTHER_SHEET,
    QUERIES,
    REST,
    SHEET,
    SITE,
    STORM,
    WALK,
    Mistake,
    article,
    before,
    page,
)

MISTAKES = [
    Mistake(
        "a section that most articles have by another name",
        {
            HABITS: ("many: habits}", "many: habits, sections: [Why, Afterwards]}"),
            **{
                f"docs/habits/run-{n}.md": article(
                    f"Run {n}", f"Go {n}.\n\n## Why\n\nFor {n}.", worksheet="false"
                )
                for n in range(5)
            },
            MKDOCS: (
                "- habits/walk.md",
                "- habits/walk.md\n" + "\n".join(f"      - habits/run-{n}.md" for n in range(5)),
            ),
            WALK: ("## Why", "Go.\n\n## Why"),
            REST: ("## Why", "Sit.\n\n## Why"),
        },
        'docs/habits/index.md:5: sections: 7 of 7 articles have no section "Afterwards". Write the heading that they have, or change theirs.',
    ),
    Mistake(
        "worksheets and their articles",
        {
            WALK: ("written:", "worksheet: false\nwritten:"),
            OTHER_SHEET: [
                ("habits/rest.md", "habits/walk.md"),
                ("minutes:", "publish: 2999-01-01\nminutes:"),
            ],
            SHEET: [
                ("minutes:", "draft: true\nminutes:"),
                ("minutes:", "redirects: [worksheets/my-stroll]\nminutes:"),
            ],
            MKDOCS: ("      - worksheets/my-walk.md\n", ""),
        },
        "docs/habits/walk.md:4: worksheet: docs/worksheets/my-walk.md is for this article. Remove worksheet: false here, or delete that sheet.",
        "docs/worksheets/my-rest.md:3: for: habits/walk.md already has a worksheet (docs/worksheets/my-walk.md). Merge the two, or name another article.",
        'docs/worksheets/my-rest.md:5: there is no key "publish" here. Use one of these: title, for, purpose, minutes, written, reviewed, draft, was, redirects.',
        "docs/worksheets/my-walk.md:1: this page is missing from nav. Add a line - worksheets/my-walk.md to nav in mkdocs.yml, where it belongs in the order.",
        "docs/worksheets/my-walk.md:5: draft: docs/habits/walk.md is not a draft, so its worksheet can't be one. Remove draft: true here, or make the article a draft too.",
        'docs/worksheets/my-walk.md:6: redirects: "worksheets/my-stroll" leads readers here, but their answers stay behind. Write was: [my-stroll] instead, which brings both.',
    ),
    Mistake(
        "one worksheet for two articles, in words; two worksheets of one title; old names of sheets",
        {
            OTHER_SHEET: [
                ("My rest", "My walk"),
                ("minutes:", "was: [a-stroll]\nredirects: [worksheets/a-stroll]\nminutes:"),
            ],
            SHEET: [
                ("habits/walk.md", "habits/walk.md, habits/rest.md"),
                ("minutes:", "was: [my-walk, My Stroll, dear-me, a-stroll]\nminutes:"),
            ],
        },
        'docs/worksheets/my-rest.md:2: title: "My walk" is also the title of docs/worksheets/my-walk.md. Give one of them another title.',
        'docs/worksheets/my-rest.md:5: was: "a-stroll" is in docs/worksheets/my-walk.md:5 too. Keep it in the sheet that the answers belong to.',
        'docs/worksheets/my-rest.md:6: redirects: "worksheets/a-stroll" is in docs/worksheets/my-rest.md:5 too. An old address can only lead to one page.',
        'docs/worksheets/my-walk.md:3: for: "habits/walk.md, habits/rest.md" names more than one article. A worksheet belongs to one; write a second sheet for the other.',
        "docs/worksheets/my-walk.md:5: was: \"My Stroll\" can't have been the name of a sheet's file. Write it without folder and extension: old-name.",
        'docs/worksheets/my-walk.md:5: was: "dear-me" is the name of docs/worksheets/dear-me.md. An old name must not be in use.',
        'docs/worksheets/my-walk.md:5: was: "my-walk" is this sheet\'s current name. Remove it.',
    ),
    Mistake(
        "a worksheet for nothing; helps with nothing known; old addresses in a circle",
        {
            REST: ("written:", "redirects: [habits/walk]\nwritten:"),
            WALK: ("written:", "redirects: [habits/rest]\nwritten:"),
            FRIEND: ("[walk, rest]", "[zzz]"),
            SHEET: ("for: habits/walk.md\n", ""),
        },
        'docs/habits/rest.md:4: redirects: "habits/walk" is the address of docs/habits/walk.md. An old address must not be in use.',
        'docs/habits/walk.md:4: redirects: "habits/rest" is the address of docs/habits/rest.md. An old address must not be in use.',
        'docs/letters/to-a-friend.md:5: helps: there is no habit "zzz". Use one of these: rest, walk.',
        "docs/worksheets/my-walk.md:1: for: is missing. Add for: … The article's file, such as letters/to-a-friend.md.",
    ),
    Mistake(
        "a worksheet for no article; helps with a typo; an old address of two pages",
        {
            REST: ("written:", "redirects: [habits/run]\nwritten:"),
            WALK: ("written:", "redirects: [habits/run]\nwritten:"),
            FRIEND: ("[walk, rest]", "[wlak, rest]"),
            SHEET: ("habits/walk.md", "habits/nothing.md"),
        },
        'docs/habits/rest.md:4: redirects: "habits/run" is in docs/habits/walk.md:4 too. An old address can only lead to one page.',
        'docs/letters/to-a-friend.md:5: helps: there is no habit "wlak". Did you mean "walk"?',
        'docs/worksheets/my-walk.md:3: for: there is no article "habits/nothing.md". Name one as folder/name.md, or delete this sheet and its line in nav.',
    ),
    Mistake(
        "a worksheet for a page; helps with a typo, a line each; an old address that is taken, as its file",
        {
            WALK: ("written:", "redirects: [habits/rest.md, letters/index.md, index.md]\nwritten:"),
            FRIEND: ("helps: [walk, rest]", "helps:\n  - walk\n  - rset"),
            SHEET: ("habits/walk.md", "map.md"),
        },
        'docs/habits/walk.md:4: redirects: "habits/rest.md" is the address of docs/habits/rest.md. An old address must not be in use.',
        'docs/habits/walk.md:4: redirects: "index.md" can\'t have been an address here. Write it as habits/old-name.',
        'docs/habits/walk.md:4: redirects: "letters/index.md" is the address of docs/letters/index.md. An old address must not be in use.',
        'docs/letters/to-a-friend.md:7: helps: there is no habit "rset". Did you mean "rest"?',
        'docs/worksheets/my-walk.md:3: for: "map.md" is not an article of a series. Name one as folder/name.md.',
    ),
    Mistake(
        "a worksheet for docs/…; helps by the file's path",
        {FRIEND: ("[walk, rest]", "[habits/walk.md]"), SHEET: ("habits/walk.md", "docs/habits/walk.md")},
        'docs/letters/to-a-friend.md:5: helps: there is no habit "habits/walk.md". Did you mean "walk"?',
        'docs/worksheets/my-walk.md:3: for: there is no article "docs/habits/walk.md". Did you mean "habits/walk.md"?',
    ),
    Mistake(
        "an article without a worksheet; helps with a later part and with itself",
        {
            WALK: ("written:", "helps: [to-myself]\nwritten:"),
            FRIEND: ("[walk, rest]", "[to-a-friend]"),
            SHEET: None,
            MKDOCS: ("      - worksheets/my-walk.md\n", ""),
        },
        "docs/habits/walk.md:1: this article has no worksheet. Add one in docs/worksheets/ with the front matter for: habits/walk.md. If it needs none, write worksheet: false here.",
        'docs/habits/walk.md:4: helps: "to-myself" is not in an earlier part. Only articles of an earlier part can be named here.',
        'docs/letters/to-a-friend.md:5: helps: "to-a-friend" is not in an earlier part. Only articles of an earlier part can be named here.',
    ),
    Mistake(
        "helps twice with one; a worksheet for an article without .md",
        {FRIEND: ("[walk, rest]", "[walk, walk]"), SHEET: ("habits/walk.md", "habits/walk")},
        'docs/letters/to-a-friend.md:5: helps: "walk" appears twice. Keep one.',
        'docs/worksheets/my-walk.md:3: for: there is no article "habits/walk". Did you mean "habits/walk.md"?',
    ),
    Mistake(
        "a title twice; an old address that a page has; an old address elsewhere; one address for two pages",
        {
            "docs/habits.md": page("Again", "Text."),
            REST: [("A Rest", "a walk"), ("written:", 'redirects: ["https://tea.example/"]\nwritten:')],
            WALK: ("written:", "redirects: [habits/rest]\nwritten:"),
            MKDOCS: ("  - after.md\n", "  - after.md\n  - habits.md\n"),
        },
        "docs/habits.md:1: its address, /habits/, is also that of docs/habits/index.md. Rename one of the files.",
        'docs/habits/rest.md:2: title: "a walk" is also the title of docs/habits/walk.md. Give one of them another title.',
        'docs/habits/rest.md:4: redirects: "https://tea.example/" can\'t have been an address here. Write it as habits/old-name.',
        'docs/habits/walk.md:4: redirects: "habits/rest" is the address of docs/habits/rest.md. An old address must not be in use.',
    ),
    Mistake(
        "an overview that is gone with its pages, and a link to it",
        {
            LETTERS: None,
            FRIEND: None,
            MYSELF: None,
            "docs/worksheets/dear-friend.md": None,
            "docs/worksheets/dear-me.md": None,
            MKDOCS: [
                (
                    "  - Part 2:\n      - letters/index.md\n      - letters/to-a-friend.md\n      - letters/to-myself.md\n",
                    "",
                ),
                ("      - worksheets/dear-friend.md\n      - worksheets/dear-me.md\n", ""),
            ],
            WALK: before("[All letters](../letters/index.md)."),
        },
        "docs/habits/walk.md:9: [All letters](../letters/index.md): there is no page docs/letters/index.md. Link to another, or remove the link; if it has a new name, write redirects: [letters] into it.",
    ),
    Mistake(
        "pages held back that others link to, a section and an overview that are gone",
        {
            "docs/after.md": ("summary:", "publish: 2999-01-01\nsummary:"),
            REST: ("written:", "draft: true\nwritten:"),
            "docs/index.md": ("Begin here.", "[Then](after.md)."),
            LETTERS: None,
            FRIEND: (
                "They wait.",
                "They [rest](../habits/rest.md), and\n[fill it in](../worksheets/my-rest.md).",
            ),
            MKDOCS: [("      - letters/index.md\n", ""), ("  - after.md\n", "  - after.md\n  - More:\n")],
        },
        "docs/after.md:3: publish: pages that are published before link to what this line holds back. Add the links on that day, or remove the line. See docs/index.md:6.",
        "docs/habits/rest.md:4: draft: pages that are published link to what this line holds back. Finish it and remove the line, or remove the links. See docs/habits/walk.md:13, docs/letters/to-a-friend.md:10, docs/letters/to-a-friend.md:11.",
        "docs/letters/index.md:1: this page is missing, but pages of its folder have helps: or a worksheet, as articles of a series do. Restore it and its line in nav, or remove both from them.",
        'mkdocs.yml:16: nav: "More" has no page after its colon, and none below it. Write one, or remove this line.',
    ),
    Mistake(
        "the overview of a part that is a draft, and so is the part; the page of helplines, deleted, which a search is to find",
        {
            "docs/after.md": ("{{ book() }}", '{{ count("habits") }}'),
            QUERIES: "help-now.md: [call]\n",
            "docs/habits/index.md": ("written:", "draft: true\nwritten:"),
            "docs/help-now.md": None,
            MKDOCS: ("      - help-now.md\n", ""),
        },
        "docs/habits/index.md:4: draft: pages that are published link to what this line holds back. Finish it and remove the line, or remove the links. See docs/after.md:6.",
        "docs/help-now.md:1: this page is missing, but pages link to it for the numbers in docs/data/helplines.yml. Restore it under this name, with its line in nav; its title may be another.",
    ),
    Mistake(
        "pages that can't be drafts; a source and a note that are gone, each used on two pages",
        {
            "docs/after.md": ("{{ book() }}", "[Call](help-now.md)"),
            REST: ("On {{", "Sit.[^lee2020] On {{"),
            "docs/help-now.md": ("summary:", "publish: 2999-01-01\nsummary:"),
            "docs/index.md": ("summary:", "draft: true\nsummary:"),
            FRIEND: [("written:", "caution: rain\nwritten:"), ("They wait.", "They wait.[^lee2020]")],
            MYSELF: ("caution: storm", "caution: rain"),
        },
        'docs/habits/rest.md:9: [^lee2020]: there is no source "lee2020" in docs/data/references.bib. Add it there first. See also docs/letters/to-a-friend.md:11.',
        "docs/help-now.md:3: publish: every page links to this one, so it can't be held back. Remove this line.",
        "docs/index.md:3: draft: every page links to this one, so it can't be held back. Remove this line.",
        "docs/letters/to-a-friend.md:4: caution: there is no note docs/data/rain.md. Write it there, or remove this line. See also docs/letters/to-myself.md:6.",
    ),
    Mistake(
        "the page of helplines and their file, deleted, though pages link there; one worksheet for two articles; an old address that is the present one",
        {
            HELPLINES: None,
            STORM: ('{{ helplines("abuse") }}', "Call."),
            WALK: [
                ("written:", "redirects: [habits/walk]\nwritten:"),
                before("[Call](../help-now.md), or [text](../help-now.md)."),
            ],
            "docs/help-now.md": None,
            SHEET: ("habits/walk.md", "[habits/walk.md, habits/rest.md]"),
            MKDOCS: ("      - help-now.md\n", ""),
        },
        'docs/habits/walk.md:4: redirects: "habits/walk" is this page\'s current address. Remove it.',
        "docs/help-now.md:1: this page is missing, but pages link to it for the numbers in docs/data/helplines.yml. Restore it under this name, with its line in nav; its title may be another.",
        'docs/worksheets/my-walk.md:3: for: "[habits/walk.md, habits/rest.md]" is a list, but only one value can be used here. Write it on one line, without brackets or hyphens.',
    ),
    Mistake(
        "one name in two parts",
        {
            MKDOCS: ("letters/to-myself.md", "letters/walk.md"),
            MYSELF: None,
            "docs/letters/walk.md": SITE[MYSELF],
            "docs/worksheets/dear-me.md": ("to-myself", "walk"),
            FRIEND: ("[walk, rest]", "[rest]"),
        },
        "docs/letters/walk.md:1: this file has the same name as docs/habits/walk.md, so helps: can't tell the two apart. Rename one.",
    ),
]
