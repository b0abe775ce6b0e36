"""Texts beyond the limits of docs/data/plain-language.yml, and without what an article has."""

from tests.library.tiny_site import HABITS, REST, RULES, WALK, Mistake, before

LONG = "We walk along the river to the old mill and back again before it rains."
FIVE = " ".join(f"We walk to {number} mills." for number in ("two", "three", "four", "five", "six"))

MISTAKES = [
    Mistake(
        "a sentence of another page",
        {RULES: "repeated: 8\n", WALK: before(LONG), REST: ("On {{", f"{LONG}\n\nOn {{{{")},
        'docs/habits/rest.md:9: this sentence is in docs/habits/walk.md:9 too: "We walk along the river to the old mill and back again before it ra…". Rewrite one of them.',
    ),
    Mistake(
        "five sentences of another page",
        {RULES: "repeated: 4\n", WALK: before(FIVE), REST: ("On {{", f"{FIVE}\n\nOn {{{{")},
        'docs/habits/rest.md:9: 5 sentences of this page are in docs/habits/walk.md too. Rewrite them. The first is in line 9 there: "We walk to two mills.".',
    ),
    Mistake(
        "sentences that are long on average",
        {RULES: "sentence_mean: 6\n", WALK: before(LONG)},
        "docs/habits/walk.md:1: sentences have 8.0 words on average; the limit is 6. Shorten or split some.",
    ),
    Mistake(
        "a finding without a source",
        {
            RULES: "findings: [people]\n",
            WALK: before("It helped 80 people."),
            REST: ("On {{", "It helped 90 people.[^moss2010]\n\nOn {{"),
        },
        'docs/habits/walk.md:9: "80 people" has no source in its paragraph. Add [^key] after it.',
    ),
    Mistake(
        "sections in another order, an empty one, and no opening",
        {
            HABITS: ("many: habits}", "many: habits, sections: [Why, How]}"),
            WALK: [("## Why", "## Who"), ("## How", "## Why"), ("## Who", "## How")],
            REST: ("On {{", "## How\n\nOn {{"),
        },
        "docs/habits/rest.md:6: the opening is missing. Write it before the first heading.",
        'docs/habits/rest.md:7: the section "Why" is empty. Write it.',
        "docs/habits/walk.md:6: the opening is missing. Write it before the first heading.",
        "docs/habits/walk.md:7: the sections are not in the order of docs/habits/index.md: Why, How.",
    ),
]
