"""What is announced and then listed: "Try these four things:" has four under it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from library.model import Page
from library.number_words import number_words
from library.problems import Problem

ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ \t]+\S")
# The number that a sentence announces stands before what it counts, with at most two words between them.
COUNTED = r"(?<![\w:.-])({numbers})(?=(?: [\w-]+){{0,2}} [\w-]+s\b)"


def counted(page: Page, language: str) -> Iterator[Problem]:
    """Each list whose items are more or fewer than the sentence before it says."""
    words = number_words(language)
    numbers = {word.casefold(): number for number, word in enumerate(words) if number > 1}
    pattern = re.compile(
        COUNTED.format(numbers="|".join([*map(re.escape, numbers), r"1?\d(?!\d|:)"])), re.IGNORECASE
    )
    lines = page.source.prose.split("\n")
    for at, line in enumerate(lines):
        if (
            not line.rstrip().endswith(":")
            or not line[:1].strip()
            or ITEM.match(line)
            or line.startswith(("#", "|", "/"))
        ):
            continue
        sentence = re.split(r"(?<=[.!?]) ", line)[-1]
        announced = [numbers.get(word.casefold()) or int(word) for word in pattern.findall(sentence)]
        items = _items(lines[at + 1 :])
        if len(announced) == 1 and items > 1 and items != announced[0]:
            yield page.problem(
                page.source.body_line + at,
                f'"{sentence.strip()}" announces {announced[0]}, and {items} follow. Make them the same.',
            )


def _items(lines: list[str]) -> int:
    """The entries of the list that begins here, after empty lines at most; nothing when there is none."""
    found = 0
    for line in lines:
        if ITEM.match(line):
            found += 1
        elif line.strip() and not (found and line[:1].isspace()):
            break
    return found
