"""Which letters can be printed: those that the site's own fonts draw.

Read by the library, which says where one is missing, and by the press, which refuses it at last.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

# The families of headings and of text, as the fonts themselves name them; a weight may follow.
SERIF = "Literata"
SANS = "Atkinson Hyperlegible Next"


def drawn(folder: Path) -> dict[str, frozenset[int]]:
    """The letters that every face of a family draws, for the families whose .woff2 stand in the folder."""
    faces = [_face(path, path.stat().st_mtime_ns) for path in sorted(folder.glob("*.woff2"))]
    found = {
        family: [letters for names, letters in faces if family.encode("utf-16-be") in names]
        for family in (SERIF, SANS)
    }
    return {family: frozenset.intersection(*sets) for family, sets in found.items() if sets}


@lru_cache(maxsize=64)
def _face(path: Path, changed: int) -> tuple[bytes, frozenset[int]]:
    """A font's table of names and its letters. Kept while the file is the same: a preview asks at every edit."""
    from fontTools.ttLib import TTFont  # slow to import, and only needed for letters beyond ASCII

    with TTFont(path, lazy=True) as font:
        # The names as they are, in UTF-16: to decode them fontTools would import all of OpenType's layout.
        return font.reader["name"], frozenset(font.getBestCmap())


def spelled(letter: str) -> str:
    """A letter with its number and name, for those who can't see it."""
    name = unicodedata.name(letter, "a character without a name")
    return f'"{letter}" (U+{ord(letter):04X}, {name.lower()})'
