"""The site's fonts as TrueType, for Typst and older reading apps, which do not read WOFF2; and a smaller one for typed text.

`press.fonts.make` writes them from the published files; a test checks that both have the same letters.
"""

from functools import lru_cache
from pathlib import Path

from worksheet.font_coverage import SANS, SERIF, read_coverage

FOLDER = Path(__file__).parent
# For text that is typed into a PDF. Not in FOLDER, because it has the family's name but fewer letters, and Typst takes the
# first of two fonts with one name.
FORM_FONT = FOLDER.parent / "pdf" / "form.ttf"
FAMILIES = {"serif": SERIF, "sans": SANS}


@lru_cache(maxsize=1)
def coverage() -> dict[str, frozenset[int]]:
    """The code points that every face of a family has, by the family's name."""
    return read_coverage(sorted(FOLDER.glob("*-*.ttf")))
