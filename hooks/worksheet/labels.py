"""Validation of labels, choices and column heads."""

import difflib
import re
from collections.abc import Collection, Iterator

from worksheet.names import UniqueNames, plain_text, slugify_label
from worksheet.parser import BlockProblem


def part_names(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Names of choices or columns: the slug of each label, with a number where two are alike."""
    names = UniqueNames()
    return tuple(names.unique(slugify_label(label) or "item") for label in labels)


def suggest(word: str, known: Collection[str]) -> str:
    """The end of a message about an unknown word: the most similar known one, else all of them."""
    similar = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.5)
    return f'Did you mean "{similar[0]}"?' if similar else f"Use one of these: {', '.join(known)}."


def is_words_only(label: str) -> bool:
    """Whether a label has no macro, source, link or picture: it is pressed, read aloud, and printed."""
    return not re.search(r"\{\{|\{%|\[\^|\]\(", label)


def validate_labels(labels: list[tuple[int, str]], noun: str) -> Iterator[BlockProblem]:
    """Problems of the choices or columns of a block, given as (line, label). `noun` is "choice" or "column head"."""
    seen: set[str] = set()
    for line, label in labels:
        name, words = slugify_label(label), plain_text(label)
        if not name:
            message = f'the {noun} "{words or label}" has no letter or digit in it. Write its words.'
            yield BlockProblem(line, message)
        elif name in seen:
            yield BlockProblem(line, f'the {noun} "{words}" appears twice. Change or remove one.')
        elif not is_words_only(label):
            message = f"a {noun} can only have words. Put a macro, source, link or picture in the hint."
            yield BlockProblem(line, message)
        seen.add(name)
