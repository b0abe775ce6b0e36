"""How many years of school a text asks for: the Flesch-Kincaid grade level (Kincaid et al., 1975, for the US Navy)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import pyphen

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def reading_grade(sentences: Sequence[str]) -> float:
    """The grade of English sentences; 0 for none. Syllables are counted by the places where TeX would divide a word."""
    words = [word.lower() for sentence in sentences for word in WORD.findall(sentence)]
    if not words:
        return 0.0
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


@cache
def _syllables(word: str) -> int:
    return len(_dictionary().positions(word)) + 1


@cache
def _dictionary() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_US")
