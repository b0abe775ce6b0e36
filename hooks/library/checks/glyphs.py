"""Letters that the site's fonts lack: a screen borrows them from elsewhere, paper can't.

What is printed: all of a worksheet, the articles with the sources that they cite, every title (on cards and in the
workbook), the names of the site and the practice, and the helplines.
"""

import html
import re
from collections.abc import Iterator

from library import text
from library.bibtex import REFERENCES_PATH
from library.checks.addresses import front_matter_strings
from library.config import CONFIG
from library.files import read_text
from library.helplines import HELPLINES_PATH
from library.kinds import HELP, SOURCES
from library.model import READING_ORDER_KINDS, WORKSHEET, Library
from library.problems import Problem
from library.source import Source
from worksheet.font_coverage import SANS, SERIF, describe_characters, missing_characters, read_coverage

TAG = re.compile(r"<[^>]*>")
# A place in a file, the words in it, and the families that draw them.
PrintedText = tuple[str, int, str, tuple[str, ...]]
ALL_FAMILIES = (SERIF, SANS)
# What stands behind the articles in their book.
BACK_MATTER = {HELP, SOURCES}


def unprintable_characters(library: Library) -> Iterator[Problem]:
    """Every line whose words can't be printed. Without fonts there is nothing to hold them against."""
    beyond = [printed for printed in _printed_texts(library) if not printed[2].isascii()]
    known = read_coverage(sorted((library.docs / "assets/fonts").glob("*.woff2"))) if beyond else {}
    for path, line, words, families in beyond:
        fonts = [known[family] for family in families if family in known]
        if lacking := missing_characters("".join(words.split()), *fonts):
            message = f"the fonts of this site have no {describe_characters(lacking)}, and this is printed. Use another word or sign."
            yield Problem(path, line, message)


def _printed_texts(library: Library) -> Iterator[PrintedText]:
    for page in library.checked_pages:
        printed = page.kind in READING_ORDER_KINDS or page.kind in BACK_MATTER or page.pocket_card
        keys = ("title", "summary", "in_short") if printed else ("title",)
        for key, line, said in front_matter_strings(
            page, *keys, *(["purpose"] if page.kind == WORKSHEET else ())
        ):
            yield page.source.path, line, said, ALL_FAMILIES if key == "title" else (SANS,)
        if printed or page.kind == WORKSHEET:
            yield from _body_texts(page.source)
    for note in library.cautions.values():
        yield from _body_texts(note.source)
    for work in library.references.values():
        if work.cited_in:
            yield REFERENCES_PATH, work.line, html.unescape(TAG.sub("", work.html)), (SANS,)
    yield CONFIG, library.config_yaml.line("site_name"), str(library.config.get("site_name")), ALL_FAMILIES
    for key, said in library.practice.items():
        yield CONFIG, library.config_yaml.line("extra", "practice", key), str(said), ALL_FAMILIES
    for number, row in enumerate(
        (read_text(library.root / HELPLINES_PATH, HELPLINES_PATH)[0] or "").split("\n"), 1
    ):
        yield HELPLINES_PATH, number, row.partition("#")[0], ALL_FAMILIES


def _body_texts(source: Source) -> Iterator[PrintedText]:
    for number, row in source.body_lines:
        if row.isascii() and "&" not in row:
            continue
        family = SERIF if text.HEADING.match(row) else SANS
        yield source.path, number, html.unescape(row), (family,)
