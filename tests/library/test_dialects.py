"""What other programs write is converted as it is read: line by line, and never in code."""

from __future__ import annotations

import random

import pytest

from library.dialects import convert, write_out_links
from worksheet import registry

CONVERTED = {
    "a list in a list, by two spaces": ("- a\n  - b\n    - c\n- d", "- a\n    - b\n        - c\n- d"),
    "by three": ("1. a\n   - b\n   - c\n2. d", "1. a\n    - b\n    - c\n2. d"),
    "by two under a number": ("1. a\n  - b", "1. a\n    - b"),
    "letters under numbers": ("1. a\n   a. b\n   b. c", "1. a\n    a. b\n    b. c"),
    "a paragraph in an item": ("- a\n\n  more\n- b", "- a\n\n    more\n- b"),
    "a paragraph two lists deep": ("- a\n  - b\n\n    more\n    lines", "- a\n    - b\n\n        more\n        lines"),
    "back to the outer item": ("- a\n  - b\n\n  more", "- a\n    - b\n\n    more"),
    "in a note": ("!!! note\n    - a\n      - b\n\n    End.", "!!! note\n    - a\n        - b\n\n    End."),
    "in a quotation": ("> - a\n>   - b", "> - a\n>     - b"),
    "after a list": ("- a\n\nEnd.\n\n  Words.", "- a\n\nEnd.\n\n  Words."),
    "a break is no item": ("* * *\n\n  Words.", "* * *\n\n  Words."),
    "a comment in a line": ("One <!-- no --> two <!-- no -->", "One two".replace(" ", "  ", 1)),
    "a comment over lines": ("One\n<!-- no\nno -->\nTwo", "One\n\n\nTwo"),
    "a comment that is not closed": ("<!-- no <!-- yes -->", "<!-- no"),
    "comments of other programs": ("%%no%%\n[//]: # (no)\n{# no #}\n[comment]: <> (no)", "\n\n\n"),
    "a percentage": ("100%% of 50%% of us", "100%% of 50%% of us"),
    "contents by hand": ("[TOC]\n\nOne", "\n\nOne"),
    "arrows": ("a -> b --> c <-> d <-- e\n-> f\n-> g\n\nh <!-- -> -->", "a → b → c ↔ d ← e\n- → f\n- → g\n\nh"),
    "names of emoji": (":smile: :+1: :heart: a:b:c :nosuch: :material-heart: :basketball_man:", "😄 👍 ❤\ufe0f a:b:c :nosuch: :material-heart: ⛹\ufe0f\u200d♂\ufe0f"),
    "an address": ("See https://a.example/b_(c), (https://d.example).", "See <https://a.example/b_(c)>, (<https://d.example>)."),
    "an address without its beginning": ("*www.a.example*", "*[www.a.example](https://www.a.example)*"),
    "an address for mail": ("To a.b@c.example.", "To <a.b@c.example>."),
    "what is a link": ("[https://a.example](https://a.example) <https://a.example>",) * 2,
    "a macro": ('{{ f("https://a.example") }}',) * 2,
    "a label of a field": ("/// line | www.a.example",) * 2,
    "headings": ("##a\n  ## b\n## c {#d}\nE\n===\n\nF\n---", "## a\n## b\n## c { #d }\n# E\n\n\n## F\n"),
    "a tag, a sentence with a line under it": ("#tag\n\nWords.\n---", "#tag\n\nWords.\n---"),
    "numbers and tags in items": ("- #a\n  1. # of b\n- ## c\n- d #e", "- \\#a\n    1. \\# of b\n- ## c\n- d #e"),
    "elements": ("<b>a <i>b</i></b><BR/>H<sub>2</sub>O <u>c</u> <del>d</del>", "**a *b*** <br>H~2~O ^^c^^ ~~d~~"),
    "a figure of WordPress": ('[caption id="a"]![b](c.jpg) D e[/caption]', '![b](c.jpg "D e")'),
    "bold words with spaces": ("This is ** so good ** news.", "This is **so good** news."),
    "bold words with a space on one side": ("**A **b ** c** *d* **e\nf** g\n\n- h ** i\n- j ** k", "**A** b **c** *d* **e\nf** g\n\n- h ** i\n- j ** k"),
    "bold words with a space, over lines": ("One **a\nb **c", "One **a\nb** c"),
    "bold words with a space, after other asterisks": ("* *d* **e **f", "* *d* **e** f"),
    "bold words that hold others": ("**a *b* c** and **d**, ***e*** \\** f **",) * 2,
    "signs of lists without a space": ("A:\n-b\n-**c** d\n\n1.e\n2.“f”\n\n-[ ] g\n-[x] h", "A:\n- b\n- **c** d\n\n1. e\n2. “f”\n\n- [ ] g\n- [x] h"),
    "what looks like such a sign": ("-a\n\n1.0\n2.0\n-5\n-6", "-a\n\n1.0\n2.0\n-5\n-6"),
    "a copyright": ("(c) 2026 A B\n\n(c) d", "(c) 2026 A B\n\nc) d"),
    "the title of a note": ('!!! note A b!\n??? tip "c"\n!!! note inline end\n!!!Tip\n!!! note e "f"\n!!! Watch out!', '!!! note "A b!"\n??? tip "c"\n!!! note inline end\n!!!Tip\n!!! note e "f"\n!!! Watch out!'),
    "numbers in boxes, and signs of lists that are emoji": ("\n1\u20e3 a\n2\ufe0f\u20e3 b\n\n▪\ufe0f c\n☑\ufe0f d", "\n1. a\n2. b\n\n- c\n- [x] d"),
    "a year": ("\n1998. We met.", "\n1998\\. We met."),
    "signs and tabs of lists": ("⁃ a\n➢\tb\n-\tc\n\t*\td\n2.\te\nf)\tg", "- a\n- b\n- c\n\t* d\n2. e\nf) g"),
    "lines that begin with emoji": ("Today:\n✅ a\n🙂 b c\n\n💡 d\n\n✓ e\nf", "Today:\n- ✅ a\n- 🙂 b c\n\n💡 d\n\n✓ e\nf"),
    "dashes of Word, and of who speaks": ("– a\n  — b\n\n— c", "- a\n    - b\n\n— c"),
    "numbers in parentheses": ("(1) a\n(2) b\n\nc (3) d\n\n(614) 555-0134", "1) a\n2) b\n\nc (3) d\n\n(614) 555-0134"),
    "a picture of iA Writer": ('/a b.png "C d"\n\n/e.jpg', "![C d](a b.png)\n\n![](e.jpg)"),
    "links of Obsidian": ("[[A b]] [[c/D e|f]] [[G#H i]] [[#J]] [[1]](k.md)", "[A b](a-b.md) [f](d-e.md) [G](g.md#h-i) [J](#j) [[1]](k.md)"),
    "pictures of Obsidian": ("![[a.png]] ![[b.jpg|30]] ![c|40x50](d.png) ![e](f.png =60x)", "![](a.png) ![](b.jpg){ width=30 } ![c](d.png){ width=40 } ![e](f.png){ width=60 }"),
    "addresses in angle brackets": ('![a](<b c.jpg>) [d](<https://e.example/f> "G")', '![a](b%20c.jpg) [d](https://e.example/f "G")'),
    "detours by other sites": ("[a](https://www.google.com/url?q=https://b.example/%3Fc&sa=D) https://x.safelinks.protection.outlook.com/?url=https%3A%2F%2Fd.example%2F&data=5", "[a](https://b.example/?c) <https://d.example/>"),
    "notes of Notion": ("<aside>\n💡 a\n\n- b\n  - c\n\n</aside>\nd", '!!! note ""\n    💡 a\n\n    - b\n        - c\n\n\nd'),
    "a label after a colon or a dash": ("/// line: a: b\n///\n\n/// rate – c\n///", "/// line | a: b\n///\n\n/// rate | c\n///"),
    "options without an indent": ("///write | a\nlines: 5\n\u00a0\u00a0name: b\nlow: tide\n\nrows: c\n///\nlow: d", "///write | a\n    lines: 5\n    name: b\n    low: tide\n\nrows: c\n///\nlow: d"),
    "what opens": ("<details open>\n<summary>A <b>b</b></summary>\n\nC\n</details>\n", '??? note "A **b**"\n\n\n    C\n\n'),
    "boxes": ("- [] a\n- [x]b\n- [c](d)", "- [ ] a\n- [x] b\n- [c](d)"),
    "boxes without a hyphen": ("[ ] a\n[x] b\n\n[a] c", "- [ ] a\n- [x] b\n\n[a] c"),
    "boxes of Word": ("☐ a\n☐\tb\n- ☒ c\n\nd ☐ e", "- [ ] a\n- [ ] b\n- [x] c\n\nd ☐ e"),
    "no-break spaces around a label": ("\n///\u00a0line\u00a0| a\u00a0b", "\n/// line | a b"),
    "curly quotation marks": ("!!! note “a”\n{{ f(“b”) }} “c”", '!!! note "a"\n{{ f("b") }} “c”'),
    "links by labels": (
        "[a][B] ![c][] [c] [d][e]\n\n[b]: f.md 'g \"h\"'\n[C]: <i.svg>\n[j]: k",
        "[a](f.md \"g 'h'\") ![c](<i.svg>) [c](<i.svg>) [d][e]\n\n\n\n[j]: k",
    ),
    "citations and boxes": ("Tea[^a].\n- [x] b\n\n[^a]: c\n[x]: d", "Tea[^a].\n- [x] b\n\n[^a]: c\n[x]: d"),
}  # fmt: skip


def test_every_option_of_a_block_may_lack_its_indent() -> None:
    for name in {name for block in registry.blocks().values() for name in block.OPTIONS}:
        assert convert(f"/// x | y\n{name}: z\n///") == f"/// x | y\n    {name}: z\n///"


def read(text: str) -> str:
    return write_out_links(convert(text))[0]


@pytest.mark.parametrize("name", CONVERTED)
def test_it_is_converted(name: str) -> None:
    written, meant = CONVERTED[name]
    assert read(written) == meant
    assert written.count("\n") == meant.count("\n")


@pytest.mark.parametrize("name", CONVERTED)
def test_in_code_it_stays(name: str) -> None:
    written = CONVERTED[name][0]
    assert read(f"~~~\n{written}\n~~~\n") == f"~~~\n{written}\n~~~\n"
    if "\n" not in written:
        assert read(f"Write `{written}` so.") == f"Write `{written}` so."


def test_every_text_keeps_its_lines() -> None:
    chance = random.Random(20261127)
    parts = [part for written, _ in CONVERTED.values() for part in written.split(" ")] + [
        "\n",
        " ",
        "`",
        "~~~\n",
    ]
    for _ in range(300):
        text = " ".join(chance.choices(parts, k=chance.randint(1, 30)))
        assert read(text).count("\n") == text.count("\n")
