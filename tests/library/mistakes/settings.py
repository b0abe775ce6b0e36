"""Mistakes in mkdocs.yml outside of nav."""

from tests.library.tiny_site import AFTER, FRIEND, HABITS, LETTERS, MKDOCS, MYSELF, SITE, SVG, Mistake, page
from translations import available_languages

KNOWN, EITHER = (separator.join(available_languages()) for separator in (", ", " or "))

MISTAKES = [
    Mistake(
        "an address of a computer, a talk by mail, an option of macros, a language in capitals, a logo by Windows's path",
        {
            MKDOCS: [
                ("site_url:", "dev_addr: my-computer:8001\nsite_url:"),
                ("https://tea.example/book", "ada@tea"),
                ("  language: en", "  language: EN\n  logo: assets\\pictures\\line.svg"),
                ("macros:\n      on_undefined: strict\n      on_error_fail: false", "macros: strict"),
            ]
        },
        'mkdocs.yml:2: dev_addr: "my-computer:8001" is not an address. Write it as "127.0.0.1:8001".',
        'mkdocs.yml:6: extra.booking.address: "ada@tea" is not a whole email address. Write it as name@name.org.',
        'mkdocs.yml:34: theme.language: "EN" is not the name of a language here. Write it as en.',
        'mkdocs.yml:35: theme.logo: "assets\\pictures\\line.svg" is not the path of this file. Write assets/pictures/line.svg.',
        'mkdocs.yml:41: plugins: macros: "strict" is not an option. Write each under it as key: value, indented further.',
    ),
    Mistake("no mkdocs.yml", {MKDOCS: None}, "mkdocs.yml:1: this file is missing. Restore it."),
    Mistake(
        "another theme",
        {MKDOCS: ("name: material", "name: materiel")},
        'mkdocs.yml:31: theme.name: "materiel" is not known. Did you mean "material"?',
    ),
    Mistake(
        "what MkDocs would stop at, a talk by telephone, options of macros, a language and a logo by another name",
        {
            MKDOCS: [
                (
                    "site_url:",
                    "watch: [nowhere]\ndev_addr: here\nremote_name: 5\nremote_branch: yes\nstrict: soon\nsite_dir: public\nsite_url:",
                ),
                ("https://tea.example/book", "(555) 010-0100 ext. 2"),
                ("  language: en", "  language: English\n  logo: docs/assets/pictures/line.svg"),
                ("macros:\n      on_undefined: strict\n      on_error_fail: false", "macros: 5"),
            ]
        },
        'mkdocs.yml:2: watch: there is no file or folder "nowhere". Remove this line.',
        'mkdocs.yml:3: dev_addr: "here" is not an address. Write it as "127.0.0.1:8001".',
        'mkdocs.yml:4: remote_name: "5" is not text. Put straight quotation marks around it.',
        'mkdocs.yml:5: remote_branch: "yes" is not text. Put straight quotation marks around it.',
        'mkdocs.yml:6: strict: "soon" is neither true nor false. Write true or false.',
        "mkdocs.yml:7: site_dir: the site is built in site/; for another folder, use scripts/build --site-dir. Remove this line.",
        'mkdocs.yml:11: extra.booking.address: "(555) 010-0100 ext. 2" is no number that a link can dial. Write digits and spaces in quotation marks: "+1 555 555 0100".',
        'mkdocs.yml:39: theme.language: "English" is not the name of a language here. Write it as en.',
        'mkdocs.yml:40: theme.logo: "docs/assets/pictures/line.svg" is not the path of this file. Write assets/pictures/line.svg.',
        'mkdocs.yml:46: plugins: macros: "5" is not an option. Write each under it as key: value, indented further.',
    ),
    *(
        Mistake(
            f"lines about the practice, {name}",
            {
                MKDOCS: (
                    "extra:\n  practice: {name: House of Tea, therapist: Ada Byron, about: Two rooms and a garden.}\n",
                    f"extra:\n  practice:\n    name: House of Tea\n    therapist: Ada Byron\n    about:{lines}",
                )
            },
            f"mkdocs.yml:{message}",
        )
        for name, lines, message in (
            (
                "below words of the first",
                " Two rooms\n      License: 12\n",
                '8: "License: 12" can\'t be read here. Keys that belong together begin in the same column. Words of several lines stand below their key, further right, with only | after its colon.',
            ),
            (
                "below a bar, but not further right, above a comment",
                " |\n    Two rooms\n    License 12\n  # Booking\n",
                '9: "License 12" can\'t be read here. Keys that belong together begin in the same column. Words of several lines stand below their key, further right, with only | after its colon.',
            ),
            (
                "beside the bar",
                " | Two rooms\n      License 12\n",
                '7: "about: | Two rooms" can\'t be read. Leave only | after the colon; the words stand below, further right.',
            ),
            (
                "with colons, above a comment",
                "\n      License: 12\n  # Booking\n",
                '7: extra.practice.about: "License: 12" is read as keys, because of its colons. Put straight quotation marks around it, or leave only | after its own colon and write the words below, further right.',
            ),
        )
    ),
    Mistake(
        "values of the wrong type beside a plugin, an extension and a hook that are not for here",
        {
            MKDOCS: [
                ("minutes: 15", "minutes: soon"),
                ("site_url: https://small.example/", "site_url: 5\nstrict: maybe"),
                ("extra:\n", "extra:\n  typo: 1\n"),
                ("plugins:\n", "plugins:\n  - search\n"),
                ("smarty, ", "smarty, pymdownx.tabbed, "),
                ("hooks:\n", "hooks:\n  - hooks/mine.py\n"),
            ]
        },
        'mkdocs.yml:2: site_url: "5" is not an address. Write it as https://…',
        'mkdocs.yml:3: strict: "maybe" is neither true nor false. Write true or false.',
        'mkdocs.yml:5: there is no key "typo" here. Use one of these: practice, booking, review_months, leave, colors, footer, accessibility, social, alternate, trusted_plugins.',
        'mkdocs.yml:7: extra.booking.minutes: "soon" is not a whole number. Write digits only, without quotation marks.',
        'mkdocs.yml:41: plugins: "search" is not used here. Search is built in. Remove it.',
        "mkdocs.yml:46: hooks: there is no file hooks/mine.py. Remove this line.",
        'mkdocs.yml:48: markdown_extensions: "pymdownx.tabbed" is not used here. Tabs hide words from paper and from search. Write a heading for each.',
    ),
    Mistake(
        "macros and braces in what only shows words; a foot that is a sentence",
        {
            MKDOCS: [
                ("site_name: Small Site", 'site_name: "{{ count() }} Teas"'),
                ("extra:\n", "site_author: <b>Ada</b>\nsite_description: Tea &amp; more\nextra:\n"),
                ("extra:\n", "extra:\n  footer: Made by us.\n"),
                ("name: House of Tea, ", "name: '', "),
            ]
        },
        'mkdocs.yml:1: site_name: "{{ count() }}" would appear on the page as written. Write the words themselves.',
        'mkdocs.yml:3: site_author: "<b>" would appear on the page as written. Write words without marks.',
        'mkdocs.yml:4: site_description: "&amp;" would appear on the page as written. Write words without marks.',
        'mkdocs.yml:6: extra.footer: "Made by us." is not a group of keys. Write each as key: value, indented under it: disclaimer, text.',
        "mkdocs.yml:7: extra.practice.name: is empty. Write something.",
    ),
    Mistake(
        "icons in what only shows words; no address of the site; an evaluation by a standard that there is not; two lengths of the talk; a series without series:",
        {
            LETTERS: ("series:", "serie:"),
            MKDOCS: [
                ("site_url: https://small.example/\n", ""),
                (
                    "extra:\n",
                    "copyright: '© :octicons-heart-16: Ada'\nextra:\n  footer: {text: 'Tea :material-tea:'}\n",
                ),
                ("extra:\n", "extra:\n  accessibility: {by: Grace Hopper, wcag: 3.5}\n"),
                ("name: House of Tea, ", "name: ':material-tea: House of Tea', "),
                ("label: Book a talk", "label: Book a 20-minute talk"),
            ],
        },
        'docs/letters/index.md:5: there is no key "serie" here. Did you mean "series"?',
        "mkdocs.yml:1: site_url: is missing. Add site_url: …",
        'mkdocs.yml:2: copyright: ":octicons-heart-16:" would appear on the page as written. Write the words themselves.',
        'mkdocs.yml:4: extra.accessibility.wcag: "3.5" is not known. Use 2.0, 2.1 or 2.2.',
        'mkdocs.yml:5: extra.footer.text: ":material-tea:" would appear on the page as written. Write the words themselves.',
        'mkdocs.yml:6: extra.practice.name: ":material-tea:" would appear on the page as written. Write words without marks.',
        "mkdocs.yml:7: extra.booking.minutes: is 15, but the label says 20. Write the same in both.",
    ),
    Mistake(
        "settings, plugins, hooks and extensions twice",
        {
            "docs/assets/styles/tea.css": "p { color: red }\n",
            MKDOCS: [
                ("site_url:", "site_name: Other\nsite_url:"),
                ("nav:\n", "extra:\n  review_months: 6\n  practice: {name: Tea}\nnav:\n"),
                ("theme:\n", "extra_css: [assets/styles/tea.css, assets/styles/tea.css]\ntheme:\n"),
                ("theme:\n", "use_directory_urls: true\nstrict: true\nstrict: 7\ntheme:\n"),
                ("  data/\n", "  data/\n  data/\n"),
                ("on_error_fail: false\n", "on_error_fail: false\n  - macros\n"),
                ("- hooks/events.py\n", "- hooks/events.py\n  - hooks/events.py\n"),
                ("smarty, tables", "smarty, tables, tables"),
            ],
        },
        "mkdocs.yml:2: site_name: appears twice. Keep one.",
        "mkdocs.yml:7: extra: appears twice. Move what is below it to the first one, and remove this line.",
        "mkdocs.yml:9: name: appears twice. Keep one.",
        "mkdocs.yml:9: practice: appears twice. Move what is below it to the first one, and remove this line.",
        "mkdocs.yml:34: extra_css: assets/styles/tea.css appears twice. Keep one.",
        'mkdocs.yml:37: strict: "7" is neither true nor false. Write true or false.',
        "mkdocs.yml:37: strict: appears twice. Keep one.",
        "mkdocs.yml:43: exclude_docs: data/ appears twice. Keep one.",
        "mkdocs.yml:51: plugins: macros appears twice. Keep one.",
        "mkdocs.yml:54: hooks: hooks/events.py appears twice. Keep one.",
        "mkdocs.yml:55: markdown_extensions: tables appears twice. Keep one.",
    ),
    Mistake(
        "names of files that no disk can have; an address in curly quotation marks; settings from another file; no name of the site",
        {
            MKDOCS: [
                ("site_name", "INHERIT: base.yml\nsite_name"),
                ("Small Site", ""),
                ("https://small.example/", "“https://small.example/”"),
                ("practice: {", f"practice: {{photo: {'y' * 300}, "),
                ("language: en", f"language: {'e' * 300}\n  logo: {'x' * 300}"),
            ]
        },
        "mkdocs.yml:1: INHERIT: settings in another file would not be checked. Copy its keys into this file, and remove this.",
        "mkdocs.yml:2: site_name: is empty. Write something.",
        'mkdocs.yml:3: site_url: is in curly quotation marks (“). Put straight ones (") in their place.',
        "mkdocs.yml:5: extra.practice.photo: has 300 characters; the limit is 200. Shorten it.",
        "mkdocs.yml:34: theme.language: has 300 characters; the limit is 200. Shorten it.",
        "mkdocs.yml:35: theme.logo: has 300 characters; the limit is 200. Shorten it.",
    ),
    Mistake(
        "an address of the site with a query; a kind twice; something that runs as address of booking; HTML in the words of the practice; a list of what is left out",
        {
            LETTERS: ("one: letter", "one: habit"),
            MKDOCS: [
                ("https://small.example/", "https://small.example/?page=1"),
                ("about: Two rooms and a garden.", "about: 'Two rooms <div>and a garden.'"),
                ("https://tea.example/book", "javascript:alert(1)"),
                ("exclude_docs: |\n  data/\n  assets/**/README.md\n", "exclude_docs: [data/]\n"),
            ],
        },
        'docs/letters/index.md:5: series.one: "habit" is already used by docs/habits/index.md. Give each series its own.',
        'mkdocs.yml:2: site_url: the addresses of all pages begin with it. Remove everything from "?" on.',
        'mkdocs.yml:4: extra.practice.about: "<div" is raw HTML, which is not used here. Remove it. Write !!! note "Title", with its text indented by four spaces below.',
        'mkdocs.yml:5: extra.booking.address: "javascript:alert(1)" is not an address. Write it as https://…',
        'mkdocs.yml:35: exclude_docs: "[data/]" is a list in brackets. Write exclude_docs: | and each on a line of its own below.',
    ),
    Mistake(
        "an empty label for booking; an extension whose maker alone is alike; two therapists, and what the practice has no key for",
        {
            MKDOCS: [
                (
                    "about: Two rooms and a garden.}",
                    "about: Two rooms and a garden., therapist2: Mary Poovey, hours: daily}\n  email: tea@tea.example\n  google_analytics: G-1",
                ),
                ("label: Book a talk", 'label: ""'),
                ("[attr_list", "[pymdownx.betterem, attr_list"),
            ]
        },
        'mkdocs.yml:4: there is no key "hours" here. Write it in about:, where links work: [555 0100](tel:+15550100).',
        'mkdocs.yml:4: there is no key "therapist2" here. Write all names in therapist:, on one line: Ann Lee, LMFT, and Bo Ray, LCSW.',
        "mkdocs.yml:5: extra.email: this belongs in about: of extra.practice, where links work: [555 0100](tel:+15550100). Write it there, and remove this.",
        "mkdocs.yml:6: extra.google_analytics: it tells another company who reads here, and readers are promised that nobody finds out. Remove it; your host's own log counts requests.",
        "mkdocs.yml:7: extra.booking.label: is empty. Write something.",
        'mkdocs.yml:46: markdown_extensions: "pymdownx.betterem" is not used here. The checks don\'t know how it changes the text. Remove it.',
    ),
    Mistake(
        "counters, profiles and fonts of other companies",
        {
            MKDOCS: [
                (
                    "extra:\n",
                    "google_analytics: [UA-1, auto]\nextra:\n  instagram: ada\n  newsletter: https://list.example\n  meta_pixel: 123\n",
                ),
                ("extra:\n", "extra:\n  analytics: {provider: google, property: G-1}\n"),
                ("extra:\n", "extra_javascript: [assets/scripts/mine.js]\nextra:\n"),
                (
                    "extra:\n",
                    "extra:\n  social: [{icon: fontawesome/brands/instagrm, link: 'mailto:ada@tea.social'}]\n",
                ),
                ("font: false", "font: {text: Roboto}"),
            ]
        },
        "mkdocs.yml:3: google_analytics: it tells another company who reads here, and readers are promised that nobody finds out. Remove it.",
        "mkdocs.yml:4: extra_javascript: a script could read what readers write, and nothing checks it. Remove it; the site's own scripts are in docs/assets/scripts.",
        'mkdocs.yml:6: icon: "fontawesome/brands/instagrm" is not an icon of Material. Did you mean "fontawesome/brands/instagram"?',
        "mkdocs.yml:7: extra.analytics: it tells another company who reads here, and readers are promised that nobody finds out. Remove it; your host's own log counts requests.",
        'mkdocs.yml:8: extra.instagram: profiles belong in extra.social: [{link: "https://…", name: Instagram}]. Write it there, and remove this.',
        "mkdocs.yml:9: extra.newsletter: a form of another company would tell it who writes here. Link to its own page from one of yours: [words](https://…). Remove this.",
        "mkdocs.yml:10: extra.meta_pixel: it tells another company who reads here, and readers are promised that nobody finds out. Remove it.",
        "mkdocs.yml:41: theme.font: these fonts would come from another site, which would learn who reads here. Write font: false; the site's own fonts are in docs/assets/fonts.",
    ),
    Mistake(
        "plugins, hooks and extensions",
        {
            "docs/tea.py": "tea = 1\ndef (:\n",
            MKDOCS: [
                ("extra:\n", "extra:\n  trusted_plugins: [autorefs]\n"),
                ("plugins:\n", "plugins:\n  - mermaid2\n"),
                ("plugins:\n", "plugins:\n  - offline\n"),
                ("on_undefined: strict", "on_undefined: stop"),
                (
                    "- hooks/events.py\n",
                    "- hooks/events.py\n  - docs\n  - docs/after.md\n  - docs/tea.py\n",
                ),
                ("attr_list", "attrlist"),
            ],
        },
        "docs/tea.py:1: only pages (.md) belong here. Move this file out of docs/.",
        'mkdocs.yml:4: extra.trusted_plugins: "autorefs" is not in plugins. Add it there, or remove it here.',
        'mkdocs.yml:40: plugins: "offline" is not used here. A copy that works offline is made by scripts/build --folder FILE.zip. Remove it.',
        'mkdocs.yml:41: plugins: "mermaid2" is not used here. A plugin can change pages after they are checked, and may load files from other sites. Remove it, or read what it does and add its name to extra.trusted_plugins.',
        'mkdocs.yml:42: plugins: macros: on_undefined: "stop" can\'t be used here. Remove it.',
        "mkdocs.yml:47: hooks: docs is not a file with Python code (.py). Remove this line.",
        "mkdocs.yml:48: hooks: docs/after.md is not a file with Python code (.py). Remove this line.",
        "mkdocs.yml:49: hooks: Python can't read line 2 of docs/tea.py (invalid syntax). Mend it there, or remove this line.",
        'mkdocs.yml:50: markdown_extensions: "attrlist" is not used here. Did you mean "attr_list"?',
    ),
    Mistake(
        "a kind of two words; an address of the site that is not locked; a password in the address of booking; an icon by a path of the system; a telephone of the practice",
        {
            LETTERS: ("one: letter", "one: a letter"),
            MKDOCS: [
                ("https://small.example/", "http://small.example/"),
                ("extra:\n", "extra:\n  social: [{icon: /srv/tea, link: 'mailto:ada@tea.social'}]\n"),
                ("therapist: Ada", "phone: 5, therapist: Ada"),
                ("https://tea.example/book", "https://ada:secret@tea.example/book"),
            ],
        },
        'docs/letters/index.md:5: series.one: "a letter" is not one word. Write a single word without spaces.',
        'mkdocs.yml:2: site_url: "http://small.example/" is not an address. Write it as https://small.example/.',
        'mkdocs.yml:4: icon: "/srv/tea" is not an icon of Material. Remove it.',
        'mkdocs.yml:5: there is no key "phone" here. Write it in about:, where links work: [555 0100](tel:+15550100).',
        'mkdocs.yml:6: extra.booking.address: "…@tea.example/book" contains a user name, which everybody could read. Write the address without it.',
    ),
    Mistake(
        "keys with a typo",
        {
            "docs/assets/styles/tea.css": "p { color: red }\n",
            MKDOCS: [
                ("site_name", "site_nmae"),
                ("extra:\n", "extra:\n  accessibility: {wcag: 2.2, level: AA}\n"),
                ("therapist:", "terapist:"),
                ("booking:", "boking:"),
                ("theme:\n", "extra-css: [assets/styles/tea.css]\ntheme:\n"),
                ("font:", "fnt:"),
                ("exclude_docs:", "Exclude_Docs:"),
                ("markdown_extensions:", "Markdown_Extensions:"),
            ],
        },
        'mkdocs.yml:1: there is no key "site_nmae" here. Did you mean "site_name"?',
        "mkdocs.yml:4: extra.accessibility.by: is missing. Add by: …",
        'mkdocs.yml:5: there is no key "terapist" here. Did you mean "therapist"?',
        'mkdocs.yml:6: there is no key "boking" here. Did you mean "booking"?',
        'mkdocs.yml:31: there is no key "extra-css" here. Did you mean "extra_css"?',
        'mkdocs.yml:36: there is no key "fnt" here. Did you mean "font"?',
        'mkdocs.yml:37: there is no key "Exclude_Docs" here. Did you mean "exclude_docs"?',
        'mkdocs.yml:46: there is no key "Markdown_Extensions" here. Did you mean "markdown_extensions"?',
    ),
    Mistake(
        "pages and folders",
        {
            "docs/articles/My Tea.md": page("Mine", "Hot."),
            MKDOCS: [
                ("nav:\n", "site_dir: [public, docs]\nnav:\n"),
                ("- articles/tea.md", "- articles/tea.md\n      - articles/My Tea.md"),
                ("theme:\n", "dev_addr: 127.0.0.1:70000\ntheme:\n"),
                ("theme:\n", "use_directory_urls: false\ntheme:\n"),
                ("  data/\n", "  data/\n  habits/\n"),
                ("  data/\n", ""),
                ("nav: {omitted_files: warn", "nav: {omitted_files: wrn"),
            ],
        },
        "docs/articles/My Tea.md:1: a file's name becomes its address, so it can only have lowercase letters, digits and hyphens. Rename it to articles/my-tea.md.",
        "mkdocs.yml:6: site_dir: the site is built in site/; for another folder, use scripts/build --site-dir. Remove this line.",
        'mkdocs.yml:32: dev_addr: "127.0.0.1:70000" is not an address. Write it as "127.0.0.1:8001".',
        "mkdocs.yml:33: use_directory_urls: links and readers' stored answers rely on addresses that end with a slash. Write true. For a copy that opens without a server, use scripts/build --folder FILE.zip.",
        'mkdocs.yml:39: exclude_docs: "habits/" is not used here. It would leave out pages silently. Write draft: true in their front matter instead.',
        "mkdocs.yml:39: exclude_docs: data/ is missing. It is for the build, and is not published. Add it.",
        'mkdocs.yml:50: validation.nav.omitted_files: "wrn" is not known. Did you mean "warn"?',
    ),
    Mistake(
        "marks, tabs and no-break spaces in mkdocs.yml",
        {
            MKDOCS: [
                ("Small Site", '"Small Site'),
                ("extra:\n", "extra:\n  colors:\n    day: [#8f312a, #145a5e]\n"),
                ("  practice:", "\tpractice:"),
                ("      - habits/rest.md", "\t- habits/rest.md"),
                ("  - after.md", "\u00a0 - after.md"),
                ("- sources.md", "-\u00a0sources.md"),
            ]
        },
        'mkdocs.yml:1: "site_name: "Small Site" can\'t be read. Close the quotation mark.',
        'mkdocs.yml:5: "day: [#8f312a, #145a5e]" can\'t be read. Put straight quotation marks around each value that begins with #.',
        'mkdocs.yml:6: "practice: {name: House of Tea, therapist: Ada Byron, about: Two rooms and a garden.}" can\'t be read. It begins with a tab. Use spaces.',
        'mkdocs.yml:13: "- habits/rest.md" can\'t be read. It begins with a tab. Use spaces.',
        'mkdocs.yml:18: "- after.md" can\'t be read. It begins with a no-break space. Use spaces.',
        'mkdocs.yml:30: "-\xa0sources.md" can\'t be read. Put a plain space after the hyphen.',
    ),
    Mistake(
        "a logo with a space and capitals in its name; words after a number sign, a link of the foot that leads nowhere, a sign of another program; a booking address without https; review_months in words",
        {
            "docs/assets/My Logo.svg": SVG,
            MKDOCS: [
                ("site_name: Small Site", "site_name: Small Site # ours"),
                ("extra:\n", "extra:\n  footer: {text: 'See [the fees](fees.md).'}\n"),
                (
                    "extra:\n",
                    "copyright: 100 Main St, Suite #200, Austin\nextra:\n  colors:\n    day: #8f312a, #145a5e\n",
                ),
                ("extra:", "extra:\n  review_months: often"),
                ("about: Two rooms and a garden.", 'about: "::: note"'),
                ("https://tea.example/book", "tea.example/book.html"),
                ("  language: en", "  language: en\n  logo: assets/My Logo.svg"),
            ],
        },
        'mkdocs.yml:3: copyright: "#200, Austin" is read as a comment and would not be shown. Put straight quotation marks around the whole value.',
        'mkdocs.yml:5: extra.review_months: "often" is not a whole number. Write digits only, without quotation marks.',
        'mkdocs.yml:7: day: "#8f312a, #145a5e" is read as a comment and would not be shown. Put straight quotation marks around the whole value.',
        "mkdocs.yml:8: extra.footer.text: [the fees](fees.md): there is no page docs/fees.md. Link to another, or remove the link; if it has a new name, write redirects: [fees] into it.",
        'mkdocs.yml:9: extra.practice.about: "::: note" is not used here. Write a note as !!! note "Title", with its text indented by four spaces below.',
        'mkdocs.yml:10: extra.booking.address: "tea.example/book.html" is not an address. Write it as https://tea.example/book.html.',
        "mkdocs.yml:39: theme.logo: assets/My Logo.svg: a picture's name can only have lowercase letters, digits and hyphens. Rename it to my-logo.svg.",
    ),
    Mistake(
        "a language by its name and region, a photo as a logo beside the style sheets; a heading like a title and a field in the words of the practice; macros and sources in settings, which only pages can have",
        {
            "docs/assets/mine.jpg": b"\xff\xd8",
            MKDOCS: [
                ("site_url:", "copyright: 'By {{ practice(\"name\") }}'\nsite_url:"),
                ("extra:\n", "extra:\n  footer: {text: 'Walking helps.[^reed2001]'}\n"),
                (
                    "about: Two rooms and a garden.",
                    'about: "# Tea\\n\\n## Rooms\\n\\n/// write | You\\n///"',
                ),
                ("  language: en", "  language: english_US\n  logo: assets/mine.jpg"),
            ],
        },
        'mkdocs.yml:2: copyright: "{{ practice("name") }}" would appear on the page as written. Write the words themselves.',
        'mkdocs.yml:5: extra.footer.text: "[^reed2001]" would appear on the page as written. Write the words themselves.',
        'mkdocs.yml:6: extra.practice.about: "# Tea": a page has one heading of this size, its title. Begin this one with ##.',
        'mkdocs.yml:6: extra.practice.about: "/// write | You": a block belongs to a page. Write it there, or remove it.',
        'mkdocs.yml:35: theme.language: "english_US" is not the name of a language here. Write it as en.',
        'mkdocs.yml:36: theme.logo: "assets/mine.jpg" is not in docs/assets/pictures/. Put the file there, and write assets/pictures/mine.jpg.',
    ),
    Mistake(
        "a list of options of macros, a language of a region in capitals, a logo of a phone; values in curly quotation marks; an extension that is no list",
        {
            "docs/assets/pictures/mine.heic": b"x",
            "docs/data/helplines.yml": ("name: Samaritans", "name: “Samaritans”"),
            MKDOCS: [
                ("site_name: Small Site", "site_name: “Small Site”"),
                ("about: Two rooms and a garden.", "about: “Two rooms” and “a garden”"),
                ("label: Book a talk", "label: ‘Book a talk’"),
                ("  language: en", "  language: EN-us\n  logo: assets/pictures/mine.heic"),
                ("macros:\n      on_undefined: strict\n      on_error_fail: false", "macros: ['strict']"),
                ("[attr_list, def_list, smarty, tables, toc]", "toc"),
            ],
        },
        'docs/data/helplines.yml:4: name: is in curly quotation marks (“). Put straight ones (") in their place.',
        'mkdocs.yml:1: site_name: is in curly quotation marks (“). Put straight ones (") in their place.',
        'mkdocs.yml:5: label: is in curly quotation marks (‘). Put straight ones (") in their place.',
        'mkdocs.yml:33: theme.language: "EN-us" is not the name of a language here. Write it as en.',
        'mkdocs.yml:34: theme.logo: "assets/pictures/mine.heic" can\'t be shown here. Save the picture as one of these: SVG, JPG, PNG, WEBP. On a Mac, Preview does: File, Export.',
        "mkdocs.yml:40: plugins: macros: \"['strict']\" is not an option. Write each under it as key: value, indented further.",
        'mkdocs.yml:43: markdown_extensions: "toc" is not a list. Write it as [one, two], or each on a line of its own: - one',
    ),
    Mistake(
        "an address of the site without https; short words that are not the label's; a part that is left out; a language without words, and numbers in it; a photo without its folder; one color",
        {
            AFTER: ("book()", 'count("habits", words=true)'),
            LETTERS: ("part: 2", "part: 3"),
            MKDOCS: [
                ("https://small.example/", "small.example"),
                ("extra:\n", "extra:\n  colors: {day: ['#123c78']}\n"),
                ("practice: {", "practice: {photo: line.svg, "),
                ("label: Book a talk", "label: Book a talk, short: Come"),
                ("language: en", "language: xx"),
            ],
        },
        "docs/letters/index.md:5: series.part: is 3, but there is no part 2. Parts are counted from 1.",
        'mkdocs.yml:2: site_url: "small.example" is not an address. Write it as https://small.example.',
        'mkdocs.yml:4: extra.colors.day: "[\'#123c78\']" is not two colors. Write ["#8f312a", "#145a5e"], each in quotation marks.',
        'mkdocs.yml:5: extra.practice.photo: "line.svg" is not the path of this file. Write assets/pictures/line.svg.',
        'mkdocs.yml:6: extra.booking.short: "Come" is not in the label. Write words that are, such as "talk", or remove the key.',
        f'mkdocs.yml:34: theme.language: the interface has no "xx" yet. Use one of these: {KNOWN}; for another, copy hooks/strings/en.yml to hooks/strings/xx.yml and translate it.',
    ),
    Mistake(
        "a photo whose name has spaces, without its folder; colors in words, on a site with its styles; a language by its name; templates from nowhere; a sign that is not there; a style sheet that is not there",
        {
            "docs/assets/icon.svg": SVG,
            "docs/assets/pictures/My Photo.jpg": b"photo",
            "docs/assets/styles/site.css": ":root {\n  --paper: #ffffff;\n  --thread-1: #8f312a;\n}\n",
            MKDOCS: [
                ("extra:\n", "extra:\n  colors: {day: [teal, navy]}\n"),
                ("extra:\n", "extra_css: [assets/styles/mine.css]\nextra:\n"),
                ("practice: {", "practice: {photo: My Photo.jpg, "),
                ("custom_dir: overrides", "custom_dir: override"),
                ("language: en", "language: Spanish"),
                ("font: false", "font: false\n  logo: assets/mine.svg"),
            ],
        },
        "docs/assets/pictures/My Photo.jpg:1: a picture's name can only have lowercase letters, digits and hyphens. Rename it to my-photo.jpg.",
        "mkdocs.yml:3: extra_css: there is no file docs/assets/styles/mine.css. Put it there, or remove this line.",
        'mkdocs.yml:5: day: "navy" is no color here. Write the number that programs show beside a color, in quotation marks: "#8f312a".',
        'mkdocs.yml:5: day: "teal" is no color here. Write the number that programs show beside a color, in quotation marks: "#8f312a".',
        'mkdocs.yml:6: extra.practice.photo: "My Photo.jpg" is not the path of this file. Rename it, and write assets/pictures/my-photo.jpg.',
        'mkdocs.yml:34: theme.custom_dir: "override" is not known. Did you mean "overrides"?',
        f'mkdocs.yml:35: theme.language: "Spanish" is not a language as it is written here. Write its two letters, such as {EITHER}.',
        "mkdocs.yml:37: theme.logo: there is no file docs/assets/mine.svg. Put it there, or remove this line.",
    ),
    Mistake(
        "a language whose letters the fonts lack; a sign from another host; no hooks; no macros; an extension that is missing; a plugin that is trusted and not there",
        {
            MKDOCS: [
                ("extra:\n", "extra:\n  trusted_plugins: [nowhere]\n"),
                ("language: en", "language: ar"),
                ("font: false", "font: false\n  logo: https://tea.example/mine.svg"),
                ("plugins:\n", "plugins:\n  - nowhere\n"),
                ("- macros:", "- macro:"),
                ("hooks:\n  - hooks/events.py\n", ""),
                ("smarty, ", ""),
            ]
        },
        "mkdocs.yml:1: hooks: is missing. Add hooks: …",
        f'mkdocs.yml:34: theme.language: the fonts of this site have no letters for "ar". Use one of these: {KNOWN}; or another with Latin letters.',
        'mkdocs.yml:36: theme.logo: "https://tea.example/mine.svg" is on another site, which would learn who reads here. Put the file in docs/assets/, and write its path from docs/.',
        'mkdocs.yml:41: plugins: "nowhere" is not installed. Add its package to pyproject.toml and run uv lock, or remove the plugin here and from extra.trusted_plugins.',
        'mkdocs.yml:42: plugins: "macro" is not used here. Did you mean "macros"?',
        "mkdocs.yml:45: markdown_extensions: smarty is missing. The pages need it. Add it.",
    ),
    Mistake(
        "a region of a language that is not there; a sign whose file is no picture; a sign beside each heading; macros that are set up otherwise; no hook of ours",
        {
            "docs/assets/pictures/mine.png": b"mine",
            MKDOCS: [
                ("language: en", "language: qq-AT"),
                ("font: false", "font: false\n  logo: assets/pictures/mine.png"),
                ("on_error_fail: false", "module_name: mine"),
                ("  - hooks/events.py", "  - hooks/other.py"),
                ("tables, toc]", "tables, toc: {permalink: true}]"),
            ],
        },
        f'mkdocs.yml:33: theme.language: the interface has no "qq-AT" yet. Use one of these: {KNOWN}; for another, copy hooks/strings/en.yml to hooks/strings/qq.yml and translate it.',
        "mkdocs.yml:35: theme.logo: assets/pictures/mine.png: the file's content does not match its extension (.png). Save the picture again as .png.",
        "mkdocs.yml:40: plugins: macros: module_name is not used here; GUIDE.md lists the macros. Remove it.",
        "mkdocs.yml:43: hooks: hooks/events.py is missing. Without it, the site can't be built. Add it.",
        "mkdocs.yml:44: hooks: there is no file hooks/other.py. Remove this line.",
        "mkdocs.yml:45: markdown_extensions: toc takes no options here. Write - toc",
    ),
    Mistake(
        "a region as programs write it; a sign in a folder of its own; an option of macros that is neither true nor false; an extension without its hyphen",
        {
            "docs/assets/brand/mine.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
            MKDOCS: [
                ("language: en", "language: es_MX"),
                ("font: false", "font: false\n  logo: assets/brand/mine.svg"),
                ("on_error_fail: false", "on_error_fail: never"),
                ("[attr_list, def_list,", "[{attr_list: , def_list: },"),
            ],
        },
        'mkdocs.yml:33: theme.language: "es_MX" is not the name of a language. Write it as en or en-US.',
        'mkdocs.yml:35: theme.logo: "assets/brand/mine.svg" is not in docs/assets/. Put the file there, and write assets/mine.svg.',
        'mkdocs.yml:40: plugins: macros: on_error_fail: "never" can\'t be used here. Remove it.',
        'mkdocs.yml:45: markdown_extensions: "def_list" is in the same column as "attr_list". Indent it further if it is an option, else begin its line with a hyphen.',
    ),
    Mistake(
        "options that are not indented; options in keys instead of a list",
        {
            MKDOCS: [
                (
                    "      on_undefined: strict\n      on_error_fail",
                    "    on_undefined: strict\n    on_error_fail",
                ),
                (
                    "[attr_list, def_list, smarty, tables, toc]",
                    "\n  attr_list:\n  def_list:\n  smarty:\n  toc: {permalink: true}",
                ),
            ]
        },
        'mkdocs.yml:40: plugins: "on_undefined" is in the same column as "macros". Indent it further if it is an option, else begin its line with a hyphen.',
        "mkdocs.yml:48: markdown_extensions: toc takes no options here. Write - toc",
    ),
    Mistake(
        "numbers of words the wrong way round; mkdocs.yml that can't be read, and what hangs on it",
        {
            AFTER: ("{{ book() }}", '{{ practice("name") }}, {{ count("habits", words=true) }}'),
            LETTERS: ("many: letters", "many: letters, words: [900, 300]"),
            MKDOCS: ("site_name", "\tsite_name"),
        },
        'docs/letters/index.md:5: series.words: "[900, 300]" has the larger number first. Write it as [800, 1400].',
        'mkdocs.yml:1: "site_name: Small Site" can\'t be read. It begins with a tab. Use spaces.',
    ),
    Mistake(
        "parts that are numbered otherwise than they are read",
        {
            HABITS: ("part: 1", "part: 2"),
            LETTERS: ("part: 2", "part: 1"),
            FRIEND: ("[walk, rest]", "[]"),
            MYSELF: ("[rest]", "[]"),
        },
        "docs/habits/index.md:5: series.part: is 2, but nav has it before part 1. Number the parts in the order they are read.",
    ),
    Mistake(
        "mkdocs.yml with a second ending; a key of a series with a typo",
        {LETTERS: ("many:", "mny:"), MKDOCS: None, "mkdocs.yml.txt": SITE[MKDOCS]},
        'docs/letters/index.md:5: there is no key "mny" here. Did you mean "many"?',
        "mkdocs.yml:1: this file is missing, but there is mkdocs.yml.txt. Rename that one to mkdocs.yml.",
    ),
    Mistake(
        "an empty mkdocs.yml; a series in words",
        {LETTERS: ("{part: 2, one: letter, many: letters}", "letters"), MKDOCS: ""},
        'docs/letters/index.md:5: series: "letters" is not a group of keys. Write each as key: value, indented under it: part, one, many, now, home_label, words, sections.',
        "mkdocs.yml:1: this file has no settings. Restore site_name, theme, nav and the rest.",
    ),
    Mistake(
        "mkdocs.yml in another encoding; a part in words",
        {LETTERS: ("part: 2", "part: two"), MKDOCS: "site_name: caf\xe9\n".encode("latin-1")},
        'docs/letters/index.md:5: series.part: "two" is not a whole number. Write digits only, without quotation marks.',
        "mkdocs.yml:1: this file is not saved as UTF-8. Save it again with the encoding UTF-8.",
    ),
    Mistake(
        "a brace that is not closed in mkdocs.yml; a part twice",
        {LETTERS: ("part: 2", "part: 1"), MKDOCS: ("a garden.}", "a garden.")},
        'docs/letters/index.md:5: series.part: "1" is already used by docs/habits/index.md. Give each series its own.',
        'mkdocs.yml:4: "practice: {name: House of Tea, therapist: Ada Byron, about: Two rooms and a garden." can\'t be read. Close the bracket: [one, two] or {key: value}.',
    ),
]
