"""What labels, choices and column heads may be."""

import difflib
import re
from collections.abc import Collection, Iterator

from worksheet.names import UniqueNames, plain, slug
from worksheet.source import Fault


def part_names(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Names for choices and columns: the slug of each, numbered where two are alike."""
    names = UniqueNames()
    return tuple(names.free(slug(label) or "item") for label in labels)


def nearest_or_all(word: str, known: Collection[str]) -> str:
    """What may stand in the place of a word that is not known: the one that is near, else all."""
    near = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.5)
    return f'Did you mean "{near[0]}"?' if near else f"Known are {', '.join(known)}."


def words_only(label: str) -> bool:
    """True without macros, sources, links and pictures: a label is pressed, read out, and printed."""
    return not re.search(r"\{\{|\{%|\[\^|\]\(", label)


def faults_of_labels(labels: list[tuple[int, str]], what: str) -> Iterator[Fault]:
    """Choices or columns of one block, as (line, label), that are empty or would share a name."""
    seen: set[str] = set()
    for line, label in labels:
        name, words = slug(label), plain(label)
        if not name:
            yield Fault(line, f'the {what} "{words or label}" has no letter or digit in it. Write its words.')
        elif name in seen:
            yield Fault(line, f'the {what} "{words}" stands twice. Change or remove one.')
        elif not words_only(label):
            message = f"a {what} takes words only. Put a macro, source, link or picture into the hint."
            yield Fault(line, message)
        seen.add(name)
