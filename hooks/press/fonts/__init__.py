"""The site's fonts as TrueType, for Typst and older reading apps, which know no WOFF2; and a slim one for typed text.

`press.fonts.make` writes them from the published files; a test holds that both hold the same letters.
"""

from functools import lru_cache
from pathlib import Path

from worksheet.font_coverage import SANS, SERIF, read_coverage

FOLDER = Path(__file__).parent
# What somebody types into a PDF is set in this one. It stands elsewhere: it has the family's name and fewer letters, and
# of two faces of one name an engine takes whichever it finds first.
FORM = FOLDER.parent / "pdf" / "form.ttf"
# As the layout names its families.
FAMILIES = {"serif": SERIF, "sans": SANS}


@lru_cache(maxsize=1)
def letters() -> dict[str, frozenset[int]]:
    """The characters that every face of a family draws, by the family's name."""
    return read_coverage(sorted(FOLDER.glob("*-*.ttf")))
