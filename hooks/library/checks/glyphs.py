"""Checks that the site's fonts have all characters that are printed. A PDF has no fallback fonts.

Printed are worksheets, articles with their references, all titles (on cards and in the workbook), the names of the site
and the practice, the foot's words, and the helplines.
"""

import html
from collections import defaultdict
from collections.abc import Iterable, Iterator

from fonts import SANS, SERIF, describe_characters, missing_characters
from library import markdown_text
from library.bibtex import REFERENCES_PATH
from library.data_files import HELPLINES_PATH
from library.model import READING_ORDER_KINDS, WORKSHEET, Library
from library.page_kinds import HELP, SOURCES
from library.problems import CONFIG_PATH, Problem, line_subject
from library.source import Source
from library.text_files import BAD_CHARACTER, read_text
from library.yaml_text import iter_strings

# (path, line, text, font families)
PrintedText = tuple[str, int, str, tuple[str, ...]]
ALL_FAMILIES = (SERIF, SANS)
PRINTED_SETTINGS = {
    ("site_name",): ALL_FAMILIES,
    ("extra", "practice"): ALL_FAMILIES,
    ("site_author",): (SANS,),
    ("copyright",): (SANS,),
    ("extra", "footer", "disclaimer"): (SANS,),
    ("extra", "booking", "label"): (SANS,),
}
# Pages printed after the articles in the book.
BACK_MATTER = {HELP, SOURCES}


def unprintable_characters(library: Library, reported: Iterable[Problem]) -> Iterator[Problem]:
    """Lines with characters that the fonts lack, and that no problem in `reported` names."""
    named: dict[tuple[str, int], str] = defaultdict(str)
    for problem in reported:
        named[problem.path, problem.line] += problem.message
    for path, line, words, families in _printed_texts(library):
        if words.isascii():
            continue
        # Bad characters are reported when their file is read.
        readable = BAD_CHARACTER.sub("", words)
        if message := unprintable_message(readable, families, named[path, line]):
            yield Problem(path, line, message, caused_by={line_subject(path, line)})


def unprintable_message(words: str, families: Iterable[str] = ALL_FAMILIES, known: str = "") -> str:
    """Which characters of `words` these fonts lack, but for those in `known`, and what to do; or ""."""
    missing = [c for c in missing_characters("".join(words.split()), *families) if c not in known]
    characters = describe_characters(missing)
    message = f"the fonts of this site have no {characters}, and this text is printed. Use another word or character."
    return message if missing else ""


def _printed_texts(library: Library) -> Iterator[PrintedText]:
    for page in library.checked_pages:
        printed = page.kind in READING_ORDER_KINDS or page.kind in BACK_MATTER or page.pocket_card
        keys = ["title", *(["summary", "in_short", "author", "reviewed"] if printed else ())]
        keys += ["purpose"] if page.kind == WORKSHEET else []
        for key, line, value in page.source.strings(*keys):
            yield page.source.path, line, value, ALL_FAMILIES if key == "title" else (SANS,)
        if printed or page.kind == WORKSHEET:
            yield from _body_texts(page.source)
    for caution in library.cautions.values():
        yield from _body_texts(caution.source)
    for reference in library.references.values():
        if reference.cited_in:
            yield REFERENCES_PATH, reference.line, reference.text, (SANS,)
    for where, families in PRINTED_SETTINGS.items():
        for loc, value in iter_strings(library.config_yaml.value_at(*where), *where):
            yield CONFIG_PATH, library.config_yaml.line(*loc), value, families
    helplines, _ = read_text(library.root / HELPLINES_PATH, HELPLINES_PATH)
    for number, row in enumerate((helplines or "").split("\n"), 1):
        yield HELPLINES_PATH, number, row.partition("#")[0], ALL_FAMILIES


def _body_texts(source: Source) -> Iterator[PrintedText]:
    for number, row in source.body_lines:
        if row.isascii() and "&" not in row:
            continue
        family = SERIF if markdown_text.HEADING.match(row) else SANS
        yield source.path, number, html.unescape(row), (family,)
