"""Mistakes in names, encodings and pictures."""

from tests.library.tiny_site import LINE, MKDOCS, REST, RULES, SITE, SVG, WALK, Change, Mistake, before


def moved(folder: str, to: str | None) -> dict[str, Change]:
    """The site's files in a folder of docs/ are in another one, or nowhere."""
    old = f"docs/{folder}/"
    files = {name: text for name, text in SITE.items() if name.startswith(old)}
    new = {f"docs/{to}/{name.removeprefix(old)}": text for name, text in files.items()} if to else {}
    return dict.fromkeys(files, None) | new


MISTAKES = [
    Mistake(
        "the folder of worksheets, renamed",
        moved("worksheets", "sheets"),
        "docs/sheets:1: this seems to be docs/worksheets, which is missing. Move or rename it back.",
    ),
    Mistake(
        "the folder of a series, renamed",
        moved("letters", "notes"),
        "docs/notes:1: this seems to be docs/letters, which is missing. Move or rename it back, or write notes/ in place of letters/ in mkdocs.yml.",
    ),
    Mistake(
        "two folders, drawn into a third, and a mistake besides",
        moved("letters", "habits/letters") | moved("data", "habits/data") | {WALK: ("---", "--")},
        "docs/habits/data:1: this seems to be docs/data, which is missing. Move or rename it back.",
        "docs/habits/letters:1: this seems to be docs/letters, which is missing. Move or rename it back.",
    ),
    Mistake(
        "a folder, thrown away",
        moved("worksheets", None),
        "mkdocs.yml:20: nav: there is no folder docs/worksheets, where 5 of its pages should be. Put it back, write them, or remove their lines.",
    ),
    Mistake(
        "files that iCloud has taken from the disk",
        moved("letters", None)
        | {WALK: None, "docs/habits/.walk.md.icloud": "x"}
        | {
            f"docs/letters/.{name.rpartition('/')[2]}.icloud": "x"
            for name in SITE
            if name.startswith("docs/letters/")
        },
        "docs/habits/walk.md:1: this file is in iCloud only. Control-click it in the Finder, and choose Download Now. See also docs/letters/index.md:1, docs/letters/to-a-friend.md:1, docs/letters/to-myself.md:1.",
    ),
    Mistake(
        "nothing in docs/",
        {name: None for name in SITE if name.startswith("docs/")},
        "mkdocs.yml:7: nav: the folder docs is missing or empty. Put it back, with all pages.",
    ),
    Mistake(
        "films of another site, and a file of one's own computer, as pictures",
        {
            WALK: before(
                "![A film](https://youtu.be/abc)\n\n![A film](https://www.youtube.com/watch?v=abc)\n\n"
                "![A film](https://vimeo.com/1)\n\n![A talk](https://tea.example/talk.mp3)\n\n![A cup](file:///C:/cup.png)"
            )
        },
        "docs/habits/walk.md:9: ![A film](https://youtu.be/abc): a recording from another site would tell that site who reads here. Write it as a link, without the exclamation mark; or put the file in docs/assets/media/.",
        "docs/habits/walk.md:11: ![A film](https://www.youtube.com/watch?v=abc): a recording from another site would tell that site who reads here. Write it as a link, without the exclamation mark; or put the file in docs/assets/media/.",
        "docs/habits/walk.md:13: ![A film](https://vimeo.com/1): a recording from another site would tell that site who reads here. Write it as a link, without the exclamation mark; or put the file in docs/assets/media/.",
        "docs/habits/walk.md:15: ![A talk](https://tea.example/talk.mp3): a recording from another site would tell that site who reads here. Write it as a link, without the exclamation mark; or put the file in docs/assets/media/.",
        "docs/habits/walk.md:17: ![A cup](file:///C:/cup.png): this is a file of your computer, which readers don't have. Put the file in docs/assets/pictures/.",
    ),
    Mistake(
        "files that search engines, hosts and browsers ask for",
        {f"docs/{name}": "x" for name in ("CNAME", "favicon.ico", "proof.html", "robots.txt")},
        "docs/CNAME:1: a site's domain name belongs in the settings of its host (see hosting/README.md), and in site_url in mkdocs.yml. Remove this file.",
        "docs/favicon.ico:1: the icon is theme.favicon in mkdocs.yml: an SVG or PNG in docs/assets/. Remove this file.",
        "docs/proof.html:1: HTML pages are not used here. Write it as a .md file. To prove to a search engine that this site is yours, use a DNS record.",
        "docs/robots.txt:1: the build makes this file. Remove this one.",
    ),
    Mistake(
        "a copy of a folder",
        {f"docs/habits-old/{name}.md": SITE[f"docs/habits/{name}.md"] for name in ("index", "rest", "walk")},
        "docs/habits-old:1: this folder is a copy of docs/habits/. Move it out of docs/; what is new in it belongs in the original.",
    ),
    Mistake(
        "a copy of all folders, and one in a folder",
        {name.replace("docs/", "docs/Backup 2026/"): text for name, text in SITE.items() if "docs/" in name}
        | {f"docs/habits/old/{name}.md": SITE[f"docs/habits/{name}.md"] for name in ("rest", "walk")},
        "docs/Backup 2026:1: this folder is a copy of docs/. Move it out of docs/; what is new in it belongs in the original.",
        "docs/habits/old:1: this folder is a copy of docs/habits/. Move it out of docs/; what is new in it belongs in the original.",
    ),
    Mistake(
        "a page and a picture as Notion names them, and links to them; an accent in a name; an ending .markdown; a Word file",
        {
            "docs/assets/pictures/My cup.svg": SITE[LINE],
            f"docs/habits/Walk more {'0a' * 16}.md": SITE[WALK],
            "docs/habits/café.md": SITE[WALK],
            "docs/habits/run.docx": b"PK",
            "docs/habits/run.markdown": SITE[WALK],
            WALK: before(f"![A cup](Walk/My%20cup.svg) [Rest](A/Rest%20{'0a' * 16}.md)"),
        },
        "docs/assets/pictures/My cup.svg:1: a picture's name can only have lowercase letters, digits and hyphens. Rename it to my-cup.svg.",
        f"docs/habits/Walk more {'0a' * 16}.md:1: a file's name becomes its address, so it can only have lowercase letters, digits and hyphens. Rename it to habits/walk-more.md.",
        "docs/habits/café.md:1: a file's name becomes its address, so it can only have lowercase letters, digits and hyphens. Rename it to habits/cafe.md.",
        "docs/habits/run.docx:1: a .docx file can't become a page. Put its words in a .md file; save what readers download as a PDF in docs/assets/files/; or move it out of docs/.",
        "docs/habits/run.markdown:1: the extension is .markdown. Rename the file so that it ends in .md.",
        'docs/habits/walk.md:9: ![A cup](Walk/My%20cup.svg): there is no picture docs/habits/Walk/My%20cup.svg. Did you mean "../assets/pictures/my-cup.svg"?',
        f'docs/habits/walk.md:9: [Rest](A/Rest%20{"0a" * 16}.md): there is no page docs/habits/A/Rest%20{"0a" * 16}.md. Did you mean "rest.md"?',
    ),
    Mistake(
        "files that belong in another folder, and pictures that no page shows",
        {
            "docs/assets/pictures/My Cat.svg": SITE[LINE],
            "docs/assets/pictures/cat.bmp": b"BM",
            "docs/assets/pictures/rain.mp3": b"ID3",
            "docs/habits/run.jpg": b"\xff\xd8",
            "docs/habits/run.pdf": b"%PDF",
            WALK: ("good", "good [rain](../assets/pictures/rain.mp3)"),
        },
        "docs/assets/pictures/My Cat.svg:1: a picture's name can only have lowercase letters, digits and hyphens. Rename it to my-cat.svg.",
        "docs/assets/pictures/cat.bmp:1: a .bmp file can't be shown here. Save the picture as one of these: SVG, PNG, JPG, WEBP.",
        "docs/assets/pictures/rain.mp3:1: a .mp3 file belongs in docs/assets/media/. Move it there.",
        "docs/habits/run.jpg:1: pictures belong in docs/assets/pictures/. Move it there.",
        "docs/habits/run.pdf:1: files belong in docs/assets/files/. Move it there.",
    ),
    Mistake(
        "an ending in capitals; a page too deep; a page among the assets; a program among the assets; the first page of a folder as GitHub has it",
        {
            "docs/assets/run.exe": b"MZ",
            "docs/assets/run.md": SITE[WALK],
            "docs/habits/README.md": SITE[WALK],
            "docs/habits/more/run.md": SITE[WALK],
            "docs/habits/walk.MD": SITE[WALK],
            WALK: None,
        },
        "docs/assets/run.exe:1: this file is not used here. Move it out of docs/assets/.",
        "docs/assets/run.md:1: this file is not used here. Move it out of docs/assets/.",
        "docs/habits/README.md:1: a folder's first page is its index.md. Move what is new there, and delete this file.",
        "docs/habits/more/run.md:1: a page belongs in docs/ or in a folder of docs/, not deeper. Move it to docs/habits/.",
        "docs/habits/walk.MD:1: the extension is .MD. Rename the file so that it ends in .md.",
    ),
    Mistake(
        "a style sheet elsewhere; a folder in those of pictures, recordings, downloads and styles",
        {
            "docs/assets/files/2026/form.pdf": b"%PDF-1.4",
            "docs/assets/media/sea/waves.mp3": b"ID3",
            "docs/assets/pictures/old/line.svg": SITE[LINE],
            "docs/assets/styles/mine/big.css": "p { color: red; }",
            WALK: before("[The form](../assets/files/2026/form.pdf)"),
            "docs/stylesheets/extra.css": "p { color: red; }",
        },
        "docs/assets/files/2026/form.pdf:1: a file belongs in docs/assets/files/, not deeper. Move it there.",
        "docs/assets/media/sea/waves.mp3:1: a recording belongs in docs/assets/media/, not deeper. Move it there.",
        "docs/assets/pictures/old/line.svg:1: a picture belongs in docs/assets/pictures/, not deeper. Move it there.",
        "docs/assets/styles/mine/big.css:1: this file is not used here. Move it to docs/assets/styles/.",
        "docs/stylesheets/extra.css:1: style sheets belong in docs/assets/styles/. Move it there, and add it to extra_css.",
    ),
    Mistake(
        "files of the theme beside its folders; a file that is linked where it can't be; a file of data in a folder of its own",
        {
            "docs/assets/looks/own.woff2": b"x",
            "docs/assets/notes.txt": "x",
            "docs/assets/own.js": "1",
            "docs/data/old/references.bib": "@book{moss2010,\n}\n",
            "docs/form.pdf": "%PDF-1.4",
            WALK: before("[The form](../form.pdf)"),
        },
        "docs/assets/looks/own.woff2:1: this file is not used here. Move it to docs/assets/fonts/.",
        "docs/assets/notes.txt:1: this file is not used here. Move it out of docs/assets/.",
        "docs/assets/own.js:1: this file is not used here. Move it out of docs/assets/.",
        'docs/data/old/references.bib:1: this file is not used here. Did you mean "references.bib"?',
        "docs/form.pdf:1: files belong in docs/assets/files/. Move it there.",
    ),
    Mistake(
        "files for readers that are no PDF, and a film and a picture that not every browser shows; a folder that proves whose site it is",
        {
            "docs/.well-known/security.txt": "Contact: mailto:a@small.example\n",
            "docs/assets/files/prices.docx": b"PK",
            "docs/habits/walk.heic": b"x",
            "docs/prices.xlsx": b"PK",
            "docs/walk.mov": b"x",
        },
        "docs/.well-known:1: nothing in this folder is published. Let your host serve it, or use a DNS record. Remove it.",
        "docs/assets/files/prices.docx:1: a .docx file can't be shown here. Save the file as a PDF.",
        "docs/habits/walk.heic:1: a .heic file can't be shown here. Save the picture as JPG or PNG in docs/assets/pictures/, and remove this one.",
        "docs/prices.xlsx:1: a .xlsx file can't become a page. Put its words in a .md file; save what readers download as a PDF in docs/assets/files/; or move it out of docs/.",
        "docs/walk.mov:1: a .mov file can't be played here. Save it as MP3, or a film as MP4, in docs/assets/media/, and remove this one.",
    ),
    Mistake(
        "pages in other encodings, and letters that were lost; pictures as they can't be shown; drawings that are none, or do something",
        {
            "docs/after.md": str(SITE["docs/after.md"]).replace("After", "süß").encode("latin-1"),
            REST: SITE[WALK].encode("utf-16"),
            "docs/letters/to-a-friend.md": SITE[WALK].encode("utf-16-le"),
            "docs/letters/to-myself.md": "",
            "docs/assets/pictures/broken.svg": "<svg",
            "docs/assets/pictures/page.svg": "<html></html>",
            "docs/assets/pictures/script.svg": SVG.replace("<path", "<script>x()</script><path"),
            "docs/assets/pictures/large.png": b"\x89PNG" + bytes(41_000_000),
            "docs/assets/pictures/other.png": b"GIF89a",
            WALK: before(
                "cafÃ©",
                "aquÃ\u00ad",
                "caf\ufffd",
                "go\x00od",
                "go\u202eod",
                "![A line](https://tea.example/line.png)",
                "![](../assets/pictures/line.svg)",
                "![A line]()",
                "![A line](/assets/pictures/line.svg)",
                "![A line](../assets/pictures/lin.svg)",
                "![A film](film.mp4) ![A cup](cup.jpeg)",
                "[![A film](https://tea.example/film.jpg)](https://tea.example/film)",
            ),
        },
        "docs/after.md:2: this file is not saved as UTF-8. Save it again with the encoding UTF-8.",
        "docs/assets/pictures/broken.svg:1: this drawing can't be read (unclosed token: line 1, column 0). Save it again as plain SVG.",
        "docs/assets/pictures/large.png:1: this picture is 41 MB; the limit is 40 MB. Make it smaller.",
        "docs/assets/pictures/other.png:1: the file's content does not match its extension (.png). Save the picture again as .png.",
        "docs/assets/pictures/page.svg:1: this file is not an SVG drawing. Save the picture again as SVG.",
        "docs/assets/pictures/script.svg:1: this drawing contains <script>, which browsers would not run or show here. Save it without that (in Inkscape as Optimized SVG), or as PNG.",
        "docs/habits/rest.md:1: this file is saved as UTF-16. Save it again with the encoding UTF-8.",
        'docs/habits/walk.md:9: "Ã©" is a letter that was garbled by a wrong encoding. Write it again, and save as UTF-8.',
        'docs/habits/walk.md:11: "Ã" is a letter that was garbled by a wrong encoding. Write it again, and save as UTF-8.',
        'docs/habits/walk.md:13: a character was lost in this line and shows as "�". Write it again.',
        "docs/habits/walk.md:15: there is an invisible character (U+0000) in this line. Write the line again.",
        "docs/habits/walk.md:17: there is an invisible character (U+202E) in this line. Write the line again.",
        "docs/habits/walk.md:19: ![A line](https://tea.example/line.png): a picture from another site would tell that site who reads here. Put the file in docs/assets/pictures/.",
        "docs/habits/walk.md:21: ![](../assets/pictures/line.svg): the description is missing. Write between the [ ] what the picture shows.",
        "docs/habits/walk.md:23: ![A line](): the address is empty. Write ![what it shows](../assets/pictures/name.svg).",
        'docs/habits/walk.md:25: ![A line](/assets/pictures/line.svg): the address of a picture must be relative to the page. Did you mean "../assets/pictures/line.svg"?',
        'docs/habits/walk.md:27: ![A line](../assets/pictures/lin.svg): there is no picture docs/assets/pictures/lin.svg. Did you mean "../assets/pictures/line.svg"?',
        "docs/habits/walk.md:29: ![A cup](cup.jpeg): there is no picture docs/habits/cup.jpeg. Put the file in docs/assets/pictures/.",
        "docs/habits/walk.md:29: ![A film](film.mp4): there is no recording docs/habits/film.mp4. Put the file in docs/assets/media/.",
        "docs/habits/walk.md:31: ![A film](https://tea.example/film.jpg): a picture from another site would tell that site who reads here. Put the file in docs/assets/pictures/.",
        "docs/letters/to-a-friend.md:1: this file is saved as UTF-16. Save it again with the encoding UTF-8.",
        "docs/letters/to-myself.md:1: this file is empty. Write its front matter and text, or delete it.",
    ),
    Mistake(
        "styles, scripts and captions",
        {
            "docs/assets/media/sea.mp3": b"RIFF....",
            "docs/assets/media/sea.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\nSea\n",
            "docs/assets/scripts/site.js": "/* edition 1.0.0 */\n",
            "docs/assets/styles/mine.css": '@import url("https://fonts.example/css?family=Roboto");\n'
            "/* url(//no.example/a.png) */ @font-face { font-family: R; src: url(https://fonts.example/r.woff2) }\n"
            ".a { background: url('//pictures.example/a.png') }\n.b { background: url(../pictures/no.svg#x) }\n"
            ".c { background: url(../pictures/line.svg), url(data:image/png;base64,AA==); mask: url(#m) }\n",
            MKDOCS: ("extra:\n", "extra_css: [assets/styles/mine.css]\nextra:\n"),
        },
        "docs/assets/media/sea.mp3:1: the file's content does not match its extension (.mp3). Save it again in that format.",
        "docs/assets/scripts/site.js:1: the files here are of another edition of this program than hooks/ and overrides/. Take the folders fonts, scripts, styles and vendor of docs/assets/ from the new edition; your own style sheets stay.",
        'docs/assets/styles/mine.css:1: @import url("https://fonts.example/css?family=Roboto"): nothing is loaded from other sites, which would learn who reads here. Remove it; a font of your own is a .woff2 file in docs/assets/fonts/, with an @font-face rule here.',
        "docs/assets/styles/mine.css:2: https://fonts.example/r.woff2: nothing is loaded from other sites, which would learn who reads here. Put the file in docs/assets/, and write its path from here.",
        "docs/assets/styles/mine.css:3: //pictures.example/a.png: nothing is loaded from other sites, which would learn who reads here. Put the file in docs/assets/, and write its path from here.",
        "docs/assets/styles/mine.css:4: ../pictures/no.svg#x: there is no file docs/assets/pictures/no.svg. Put it there, or remove this rule.",
    ),
    Mistake(
        "a photo and a film as a phone makes them; capitals in a name; spaces in a name",
        {
            "docs/assets/media/me.mov": b"film",
            "docs/assets/media/me.srt": "1\n00:00:00,000 --> 00:00:02,000\nHello.\n",
            "docs/assets/pictures/me.HEIC": b"photo",
            "docs/habits/Walk.md": SITE[WALK],
            "docs/habits/walk more.md": SITE[WALK],
            WALK: None,
            MKDOCS: ("habits/walk.md", "habits/Walk.md"),
        },
        "docs/assets/media/me.mov:1: a .mov file can't be shown here. Save the recording as one of these: MP3, M4A, MP4.",
        "docs/assets/media/me.srt:1: captions can only be shown if they are WebVTT. Save them as .vtt, which any captioning tool can, and remove this file.",
        "docs/assets/pictures/me.HEIC:1: a .HEIC file can't be shown here. Save the picture as one of these: SVG, PNG, JPG, WEBP. On a Mac, Preview does: File, Export.",
        "docs/habits/Walk.md:1: a file's name becomes its address, so it can only have lowercase letters, digits and hyphens. Rename it to habits/walk.md.",
        "docs/habits/walk more.md:1: a file's name becomes its address, so it can only have lowercase letters, digits and hyphens. Rename it to habits/walk-more.md.",
    ),
    Mistake(
        "a picture as a link; a drawing that does something when it loads; captions and a style sheet that are not saved as UTF-8",
        {
            "docs/assets/media/talk.mp3": b"ID3" + bytes(64),
            "docs/assets/media/talk.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\nCafé.\n".encode("cp1252"),
            LINE: ("<path", '<path onload="x()"'),
            "docs/assets/styles/mine.css": "h2 { color: red }\n/* über */\n".encode("cp1252"),
            REST: ("![A line]", "[A line]"),
            MKDOCS: ("extra:\n", "extra_css: [assets/styles/mine.css]\nextra:\n"),
        },
        "docs/assets/media/talk.vtt:4: this file is not saved as UTF-8. Save it again with the encoding UTF-8.",
        'docs/assets/pictures/line.svg:1: this drawing contains onload="x()", which browsers would not run or show here. Save it without that (in Inkscape as Optimized SVG), or as PNG.',
        "docs/assets/styles/mine.css:2: this file is not saved as UTF-8. Save it again with the encoding UTF-8.",
        "docs/habits/rest.md:11: [A line](../assets/pictures/line.svg): this shows a link, not the picture. Put an exclamation mark before it: ![what it shows](../assets/pictures/line.svg).",
    ),
    Mistake(
        "drawings with definitions of their own, in another encoding, and that load something",
        {
            "docs/assets/pictures/entity.svg": '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG,
            "docs/assets/pictures/latin.svg": '<?xml version="1.0" encoding="iso-8859-1"?><svg><title>é</title></svg>'.encode(
                "latin-1"
            ),
            LINE: ("<path", '<path filter="url(https://tea.example/a)"'),
        },
        "docs/assets/pictures/entity.svg:1: this drawing contains <!DOCTYPE or the like, which browsers would not run or show here. Save it without that (in Inkscape as Optimized SVG), or as PNG.",
        "docs/assets/pictures/latin.svg:1: this drawing is not saved as UTF-8. Save it again with the encoding UTF-8.",
        'docs/assets/pictures/line.svg:1: this drawing contains filter="url(https://tea.example/a)", which browsers would not run or show here. Save it without that (in Inkscape as Optimized SVG), or as PNG.',
    ),
    Mistake(
        "a style sheet that no page loads; captions without a recording, and captions without their times",
        {
            "docs/assets/media/breath.mp3": b"ID3\x03" + bytes(200),
            "docs/assets/media/breath.vtt": "WEBVTT\n\n00:00 --> 00:02\nBreathe in.\n",
            "docs/assets/media/talk.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\nWelcome.\n",
            "docs/assets/styles/mine.css": "h2 { color: red }\n",
            WALK: before("![A breath](../assets/media/breath.mp3)"),
        },
        "docs/assets/media/breath.vtt:1: there is no caption in this file. Write its times above its words: 00:00.000 --> 00:02.500",
        "docs/assets/media/talk.vtt:1: no recording beside these captions has their name. Rename one of the two, or remove this file.",
        "docs/assets/styles/mine.css:1: no page loads this style sheet. Add it to extra_css in mkdocs.yml, or remove it.",
    ),
    Mistake(
        "two pages in a folder with a space, which nav lists; an article that was begun as a copy",
        {
            "docs/My Notes/milk.md": SITE["docs/articles/tea.md"],
            "docs/My Notes/tea.md": SITE["docs/articles/tea.md"],
            RULES: "repeated: 6\n",
            "docs/habits/run.md": SITE[WALK]
            .replace("A Walk", "A Run")
            .replace("written", "worksheet: false\nwritten")
            .replace(  # type: ignore[union-attr]
                "It is good", "\n\n".join(f"Word {n} of a sentence about walks." for n in range(9))
            ),
            WALK: (
                "It is good",
                " ".join(f"Word {n} of a sentence about walks." for n in range(9)) + " It is good",
            ),
            MKDOCS: [
                ("      - habits/rest.md", "      - habits/run.md\n      - habits/rest.md"),
                ("      - map.md", "      - My Notes/tea.md\n      - My Notes/milk.md\n      - map.md"),
            ],
        },
        "docs/My Notes:1: a folder's name becomes part of the address, so it can only have lowercase letters, digits and hyphens. Rename it to my-notes.",
        'docs/habits/run.md:10: 8 sentences of this page are in docs/habits/walk.md too. Rewrite them. The first is in line 9 there: "Word 0 of a sentence about walks.".',
    ),
]
