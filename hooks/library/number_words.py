"""Small numbers in words, in the language of the site: `number_words` in hooks/strings."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from library.yaml_text import read_yaml

HOOKS = Path(__file__).parent.parent


@cache
def number_words(language: str) -> list[str]:
    """From zero on, as many as the language's strings have."""
    values = read_yaml(HOOKS, f"strings/{language}.yml").value or {}
    return str(values.get("number_words", "")).split()


def in_words(number: int, language: str) -> str:
    """ "thirteen"; in digits what the language has no single word for here."""
    words = number_words(language)
    return words[number] if number < len(words) else str(number)
