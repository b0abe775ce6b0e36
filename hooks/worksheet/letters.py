"""Which letters can be printed: those that the site's own fonts draw.

Read by the library, which says where one is missing, and by the press, which refuses it at last.
"""

import hashlib
import unicodedata
from functools import partial
from pathlib import Path

from build_cache import persisted

# The families of headings and of text, as the fonts themselves name them; a weight may follow.
SERIF = "Literata"
SANS = "Atkinson Hyperlegible Next"


def _contents(faces: list[Path]) -> tuple[tuple[str, str], ...]:
    return tuple((face.stem, hashlib.sha256(face.read_bytes()).hexdigest()) for face in faces)


@partial(persisted, by=_contents)  # to open them takes a tenth of a build
def read_letters(faces: list[Path]) -> dict[str, frozenset[int]]:
    """The letters that every face of a family draws; `name-ext` holds further letters of the face `name`."""
    from fontTools.ttLib import TTFont  # slow to import, and only needed here

    letters: dict[str, dict[str, set[int]]] = {}
    for path in faces:
        with TTFont(path, lazy=True) as font:
            for family in (SERIF, SANS):
                if str(font["name"].getDebugName(1)).startswith(family):
                    face = letters.setdefault(family, {}).setdefault(path.stem.removesuffix("-ext"), set())
                    face.update(font.getBestCmap())
    return {family: frozenset(set.intersection(*sets.values())) for family, sets in letters.items()}


def missing(words: str, *fonts: frozenset[int]) -> list[str]:
    """The letters of some words that one of the fonts does not draw."""
    return sorted(c for c in set(words) if c not in "\n\t" and any(ord(c) not in font for font in fonts))


def spelled(letters: list[str]) -> str:
    """The first three letters with their numbers and names, for those who can't see them."""
    named = [
        f'"{letter}" (U+{ord(letter):04X}, {unicodedata.name(letter, "a character without a name").lower()})'
        for letter in letters[:3]
    ]
    return ", ".join([*named, *["…"][: len(letters) > 3]])
