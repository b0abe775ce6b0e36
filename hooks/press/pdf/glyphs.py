"""A letter that the fonts cannot draw stops the press, and the error shows where it stands.

Typst would only say that some text is missing. So every word is looked at first: titles and
headings in the serif, everything else in the sans.
"""

from collections.abc import Iterator
from typing import Any

from press import fonts
from press.errors import PressError
from worksheet.font_coverage import SANS, SERIF, describe_characters, missing_characters

# Keys of the data that hold no printed words.
UNPRINTED = {
    "svg",
    "code",
    "kind",
    "href",
    "tone",
    "controls",
    "slug",
    "language",
    "date",
    "colors",
    "fonts",
    "edition",
    "anchor",
    "key",
    "keys",
    "role",
    "source",
}
SERIF_KEYS = {"title", "help_title"}


def words(value: Any, serif: bool = False, key: str = "") -> Iterator[tuple[str, bool]]:
    """Every printed string in the data, with whether a heading shows it."""
    if isinstance(value, str):
        yield value, serif or key in SERIF_KEYS
    elif isinstance(value, dict):
        heading = serif or value.get("kind") == "heading"
        for name, inner in value.items():
            if name not in UNPRINTED:
                yield from words(inner, heading, name)
    elif isinstance(value, list):
        for inner in value:
            yield from words(inner, serif, "" if key == "title" else key)


def check(value: Any, where: str) -> None:
    """Raise one error that lists every letter without a glyph in this document."""
    known = fonts.letters()
    faults: dict[str, None] = {}
    for serif, family in ((True, SERIF), (False, SANS)):
        texts = [text for text, heading in words(value) if heading is serif]
        if not missing_characters("".join(texts), known[family]):
            continue
        for text in texts:
            if lacking := missing_characters(text, known[family]):
                at = text.index(lacking[0])
                there = text[max(0, at - 30) : at + 30].strip()
                fault = f'{where}: {family} has no {describe_characters(lacking)}, needed in "{there}"; use another word or sign.'
                faults[fault] = None
    if faults:
        raise PressError(*faults)
