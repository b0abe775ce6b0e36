"""Mistakes in docs/data."""

from tests.library.tiny_site import (
    BIB,
    DANGER,
    FRIEND,
    HELPLINES,
    MKDOCS,
    MYSELF,
    QUERIES,
    REST,
    RULES,
    SHEET,
    STORM,
    SYNONYMS,
    WALK,
    Mistake,
)

ALWAYS = "hours: 24/7, checked: 2026-11-01"
ONE = f"  lines:\n    - {{name: One, for: [abuse], call: 116 123, {ALWAYS}}}"
VALUES = f"""\
- name: Ireland
  emergency: {{call: " ", seen: 0, checked: 0}}
  lines:
    - {{name: Sign, for: [everyone], call: ☎ 116 123, {ALWAYS}}}
    - {{name: Two in one, for: [everyone], call: 116 123 / 116 111, {ALWAYS}}}
    - {{name: From abroad, for: [everyone], call: +44 (0)808 2000 247, {ALWAYS}}}
    - {{name: From abroad still, for: [everyone], call: +44 (020) 7946 0000, {ALWAYS}}}
    - {{name: From nowhere, for: [everyone], call: (0) 800 555, {ALWAYS}}}
    - {{name: Letters, for: [everyone], call: 1-800-CALL, {ALWAYS}}}
    - {{name: '**Marks**', sms: '50808', for: [everyone], call: 116 123, {ALWAYS}}}
    - {{name: Typo, for: [everyone, woman], call: 116 123, {ALWAYS}}}
    - {{name: A little alike, for: [abuse, teens], call: 116 123, {ALWAYS}}}
    - {{name: For nobody, call: 116 123, {ALWAYS}}}
    - {{name: Mail, for: [everyone], email: samaritans, {ALWAYS}}}
    - {{name: Not locked, for: [everyone], url: "http://tea.example", {ALWAYS}}}
    - {{name: User, for: [everyone], url: "https://me:secret@tea.example", {ALWAYS}}}
    - {{name: No day, for: [everyone], call: 116 123, hours: 24/7, source: "https://tea.example", seen: public}}
    - {{name: Comma, for: [everyone], call: 116 123, hours: 24/7, checked: Nov 1, 2026}}
    - {{name: Curly, for: [everyone], call: “116”, {ALWAYS}}}
- name: Iceland
  emergency: {{phone: "112", checked: 2026-11-01}}
{ONE}
- name: Italy
  emergency: {{call: 112, checked: 2026-11-01}}
{ONE}
- name: Iran
  emergency: {{call: 0112, checked: 2026-11-01}}
{ONE}
- emergency: {{call: "112", checked: 2026-11-01}}
{ONE}
"""
WAYS = f"""\
- name: Ireland
  emergency: {{call: "112"}}
  lines:
    - {{name: Words, for: [abuse], call: 116 123, send: HOME, {ALWAYS}}}
    - {{name: No hours, for: [everyone], call: 116 123, checked: 2026-11-01}}
    - {{name: Not reached, for: [everyone], {ALWAYS}}}
    - {{name: Not known, for: [everyone], call: 116 123, hours: 24/7}}
    - {{name: Twice, for: [everyone], call: 116 123, {ALWAYS}}}
    - {{name: Twice, for: [everyone], call: 116 124, {ALWAYS}}}
- name: Elsewhere
{ONE}
- name: Ireland
  elsewhere: true
{ONE}
"""

MISTAKES = [
    Mistake(
        "tabs before each line of a list, and before four of another",
        {
            SYNONYMS: "tea:\n" + "\t- cup\n" * 6 + "walk: [stroll]\n",
            QUERIES: "habits/walk.md:\n" + "\t- stroll\n" * 4,
        },
        *(
            f'docs/data/search-queries.yml:{line}: "- stroll" can\'t be read. It begins with a tab. Use spaces.'
            for line in range(2, 6)
        ),
        'docs/data/search-words.yml:2: "- cup" can\'t be read. It begins with a tab. Use spaces. The same is wrong in 5 lines below.',
    ),
    Mistake(
        "a helpline without a name",
        {HELPLINES: ("name: Samaritans, ", "")},
        "docs/data/helplines.yml:4: name: is missing. Add name: …",
    ),
    Mistake(
        "a link to no page in a note",
        {STORM: ("Stay in.", "Stay [in](../nothing.md).")},
        "docs/data/storm.md:5: [in](../nothing.md): there is no page docs/nothing.md. Link to another, or remove the link; if it has a new name, write redirects: [nothing] into it.",
    ),
    Mistake(
        "sources",
        {
            BIB: [
                ("{Reed, A. and Moss, B.}", "{Reed, A.; Moss, B.}"),
                ("  year = {2001},\n", ""),
                ("{On walking}", "{\u00a0}"),
                ("journal =", "jornal ="),
                ("@book", "@incollection"),
                ("{Harbour}", "{Harbour},\n  isbn = {<b>1</b>}"),
            ]
        },
        'docs/data/references.bib:2: the entry "reed2001" has no title. Add a line: title = {…},',
        'docs/data/references.bib:2: the entry "reed2001" has no year. Add a line: year = {…},',
        'docs/data/references.bib:3: author: "Reed, A.; Moss, B." is not read as a list of names. Write only "and" between two: Smith, J. and Doe, A.',
        'docs/data/references.bib:5: there is no field "jornal". Did you mean "journal"?',
        'docs/data/references.bib:8: the entry "moss2010" has no booktitle. Add a line: booktitle = {…},',
        'docs/data/references.bib:13: isbn: "<b>" is HTML, and would appear on the page as written. Write only the words.',
    ),
    Mistake(
        "names, years and fields of a source that are none, and an entry without @",
        {
            BIB: [
                ("Reed, A. and Moss, B.", "Reed, A., and Moss, B."),
                ("  year = {2001},", "  year = {2001},\n  howpublished = {\\url{https://tea.example/a}},"),
                ("  year = {2001},", "  year = {2001},\n  colour = {red},"),
                ("  year = {2001},", "  year = {2001},\n  doi = {10.1000},"),
                ("  year = {2001},", "  year = {2001},\n  url = {javascript:alert(1)},"),
                ("{2001}", "{3001}"),
                ("{On walking}", "{On <i>walking</i>}"),
                ("@book", "book"),
            ]
        },
        'docs/data/references.bib:3: author: "Reed, A., and Moss, B." is not read as a list of names. Write only "and" between two: Smith, J. and Doe, A.',
        'docs/data/references.bib:4: year: "3001" is not a year. Write it as 2001.',
        'docs/data/references.bib:5: url: "javascript:alert(1)" is not an address. Write it as https://…',
        'docs/data/references.bib:6: doi: "10.1000" is not a DOI. Write it as 10.1000/xyz.',
        'docs/data/references.bib:7: there is no field "colour". Remove this line.',
        'docs/data/references.bib:8: howpublished: "<https://tea.example/a>" is not shown. Write its address in a field of its own: url = {https://…},',
        'docs/data/references.bib:9: title: "<i>" is HTML, and would appear on the page as written. Write only the words.',
        'docs/data/references.bib:13: "book{moss2010," is not the beginning of an entry. Write it as @article{smith2001, with a key of letters and digits.',
    ),
    Mistake(
        "values of helplines",
        {HELPLINES: VALUES},
        "docs/data/helplines.yml:2: emergency.call: is empty. Write something.",
        'docs/data/helplines.yml:2: emergency.checked: "0" is not a date. Write year, month and day, such as 2026-11-23.',
        'docs/data/helplines.yml:2: emergency.seen: "0" is not a date. Write year, month and day, such as 2026-11-23.',
        'docs/data/helplines.yml:4: call: "☎ 116 123" is not a phone number. Write digits and spaces in quotation marks, without words.',
        'docs/data/helplines.yml:5: call: "116 123 / 116 111" is more than one number, and a link would dial them as one. Keep one, and put the other on a line of its own.',
        'docs/data/helplines.yml:6: call: "+44 (0)808 2000 247" can\'t be dialed as written. Write it as it is dialed in the country (0…), or with the country code and without that zero (+44 …).',
        'docs/data/helplines.yml:7: call: "+44 (020) 7946 0000" can\'t be dialed as written. Write it as it is dialed in the country (0…), or with the country code and without that zero (+44 …).',
        'docs/data/helplines.yml:8: call: "(0) 800 555" can\'t be dialed as written. Write it as it is dialed in the country (0…), or with the country code and without that zero (+44 …).',
        'docs/data/helplines.yml:9: call: "1-800-CALL" is not a phone number. Write digits and spaces in quotation marks, without words.',
        'docs/data/helplines.yml:10: name: "**Marks**" would appear on the page as written. Write words without marks.',
        'docs/data/helplines.yml:10: there is no key "sms" here. Use text: for the number for text messages, and send: for the word to send.',
        'docs/data/helplines.yml:11: for: "woman" is not known. Did you mean "women"?',
        'docs/data/helplines.yml:12: for: "teens" is not known. Use everyone, crisis, abuse, women, men, young, older, lgbtq, indigenous, veterans, deaf, harm, grief, alcohol or worried.',
        "docs/data/helplines.yml:13: for: is missing. Add for: … Whom it is for, such as [everyone].",
        'docs/data/helplines.yml:14: email: "samaritans" is not an email address. Write it as name@name.org.',
        'docs/data/helplines.yml:15: url: "http://tea.example" is not an address. Write it as https://tea.example.',
        'docs/data/helplines.yml:16: url: "…@tea.example" contains a user name, which everybody could read. Write the address without it.',
        'docs/data/helplines.yml:17: seen: "public" is not a date. Write year, month and day, such as 2026-11-23.',
        'docs/data/helplines.yml:18: "2026" is read as a key, because it is after a comma. Put straight quotation marks around the whole value: "…, 2026".',
        'docs/data/helplines.yml:18: checked: "Nov 1" is not a date. Write year, month and day, such as 2026-11-23.',
        'docs/data/helplines.yml:19: call: is in curly quotation marks (“). Put straight ones (") in their place.',
        'docs/data/helplines.yml:21: there is no key "phone" here. Use call: for a phone number.',
        'docs/data/helplines.yml:25: emergency.call: "112" is not text. Put straight quotation marks around it.',
        'docs/data/helplines.yml:29: emergency.call: "0112" is not text. Put straight quotation marks around it.',
        "docs/data/helplines.yml:32: name: is missing. Add name: …",
    ),
    Mistake(
        "rules of another type, a source in a note, a data file that nothing reads, an entry in curly quotation marks, and no page of helplines in nav",
        {
            "docs/data/helplines.yaml": "hello",
            RULES: "british: {1: one}\nsentence: many\nturns:\n  '(': leave it out\nwords: []\nin_short: [1, 2, 3]\nsentense: 20\nnever: [obviously]\nparagraph: -5\n",
            STORM: ("Stay in.", "Stay in.[^reed2001]"),
            BIB: ("{Tea}", "“Tea”"),
            "docs/help-now.md": None,
            MKDOCS: ("      - help-now.md\n", ""),
        },
        'docs/data/helplines.yaml:1: this file is not used here. Did you mean "helplines.yml"?',
        'docs/data/plain-language.yml:1: british: "1" is not text. Put straight quotation marks around it.',
        'docs/data/plain-language.yml:2: sentence: "many" is not a whole number. Write digits only, without quotation marks.',
        'docs/data/plain-language.yml:4: turns: "(" is not a regular expression (missing ), unterminated subpattern at position 0). Correct it, or remove the line.',
        'docs/data/plain-language.yml:5: words: "[]" is not a pair of numbers. Write it as [800, 1400].',
        'docs/data/plain-language.yml:6: in_short: "[1, 2, 3]" is not a pair of numbers. Write it as [800, 1400].',
        'docs/data/plain-language.yml:7: there is no key "sentense" here. Did you mean "sentence"?',
        'docs/data/plain-language.yml:8: never: "[obviously]" is not a group of keys. Write each as key: value, indented under it.',
        'docs/data/plain-language.yml:9: paragraph: "-5" is too small. The minimum is 1.',
        'docs/data/references.bib:9: the entry "moss2010" can\'t be read. Check that each field ends with a comma and each { has a matching }.',
        'docs/data/storm.md:5: "[^reed2001]" can\'t be shown in a note, only words, lists and links. Put it in an article.',
        "docs/help-now.md:1: this page is missing, but pages link to it for the numbers in docs/data/helplines.yml. Restore it under this name, with its line in nav; its title may be another.",
    ),
    Mistake(
        "how helplines are reached and known, and names twice",
        {HELPLINES: WAYS},
        'docs/data/helplines.yml:2: "emergency 112" does not say how it is known. Add checked: with the day the service confirmed it, such as 2026-11-23, or source: https://… and seen: with the day it was read there, or recheck: true until one of the two is done.',
        "docs/data/helplines.yml:4: send: is the word to send as a text message, but the number is missing. Add text: …",
        'docs/data/helplines.yml:5: "No hours" does not say when it answers. Add hours: 24/7, or hours: with the days and times.',
        'docs/data/helplines.yml:6: "Not reached" can\'t be reached. Add call:, text:, chat:, email: or url:',
        'docs/data/helplines.yml:7: "Not known" does not say how it is known. Add checked: with the day the service confirmed it, such as 2026-11-23, or source: https://… and seen: with the day it was read there, or recheck: true until one of the two is done.',
        'docs/data/helplines.yml:9: name: "Twice" appears twice in Ireland. Combine the two.',
        'docs/data/helplines.yml:10: emergency: is missing for Elsewhere. Add emergency: {call: "112", source: https://…, seen: 2026-11-23}, or elsewhere: true if this is not a country.',
        'docs/data/helplines.yml:13: name: "Ireland" appears twice (first in line 1). Combine the two.',
    ),
    Mistake(
        "a tab in helplines; sources in UTF-16, and an article that cites too few of them",
        {
            HELPLINES: ("  emergency", "\temergency"),
            RULES: "works: 1\n",
            BIB: "@book{a,}".encode("utf-16"),
            REST: ("On {{", "They rest.[^moss2010] On {{"),
        },
        "docs/after.md:1: cites 0 of at least 1 sources. Add [^key] after what a source says.",
        "docs/articles/tea.md:1: cites 0 of at least 1 sources. Add [^key] after what a source says.",
        'docs/data/helplines.yml:2: "emergency: {call: "112", source: "https://www.112.ie", seen: 2026-11-01}" can\'t be read. It begins with a tab. Use spaces.',
        "docs/data/references.bib:1: this file is saved as UTF-16. Save it again with the encoding UTF-8.",
        "docs/letters/to-a-friend.md:1: cites 0 of at least 1 sources. Add [^key] after what a source says.",
    ),
    Mistake(
        "helplines that are no list; an article whose only source is misspelled",
        {HELPLINES: "hello", RULES: "works: 1\n", WALK: ("[^reed2001]", "[^reed2011]")},
        "docs/after.md:1: cites 0 of at least 1 sources. Add [^key] after what a source says.",
        "docs/articles/tea.md:1: cites 0 of at least 1 sources. Add [^key] after what a source says.",
        "docs/data/helplines.yml:1: a list of countries is expected. Begin each with a line - name: …",
        "docs/habits/rest.md:1: cites 0 of at least 1 sources. Add [^key] after what a source says.",
        'docs/habits/walk.md:9: [^reed2011]: there is no source "reed2011" in docs/data/references.bib. Did you mean "reed2001"?',
        "docs/letters/to-a-friend.md:1: cites 0 of at least 1 sources. Add [^key] after what a source says.",
    ),
    Mistake(
        "keys and a page with a typo, in every file of data; a block in a note; a thesis without its school",
        {
            HELPLINES: ("hours:", "hour:"),
            RULES: "sentense: 20\n",
            BIB: ("@book", "@phdthesis"),
            QUERIES: "habits/wlak.md:\n  - go out\n",
            STORM: [("title", "titel"), ("Stay in.", "## Stay in")],
        },
        'docs/data/helplines.yml:4: there is no key "hour" here. Did you mean "hours"?',
        'docs/data/plain-language.yml:1: there is no key "sentense" here. Did you mean "sentence"?',
        'docs/data/references.bib:9: the entry "moss2010" has no school. Add a line: school = {…},',
        'docs/data/search-queries.yml:1: there is no page "habits/wlak.md". Did you mean "habits/walk.md"?',
        'docs/data/storm.md:2: there is no key "titel" here. Did you mean "title"?',
        'docs/data/storm.md:5: "## Stay in" can\'t be shown in a note, only words, lists and links. Put it in an article.',
    ),
    Mistake(
        "no source any more; a day that no calendar has; a rule with a typo, and the others are held; a note that is not there; a note of the data without text",
        {
            HELPLINES: ("2026-11-01", "2026-31-11"),
            RULES: "sentense: 20\nsentence: 4\n",
            BIB: "% none\n",
            STORM: "---\ntitle: A storm\n---\n",
            MYSELF: ("caution: storm", "caution: strom"),
        },
        'docs/data/helplines.yml:2: "emergency: {call: "112", source: "https://www.112.ie", seen: 2026-31-11}" contains a date that does not exist. Write year, month and day, such as 2026-11-23.',
        'docs/data/plain-language.yml:1: there is no key "sentense" here. Did you mean "sentence"?',
        "docs/data/references.bib:1: this file has no sources, but docs/habits/walk.md cites one. Restore its text, or remove each [^key].",
        "docs/data/storm.md:3: there is no text under the front matter. Write it.",
        'docs/habits/walk.md:9: a sentence has 5 words; the limit is 4. Split it: "It is good to walk."',
        'docs/letters/to-myself.md:6: caution: there is no note docs/data/strom.md. Did you mean "storm"?',
    ),
    Mistake(
        "a file of sources that was deleted; no helplines of a kind; phrases with other apostrophes than in the rules; search words without a list; danger words without lines",
        {
            DANGER: "- words: [storm]\n",
            HELPLINES: ("[abuse]", "[men]"),
            RULES: "never: {don't dwell on: think about}\nidioms: [it’s on me]\nbritish: {chemist's: drugstore}\n",
            BIB: None,
            SYNONYMS: "tea: coffee\n",
            WALK: [
                ("title: A Walk", "title: Chemist’s Walk"),
                ("It is good", "Don’t dwell on it, it's on me. It is good"),
            ],
        },
        "docs/data/danger-words.yml:1: lines: is missing. Add lines: …",
        "docs/data/references.bib:1: this file has no sources, but docs/habits/walk.md cites one. Restore its text, or remove each [^key].",
        'docs/data/search-words.yml:1: tea: "coffee" is not a list. Write it as [one, two], or each on a line of its own: - one',
        'docs/data/storm.md:7: helplines("abuse"): no helpline in docs/data/helplines.yml has abuse in for:. Add it to those that help with it.',
        'docs/habits/walk.md:2: "Chemist’s" is British (…Chemist’s Walk…). Write drugstore.',
        'docs/habits/walk.md:9: "Don’t dwell on" is not used here (…Don’t dwell on it, it\'s on me. It…). Instead: think about.',
        'docs/habits/walk.md:9: "it\'s on me" is an idiom, and not everybody knows what it means. Say it in plain words.',
    ),
    Mistake(
        "a source twice; a comma that is missing; a field twice; a brace that is missing in helplines; pages that are too short for the site, and for their part",
        {
            HELPLINES: ('samaritans.org", seen: 2026-11-01}', 'samaritans.org"'),
            RULES: "words: [2, 90]\n",
            BIB: [
                ("  year = {2001},", "  year = {2001},\n  year = {2002},"),
                ("{On walking},", "{On walking}"),
                ("@book{moss2010", "@book{reed2001"),
            ],
            "docs/habits/index.md": ("habits}", "habits, words: [500, 900]}"),
        },
        "docs/after.md:1: has 1 words; 2 to 90 are expected (words: in docs/data/plain-language.yml).",
        'docs/data/helplines.yml:4: "- {name: Samaritans, for: [everyone], call: 116 123, url: "https://www.samaritans.org", hours: 24/7, source: "https://www.samaritans.org"" can\'t be read. Close the bracket: [one, two] or {key: value}.',
        'docs/data/references.bib:2: the entry "reed2001" can\'t be read. Check that each field ends with a comma and each { has a matching }.',
        "docs/data/references.bib:5: year: appears twice in this entry. Keep one.",
        'docs/data/references.bib:10: the key "reed2001" appears twice (first in line 2). Give one of them another key.',
        "docs/habits/rest.md:1: has 3 words; 500 to 900 are expected (words: in docs/habits/index.md).",
        "docs/habits/walk.md:1: has 9 words; 500 to 900 are expected (words: in docs/habits/index.md).",
    ),
    Mistake(
        "a brace that is missing; a kind of entry with a typo; no helplines; rules that were emptied; search words that are not closed; a number among danger words",
        {
            DANGER: "- lines: [abuse]\n  words:\n    - 911\n",
            HELPLINES: None,
            RULES: "# nothing\n",
            BIB: [("{On walking}", "{On walking"), ("@book", "@boook")],
            SYNONYMS: "tea: [coffee\n",
        },
        'docs/data/danger-words.yml:3: words: "911" is not text. Put straight quotation marks around it.',
        "docs/data/helplines.yml:1: there are no helplines, but docs/help-now.md lists them. Restore this file.",
        "docs/data/plain-language.yml:1: this file is empty. Restore its text, or delete the file.",
        'docs/data/references.bib:2: the entry "reed2001" can\'t be read. Check that each field ends with a comma and each { has a matching }.',
        'docs/data/references.bib:9: there is no kind of entry "@boook". Did you mean "book"?',
        'docs/data/search-words.yml:1: "tea: [coffee" can\'t be read. Close the bracket: [one, two] or {key: value}.',
    ),
    Mistake(
        "danger words that were deleted",
        {DANGER: None},
        "docs/data/danger-words.yml:1: these words are missing, by which the search knows to answer with the numbers in docs/data/helplines.yml. Restore this file.",
    ),
    Mistake(
        "an entry that is not closed; an entry without a key; an empty list of helplines; British words, in the text and in a label",
        {
            HELPLINES: "[]\n",
            RULES: "british: {grey: gray, at the weekend: on the weekend, centre: center}\n",
            BIB: [("{Journal of Days},\n}", "{Journal of Days},\n"), ("@book{moss2010,", "@book{")],
            WALK: ("It is good", "Grey days at the weekend, and the Centre for Tea. It is good"),
            SHEET: ("Which of these?", "Which grey?"),
        },
        "docs/data/helplines.yml:1: there are no helplines, but docs/help-now.md lists them. Restore this file.",
        'docs/data/references.bib:2: the entry "reed2001" can\'t be read. Check that each field ends with a comma and each { has a matching }.',
        'docs/data/references.bib:9: "@book{" is not the beginning of an entry. Write it as @article{smith2001, with a key of letters and digits.',
        'docs/habits/walk.md:9: "Grey" is British (…Grey days at the weekend…). Write gray.',
        'docs/habits/walk.md:9: "at the weekend" is British (…Grey days at the weekend, and the Centre for…). Write on the weekend.',
        'docs/worksheets/my-walk.md:14: "grey" is British (…/// check | Which grey?…). Write gray.',
    ),
    Mistake(
        "a key with a space; a reference pasted as it is printed; no helplines for a note alone; an idiom",
        {
            HELPLINES: None,
            RULES: "idioms: [a piece of cake]\n",
            BIB: [("@book", "Moss, B. (2010). Tea. Harbour.\n\n@book"), ("moss2010", "moss 2010")],
            WALK: ("It is good", "A walk is a piece of cake. It is good"),
            "docs/help-now.md": None,
            MKDOCS: ("      - help-now.md\n", ""),
        },
        "docs/data/helplines.yml:1: there are no helplines, but docs/data/storm.md lists them. Restore this file.",
        'docs/data/references.bib:9: "Moss, B. (2010). Tea. Harbour." is not part of an entry, so it is not read. Write it as one: @article{smith2001, … }, or begin the line with %.',
        'docs/data/references.bib:11: "@book{moss 2010," is not the beginning of an entry. Write it as @article{smith2001, with a key of letters and digits.',
        'docs/habits/walk.md:9: "a piece of cake" is an idiom, and not everybody knows what it means. Say it in plain words.',
    ),
    Mistake(
        "sources and helplines in another encoding; helplines and no page that shows them",
        {
            HELPLINES: "# caf\xe9\n".encode("latin-1"),
            BIB: "@book{a,\n  author = {\xe9},\n}".encode("latin-1"),
            STORM: ("Stay in", "Stay in, or [call](../help-now.md)"),
            WALK: ("One foot", "Call [someone](../help-now.md#ireland). One foot"),
            "docs/help-now.md": None,
        },
        "docs/data/helplines.yml:1: this file is not saved as UTF-8. Save it again with the encoding UTF-8.",
        "docs/data/references.bib:2: this file is not saved as UTF-8. Save it again with the encoding UTF-8.",
        "docs/help-now.md:1: this page is missing, but pages link to it for the numbers in docs/data/helplines.yml. Restore it under this name, with its line in nav; its title may be another.",
    ),
    Mistake(
        "danger that no helpline is for; search words that were emptied; what is said once a part, said twice",
        {
            DANGER: "- lines: [abuse, suicid, womn]\n  words: [storm]\n",
            RULES: "once_a_part: [no diagnosis]\n",
            SYNONYMS: "",
            REST: ("On {{", "This is no diagnosis either. On {{"),
            WALK: ("It is good", "This is no diagnosis. It is good"),
            FRIEND: ("They wait", "A letter is no diagnosis. They wait"),
        },
        'docs/data/danger-words.yml:1: lines: "suicid" is not known. Use everyone, crisis, abuse, women, men, young, older, lgbtq, indigenous, veterans, deaf, harm, grief, alcohol or worried.',
        'docs/data/danger-words.yml:1: lines: "womn" is not known. Did you mean "women"?',
        "docs/data/search-words.yml:1: this file is empty. Restore its text, or delete the file.",
        'docs/habits/rest.md:9: "no diagnosis" is in docs/habits/walk.md:9 too, but can only appear once in each part. Remove one of them.',
    ),
    Mistake(
        "rules and search words as lists",
        {RULES: "- sentence: 20\n", "docs/data/search-words.yml": "- tea\n"},
        "docs/data/plain-language.yml:1: rules are expected. Write each as sentence: 20, one per line.",
        "docs/data/search-words.yml:1: a list of words is expected. Write lines such as word: [word, word].",
    ),
]
