"""Artifacts of Word, PDFs, spreadsheets, Git and synchronized folders."""

from tests.library.tiny_site import (
    BIB,
    HELPLINES,
    LINE,
    MKDOCS,
    REST,
    RULES,
    SHEET,
    SITE,
    STORM,
    WALK,
    Mistake,
    before,
)

OURS = "<<<<<<< HEAD\n"
THEIRS = "=======\n>>>>>>> main\n"
MERGED = "this file contains two versions, left by a merge. Keep the lines of one, and remove those that begin with <<<<<<<, ======= and >>>>>>>."

COPIED = "this is a copy of docs/habits/walk.md, by its name. Move what is new to the original, and delete the copy."
COPIES = (
    "Copy of Walk",
    "walk (1)",
    "walk (conflicted copy 2026-11-20)",
    "walk - Copy",
    "walk 2",
    "walk FINAL",
    "walk copy 2",
    "walk-LAPTOP-4F2K",
)
COULD_BE_PAGES = ("copy-of-walk", "walk-2", "walk-old", "walk-v2")

MISTAKES = [
    Mistake(
        "what was pasted from other programs, one below the other",
        {
            WALK: before(
                "Walk[JD1] far.\n\nCommented [JD2]: Too far?",
                "[Rest](http://127.0.0.1:8000/habits/rest/).",
                "o bread\no tea",
                "A. bread\nB. tea",
                "Bread   Tea\n------- -------\nrye     green",
                'See \ufffc and HYPERLINK "https://tea.example/".\n\nError! Reference source not found.',
                "Walk.[[1]](#_ftn1)",
                "[embed]https://tea.example/film[/embed]",
                "/chapter 2.md",
                "bread\tbutter\ntea\tmilk",
                "Ask your thera- pist, short- and long-term.",
                "It=E2=80=99s fine.",
                'Write `{{ count("habits") }}` there.',
                "[Come](https://tea.example/book/).",
                '=== "For you"',
                "[On paper](../worksheets/my-walk.pdf)",
                "```mermaid\ngraph LR\n```",
            )
        },
        'docs/habits/walk.md:9: "[JD1]" is not used here. Word marks a comment so. Remove it, and the comment.',
        'docs/habits/walk.md:11: "Commented [JD2]: Too far?" is not used here. Word marks a comment so. Remove it, and the comment.',
        "docs/habits/walk.md:13: [Rest](http://127.0.0.1:8000/habits/rest/): this is an address of the preview on your computer. Link to the .md file.",
        'docs/habits/walk.md:16: "o tea" is not a list item here. Begin it with a hyphen and a space: - …',
        'docs/habits/walk.md:19: "B. tea" would go on in the line of the one above. In a list write a small letter, a period and a space, a. …; else leave an empty line between them.',
        'docs/habits/walk.md:22: "------- -------": columns with spaces between them are not a table. Write it as | One | Two |, with |---|---| under its head.',
        'docs/habits/walk.md:25: "HYPERLINK " was left by Word. Write a link, [text](page.md), or remove it.',
        "docs/habits/walk.md:25: a picture was here, which was not pasted with the text. Save it in docs/assets/pictures/, and write ![what it shows](../assets/pictures/name.jpg).",
        'docs/habits/walk.md:27: "Error! Reference source not found." was left by Word. Write a link, [text](page.md), or remove it.',
        "docs/habits/walk.md:29: [[1]](#_ftn1): this is a footnote of Word. Write it as [^1] in the text, and [^1]: with its words on a line of their own.",
        'docs/habits/walk.md:31: "[/embed]" would appear on the page as written: WordPress runs it, and here nothing does. Write the words, a link [text](page.md) or a picture ![what it shows](../assets/pictures/name.jpg) instead.',
        'docs/habits/walk.md:33: "/chapter 2.md" is not used here. Write the words themselves.',
        'docs/habits/walk.md:36: "tea\tmilk": cells with tabs between them are not a table. Write it as | One | Two |, with |---|---| under its head.',
        'docs/habits/walk.md:38: "thera- pist" is a word that was split at the end of a line. Write it as one.',
        'docs/habits/walk.md:40: "=E2=80=99" is a letter that was garbled by a wrong encoding. Write it again, and save as UTF-8.',
        'docs/habits/walk.md:42: "{{ count("habits") }}` there." is in code, and a macro runs there too. Write it in words, or remove it.',
        "docs/habits/walk.md:44: [Come](https://tea.example/book/): this is the address for booking, which is also at the end of the page. Write {{ book() }} instead of the link.",
        'docs/habits/walk.md:46: "=== "For you"" is not used here. Tabs hide words from paper and from search. Write a heading for each.',
        "docs/habits/walk.md:48: [On paper](../worksheets/my-walk.pdf): this file is made by the build, and a page links to it. Link to that page: ../worksheets/my-walk.md.",
        'docs/habits/walk.md:50: "```mermaid" would appear as code: drawing it needs a script. Save the drawing as SVG in docs/assets/pictures/ and show it: ![what it shows](../assets/pictures/name.svg).',
    ),
    Mistake(
        "copies by their names",
        {f"docs/habits/{name}.md": SITE[WALK] for name in COPIES},
        *(f"docs/habits/{name}.md:1: {COPIED}" for name in COPIES),
    ),
    Mistake(
        "copies that could be pages",
        {f"docs/habits/{name}.md": SITE[WALK] for name in COULD_BE_PAGES},
        *(
            f"docs/habits/{name}.md:1: {COPIED} If it is a page of its own, add it to nav in mkdocs.yml."
            for name in COULD_BE_PAGES
        ),
    ),
    Mistake(
        "what chatbots, editors of changes and web pages leave, one below the other",
        {
            WALK: before(
                "Walk far. :contentReference[oaicite:0]{index=0}",
                "Walk 【4†source】 far.",
                "\ue200cite\ue202turn0search0\ue201 Walk.",
                "Walk {++far++} now.",
                "Walk {--far--} now.",
                "Walk {~~far~>near~~} now.",
                "Walk {==far==} now.",
                "Walk {>>why?<<} now.",
                "<iframe> Tea",
                "<![CDATA> Tea",
                "<?php> Tea",
            )
        },
        'docs/habits/walk.md:9: ":contentReference[oaicite:0]{index=0}" is not used here. A chatbot leaves such marks where it names a source. Remove it; if the sentence needs a source, cite one as [^key].',
        'docs/habits/walk.md:11: "【4†source】" is not used here. A chatbot leaves such marks where it names a source. Remove it; if the sentence needs a source, cite one as [^key].',
        'docs/habits/walk.md:13: "\ue200cite\ue202turn0search0\ue201" is not used here. A chatbot leaves such marks where it names a source. Remove it; if the sentence needs a source, cite one as [^key].',
        'docs/habits/walk.md:15: "{++far++}" is not used here. These marks show a change. Keep the words you want, and remove the rest.',
        'docs/habits/walk.md:17: "{--far--}" is not used here. These marks show a change. Keep the words you want, and remove the rest.',
        'docs/habits/walk.md:19: "{~~far~>near~~}" is not used here. These marks show a change. Keep the words you want, and remove the rest.',
        'docs/habits/walk.md:21: "{==far==}" is not used here. These marks show a change. Keep the words you want, and remove the rest.',
        'docs/habits/walk.md:23: "{>>why?<<}" is not used here. These marks show a change. Keep the words you want, and remove the rest.',
        'docs/habits/walk.md:25: "<iframe" is raw HTML, which is not used here. Write a link instead: a frame would tell the other site who reads here.',
        'docs/habits/walk.md:27: "<![CDATA" is raw HTML, which is not used here. Remove the tag and keep its words.',
        'docs/habits/walk.md:29: "<?php" is raw HTML, which is not used here. Remove the tag and keep its words.',
    ),
    Mistake(
        "drawings that a phone or paper would not show whole",
        {
            f"docs/assets/pictures/{name}.svg": drawing
            for name, drawing in {
                "prefix": '<s:svg xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><s:path d="M1 1L8 8"/></s:svg>',
                "groups": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{"<g>" * 300}<path d="M1 1L8 8"/>{"</g>" * 300}</svg>',
                "letter": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>漢</title><text y="9">Tea <tspan>茶</tspan></text></svg>',
                "twice": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path id="a" d="M1 1"/><path id="a" d="M8 8"/></svg>',
                **{
                    f"box-{at}": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><path d="M1 1L8 8"/></svg>'
                    for at, box in enumerate(("0 0 0 0", "0 0 -9 9", "0 0 9", "none", "0 0 1e400 9"))
                },
            }.items()
        },
        'docs/assets/pictures/box-0.svg:1: the viewBox of this drawing is "0 0 0 0", so nothing of it would show. Write its left, top, width and height: viewBox="0 0 400 300".',
        'docs/assets/pictures/box-1.svg:1: the viewBox of this drawing is "0 0 -9 9", so nothing of it would show. Write its left, top, width and height: viewBox="0 0 400 300".',
        'docs/assets/pictures/box-2.svg:1: the viewBox of this drawing is "0 0 9", so nothing of it would show. Write its left, top, width and height: viewBox="0 0 400 300".',
        'docs/assets/pictures/box-3.svg:1: the viewBox of this drawing is "none", so nothing of it would show. Write its left, top, width and height: viewBox="0 0 400 300".',
        'docs/assets/pictures/box-4.svg:1: the viewBox of this drawing is "0 0 1e400 9", so nothing of it would show. Write its left, top, width and height: viewBox="0 0 400 300".',
        "docs/assets/pictures/groups.svg:1: this drawing has 302 levels of groups, one in the other; the limit is 100. Ungroup them.",
        'docs/assets/pictures/letter.svg:1: the fonts of this site have no "茶" (U+8336, cjk unified ideograph-8336), so it would be missing on paper. Use another word, or turn the words of this drawing into lines (in Inkscape: Path, Object to Path).',
        "docs/assets/pictures/prefix.svg:1: browsers would not show the elements of this drawing whose names begin with s:. Save it again as plain SVG.",
        'docs/assets/pictures/twice.svg:1: two parts of this drawing have id="a". Give each its own.',
    ),
    Mistake(
        "conflicts in front matter, in a text, on a sheet, in an overview, among helplines and sources, and in a note",
        {
            WALK: ("title: A Walk", f"{OURS}title: A Walk\n=======\ntitle: Walks\n>>>>>>> main"),
            REST: ("On {{", f"{OURS}One.\n\nTwo.\n{THEIRS}\nOn {{{{"),
            SHEET: ("    lines: 3", f"{OURS}    lines: 3\n{THEIRS}"),
            "docs/habits/index.md": ("Two of them.", f"{OURS}Two of them.\n{THEIRS}"),
            HELPLINES: ("- name: Elsewhere", f"{OURS}- name: Elsewhere\n{THEIRS}"),
            BIB: ("@book", f"{OURS}@book"),
            STORM: ("Stay in.", f"{OURS}Stay in."),
        },
        f"docs/data/helplines.yml:5: {MERGED}",
        f"docs/data/references.bib:9: {MERGED}",
        f"docs/data/storm.md:5: {MERGED}",
        f"docs/habits/index.md:8: {MERGED}",
        f"docs/habits/rest.md:9: {MERGED}",
        f"docs/habits/walk.md:2: {MERGED}",
        f"docs/worksheets/my-walk.md:11: {MERGED}",
    ),
    Mistake(
        "a style sheet with a brace and a semicolon too few, pictures inside the text, and a folder in nav",
        {
            "docs/assets/styles/own.css": "a::after { content: '{'; }\np { color: red\n  margin: 0; }\nb {\n/* } */\n",
            WALK: before(
                "![][image1]\n\n![Tea](data:image/png;base64,TWF5YmU=)\n\n[image1]: <data:image/png;base64,"
                + "iVBORw0KGgo" * 9000
                + "=>"
            ),
            MKDOCS: [
                ("extra:\n", "extra_css: [assets/styles/own.css]\nextra:\n"),
                ("      - articles/tea.md", "      - articles/tea.md\n      - habits/"),
            ],
        },
        'docs/assets/styles/own.css:3: a semicolon is missing before "margin:". Add it.',
        "docs/assets/styles/own.css:4: this { is never closed, so browsers ignore what follows. Add } where its rule ends.",
        "docs/habits/walk.md:11: ![Tea](data:image/TWF5YmU=): this picture is inside the text. Save it in docs/assets/pictures/, and write ![what it shows](../assets/pictures/name.png).",
        "docs/habits/walk.md:13: [image1]: data:image/Rw0KGgo=: this picture is inside the text. Save it in docs/assets/pictures/, and write ![what it shows](../assets/pictures/name.png).",
        "mkdocs.yml:20: nav: there is no file docs/habits/. That is a folder. List its pages, each on a line of its own.",
    ),
    Mistake(
        "pages that are no plain text; a copy that nav lacks, by another name; a drawing without its size",
        {
            LINE: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M1 1L8 8"/></svg>',
            RULES: "repeated: 4\n",
            REST: b"PK\x03\x04" + b"x" * 200,
            "docs/habits/run.md": SITE[WALK],
            WALK: b"{\\rtf1\\ansi" + b"x" * 200,
            "docs/letters/to-a-friend.md": b"<!DOCTYPE html>" + b"x" * 200,
        },
        'docs/assets/pictures/line.svg:1: this drawing has no viewBox, so only its corner would show on a phone. Add viewBox with its left, top, width and height: viewBox="0 0 400 300"; or save it as PNG.',
        "docs/habits/rest.md:1: this file is a document of Word, Pages or another program. Copy its words into a plain text file with the encoding UTF-8.",
        "docs/habits/run.md:1: this page is missing from nav. Add a line - habits/run.md to nav in mkdocs.yml, where it belongs in the order.",
        "docs/habits/walk.md:1: this file is rich text. In TextEdit choose Format, Make Plain Text, and save it again; in Word save it as plain text.",
        "docs/letters/to-a-friend.md:1: this file is a web page. Copy its words into a plain text file.",
    ),
    Mistake(
        "conflicts in a drawing, a style sheet and a script; a conflict in nav; a second front matter that repeats a key; a key of other generators",
        {
            LINE: f"{OURS}{SITE[LINE]}{THEIRS}",
            "docs/assets/scripts/own.js": f"let x;\n{OURS}",
            "docs/assets/styles/own.css": f"p {{\n{OURS}  margin: 0;\n{THEIRS}}}\n",
            WALK: [
                ("title: A Walk\n", "title: A Walk\ntags: [outside]\n"),
                ("summary: What it is.\n", "summary: What it is.\n---\n---\nsummary: What it is.\n"),
            ],
            MKDOCS: [
                ("extra:\n", "extra_css: [assets/styles/own.css]\nextra:\n"),
                ("  - after.md", f"{OURS}  - after.md\n{THEIRS}"),
            ],
        },
        f"docs/assets/pictures/line.svg:1: {MERGED}",
        f"docs/assets/scripts/own.js:2: {MERGED}",
        f"docs/assets/styles/own.css:2: {MERGED}",
        'docs/habits/walk.md:3: there is no key "tags" here. Articles are connected by helps:, and the map shows it. Remove this key.',
        "docs/habits/walk.md:7: summary: appears twice. Keep one.",
        f"mkdocs.yml:17: {MERGED}",
    ),
    Mistake(
        "a mistake in a second front matter; front matter in TOML; two documents in one file of YAML",
        {
            HELPLINES: ("- name: Elsewhere", "---\n- name: Elsewhere"),
            REST: ("---\n\n##", "---\n\n---\nreviewed: 2026-11-01\nauthor: Ada\n---\n\n##"),
            WALK: (
                "---\ntitle: A Walk\nsummary: What it is.\nwritten: 2026-11-01\n---",
                '+++\ntitle = "A Walk"\nsummary = "What it is."\n+++',
            ),
        },
        'docs/data/helplines.yml:5: "---" begins a second document, but only one is read. Remove this line.',
        'docs/habits/rest.md:8: reviewed: "2026-11-01" does not say both who reviewed the page and when. Write reviewed: {by: "Name, credentials", on: 2026-12-01}; or written: with the day the words were last changed.',
        'docs/habits/walk.md:1: "+++" does not open the front matter. Write exactly three hyphens, ---, and nothing before them.',
    ),
    Mistake(
        "a page that hides its ending; a copy of the helplines",
        {
            "docs/data/helplines - Copy.yml": SITE[HELPLINES],
            WALK: None,
            "docs/habits/walk.md.txt": SITE[WALK],
        },
        "docs/data/helplines - Copy.yml:1: this is a copy of docs/data/helplines.yml, by its name. Move what is new to the original, and delete the copy.",
        "docs/habits/walk.md.txt:1: the name ends in .md.txt, though some programs hide the .txt. Rename it to habits/walk.md.",
    ),
]
