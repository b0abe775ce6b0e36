"""Letters that the site's fonts lack: a screen borrows them from elsewhere, paper can't.

What is printed: all of a worksheet, every title (on cards and in the workbook), the names of the
site and the practice, and the helplines.
"""

from __future__ import annotations

import html
from collections.abc import Iterator

from library import text
from library.config import CONFIG
from library.files import read_text
from library.helplines import PATH as HELPLINES
from library.model import WORKSHEET, Library, Page
from library.problems import Problem
from worksheet.letters import SANS, SERIF, drawn, spelled

# So many letters that are missing in one line are named.
SPELLED = 3
# A place in a file, the words in it, and the families that draw them.
Printed = tuple[str, int, str, tuple[str, ...]]
EVERYWHERE = (SERIF, SANS)


def letters(library: Library) -> Iterator[Problem]:
    """Every line whose words can't be printed. Without fonts there is nothing to hold them against."""
    beyond = [printed for printed in _printed(library) if not printed[2].isascii()]
    known = drawn(library.docs / "assets/fonts", library.root / ".cache") if beyond else {}
    for path, line, words, families in beyond:
        fonts = [known[family] for family in families if family in known]
        missing = sorted({c for c in words if not c.isspace() and any(ord(c) not in font for font in fonts)})
        if missing:
            named = ", ".join(map(spelled, missing[:SPELLED])) + (", …" if len(missing) > SPELLED else "")
            message = (
                f"the fonts of this site have no {named}, and this is printed. Use another word or sign."
            )
            yield Problem(path, line, message)


def _printed(library: Library) -> Iterator[Printed]:
    for page in library.texts:
        title = page.source.meta.get("title")
        if isinstance(title, str):
            yield page.source.path, page.source.line("title"), title, EVERYWHERE
        if page.kind == WORKSHEET:
            yield from _sheet(page)
    yield CONFIG, library.settings.line("site_name"), str(library.config.get("site_name")), EVERYWHERE
    for key, said in _practice(library).items():
        yield CONFIG, library.settings.line("extra", "practice", key), str(said), EVERYWHERE
    for number, row in enumerate((read_text(library.root / HELPLINES, HELPLINES)[0] or "").split("\n"), 1):
        yield HELPLINES, number, row.partition("#")[0], EVERYWHERE


def _practice(library: Library) -> dict[str, object]:
    found = library.extra.get("practice")
    return found if isinstance(found, dict) else {}


def _sheet(page: Page) -> Iterator[Printed]:
    yield page.source.path, page.source.line("purpose"), page.purpose, (SANS,)
    for number, row in enumerate(page.source.body.split("\n"), page.source.body_line):
        family = SERIF if text.HEADING.match(row) else SANS
        yield page.source.path, number, html.unescape(row), (family,)
