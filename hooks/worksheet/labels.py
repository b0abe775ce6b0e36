"""What labels, choices and column heads may be."""

import re
from collections.abc import Iterator

from worksheet.names import UniqueNames, plain, slug
from worksheet.source import Problem


def part_names(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Names for choices and columns: the slug of each, numbered where two are alike."""
    names = UniqueNames()
    return tuple(names.free(slug(label) or "item") for label in labels)


def words_only(label: str) -> bool:
    """True without macros, sources, links and pictures: a label is pressed, read out, and printed."""
    return not re.search(r"\{\{|\{%|\[\^|\]\(", label)


def faults_of_labels(labels: list[tuple[int, str]], what: str) -> Iterator[Problem]:
    """Choices or columns of one block, as (line, label), that are empty or would share a name."""
    seen: set[str] = set()
    for line, label in labels:
        if not slug(label):
            message = f'the {what} "{plain(label) or label}" has no letter or digit in it. Write its words.'
            yield Problem(line, message)
        elif slug(label) in seen:
            yield Problem(line, f'the {what} "{plain(label)}" stands twice. Change or remove one.')
        elif not words_only(label):
            message = f"a {what} takes words only. Put a macro, source, link or picture into the hint."
            yield Problem(line, message)
        seen.add(slug(label))
