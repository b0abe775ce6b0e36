"""Mistakes in nav."""

from library.page_kinds import CLOSE
from tests.library.tiny_site import (
    LETTERS,
    MKDOCS,
    QUERIES,
    REST,
    RULES,
    SETTINGS,
    SHEET,
    SITE,
    WALK,
    Mistake,
    article,
    page,
)

MISTAKES = [
    Mistake(
        "a page without its hyphen, between others; a hyphen without its space; a bullet in nav; a page that was deleted, in nav too",
        {
            REST: None,
            MKDOCS: [
                ("      - habits/walk.md", "      • habits/walk.md"),
                ("      - habits/rest.md\n", ""),
                ("      - letters/to-a-friend.md", "      letters/to-a-friend.md"),
                ("- worksheets/dear-me.md", "-worksheets/dear-me.md"),
            ],
        },
        "docs/habits/walk.md:13: [rest](rest.md#why): there is no page docs/habits/rest.md. Link to another, or remove the link; if it has a new name, write redirects: [habits/rest] into it.",
        'docs/letters/to-a-friend.md:5: helps: there is no habit "rest". Use one of these: walk.',
        'docs/letters/to-myself.md:5: helps: there is no habit "rest". Use one of these: walk.',
        'docs/worksheets/my-rest.md:3: for: there is no article "habits/rest.md". Name one as folder/name.md, or delete this sheet and its line in nav.',
        'mkdocs.yml:10: "• habits/walk.md" can\'t be read. Begin each line of a list with a hyphen: - …',
        'mkdocs.yml:13: "letters/to-a-friend.md" can\'t be read. Begin its line with a hyphen and a space, in the column of the ones around it.',
        'mkdocs.yml:23: "-worksheets/dear-me.md" can\'t be read. Put a plain space after the hyphen.',
    ),
    Mistake(
        "a page that nav lacks",
        {MKDOCS: ("      - habits/walk.md\n", "")},
        "docs/habits/walk.md:1: this page is missing from nav. Add a line - habits/walk.md to nav in mkdocs.yml, where it belongs in the order.",
    ),
    *(
        Mistake(
            f"a page that got another name, which is said as {old}",
            {
                WALK: None,
                "docs/habits/stroll.md": SITE[WALK].replace("written", f"redirects: [{old}]\nwritten"),  # type: ignore[union-attr, arg-type]
                REST: ("On {{", "Every hour has a long end. On [walks](walk.md#how) {{"),
                SHEET: ("lines: 3", "lines: 3\nEvery hour has a long end."),
                MKDOCS: ("habits/walk.md", "habits/stroll.md"),
                RULES: "repeated: 6\n",
                QUERIES: "habits/walk.md: [on foot]\n",
            },
            'docs/data/search-queries.yml:1: there is no page "habits/walk.md". Did you mean "habits/stroll.md"?',
            'docs/habits/rest.md:9: [walks](walk.md#how): there is no page docs/habits/walk.md. Did you mean "stroll.md"?',
            'docs/letters/to-a-friend.md:5: helps: there is no habit "walk". Did you mean "stroll"?',
            'docs/worksheets/my-walk.md:3: for: there is no article "habits/walk.md". Did you mean "habits/stroll.md"?',
        )
        for old in ("habits/walk", "/habits/walk/", "habits/walk.md")
    ),
    Mistake(
        "a tab in nav",
        {MKDOCS: ("      - habits/walk.md", "\t- habits/walk.md")},
        'mkdocs.yml:10: "- habits/walk.md" can\'t be read. It begins with a tab. Use spaces.',
    ),
    Mistake(
        "lines of nav",
        {
            LETTERS: None,
            MKDOCS: [
                ("      - habits/walk.md\n", "      - habits/walk.md\n" * 2),
                ("- habits/walk.md", '- "{{ count() }} Walks": habits/walk.md'),
                ("  - Part 2:", "    Part 2:"),
                ("  - after.md\n", "  - after.md\n  - Tea: https://tea.example\n"),
                ("- after.md", "- 2026: after.md"),
            ],
        },
        'mkdocs.yml:10: nav: "{{ count() }}" would appear on the page as written. Write the words themselves.',
        "mkdocs.yml:11: nav: habits/walk.md appears twice (first in line 10). Keep one.",
        'mkdocs.yml:13: nav: "Part 2" has no hyphen. Begin its line with one, in the column of the one above.',
        "mkdocs.yml:14: nav: there is no file docs/letters/index.md. Create it, or remove this line.",
        'mkdocs.yml:17: nav: "2026" is not text. Put straight quotation marks around it.',
        'mkdocs.yml:18: nav: "https://tea.example" is not a page of this site, and would not be shown. Link to it from a page.',
    ),
    Mistake(
        "a section whose pages have no hyphens; a name in nav with marks; a hyphen alone, and a colon alone",
        {
            MKDOCS: [
                (
                    "      - habits/index.md\n      - habits/walk.md\n      - habits/rest.md",
                    "      All: habits/index.md\n      One: habits/walk.md\n      Two: habits/rest.md",
                ),
                ("  - after.md\n", "  - after.md\n  -\n  - '': after.md\n"),
                ("- after.md", "- '**After**': after.md"),
            ]
        },
        'mkdocs.yml:9: nav: the pages of "Part 1" have no hyphens. Begin the line of each with one.',
        'mkdocs.yml:16: nav: "**After**" would appear on the page as written. Write words without marks.',
        "mkdocs.yml:17: nav: this line has no file. Write one after the hyphen, or remove the line.",
        "mkdocs.yml:18: nav: after.md appears twice (first in line 16). Keep one.",
        "mkdocs.yml:18: nav: the name before this colon is missing. Write one.",
    ),
    Mistake(
        "two hyphens on a line; no first page; a section without pages",
        {
            "docs/index.md": None,
            MKDOCS: [
                ("  - index.md\n", ""),
                ("      - habits/walk.md", "      - - habits/walk.md"),
                ("- after.md", "- after.md\n  - More: []"),
            ],
        },
        "mkdocs.yml:8: nav: the home page is missing. Write docs/index.md, and add - index.md as the first line.",
        "mkdocs.yml:9: nav: these pages are a list in a list. Remove one of the hyphens, or name their section.",
        'mkdocs.yml:16: nav: the section "More" has no pages. List them below it, or remove it.',
    ),
    Mistake(
        "lines of nav with a typo, with docs/ and without .md; an article in another part",
        {
            MKDOCS: [
                ("habits/walk.md", "habits/wlak.md"),
                ("      - habits/rest.md\n", ""),
                ("- letters/to-a-friend.md\n", "- letters/to-a-friend.md\n      - habits/rest.md\n"),
                ("letters/to-myself.md", "docs/letters/to-myself.md"),
                ("- after.md", "- after"),
            ]
        },
        'mkdocs.yml:10: nav: there is no file docs/habits/wlak.md. Did you mean "habits/walk.md"?',
        "mkdocs.yml:14: nav: habits/rest.md is among the pages of letters/. Put it with its own folder, or move its file to docs/letters/.",
        'mkdocs.yml:15: nav: there is no file docs/docs/letters/to-myself.md. Did you mean "letters/to-myself.md"?',
        'mkdocs.yml:16: nav: there is no file docs/after. Did you mean "after.md"?',
    ),
    Mistake(
        "a name that is read as true; an overview after its articles",
        {
            MKDOCS: [
                ("      - habits/index.md\n", ""),
                ("- habits/walk.md", "- Yes: habits/walk.md"),
                ("      - habits/rest.md\n", "      - habits/rest.md\n      - habits/index.md\n"),
            ]
        },
        'mkdocs.yml:9: nav: "Yes" is not text. Put straight quotation marks around it.',
        "mkdocs.yml:11: nav: habits/index.md comes after habits/walk.md. Put it before all pages of its folder.",
    ),
    Mistake(
        "a line of nav too far left",
        {MKDOCS: ("      - habits/walk.md", "    - habits/walk.md")},
        'mkdocs.yml:10: "- habits/walk.md" can\'t be read here. Keys that belong together begin in the same column.',
    ),
    Mistake(
        "a line of nav too far right, and a section without its colon",
        {MKDOCS: [("      - habits/walk.md", "       - habits/walk.md"), ("- Part 2:", "- Part 2")]},
        'mkdocs.yml:9: nav: "habits/index.md - habits/walk.md" is read as one page. Put each page on a line of its own; end the name of a section with a colon.',
        'mkdocs.yml:12: nav: "Part 2 - letters/index.md - letters/to-a-friend.md - letters/to-myself.md" is read as one page. Put each page on a line of its own; end the name of a section with a colon.',
    ),
    Mistake(
        "settings that can't be read, so that nav is unknown; names with a colon",
        {
            f"docs/{CLOSE}": page("The End", "Go on."),
            RULES: "sentence: 8\n",
            "docs/fees.md": page("Fees", "An hour costs more than you may have thought before you came."),
            MKDOCS: [
                ("site_name: Small Site", "site_name: Small: A Site"),
                ("- Part 1:", "- Part 1: Habits:"),
                ("- habits/walk.md", "- A walk: why: habits/walk.md"),
            ],
        },
        'mkdocs.yml:1: "site_name: Small: A Site" can\'t be read. Put straight quotation marks around the whole value.',
        'mkdocs.yml:8: "- Part 1: Habits:" can\'t be read. Put straight quotation marks around the words before the last colon.',
        'mkdocs.yml:10: "- A walk: why: habits/walk.md" can\'t be read. Put straight quotation marks around the words before the last colon.',
    ),
    Mistake(
        "a file that ends in the middle of nav; a page that got another name, but not yet in nav",
        {
            "docs/habits/stroll.md": SITE[WALK].replace("written", "redirects: [habits/walk]\nwritten"),
            WALK: None,
            "docs/letters/to-a-friend.md": ("walk, ", "stroll, "),
            SHEET: ("habits/walk", "habits/stroll"),
            MKDOCS: (SETTINGS[SETTINGS.index("  - after.md") : SETTINGS.index("theme:")], ""),
        },
        'mkdocs.yml:10: nav: there is no file docs/habits/walk.md. Did you mean "habits/stroll.md"?',
        "mkdocs.yml:15: nav: 11 pages are missing. Restore their lines, or add them where they belong in the order: after.md, articles/tea.md, book.md, help-now.md, map.md, sources.md, worksheets/dear-friend.md, worksheets/dear-me.md, worksheets/index.md, worksheets/my-rest.md, worksheets/my-walk.md.",
    ),
    Mistake(
        "a file that was moved; an article before its overview",
        {
            WALK: None,
            "docs/letters/walk.md": article("A Walk", "## Why\n\nIt is good.[^reed2001]"),
            MKDOCS: [
                ("      - letters/to-a-friend.md\n", ""),
                ("- habits/rest.md\n", "- habits/rest.md\n      - letters/to-a-friend.md\n"),
            ],
        },
        'docs/letters/to-a-friend.md:5: helps: "walk" is not in an earlier part. Only articles of an earlier part can be named here.',
        'docs/worksheets/my-walk.md:3: for: there is no article "habits/walk.md". Did you mean "letters/walk.md"?',
        'mkdocs.yml:10: nav: there is no file docs/habits/walk.md. Did you mean "letters/walk.md"?',
        "mkdocs.yml:12: nav: letters/to-a-friend.md comes before letters/index.md, the first page of its folder. Put it below, or move its file to the folder of the pages around it.",
    ),
    Mistake(
        "a file that was renamed",
        {WALK: None, "docs/habits/walking.md": SITE[WALK], REST: ("On {{", "On [walks](walk.md) {{")},
        'docs/habits/rest.md:9: [walks](walk.md): there is no page docs/habits/walk.md. Did you mean "walking.md"?',
        'docs/letters/to-a-friend.md:5: helps: there is no habit "walk". Did you mean "walking"?',
        'docs/worksheets/my-walk.md:3: for: there is no article "habits/walk.md". Did you mean "habits/walking.md"?',
        'mkdocs.yml:10: nav: there is no file docs/habits/walk.md. Did you mean "habits/walking.md"?',
    ),
    Mistake(
        "a file that was deleted",
        {WALK: None},
        'docs/letters/to-a-friend.md:5: helps: there is no habit "walk". Use one of these: rest.',
        'docs/worksheets/my-walk.md:3: for: there is no article "habits/walk.md". Name one as folder/name.md, or delete this sheet and its line in nav.',
        "mkdocs.yml:10: nav: there is no file docs/habits/walk.md. Create it, or remove this line.",
    ),
    Mistake(
        "nav without pages",
        {MKDOCS: (SITE[MKDOCS].partition("nav:\n")[2].partition("theme:")[0], "")},
        "mkdocs.yml:6: nav: is not a list of pages. Write each on a line of its own: - folder/name.md",
    ),
]
