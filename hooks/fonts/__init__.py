"""The site's fonts as TrueType, for Typst and older reading apps, which do not read WOFF2; and which characters can be printed.

`fonts.make` writes the files from the published ones; a test checks that both have the same letters. The library reports
text that has other characters; the press refuses it.
"""

import json
import unicodedata
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent / "printed"
# For text that is typed into a PDF. Not in FOLDER, because it has the family's name but fewer letters, and Typst takes the
# first of two fonts with one name.
FORM_FONT = Path(__file__).parent / "form.ttf"
# Family names of the fonts for headings and text, as in their name tables, where a weight may follow.
SERIF = "Literata"
SANS = "Atkinson Hyperlegible Next"
# What both lack: emoji, in one color; arrows, ticks, stars and signs of mathematics, which are built into Typst.
EMOJI = "Noto Emoji"
EMOJI_FONT = FOLDER / "noto-emoji.ttf"
SYMBOLS = "DejaVu Sans Mono"
# For each use the families to look in for a character, one after the other: Literata has fewer signs, Atkinson lacks some of Latin
# Extended-A.
FAMILIES = {"serif": [SERIF, SANS, EMOJI, SYMBOLS], "sans": [SANS, SERIF, EMOJI, SYMBOLS]}
# Reading the fonts themselves would take a twentieth of a build.
COVERAGE = Path(__file__).parent / "coverage.json"


@lru_cache(maxsize=1)
def coverage() -> dict[str, str]:
    """The characters that every face of a family draws, by the family's name."""
    characters: dict[str, str] = json.loads(COVERAGE.read_text("utf-8"))
    return characters


def missing_characters(text: str, *families: str) -> list[str]:
    """The characters of a text that cannot be drawn where a text begins with one of the families."""
    choices = [choice for choice in FAMILIES.values() if choice[0] in families]
    drawn = ["".join(coverage()[family] for family in choice) for choice in choices]
    return sorted(c for c in set(text) if c not in "\n\t" and any(c not in font for font in drawn))


def describe_characters(characters: list[str]) -> str:
    """All characters, the first three with their code points and Unicode names."""
    names = [(c, unicodedata.name(c, "a character without a name").lower()) for c in characters[:3]]
    named = [f'"{c}" (U+{ord(c):04X}, {name})' for c, name in names]
    return ", ".join([*named, *characters[3:]])
