"""Checks that the fonts have every letter before Typst runs, which would not say where one is missing.

Titles and headings are set in the serif font, everything else in the sans.
"""

from collections.abc import Iterator
from typing import Any

from fonts import SANS, SERIF, describe_characters, missing_characters
from press.errors import Origin, PressError

UNPRINTED_KEYS = {
    *("svg", "kind", "href", "tone", "controls", "slug", "language", "date", "colors", "fonts", "edition"),
    *("anchor", "key", "keys", "role", "source", "tag", "alignment"),
}
SERIF_KEYS = {"title", "help_title"}


def printed_strings(value: Any, serif: bool = False, key: str = "") -> Iterator[tuple[str, bool]]:
    """Every printed string in some data, with whether it is set in the serif font."""
    if isinstance(value, str):
        yield value, serif or key in SERIF_KEYS
    elif isinstance(value, dict):
        serif = serif or value.get("kind") == "heading"
        for name, inner in value.items():
            if name not in UNPRINTED_KEYS:
                yield from printed_strings(inner, serif, name)
    elif isinstance(value, list):
        for inner in value:
            yield from printed_strings(inner, serif, "" if key == "title" else key)


def check_glyphs(value: Any, origin: Origin) -> None:
    """Raises PressError with every string of a document that needs a letter which its font lacks."""
    messages: dict[str, None] = {}
    for text, is_serif in printed_strings(value):
        family = SERIF if is_serif else SANS
        if lacking := missing_characters(text, family):
            at = text.index(lacking[0])
            context = text[max(0, at - 30) : at + 30].strip()
            message = f'{family} has no {describe_characters(lacking)}, needed in "{context}"; use another word or character.'
            messages[message] = None
    if messages:
        raise PressError.at(origin, *messages)
