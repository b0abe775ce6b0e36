"""One page of each kind, whatever the words are, for tests that need not see all of them."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.site.words import Words

BLOCK = re.compile(r"^/// (\w+)", re.MULTILINE)
Chosen = Callable[[Words], list[str]]


def _members(words: Words) -> list[str]:
    """The articles from the last part on backward: they are the longest, and link the most."""
    return [path for members in reversed(words.series.values()) for path in members]


# What is looked for, and where: the first that there is stands for its kind.
CHOSEN: dict[str, Chosen] = {
    "cover": lambda words: ["index.md"],
    "overview": lambda words: list(reversed(words.series)),
    "article": lambda words: [path for path in _members(words) if words.cited[path]],
    "article with caution": lambda words: [path for path in _members(words) if "caution" in words.meta[path]],
    "reading": lambda words: words.readings,
    "worksheet": lambda words: sorted(
        words.worksheets, key=lambda path: -len(set(BLOCK.findall(words.body(path))))
    ),
    "worksheets": lambda words: ["worksheets/index.md"],
    "map": lambda words: ["map.md"],
    "sources": lambda words: ["sources.md"],
    "help now": lambda words: ["help-now.md"],
    "book": lambda words: ["book.md"],
    "page": lambda words: ["about.md", "privacy.md"],
}
KINDS = sorted([*CHOSEN, "error"])


def sheets_of_all_kinds(words: Words) -> list[str]:
    """The files of as few worksheets as have every kind of block, those with the most kinds first."""
    kinds = {path: set(BLOCK.findall(words.body(path))) for path in words.worksheets}
    left, chosen = set[str]().union(*kinds.values()), list[str]()
    while left:
        chosen.append(max(sorted(kinds), key=lambda path: len(kinds[path] & left)))
        left -= kinds[chosen[-1]]
    return chosen


def by_kind(words: Words) -> dict[str, str]:
    """The address of a page of every kind that there is."""
    there = {kind: [path for path in chosen(words) if path in words.order] for kind, chosen in CHOSEN.items()}
    return {kind: words.address(paths[0]) for kind, paths in there.items() if paths} | {"error": "404.html"}


def one_of_each(words: Words) -> set[str]:
    """The addresses of these pages, without the one that stands for what is not there."""
    return {*by_kind(words).values()} - {"404.html"}


def path_of(words: Words, kind: str) -> str:
    """The file of a page of this kind: "help-now.md". Who has none is not asked about it."""
    there = [path for path in CHOSEN[kind](words) if path in words.order]
    if not there:
        pytest.skip(f"this site has no page of the kind “{kind}”")
    return there[0]


def one(words: Words, kind: str) -> str:
    """Its address: "help-now/"."""
    return "404.html" if kind == "error" else words.address(path_of(words, kind))
