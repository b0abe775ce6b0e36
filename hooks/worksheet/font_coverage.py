"""The characters that the site's own fonts can draw.

The library reports text that has others; the press refuses it.
"""

import hashlib
import unicodedata
from functools import partial
from pathlib import Path

from build_cache import persisted

# Family names of the fonts for headings and text, as in their name tables, where a weight may follow.
SERIF = "Literata"
SANS = "Atkinson Hyperlegible Next"


def _file_hashes(faces: list[Path]) -> tuple[tuple[str, str], ...]:
    return tuple((face.stem, hashlib.sha256(face.read_bytes()).hexdigest()) for face in faces)


@partial(persisted, by=_file_hashes)  # parsing fonts takes a tenth of a build
def read_coverage(faces: list[Path]) -> dict[str, frozenset[int]]:
    """The code points that every face of a family draws, by family; `name-ext` has more of those of the face `name`."""
    from fontTools.ttLib import TTFont  # slow to import, and only needed here

    coverage: dict[str, dict[str, set[int]]] = {}
    for path in faces:
        with TTFont(path, lazy=True) as font:
            for family in (SERIF, SANS):
                if str(font["name"].getDebugName(1)).startswith(family):
                    face = coverage.setdefault(family, {}).setdefault(path.stem.removesuffix("-ext"), set())
                    face.update(font.getBestCmap())
    return {family: frozenset(set.intersection(*sets.values())) for family, sets in coverage.items()}


def missing_characters(text: str, *fonts: frozenset[int]) -> list[str]:
    """The characters of a text that one of the fonts does not draw."""
    return sorted(c for c in set(text) if c not in "\n\t" and any(ord(c) not in font for font in fonts))


def describe_characters(characters: list[str]) -> str:
    """The first three characters with their code points and Unicode names."""
    named = [
        f'"{c}" (U+{ord(c):04X}, {unicodedata.name(c, "a character without a name").lower()})'
        for c in characters[:3]
    ]
    return ", ".join([*named, *["…"][: len(characters) > 3]])
